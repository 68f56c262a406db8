"""The database of the app: SQLite for one machine, PostgreSQL for many, behind the same few verbs.

sqlite3 begins transactions by its own old rules, so the engine takes that over: a reader begins plainly, a writer with
``BEGIN IMMEDIATE``. Two readers that both want to write then wait in turn instead of failing as "database is locked".
Source: SQLAlchemy 2.1, "Enabling Non-Legacy SQLite Transactional Modes".
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import Connection, CursorResult, Engine, MetaData, Table, event, make_url
from sqlalchemy.exc import OperationalError

from advocacy.core.errors import AdvocacyError

metadata = MetaData(
    naming_convention={"ix": "ix_%(table_name)s_%(column_0_N_name)s", "pk": "pk_%(table_name)s"},
)
db = SQLAlchemy(metadata=metadata)

ROWS_AT_ONCE = 1000
_WAIT_SECONDS = 20
_WRITING = "advocacy_writing"

Value = str | bytes | int


class DatabaseUnavailable(AdvocacyError):
    """The database cannot be opened, reached or written to. ``reason`` is the driver's word, for the operator."""

    def __init__(self, error: OperationalError) -> None:
        super().__init__("The database cannot be used just now.")
        self.reason = " ".join(str(error.orig).split())


def engine_options(url: str) -> dict[str, object]:
    """What ``create_engine`` is told for this URL. Values stay out of error messages, and so out of logs."""
    if make_url(url).get_backend_name() == "sqlite":
        return {"hide_parameters": True, "connect_args": {"timeout": _WAIT_SECONDS}}
    return {"hide_parameters": True, "connect_args": {"connect_timeout": 10}, "pool_pre_ping": True}


def prepare(engine: Engine) -> None:
    """Set up each new SQLite connection, and who says BEGIN. Nothing to do for PostgreSQL."""
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _on_connect)
        event.listen(engine, "begin", _on_begin)


def _on_connect(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves
    connection.execute(f"PRAGMA busy_timeout = {_WAIT_SECONDS * 1000}")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA foreign_keys = ON")


def _on_begin(connection: Connection) -> None:
    writing = connection.get_execution_options().get(_WRITING)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


@contextmanager
def writing() -> Iterator[Connection]:
    """One transaction that writes: committed at the end of the block, undone by an error.

    Raises ``DatabaseUnavailable``, as ``reading`` does.
    """
    with writing_to(db.engine) as connection:
        yield connection


@contextmanager
def writing_to(engine: Engine) -> Iterator[Connection]:
    """The same for an engine of one's own."""
    try:
        with engine.connect() as connection, connection.execution_options(**{_WRITING: True}).begin():
            yield connection
    except OperationalError as error:
        raise DatabaseUnavailable(error) from error


@contextmanager
def reading() -> Iterator[Connection]:
    """One consistent look at the database."""
    try:
        with db.engine.connect() as connection:
            yield connection
    except OperationalError as error:
        raise DatabaseUnavailable(error) from error


class Statement:
    """SQL in words that both databases understand, with parameters as ``:name``, handed straight to the driver.

    For the few statements that every page or counted action runs: half the time of the same through an expression.
    Values are what both drivers take as they are: text, bytes, whole numbers; a day as its ISO text.
    """

    def __init__(self, sql: str) -> None:
        self._forms = {"sqlite": sql, "postgresql": re.sub(r":(\w+)", r"%(\1)s", sql)}

    def run(self, connection: Connection, values: Mapping[str, Value] | list[dict[str, Value]]) -> CursorResult[Any]:
        """Once for a mapping; once for each in a list."""
        return connection.exec_driver_sql(self._forms[connection.dialect.name], values)


def one_more(table: Table, **computed: str) -> Statement:
    """The statement that adds one to a counter, or begins it at one.

    The increment is SQL's: read, add and write in Python would lose counts. ``computed`` gives an SQL expression for a
    key column in place of its plain parameter.
    """
    keys = [key.name for key in table.primary_key]
    names = ", ".join(keys)
    values = ", ".join(computed.get(key, f":{key}") for key in keys)
    return Statement(
        f"INSERT INTO {table.name} ({names}, n) VALUES ({values}, 1) "  # noqa: S608 - our own names, never input
        f"ON CONFLICT ({names}) DO UPDATE SET n = {table.name}.n + 1"
    )
