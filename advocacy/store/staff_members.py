"""The accounts of the staff: by email, with a role, a password's hash, and whether a second factor is set up."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import BigInteger, Column, Connection, Index, Integer, RowMapping, String, Table, insert, select, update

from advocacy.core.staff import Member, Role

from .database import metadata

table = Table(
    "staff",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("email", String(254), nullable=False),
    Column("role", String(16), nullable=False),
    Column("password_hash", String(200), nullable=False),
    Column("code_salt", String(64), nullable=False, server_default=""),
    Column("code_step", BigInteger, nullable=False, server_default="0"),
    Column("has_code", Integer, nullable=False, server_default="0"),
    Column("joined_at", BigInteger, nullable=False),
    Column("left_at", BigInteger, nullable=False, server_default="0"),
    Index("ix_staff_email", "email", unique=True),
)


@dataclass(frozen=True, slots=True)
class Account:
    """A member with what proves who she is. ``code_step`` is the last time step whose code was used."""

    member: Member
    password_hash: str
    code_salt: str
    code_step: int


def every(connection: Connection) -> tuple[Member, ...]:
    """All members by email, those who were removed too."""
    return tuple(member_of(row) for row in connection.execute(select(table).order_by(table.c.email)).mappings())


def by_email(connection: Connection, email: str) -> Account | None:
    """The account of this address."""
    return _account(connection.execute(select(table).where(table.c.email == email)).mappings().first())


def by_id(connection: Connection, staff_id: int) -> Account | None:
    """The account of this number."""
    return _account(connection.execute(select(table).where(table.c.id == staff_id)).mappings().first())


def add(connection: Connection, email: str, role: Role, password_hash: str, joined_at: int) -> int:
    """A new account; answers its number."""
    values = {"email": email, "role": role, "password_hash": password_hash, "joined_at": joined_at}
    return int(connection.execute(insert(table).values(**values).returning(table.c.id)).scalar_one())


def change(connection: Connection, staff_id: int, **values: str | int) -> None:
    """Set these columns of an account."""
    connection.execute(update(table).where(table.c.id == staff_id).values(**values))


def owners(connection: Connection) -> tuple[int, ...]:
    """The numbers of all who own the site today, locked until the transaction ends: the last one must stay."""
    query = select(table.c.id).where(table.c.role == Role.OWNER, table.c.left_at == 0).order_by(table.c.id)
    return tuple(connection.execute(query.with_for_update()).scalars())


def use_step(connection: Connection, staff_id: int, step: int) -> bool:
    """Use up the code of this time step. False where it, or a later one, was used: of two at once one succeeds."""
    query = update(table).where(table.c.id == staff_id, table.c.code_step < step)
    return connection.execute(query.values(code_step=step)).rowcount == 1


def member_of(row: RowMapping) -> Member:
    """The member in a row that has this table's columns."""
    return Member(row["id"], row["email"], Role(row["role"]), bool(row["has_code"]), row["joined_at"], row["left_at"])


def _account(row: RowMapping | None) -> Account | None:
    if row is None:
        return None
    return Account(member_of(row), row["password_hash"], row["code_salt"], row["code_step"])
