"""Paper letters and calls that the staff counted by hand. They never meet what the site counted itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import date

from sqlalchemy import BigInteger, Column, Connection, Date, Index, Integer, String, Table, func, insert, select, update

from .database import ROWS_AT_ONCE, metadata, reading

table = Table(
    "hand_counts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("campaign", String(64), nullable=False),
    Column("day", Date, nullable=False),
    Column("division", String(120), nullable=False),
    Column("official_id", String(80), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("source", String(40), nullable=False),
    Column("n", Integer, nullable=False),
    Column("entered_at", BigInteger, nullable=False),
    Column("entered_by", String(254), nullable=False),
    Column("withdrawn_at", BigInteger, nullable=False, server_default="0"),
    Column("withdrawn_by", String(254), nullable=False, server_default=""),
    Index("ix_hand_counts_campaign_day", "campaign", "day"),
)


@dataclass(frozen=True, slots=True)
class HandCount:
    """One entry: ``n`` letters or calls of a day. ``division``, ``official_id`` and ``source`` are empty where unknown.

    ``id`` is 0 until it is kept. A withdrawn entry stays, and counts nothing.
    """

    campaign: str
    day: date
    kind: str
    n: int
    division: str
    official_id: str
    source: str
    entered_at: int
    entered_by: str
    withdrawn_at: int = 0
    withdrawn_by: str = ""
    id: int = 0


def add(connection: Connection, entry: HandCount) -> HandCount:
    """Keep an entry; answers it with its number."""
    values = {name: value for name, value in asdict(entry).items() if name != "id"}
    number = connection.execute(insert(table).values(**values).returning(table.c.id)).scalar_one()
    return replace(entry, id=int(number))


def find(connection: Connection, campaign: str, number: int) -> HandCount | None:
    """The campaign's entry of this number."""
    row = connection.execute(select(table).where(table.c.campaign == campaign, table.c.id == number)).mappings().first()
    return HandCount(**row) if row else None


def newest(connection: Connection, campaign: str, most: int) -> tuple[HandCount, ...]:
    """What was entered last comes first, withdrawn entries too."""
    query = select(table).where(table.c.campaign == campaign).order_by(table.c.id.desc()).limit(most)
    return tuple(HandCount(**row) for row in connection.execute(query).mappings())


def withdraw(connection: Connection, campaign: str, number: int, at: int, by: str) -> bool:
    """Mark an entry as withdrawn. False where there is none, or where it was withdrawn before."""
    query = update(table).where(table.c.campaign == campaign, table.c.id == number, table.c.withdrawn_at == 0)
    return connection.execute(query.values(withdrawn_at=at, withdrawn_by=by)).rowcount == 1


def rows(campaign: str, start: date, end: date) -> Iterator[HandCount]:
    """The entries that count, for ``start`` ≤ day < ``end``, by day and as they were entered."""
    valid = (table.c.campaign == campaign, table.c.withdrawn_at == 0, table.c.day >= start, table.c.day < end)
    query = select(table).where(*valid).order_by(table.c.day, table.c.id).execution_options(yield_per=ROWS_AT_ONCE)
    with reading() as connection:
        for row in connection.execute(query).mappings():
            yield HandCount(**row)


def totals(connection: Connection, campaign: str, start: date = date.min, end: date = date.max) -> dict[str, int]:
    """Letters and calls by kind, for ``start`` ≤ day < ``end``: withdrawn entries are left out."""
    valid = (table.c.campaign == campaign, table.c.withdrawn_at == 0, table.c.day >= start, table.c.day < end)
    query = select(table.c.kind, func.sum(table.c.n)).where(*valid).group_by(table.c.kind).order_by(table.c.kind)
    return {row[0]: int(row[1]) for row in connection.execute(query)}


def totals_by_source(
    connection: Connection, campaign: str, start: date = date.min, end: date = date.max
) -> dict[str, int]:
    """The same by the partner's code; the empty code stands for none."""
    valid = (table.c.campaign == campaign, table.c.withdrawn_at == 0, table.c.day >= start, table.c.day < end)
    query = select(table.c.source, func.sum(table.c.n)).where(*valid).group_by(table.c.source).order_by(table.c.source)
    return {row[0]: int(row[1]) for row in connection.execute(query)}
