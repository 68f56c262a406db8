"""(a) From a ZIP to its officials, in process, against reading one row of SQLite by its key."""

from __future__ import annotations

import random
import sqlite3
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

from advocacy.core.addresses import ZipCode
from advocacy.providers.crosswalk import Crosswalk
from advocacy.services.find_officials import find_officials

from .rounds import Effort, compare
from .table import Row
from .world import DAY, World


def measure(world: World, effort: Effort) -> list[Row]:
    """Every ZIP is as likely as any other, in an order that no cache foresees; both sides are asked the same ones."""
    districts = _districts(world.folder / "crosswalk.sqlite3")
    zips = random.Random(2026).choices(sorted(districts), k=effort.of(2500))
    provider = next(one for one in world.ports.lookup if isinstance(one, Crosswalk))
    places = {text: ZipCode.parse(text) for text in zips}
    with closing(_bare(world.folder / "bare.sqlite3", districts)) as bare:

        def read(text: str) -> object:
            return bare.execute("SELECT district FROM point WHERE zip = ?", (text,)).fetchone()

        def point() -> float:
            return _each(read, zips)

        whole = compare(lambda: _each(lambda text: find_officials(text, world.ports, DAY), zips), point, effort)
        plug = compare(lambda: _each(lambda text: provider.divisions_of(places[text]), zips), point, effort)
    return [
        Row(
            "a  look-up of a ZIP: its officials",
            _us(whole.ours),
            f"{_us(whole.baseline)} point read",
            whole.ratio,
            "≤ 5",
        ),
        Row("a  of which the crosswalk provider", _us(plug.ours), f"{_us(plug.baseline)} point read", plug.ratio),
    ]


def _each(ask: Callable[[str], object], zips: Sequence[str]) -> float:
    begun = time.perf_counter()
    for text in zips:
        ask(text)
    return (time.perf_counter() - begun) / len(zips)


def _districts(index: Path) -> dict[str, str]:
    with closing(sqlite3.connect(index)) as connection:
        return dict(connection.execute("SELECT zip, candidates FROM zips"))


def _bare(file: Path, districts: dict[str, str]) -> sqlite3.Connection:
    """The same kind of file as ours, with one table of two columns, opened as ours is."""
    file.unlink(missing_ok=True)
    with closing(sqlite3.connect(file)) as made:
        made.execute("CREATE TABLE point (zip TEXT PRIMARY KEY, district TEXT NOT NULL) WITHOUT ROWID")
        made.executemany("INSERT INTO point VALUES (?, ?)", districts.items())
        made.commit()
    return sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro&immutable=1", uri=True)


def _us(value: float) -> str:
    return f"{value * 1e6:.1f} µs"
