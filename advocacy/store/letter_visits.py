"""Who has which letter open: one row for each member and campaign, with when she was last seen there."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Connection, Integer, String, Table, delete, insert, select, update

from . import staff_members
from .database import metadata

table = Table(
    "letter_visits",
    metadata,
    Column("slug", String(64), primary_key=True),
    Column("staff_id", Integer, primary_key=True),
    Column("seen_at", BigInteger, nullable=False),
)


def see(connection: Connection, slug: str, staff_id: int, at: int) -> None:
    """She has this letter open at this time, in seconds since 1970."""
    hers = (table.c.slug == slug, table.c.staff_id == staff_id)
    if not connection.execute(update(table).where(*hers).values(seen_at=at)).rowcount:
        connection.execute(insert(table).values(slug=slug, staff_id=staff_id, seen_at=at))


def others(connection: Connection, slug: str, staff_id: int, since: int) -> tuple[str, ...]:
    """The email addresses of everyone else who was seen there since then."""
    members = staff_members.table
    query = (
        select(members.c.email)
        .join_from(table, members, members.c.id == table.c.staff_id)
        .where(table.c.slug == slug, table.c.staff_id != staff_id, table.c.seen_at >= since, members.c.left_at == 0)
        .order_by(members.c.email)
    )
    return tuple(connection.execute(query).scalars())


def forget(connection: Connection, before: int) -> None:
    """Remove what was seen before that time: it says nothing any more."""
    connection.execute(delete(table).where(table.c.seen_at < before))
