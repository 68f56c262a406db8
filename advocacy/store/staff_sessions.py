"""Who is signed in where: each session by the digest of a token that only its browser has."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    ForeignKey,
    Integer,
    String,
    Table,
    delete,
    insert,
    select,
    update,
)

from advocacy.core.staff import Member

from . import staff_members
from .database import metadata

table = Table(
    "staff_sessions",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("staff_id", Integer, ForeignKey("staff.id"), nullable=False, index=True),
    Column("device", String(120), nullable=False),
    Column("began_at", BigInteger, nullable=False),
    Column("seen_at", BigInteger, nullable=False),
    Column("confirmed_at", BigInteger, nullable=False),
    Column("ends_at", BigInteger, nullable=False),
)


@dataclass(frozen=True, slots=True)
class Session:
    """One browser. ``device`` is a few words such as "Firefox on Windows"; times are in seconds since 1970."""

    digest: str
    staff_id: int
    device: str
    began_at: int
    seen_at: int
    confirmed_at: int
    ends_at: int


def add(connection: Connection, session: Session) -> None:
    """Begin a session."""
    values = {column.name: getattr(session, column.name) for column in table.columns}
    connection.execute(insert(table).values(**values))


def find(connection: Connection, digest: str, at: int) -> tuple[Session, Member] | None:
    """The session of this digest with its member, unless it has ended or they were removed."""
    members = staff_members.table
    query = (
        select(members, *(column.label(f"s_{column.name}") for column in table.columns))
        .join_from(table, members, members.c.id == table.c.staff_id)
        .where(table.c.digest == digest, table.c.ends_at > at, members.c.left_at == 0)
    )
    row = connection.execute(query).mappings().first()
    if row is None:
        return None
    return Session(*(row[f"s_{column.name}"] for column in table.columns)), staff_members.member_of(row)


def of_member(connection: Connection, staff_id: int, at: int) -> tuple[Session, ...]:
    """The sessions of one member that have not ended, the one seen last first."""
    query = select(table).where(table.c.staff_id == staff_id, table.c.ends_at > at).order_by(table.c.seen_at.desc())
    return tuple(Session(*row) for row in connection.execute(query))


def change(connection: Connection, digest: str, **values: int) -> None:
    """Set these times of a session."""
    connection.execute(update(table).where(table.c.digest == digest).values(**values))


def end(connection: Connection, staff_id: int, digest: str | None = None, *, but: str = "") -> int:
    """End one session of a member, or all of them ``but`` one; answers how many."""
    query = delete(table).where(table.c.staff_id == staff_id, table.c.digest != but)
    return connection.execute(query if digest is None else query.where(table.c.digest == digest)).rowcount


def forget_ended(connection: Connection, at: int) -> None:
    """Drop the sessions whose time is over, whoever's they were."""
    connection.execute(delete(table).where(table.c.ends_at <= at))
