"""What was published: a campaign's files as they were, numbered, never changed again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Column, Connection, Date, Integer, String, Table, Text, select

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
_NEWEST = Statement(  # asked by every page
    "SELECT slug, number, content_hash FROM campaign_versions AS version "
    "WHERE number = (SELECT max(number) FROM campaign_versions WHERE slug = version.slug) ORDER BY slug"
)
_ADD = Statement(
    "INSERT INTO campaign_versions (slug, number, content_hash, published_on, content) "
    "VALUES (:slug, :number, :content_hash, :published_on, :content) ON CONFLICT DO NOTHING"
)


@dataclass(frozen=True, slots=True)
class VersionName:
    """Which version, and the digest of its content: the same digest is the same words."""

    slug: str
    number: int
    content_hash: str


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


def add(connection: Connection, name: VersionName, published_on: date, files: Mapping[str, str]) -> bool:
    """Keep a new version. False when another process has just taken this number."""
    values: dict[str, Value] = {
        "slug": name.slug,
        "number": name.number,
        "content_hash": name.content_hash,
        "published_on": str(published_on),
        "content": json.dumps(dict(files), ensure_ascii=False, sort_keys=True),
    }
    return _ADD.run(connection, values).rowcount == 1
