"""Every act of the staff, in order. The database itself refuses to change or delete a row."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import BigInteger, Column, Connection, Integer, RowMapping, String, Table, insert, select

from advocacy.core.staff import Actor

from .database import metadata

table = Table(
    "audit_log",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", BigInteger, nullable=False),
    Column("actor_id", Integer),
    Column("actor", String(254), nullable=False),
    Column("act", String(40), nullable=False),
    Column("subject", String(254), nullable=False),
    Column("detail", String(400), nullable=False),
)
_LONGEST_DETAIL = 400


@dataclass(frozen=True, slots=True)
class Entry:
    """One act. ``at`` is in seconds since 1970; ``detail`` has a few words more, by name."""

    id: int
    at: int
    actor: str
    act: str
    subject: str
    detail: Mapping[str, str]


def add(connection: Connection, at: int, actor: Actor, act: str, subject: str, detail: Mapping[str, str]) -> None:
    """Note an act, in the transaction that does it: neither is kept without the other."""
    text = json.dumps(dict(detail), ensure_ascii=False)
    kept = text if len(text) <= _LONGEST_DETAIL else "{}"
    values = {"at": at, "actor_id": actor.id, "actor": actor.label, "act": act, "subject": subject[:254]}
    connection.execute(insert(table).values(**values, detail=kept))


def newest(connection: Connection, most: int, before: int | None = None) -> tuple[Entry, ...]:
    """The latest entries first; those with an id under ``before``, for the next page."""
    query = select(table).order_by(table.c.id.desc()).limit(most)
    if before is not None:
        query = query.where(table.c.id < before)
    return tuple(_entry(row) for row in connection.execute(query).mappings())


def latest(connection: Connection, subject: str, acts: Iterable[str]) -> Entry | None:
    """The last of these acts that was done to this campaign or person."""
    query = select(table).where(table.c.subject == subject, table.c.act.in_(tuple(acts)))
    row = connection.execute(query.order_by(table.c.id.desc()).limit(1)).mappings().first()
    return _entry(row) if row else None


def subjects(connection: Connection, actor_id: int, acts: Iterable[str]) -> tuple[str, ...]:
    """To what or whom this member did any of these acts, each once."""
    query = select(table.c.subject).where(table.c.actor_id == actor_id, table.c.act.in_(tuple(acts))).distinct()
    return tuple(connection.execute(query.order_by(table.c.subject)).scalars())


def every(connection: Connection) -> Iterator[Entry]:
    """All of them, the first one first, a row at a time."""
    yield from (_entry(row) for row in connection.execute(select(table).order_by(table.c.id)).mappings())


def _entry(row: RowMapping) -> Entry:
    return Entry(row["id"], row["at"], row["actor"], row["act"], row["subject"], json.loads(row["detail"] or "{}"))
