"""What was published: a campaign's files as they were, numbered, never changed again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Column, Connection, Date, Integer, Row, String, Table, Text, select, update

from .database import Statement, Value, metadata

table = Table(
    "campaign_versions",
    metadata,
    Column("slug", String(64), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("content_hash", String(64), nullable=False),
    Column("published_on", Date, nullable=False),
    Column("content", Text, nullable=False),
    Column("live_from", Date),
    Column("published_by", String(254), nullable=False, server_default=""),
)
_NEWEST = Statement(
    "SELECT slug, number, content_hash FROM campaign_versions AS version "
    "WHERE number = (SELECT max(number) FROM campaign_versions WHERE slug = version.slug) ORDER BY slug"
)
_MAY_BE_LIVE = Statement(  # asked by every page
    "SELECT version.slug, number, content_hash, live_from, state FROM campaign_versions AS version "
    "LEFT JOIN working_copies ON working_copies.slug = version.slug "
    "WHERE number >= coalesce((SELECT max(number) FROM campaign_versions AS surely WHERE surely.slug = version.slug "
    "AND (live_from IS NULL OR live_from <= :everywhere)), 0) ORDER BY version.slug, number DESC"
)
_ADD = Statement(
    "INSERT INTO campaign_versions (slug, number, content_hash, published_on, content, published_by) "
    "VALUES (:slug, :number, :content_hash, :published_on, :content, :published_by) ON CONFLICT DO NOTHING"
)
_ADD_FOR_LATER = Statement(
    "INSERT INTO campaign_versions (slug, number, content_hash, published_on, content, published_by, live_from) "
    "VALUES (:slug, :number, :content_hash, :published_on, :content, :published_by, :live_from) "
    "ON CONFLICT DO NOTHING"
)
NEVER = date.max
"""The day from which a version is live that was taken back before anyone had seen it."""


@dataclass(frozen=True, slots=True)
class VersionName:
    """Which version, and the digest of its content: the same digest is the same words."""

    slug: str
    number: int
    content_hash: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A version that may be what people get, with ``state`` of its working copy; empty where the site has none."""

    name: VersionName
    live_from: date | None
    state: str


@dataclass(frozen=True, slots=True)
class Published:
    """What is known of a version beside its words. ``by`` is empty for a folder that was published as it stood."""

    name: VersionName
    on: date
    live_from: date | None
    by: str


def may_be_live(connection: Connection, everywhere: date) -> tuple[Candidate, ...]:
    """By slug, the newest first: the newest version that surely is live, and what was scheduled after it.

    ``everywhere`` is the last day that has begun in every zone: each campaign has its own days.
    """
    rows = _MAY_BE_LIVE.run(connection, {"everywhere": str(everywhere)})
    return tuple(Candidate(_name(row), _day(row.live_from), row.state or "") for row in rows)


def _name(row: Row[Any]) -> VersionName:
    return VersionName(row.slug, row.number, row.content_hash)


def _day(value: date | str | None) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else value


def newest(connection: Connection) -> tuple[VersionName, ...]:
    """The latest version of every campaign, by slug."""
    return tuple(VersionName(row.slug, row.number, row.content_hash) for row in _NEWEST.run(connection, {}))


def newest_of(connection: Connection, slug: str) -> VersionName | None:
    """The latest version of this campaign."""
    query = select(table.c.slug, table.c.number, table.c.content_hash).where(table.c.slug == slug)
    row = connection.execute(query.order_by(table.c.number.desc()).limit(1)).first()
    return VersionName(*row) if row else None


def find(connection: Connection, slug: str, number: int) -> VersionName | None:
    """This very version."""
    query = select(table.c.content_hash).where(table.c.slug == slug, table.c.number == number)
    content_hash = connection.execute(query).scalar()
    return VersionName(slug, number, content_hash) if content_hash else None


def content(connection: Connection, name: VersionName) -> dict[str, str]:
    """The text of each file by its name."""
    query = select(table.c.content).where(table.c.slug == name.slug, table.c.number == name.number)
    files: dict[str, str] = json.loads(connection.execute(query).scalar_one())
    return files


def every(connection: Connection, slug: str) -> tuple[Published, ...]:
    """All versions of a campaign, the newest first."""
    rows = connection.execute(select(table).where(table.c.slug == slug).order_by(table.c.number.desc()))
    return tuple(
        Published(
            VersionName(row.slug, row.number, row.content_hash), row.published_on, row.live_from, row.published_by
        )
        for row in rows
    )


def add(
    connection: Connection,
    name: VersionName,
    published_on: date,
    files: Mapping[str, str],
    *,
    live_from: date | None = None,
    by: str = "",
) -> bool:
    """Keep a new version, live at once or from a day on. False when another process has just taken this number."""
    values: dict[str, Value] = {
        "slug": name.slug,
        "number": name.number,
        "content_hash": name.content_hash,
        "published_on": str(published_on),
        "content": json.dumps(dict(files), ensure_ascii=False, sort_keys=True),
        "published_by": by,
    }
    if live_from is None:
        return _ADD.run(connection, values).rowcount == 1
    return _ADD_FOR_LATER.run(connection, values | {"live_from": str(live_from)}).rowcount == 1


def take_back(connection: Connection, slug: str, after: date) -> tuple[int, ...]:
    """The numbers of the versions that were to be live only after this day, and now never will be."""
    pending = (table.c.slug == slug, table.c.live_from > after, table.c.live_from < NEVER)
    numbers = tuple(connection.execute(select(table.c.number).where(*pending).order_by(table.c.number)).scalars())
    if numbers:
        connection.execute(update(table).where(*pending).values(live_from=NEVER))
    return numbers
