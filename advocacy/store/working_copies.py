"""Campaigns that the site owns, as they are being worked on: their files, and how often those were saved."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import BigInteger, Column, Connection, Integer, RowMapping, String, Table, Text, insert, select, update

from .database import metadata

table = Table(
    "working_copies",
    metadata,
    Column("slug", String(64), primary_key=True),
    Column("state", String(16), nullable=False),
    Column("in_review", Integer, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("content", Text, nullable=False),
    Column("made_at", BigInteger, nullable=False),
    Column("saved_at", BigInteger, nullable=False),
    Column("saved_by", String(254), nullable=False),
)


@dataclass(frozen=True, slots=True)
class WorkingCopy:
    """A campaign's files (text by name) under work. ``revision`` goes up with every saving.

    ``state`` is one of ``campaign_states.State``; times are in seconds since 1970.
    """

    slug: str
    state: str
    in_review: bool
    revision: int
    files: Mapping[str, str]
    made_at: int
    saved_at: int
    saved_by: str


def every(connection: Connection) -> tuple[WorkingCopy, ...]:
    """All of them, the one saved last first."""
    rows = connection.execute(select(table).order_by(table.c.saved_at.desc(), table.c.slug)).mappings()
    return tuple(_copy(row) for row in rows)


def find(connection: Connection, slug: str) -> WorkingCopy | None:
    """The campaign of this name."""
    row = connection.execute(select(table).where(table.c.slug == slug)).mappings().first()
    return _copy(row) if row else None


def add(connection: Connection, copy: WorkingCopy) -> None:
    """Begin a campaign, in a transaction in which its name was found to be free."""
    connection.execute(insert(table).values(**_values(copy), slug=copy.slug))


def replace(connection: Connection, copy: WorkingCopy, revision: int) -> bool:
    """Keep ``copy`` in place of this revision. False when another saving came first."""
    query = update(table).where(table.c.slug == copy.slug, table.c.revision == revision)
    return connection.execute(query.values(**_values(copy))).rowcount == 1


def _values(copy: WorkingCopy) -> dict[str, object]:
    return {
        "state": copy.state,
        "in_review": int(copy.in_review),
        "revision": copy.revision,
        "content": json.dumps(dict(copy.files), ensure_ascii=False, sort_keys=True),
        "made_at": copy.made_at,
        "saved_at": copy.saved_at,
        "saved_by": copy.saved_by,
    }


def _copy(row: RowMapping) -> WorkingCopy:
    values = {**row, "in_review": bool(row["in_review"]), "files": json.loads(row["content"])}
    values.pop("content")
    return WorkingCopy(**values)
