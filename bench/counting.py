"""(e) A counted action, against a bare UPSERT and its commit on the same database."""

from __future__ import annotations

import os
import secrets
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from functools import partial
from pathlib import Path

import psycopg
import structlog
from flask import Flask

from advocacy import store
from advocacy.core.delivery import Channel, Outcome
from advocacy.core.participation import Action, EditedBand, LetterFact, Trait
from advocacy.services.count_action import count_action
from advocacy.store.database import db
from advocacy.store.migrate import upgrade
from tests.support import machine
from tests.support.postgres import Server

from .rounds import Effort, compare, seconds
from .table import Row
from .world import CAMPAIGN, DAY

_DIVISION = "ocd-division/country:us/state:ca/cd:12"
_TABLE = (
    "CREATE TABLE IF NOT EXISTS bare "
    "(campaign TEXT, day TEXT, division TEXT, n INTEGER, PRIMARY KEY (campaign, day, division))"
)
_UPSERT = (
    "INSERT INTO bare VALUES ({0}, {0}, {0}, 1) ON CONFLICT (campaign, day, division) DO UPDATE SET n = bare.n + 1"
)
_KEY = (CAMPAIGN, DAY.isoformat(), _DIVISION)
_TRAITS = ((Trait.LANGUAGE, "en"), (Trait.SOURCE, ""), (Trait.VERSION, "1"), (Trait.EDITED, EditedBand.UNTOUCHED))
_LETTERS = [LetterFact(f"bioguide:A{n:06d}", Channel.PDF, Outcome.OPENED) for n in range(3)]


def measure(folder: Path, effort: Effort) -> list[Row]:
    """On SQLite, and on PostgreSQL where it is installed."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(40))  # a line a count is the journal's cost
    file = folder / "counting.sqlite3"
    upgrade(f"sqlite:///{file}")
    rows = list(_rows("SQLite", f"sqlite:///{file}", _bare_sqlite(file), effort))
    if machine.postgres() is None or os.name != "posix":
        return [*rows, Row("e  the same on PostgreSQL", "not installed")]
    shared = folder / "server"
    shared.mkdir(mode=0o755)
    server = Server.running(shared, upgrade)
    try:
        with server.fresh_database() as url:
            rows += _rows("PostgreSQL", url, _bare_postgres(url), effort)
    finally:
        server.stop()
    return rows


def _rows(name: str, url: str, bare: AbstractContextManager[Callable[[], None]], effort: Effort) -> Iterator[Row]:
    turn = effort.of(100)
    with _database(url), bare as upsert:
        for count in (1, len(_LETTERS)):
            visit = partial(_count, _LETTERS[:count])
            found = compare(partial(_times, turn, visit), partial(_times, turn, upsert), effort)
            what = f"e  counted: a visit with {count} letter{'s' if count > 1 else ''}, {name}"
            yield Row(what, _us(found.ours), f"{_us(found.baseline)} UPSERT", found.ratio, "≤ 3")


@contextmanager
def _database(url: str) -> Iterator[None]:
    app = Flask("bench")
    store.init_app(app, url)
    with app.app_context():
        try:
            yield
        finally:
            db.engine.dispose()


def _times(count: int, act: Callable[[], object]) -> float:
    return seconds(lambda: [act() for _ in range(count)]) / count


def _count(letters: list[LetterFact]) -> None:
    if not count_action(Action(CAMPAIGN, DAY, _DIVISION, secrets.token_urlsafe(18), _TRAITS), letters):
        raise RuntimeError("A new visit was not counted.")


@contextmanager
def _bare_sqlite(file: Path) -> Iterator[Callable[[], None]]:
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute(_TABLE)

        def upsert() -> None:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute(_UPSERT.format("?"), _KEY)
            connection.execute("COMMIT")

        yield upsert


@contextmanager
def _bare_postgres(url: str) -> Iterator[Callable[[], None]]:
    with psycopg.connect(url.replace("postgresql+psycopg://", "postgresql://")) as connection:
        connection.execute(_TABLE)
        connection.commit()

        def upsert() -> None:
            connection.execute(_UPSERT.format("%s").encode(), _KEY)
            connection.commit()

        yield upsert


def _us(value: float) -> str:
    return f"{value * 1e6:.0f} µs"
