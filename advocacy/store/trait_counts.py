"""The same visits by one trait at a time: campaign, day, trait, value. No two traits ever meet in a row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from sqlalchemy import Column, Connection, Date, Integer, String, Table, func, select

from advocacy.core.participation import Trait

from .counters import between
from .database import Value, metadata, one_more

MOST_VALUES = 200
"""Of one trait in one day: whoever makes up source codes fills one row called ``other``, not the table."""

OTHER = "other"

table = Table(
    "trait_counts",
    metadata,
    Column("campaign", String(64), primary_key=True),
    Column("day", Date, primary_key=True),
    Column("trait", String(16), primary_key=True),
    Column("value", String(40), primary_key=True),
    Column("n", Integer, nullable=False),
    sqlite_with_rowid=False,
)
# The casts are for PostgreSQL, which would otherwise take one parameter for text here and for varchar there.
_SAME = (
    "FROM trait_counts WHERE campaign = CAST(:campaign AS varchar) AND day = :day AND trait = CAST(:trait AS varchar)"
)
_KNOWN_OR_OTHER = (
    f"CASE WHEN EXISTS (SELECT 1 {_SAME} AND value = :value) OR (SELECT count(*) {_SAME}) < {MOST_VALUES} "
    f"THEN :value ELSE '{OTHER}' END"
)
_ONE_MORE = one_more(table, value=_KNOWN_OR_OTHER)


def add(connection: Connection, campaign: str, day: date, traits: Mapping[Trait, str]) -> None:
    """Count one action under each of its traits. In a fixed order, so that two writers never wait for each other."""
    keys: list[dict[str, Value]] = [
        {"campaign": campaign, "day": str(day), "trait": str(trait), "value": value}
        for trait, value in sorted(traits.items())
    ]
    if keys:
        _ONE_MORE.run(connection, keys)


def rows(campaign: str, start: date, end: date) -> Iterator[tuple[date, str, str, int]]:
    """Day, trait, value, actions, for ``start`` ≤ day < ``end``, in that order."""
    for row in between(table, campaign, start, end):
        yield row.day, row.trait, row.value, row.n


def totals(
    connection: Connection, campaign: str, trait: Trait, start: date = date.min, end: date = date.max
) -> dict[str, int]:
    """Actions by the values of one trait, for ``start`` ≤ day < ``end``."""
    chosen = (table.c.campaign == campaign, table.c.trait == str(trait), table.c.day >= start, table.c.day < end)
    query = select(table.c.value, func.sum(table.c.n)).where(*chosen).group_by(table.c.value).order_by(table.c.value)
    return {row[0]: int(row[1]) for row in connection.execute(query)}
