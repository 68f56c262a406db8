"""(f) From nothing to the first page, and what a worker weighs once it has worked."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from advocacy.settings import ROOT

from .load import Connection
from .rounds import Effort, compare
from .server import environment, serving, set_up
from .table import Row
from .visit import Visit

_OURS = """\
import time
begun = time.perf_counter()
from advocacy.app import create_app
made = time.perf_counter()
with create_app().test_client() as client:
    assert client.get("/").status_code == 200
print(time.perf_counter() - begun, time.perf_counter() - made)
"""
_BARE = """\
import time
begun = time.perf_counter()
from flask import Flask
app = Flask("bare")
app.add_url_rule("/", "page", lambda: "A page")
with app.test_client() as client:
    assert client.get("/").status_code == 200
print(time.perf_counter() - begun, 0)
"""
_REQUESTS = 200


def measure(folder: Path, effort: Effort) -> list[Row]:
    """Start-up in processes of their own; memory as the worker's proportional share (PSS), with letters printed."""
    ours = environment(folder)
    set_up(ours)
    alone: list[float] = []

    def start() -> float:
        whole, made = _run(_OURS, ours)
        alone.append(made)
        return whole

    found = compare(start, lambda: _run(_BARE, ours)[0], effort)
    return [
        Row(
            "f  start: imports, create_app, first page",
            f"{found.ours:.2f} s",
            f"{found.baseline:.2f} s bare Flask",
            found.ratio,
            "≤ 1 s",
            found.ours,
        ),
        Row("f  of which create_app and the first page", f"{sorted(alone)[len(alone) // 2]:.2f} s"),
        _memory(ours, effort),
    ]


def _run(program: str, variables: dict[str, str]) -> tuple[float, float]:
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env=variables, capture_output=True, text=True, check=True
    )
    whole, part = done.stdout.split()[-2:]
    return float(whole), float(part)


def _memory(variables: dict[str, str], effort: Effort) -> Row:
    what = f"f  memory a worker after {_REQUESTS} requests"
    with serving("wsgi:app", variables) as server:
        visit = Visit.to(server.port)
        steps = (visit.start, visit.officials, visit.write, visit.take)
        connection = Connection(server.port)
        for number in range(effort.of(_REQUESTS)):
            connection.ask(steps[number % len(steps)])
        connection.close()
        weights = [_megabytes(worker) for worker in server.workers()]
    if not weights:
        return Row(what, "not told by this system")
    return Row(what, f"{max(weights):.0f} MB", aim="≤ 120 MB", figure=max(weights))


def _megabytes(process: int) -> float:
    for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * 1024 / 1e6
    raise RuntimeError("The system does not say what a process weighs.")
