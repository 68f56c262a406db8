"""One-time links that let someone in: invitations and resets, by the digest of a token that only the link has."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import BigInteger, Column, Connection, RowMapping, String, Table, insert, select, update

from advocacy.core.staff import LinkKind, Role

from .database import metadata

table = Table(
    "staff_links",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("email", String(254), nullable=False),
    Column("role", String(16), nullable=False),
    Column("made_at", BigInteger, nullable=False),
    Column("ends_at", BigInteger, nullable=False),
    Column("used_at", BigInteger, nullable=False, server_default="0"),
)


@dataclass(frozen=True, slots=True)
class Link:
    """One link. Times are in seconds since 1970; ``used_at`` is 0 until its button was pressed."""

    digest: str
    kind: LinkKind
    email: str
    role: Role
    made_at: int
    ends_at: int
    used_at: int = 0

    def is_open(self, at: int) -> bool:
        return not self.used_at and at < self.ends_at


def add(connection: Connection, link: Link) -> None:
    """Keep a new link."""
    values = {column.name: getattr(link, column.name) for column in table.columns}
    connection.execute(insert(table).values(**values))


def find(connection: Connection, digest: str) -> Link | None:
    """The link of this digest, used or ended or not."""
    row = connection.execute(select(table).where(table.c.digest == digest)).mappings().first()
    return _link(row) if row else None


def open_invitations(connection: Connection, at: int) -> tuple[Link, ...]:
    """The invitations that can still be used, the newest first."""
    query = select(table).where(table.c.kind == LinkKind.INVITE, table.c.used_at == 0, table.c.ends_at > at)
    return tuple(_link(row) for row in connection.execute(query.order_by(table.c.made_at.desc())).mappings())


def use(connection: Connection, digest: str, at: int) -> bool:
    """Use a link up. False where that was done before or its time is over: of two at once only one succeeds."""
    unused = (table.c.digest == digest, table.c.used_at == 0, table.c.ends_at > at)
    return connection.execute(update(table).where(*unused).values(used_at=at)).rowcount == 1


def end(connection: Connection, email: str, at: int) -> int:
    """End every open link for this address; answers how many there were."""
    still_open = (table.c.email == email, table.c.used_at == 0, table.c.ends_at > at)
    return connection.execute(update(table).where(*still_open).values(ends_at=at)).rowcount


def _link(row: RowMapping) -> Link:
    kind, role = LinkKind(row["kind"]), Role(row["role"])
    return Link(row["digest"], kind, row["email"], role, row["made_at"], row["ends_at"], row["used_at"])
