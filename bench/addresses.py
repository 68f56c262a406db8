"""(j) Look-up by address, with a geocoder that takes 50 ms and twenty people at once, and with one that hangs."""

from __future__ import annotations

import json
import time
from contextlib import ExitStack
from pathlib import Path

from tests.support.geocoder import CAMBRIDGE, CHEYENNE, LINCOLN, NEW_YORK, geocoder

from . import load
from .rounds import Effort, compare
from .server import environment, serving, set_up
from .table import Row
from .world import ZIP

PEOPLE = 20
_PATIENCE = 60.0  # seconds until the breaker has to be open
_BRISK = 0.1  # seconds: nobody waited for the geocoder
_FEW = 5


def measure(folder: Path, effort: Effort) -> list[Row]:
    """One worker, as many as the other measures have; the stand-in is a real server in this process."""
    set_up(environment(folder))
    return [*_slow(folder, effort), _hanging(folder, effort)]


def _slow(folder: Path, effort: Effort) -> list[Row]:
    people = max(2, effort.of(PEOPLE))
    with geocoder(mood="slow") as stand_in, serving("wsgi:app", environment(folder, GEOCODER_URL=stand_in.url)) as site:
        requests = [_address(site.port, text) for text in (NEW_YORK, CHEYENNE, LINCOLN, CAMBRIDGE)]
        load.waiting(site.port, requests, effort.of(PEOPLE), 1)
        taken, waits = load.waiting(site.port, requests, effort.of(10 * PEOPLE), people)
    half, nearly_all = (f"{load.percentile(waits, share) * 1e3:,.0f} ms" for share in (0.5, 0.99))
    return [
        Row(f"j  {PEOPLE} people at once, geocoder of 50 ms", f"{len(waits) / taken:.0f} a second"),
        Row("j  of which half wait, and 99 %, no more than", f"{half}, {nearly_all}"),
    ]


def _hanging(folder: Path, effort: Effort) -> Row:
    """The 99th percentile of an address once the breaker is open, against that of a ZIP by the same route."""
    patience = {"GEOCODER_CONNECT_SECONDS": "0.5", "GEOCODER_TOTAL_SECONDS": "0.5"}
    with ExitStack() as running:
        stand_in = running.enter_context(geocoder(mood="hang"))
        ours = environment(folder, GEOCODER_URL=stand_in.url, **patience)
        site = running.enter_context(serving("wsgi:app", ours))
        address, zip_alone = _address(site.port, f"1 Main St, Berkeley, CA {ZIP}"), _address(site.port, ZIP)
        _open_the_breaker(site.port, address)
        count = effort.of(160)

        def p99(request: bytes) -> float:
            return load.percentile(load.waiting(site.port, [request], count, load.CONNECTIONS)[1], 0.99)

        found = compare(lambda: p99(address), lambda: p99(zip_alone), effort)
    return Row(
        "j  geocoder hangs, breaker open: 99 % of addresses",
        f"{found.ours * 1e3:.1f} ms",
        f"{found.baseline * 1e3:.1f} ms a ZIP",
        found.ratio,
        "≤ 2",
    )


def _open_the_breaker(port: int, request: bytes) -> None:
    """Ask until a few answers in a row came at once. Raises ``RuntimeError`` if they never do."""
    connection, brisk, until = load.Connection(port), 0, time.monotonic() + _PATIENCE
    try:
        while brisk < _FEW:
            if time.monotonic() > until:
                raise RuntimeError("A geocoder that hangs still costs people a wait.")
            begun = time.perf_counter()
            connection.ask(request)
            brisk = brisk + 1 if time.perf_counter() - begun < _BRISK else 0
    finally:
        connection.close()


def _address(port: int, text: str) -> bytes:
    return load.posted(port, json.dumps({"address": text}).encode())
