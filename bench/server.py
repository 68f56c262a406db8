"""The production server with the product's own options, on a free port, for as long as a block lasts."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from advocacy.cli.site import server_command
from advocacy.services.installation import Address
from advocacy.settings import ROOT
from tests.support.site import free_port

from .world import DAY

_PATIENCE = 30.0
_KEPT = ("PATH", "HOME", "LANG", "TMPDIR")


@dataclass(frozen=True)
class Server:
    """Where it listens, and the process whose children are its workers."""

    port: int
    process: int

    def workers(self) -> list[int]:
        """The process ids of its workers; empty where the system does not tell (no ``/proc``)."""
        children = Path(f"/proc/{self.process}/task/{self.process}/children")
        found = [int(each) for each in children.read_text().split()] if children.exists() else []
        return [each for each in found if "resource_tracker" not in Path(f"/proc/{each}/cmdline").read_text()]


def environment(instance: Path, **more: str) -> dict[str, str]:
    """Of this process only what another needs: a developer's own settings are not measured."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    ours = {"INSTANCE_DIR": str(instance), "TODAY": DAY.isoformat(), "LOG_LEVEL": "ERROR", "FLASK_SKIP_DOTENV": "1"}
    # Everything here comes from one address: more than a campus would send in a minute, so the limit is counted only.
    return {**kept, **ours, "RATE_LIMIT": "1000000 per minute", **more}


def set_up(variables: Mapping[str, str]) -> None:
    """What ``make setup`` does."""
    subprocess.run(
        [sys.executable, "-m", "flask", "--app", "wsgi", "setup"],
        cwd=ROOT,
        env=variables,
        check=True,
        stdin=subprocess.DEVNULL,
        capture_output=True,
    )


@contextmanager
def serving(application: str, variables: Mapping[str, str]) -> Iterator[Server]:
    """One worker of ``application``, such as ``wsgi:app``."""
    address = Address("127.0.0.1", free_port(), 1, "")
    process = subprocess.Popen(
        server_command(address, application),
        cwd=ROOT,
        env=dict(variables),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        _wait(address.port, process)
        yield Server(address.port, process.pid)
    finally:
        process.terminate()
        try:
            process.wait(timeout=15)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError("The server did not start: its reason is above.")
