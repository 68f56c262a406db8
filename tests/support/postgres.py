"""A PostgreSQL server for one test run: started by the first worker that asks, stopped when the run ends."""

from __future__ import annotations

import fcntl
import os
import pwd
import secrets
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

from tests.support import machine

_ROLE = "advocacy"
_TEMPLATE = "migrated"
_FAST_NOT_SAFE = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200"


@contextmanager
def locked(folder: Path, name: str) -> Iterator[None]:
    """Let one process of the test run in at a time."""
    with (folder / f"{name}.lock").open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


@dataclass(frozen=True)
class Server:
    """A server that listens on a socket in its own folder, and on no network."""

    folder: Path

    @classmethod
    def running(cls, shared: Path, migrate: Callable[[str], None]) -> Server:
        """The run's server with its migrated template; the first caller waits for both to be made."""
        server = cls(shared / "postgresql")
        ready = shared / "postgresql.ready"
        with locked(shared, "postgresql"):
            if not ready.exists():
                server._start()
                server._execute(f"CREATE DATABASE {_TEMPLATE}")
                migrate(server.url(_TEMPLATE))
                ready.touch()
        return server

    def url(self, database: str) -> str:
        """The address SQLAlchemy is given."""
        return f"postgresql+psycopg://{_ROLE}@/{database}?host={self.folder}"

    @contextmanager
    def fresh_database(self) -> Iterator[str]:
        """A migrated, empty database of one's own; gone afterwards."""
        name = f"t{secrets.token_hex(6)}"
        self._execute(f"CREATE DATABASE {name} TEMPLATE {_TEMPLATE}")
        try:
            yield self.url(name)
        finally:
            self._execute(f"DROP DATABASE {name} WITH (FORCE)")

    def stop(self) -> None:
        """End the server if it was ever started; what it kept is thrown away with its folder."""
        if (self.folder / "data" / "postmaster.pid").exists():
            self._run("pg_ctl", "stop", "-D", str(self.folder / "data"), "-m", "immediate")
        shutil.rmtree(self.folder, ignore_errors=True)

    def _start(self) -> None:
        self.folder.mkdir(mode=0o755)
        if os.geteuid() == 0:
            os.chown(self.folder, *_ordinary_account())
        data = str(self.folder / "data")
        self._run("initdb", "-D", data, "-U", _ROLE, "--auth=trust", "--no-sync", "--encoding=UTF8", "--locale=C")
        listen = f"-k {self.folder} -c listen_addresses=''"
        log = str(self.folder / "log")
        self._run("pg_ctl", "start", "--wait", "-D", data, "-l", log, "-o", f"{listen} {_FAST_NOT_SAFE}")

    def _run(self, program: str, *arguments: str) -> None:
        server = machine.postgres()
        assert server is not None, machine.advice_on(machine.postgres)
        identity: dict[str, Any] = {}
        if os.geteuid() == 0:  # PostgreSQL refuses to run as root
            user, group = _ordinary_account()
            identity = {"user": user, "group": group, "extra_groups": []}
        # Output goes to a file: a pipe would be held open by the server that pg_ctl leaves behind.
        with (self.folder.parent / f"{program}.output").open("a+") as output:
            done = subprocess.run(
                [server.with_name(program), *arguments],
                cwd=self.folder,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                **identity,
            )
            output.seek(0)
            assert done.returncode == 0, f"{program} failed:\n{output.read()}"

    def _execute(self, statement: str) -> None:
        with psycopg.connect(host=str(self.folder), user=_ROLE, dbname="postgres", autocommit=True) as connection:
            connection.execute(statement.encode())


def _ordinary_account() -> tuple[int, int]:
    for name in ("postgres", "nobody"):
        try:
            account = pwd.getpwnam(name)
        except KeyError:
            continue
        return account.pw_uid, account.pw_gid
    raise AssertionError("Neither a postgres nor a nobody account exists to run PostgreSQL under.")
