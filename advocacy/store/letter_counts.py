"""How many letters: campaign, day, official, channel, and what is known of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from sqlalchemy import Column, Connection, Date, Integer, String, Table

from advocacy.core.participation import LetterFact

from .counters import between
from .database import Value, metadata, one_more

table = Table(
    "letter_counts",
    metadata,
    Column("campaign", String(64), primary_key=True),
    Column("day", Date, primary_key=True),
    Column("official_id", String(80), primary_key=True),
    Column("channel", String(16), primary_key=True),
    Column("outcome", String(16), primary_key=True),
    Column("n", Integer, nullable=False),
    sqlite_with_rowid=False,
)
_ONE_MORE = one_more(table)


def add(connection: Connection, campaign: str, day: date, letters: Iterable[LetterFact]) -> None:
    """Count one letter for each fact. In a fixed order, so that two writers never wait for each other."""
    facts = sorted((fact.official_id, fact.channel, fact.outcome) for fact in letters)
    keys: list[dict[str, Value]] = [
        {"campaign": campaign, "day": str(day), "official_id": official_id, "channel": channel, "outcome": outcome}
        for official_id, channel, outcome in facts
    ]
    if keys:
        _ONE_MORE.run(connection, keys)


def rows(campaign: str, start: date, end: date) -> Iterator[tuple[date, LetterFact, int]]:
    """Day, fact, letters, for ``start`` ≤ day < ``end``, in that order."""
    for row in between(table, campaign, start, end):
        yield row.day, LetterFact(row.official_id, row.channel, row.outcome), row.n
