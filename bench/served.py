"""(b) the API and (c) the write page with its three letters, each against a bare Flask route on the same server."""

from __future__ import annotations

import json
from pathlib import Path

from . import load
from .bare import render
from .rounds import Effort, compare
from .server import Server, environment, serving, set_up
from .table import Row
from .visit import Visit

_BARE = b"GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"


def measure(folder: Path, effort: Effort) -> list[Row]:
    """Requests a second of one worker over a few connections; the servers of both stand side by side, in turn busy."""
    ours = environment(folder)
    set_up(ours)
    with serving("wsgi:app", ours) as site:
        visit = Visit.to(site.port)
        words = folder / "words.json"
        words.write_text(json.dumps({"document": visit.document, "lines": lines(visit.page)}), encoding="utf-8")
        with serving("bench.bare:app", {**ours, "BENCH_WORDS": str(words)}) as bare:
            return [_api(site, bare, visit, effort), _page(site, bare, visit, effort)]


def _api(site: Server, bare: Server, visit: Visit, effort: Effort) -> Row:
    count = effort.of(800)
    found = compare(
        lambda: load.rate(site.port, [visit.api], count),
        lambda: load.rate(bare.port, [_BARE % b"/json"], count),
        effort,
    )
    return Row(
        "b  GET /api/v1/officials",
        f"{found.ours:,.0f} a second",
        f"{found.baseline:,.0f} bare JSON",
        found.ratio,
        "≥ 0.6",
    )


def _page(site: Server, bare: Server, visit: Visit, effort: Effort) -> Row:
    count = effort.of(160)
    found = compare(
        lambda: load.rate(site.port, [visit.write], count),
        lambda: load.rate(bare.port, [_BARE % b"/page"], count),
        effort,
    )
    size = f"{len(visit.page.encode()) / 1000:.0f} KB"
    return Row(
        f"c  write page, three letters, {size}",
        f"{found.ours:,.0f} a second",
        f"{found.baseline:,.0f} bare Jinja",
        found.ratio,
        "≥ 0.5",
    )


def lines(page: str) -> list[tuple[str, str]]:
    """Labels and texts from which the bare page comes out as long as ours: about a value in 60 letters, as ours has."""
    size = len(page.encode())
    found: list[tuple[str, str]] = []
    while len(render(found).encode()) < size:
        missing = size - len(render(found).encode())
        found += [(f"Line {len(found)}", "Students’ words & a teacher’s, " * 2)] * max(1, missing // 150)
    return found
