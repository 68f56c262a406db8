"""The partners of each campaign by their codes. What came by a code is counted elsewhere, and stays counted."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import BigInteger, Column, Connection, String, Table, delete, func, insert, select

from .database import metadata

table = Table(
    "source_codes",
    metadata,
    Column("campaign", String(64), primary_key=True),
    Column("code", String(40), primary_key=True),
    Column("name", String(100), nullable=False),
    Column("made_at", BigInteger, nullable=False),
    Column("made_by", String(254), nullable=False),
)


@dataclass(frozen=True, slots=True)
class SourceCode:
    """A partner of a campaign. ``made_at`` is in seconds since 1970."""

    campaign: str
    code: str
    name: str
    made_at: int
    made_by: str


def of(connection: Connection, campaign: str) -> tuple[SourceCode, ...]:
    """The campaign's partners by name."""
    query = select(table).where(table.c.campaign == campaign).order_by(table.c.name, table.c.code)
    return tuple(SourceCode(**row) for row in connection.execute(query).mappings())


def count(connection: Connection, campaign: str) -> int:
    """How many partners the campaign has."""
    query = select(func.count()).select_from(table).where(table.c.campaign == campaign)
    return int(connection.execute(query).scalar_one())


def find(connection: Connection, campaign: str, code: str) -> SourceCode | None:
    """The partner of this code."""
    query = select(table).where(table.c.campaign == campaign, table.c.code == code)
    row = connection.execute(query).mappings().first()
    return SourceCode(**row) if row else None


def add(connection: Connection, row: SourceCode) -> None:
    """Keep a partner, in a transaction in which the code was found to be free."""
    values = {name: getattr(row, name) for name in ("campaign", "code", "name", "made_at", "made_by")}
    connection.execute(insert(table).values(**values))


def remove(connection: Connection, campaign: str, code: str) -> bool:
    """Whether there was such a partner; it is not listed any more."""
    query = delete(table).where(table.c.campaign == campaign, table.c.code == code)
    return connection.execute(query).rowcount == 1
