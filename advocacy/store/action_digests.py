"""Marks that keep a reload, a double click or Back from counting twice. Short-lived, and nothing can be read from them.

A mark is a digest of a random token that only the page in her browser holds, with the letter it stands for: without the
token it says nothing of the letter, the place or the person.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from functools import lru_cache

from sqlalchemy import Column, Connection, Date, LargeBinary, Table, bindparam, delete, select

from .database import Statement, Value, metadata

table = Table(
    "action_digests",
    metadata,
    Column("digest", LargeBinary(32), primary_key=True),
    Column("expires", Date, nullable=False, index=True),
    sqlite_with_rowid=False,
)


def add(connection: Connection, digests: Collection[bytes], expires: date) -> set[bytes]:
    """Keep these marks until ``expires`` (the first day on which they may be forgotten); answers which were new."""
    ordered = sorted(digests)  # the same order in every writer: they may wait in line, never in a ring
    values: dict[str, Value] = {f"d{place}": digest for place, digest in enumerate(ordered)}
    return set(_insert(len(ordered)).run(connection, values | {"expires": str(expires)}).scalars())


@lru_cache(maxsize=64)
def _insert(count: int) -> Statement:
    rows = ", ".join(f"(:d{place}, :expires)" for place in range(count))
    return Statement(
        f"INSERT INTO action_digests (digest, expires) VALUES {rows} "  # noqa: S608 - only the names of parameters
        "ON CONFLICT DO NOTHING RETURNING digest"
    )


_oldest = select(table.c.digest).where(table.c.expires <= bindparam("day")).order_by(table.c.expires)
_expired = _oldest.limit(bindparam("at_most")).with_for_update(skip_locked=True)  # left out for SQLite's one writer
_FORGET = delete(table).where(table.c.digest.in_(_expired))


def forget(connection: Connection, day: date, at_most: int) -> int:
    """Delete some of the marks that have expired by this day, the oldest first; answers how many."""
    return connection.execute(_FORGET, {"day": day, "at_most": at_most}).rowcount
