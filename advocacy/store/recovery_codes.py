"""Recovery codes of the staff, for a day without the telephone: by digest, gone once used."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Column, Connection, ForeignKey, Integer, String, Table, delete, func, insert, select

from .database import metadata

table = Table(
    "recovery_codes",
    metadata,
    Column("staff_id", Integer, ForeignKey("staff.id"), primary_key=True),
    Column("digest", String(64), primary_key=True),
)


def replace(connection: Connection, staff_id: int, digests: Iterable[str]) -> None:
    """These in place of all that were: none of the old ones works any more."""
    connection.execute(delete(table).where(table.c.staff_id == staff_id))
    rows = [{"staff_id": staff_id, "digest": digest} for digest in digests]
    if rows:
        connection.execute(insert(table), rows)


def use(connection: Connection, staff_id: int, digest: str) -> bool:
    """Use one up. False where there is none: of two at once only one succeeds."""
    query = delete(table).where(table.c.staff_id == staff_id, table.c.digest == digest)
    return connection.execute(query).rowcount == 1


def left(connection: Connection, staff_id: int) -> int:
    """How many are still unused."""
    return connection.execute(select(func.count()).where(table.c.staff_id == staff_id)).scalar_one()
