"""Marks that keep a reload, a double click or Back from counting twice. Short-lived, and nothing can be read from them.

A mark is a digest of a random token that only the page in her browser holds. Each letter's mark is a digest of its own,
so that the marks of one visit cannot be put together again.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from functools import lru_cache

from sqlalchemy import Column, Connection, Date, LargeBinary, Table, TextualSelect, bindparam, delete, select, text

from .database import metadata

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
    values: dict[str, object] = {f"d{place}": digest for place, digest in enumerate(ordered)}
    return set(connection.execute(_insert(len(ordered)), values | {"expires": expires}).scalars())


@lru_cache(maxsize=64)
def _insert(count: int) -> TextualSelect:
    rows = ", ".join(f"(:d{place}, :expires)" for place in range(count))
    statement = (
        f"INSERT INTO action_digests (digest, expires) VALUES {rows} "  # noqa: S608 - only the names of parameters
        "ON CONFLICT DO NOTHING RETURNING digest"
    )
    digests = [bindparam(f"d{place}", type_=table.c.digest.type) for place in range(count)]
    return text(statement).bindparams(*digests, bindparam("expires", type_=Date())).columns(table.c.digest)


def forget(connection: Connection, day: date, at_most: int) -> int:
    """Delete some of the marks that have expired by this day, the oldest first; answers how many."""
    oldest = select(table.c.digest).where(table.c.expires <= day).order_by(table.c.expires).limit(at_most)
    expired = oldest.with_for_update(skip_locked=True)  # SQLite has one writer, and leaves these words out
    return connection.execute(delete(table).where(table.c.digest.in_(expired))).rowcount
