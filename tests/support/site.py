"""The site as ``make run`` starts it: a real server, on a free port, with a folder of its own."""

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

import requests

ROOT = Path(__file__).resolve().parents[2]
_FLASK = (sys.executable, "-m", "flask", "--app", "wsgi")
_PATIENCE = 60.0


@dataclass(frozen=True)
class Site:
    """A running site: its address, its instance folder, and the file its server writes to."""

    url: str
    instance: Path
    log: Path


def free_port() -> int:
    """A port that was free a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def running_site(folder: Path, **changes: str) -> Iterator[Site]:
    """Set up and serve; ``changes`` are settings by their environment names, such as ``TODAY``."""
    port = free_port()
    instance = folder / "instance"
    instance.mkdir(parents=True, exist_ok=True)
    # Only what a process needs: a setting in the developer's own environment must not reach the tests.
    environment = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TMPDIR") if name in os.environ} | {
        "INSTANCE_DIR": str(instance),
        "HOST": "127.0.0.1",
        "PORT": str(port),
        "WORKERS": "1",
        "FLASK_SKIP_DOTENV": "1",
        "LOOKUP_PROVIDERS": "boundaries,crosswalk",
        **changes,
    }
    site = Site(f"http://127.0.0.1:{port}", instance, folder / "server.log")
    with site.log.open("wb") as log:
        _set_up(environment, site, log.fileno())
        server = subprocess.Popen(
            [*_FLASK, "serve"],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,  # so that its workers can be ended with it
        )
        try:
            _wait_for(site, server)
            yield site
        finally:
            _end(server)


def _set_up(environment: Mapping[str, str], site: Site, log: int) -> None:
    done = subprocess.run(
        [*_FLASK, "setup"], cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log, check=False
    )
    assert done.returncode == 0, f"flask setup failed:\n{site.log.read_text()}"


def _wait_for(site: Site, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        assert server.poll() is None, f"flask serve ended by itself:\n{site.log.read_text()}"
        try:
            requests.get(site.url, timeout=5)
        except requests.ConnectionError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError(f"The site did not answer within {_PATIENCE:.0f} s:\n{site.log.read_text()}")


def _end(server: subprocess.Popen[bytes]) -> None:
    if server.poll() is None:
        server.terminate()
        try:
            server.wait(timeout=10)
        except subprocess.TimeoutExpired:
            os.killpg(server.pid, signal.SIGKILL)
            server.wait()
