"""How many visits ended in a letter: campaign, day, district."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlalchemy import Column, Connection, Date, Integer, String, Table

from .counters import between
from .database import metadata, one_more

table = Table(
    "action_counts",
    metadata,
    Column("campaign", String(64), primary_key=True),
    Column("day", Date, primary_key=True),
    Column("division", String(120), primary_key=True),
    Column("n", Integer, nullable=False),
    sqlite_with_rowid=False,
)
_ONE_MORE = one_more(table)


def add(connection: Connection, campaign: str, day: date, division: str) -> None:
    """Count one action."""
    _ONE_MORE.run(connection, {"campaign": campaign, "day": str(day), "division": division})


def rows(campaign: str, start: date, end: date) -> Iterator[tuple[date, str, int]]:
    """Day, division, actions, for ``start`` ≤ day < ``end``, in that order."""
    for row in between(table, campaign, start, end):
        yield row.day, row.division, row.n
