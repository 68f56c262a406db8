"""The PostgreSQL server of a test run, tried with a migration of its own."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tests.support.postgres import Server


def migrate(url: str) -> None:
    execute(url, "CREATE TABLE counts (n integer)")


def execute(url: str, statement: str) -> None:
    with psycopg.connect(url.replace("+psycopg", "")) as connection:
        connection.execute(statement.encode())


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with tempfile.TemporaryDirectory(prefix="advocacy-tests-") as folder:
        Path(folder).chmod(0o755)
        server = Server.running(Path(folder), migrate)
        yield server
        server.stop()


def test_every_test_gets_a_migrated_database_of_its_own(server: Server) -> None:
    for _ in range(2):
        with server.fresh_database() as url:
            execute(url, "INSERT INTO counts VALUES (1)")
            with psycopg.connect(url.replace("+psycopg", "")) as connection:
                assert connection.execute("SELECT count(*) FROM counts").fetchone() == (1,)


def test_a_second_caller_shares_the_running_server(server: Server) -> None:
    def never(url: str) -> None:
        raise AssertionError("migrated twice")

    assert Server.running(server.folder.parent, never) == server


def test_a_database_is_dropped_even_while_someone_holds_it_open(server: Server) -> None:
    with server.fresh_database() as url:
        left_open = psycopg.connect(url.replace("+psycopg", ""))
    with pytest.raises(psycopg.OperationalError):
        left_open.execute("SELECT 1")
    left_open.close()
