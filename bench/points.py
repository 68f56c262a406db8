"""(g) From a point to its district: what it takes in process, and its share of a request to the API."""

from __future__ import annotations

import json
import random
import time
from pathlib import Path

import shapely

from advocacy.core.places import Point
from advocacy.core.sources import BOUNDARIES
from advocacy.providers import boundaries_file, data_sources, states_file
from advocacy.providers.boundaries import Boundaries
from advocacy.providers.records import Notes
from advocacy.providers.tables import read_table
from advocacy.settings import ROOT

from . import load
from .rounds import Effort, compare
from .server import environment, serving, set_up
from .table import Row

DATA = ROOT / "advocacy" / "data"


def measure(folder: Path, effort: Effort) -> list[Row]:
    """Points around the middles of ZIP codes, where people live, in an order that nothing foresees."""
    points, tree = _points(effort.of(2000)), _bare()
    boundaries = Boundaries.open(DATA, states_file.read(DATA / "states.csv", DATA / data_sources.NAME))
    boundaries.divisions_of(points[0])

    def ours() -> float:
        begun = time.perf_counter()
        for point in points:
            boundaries.divisions_of(point)
        return (time.perf_counter() - begun) / len(points)

    def bare() -> float:
        begun = time.perf_counter()
        for point in points:
            tree.query(shapely.Point(point.longitude, point.latitude), predicate="intersects")
        return (time.perf_counter() - begun) / len(points)

    found = compare(ours, bare, effort)
    return [
        Row("g  look-up of a point: its district", _us(found.ours), f"{_us(found.baseline)} bare STRtree", found.ratio),
        _share(folder, points, found.ours, effort),
    ]


def _share(folder: Path, points: list[Point], alone: float, effort: Effort) -> Row:
    """Of the time that one worker takes for a POST of a point, with no service asked first."""
    ours = environment(folder, LOOKUP_PROVIDERS="boundaries,crosswalk")
    set_up(ours)
    with serving("wsgi:app", ours) as site:
        requests = [
            load.posted(site.port, json.dumps({"lat": one.latitude, "lon": one.longitude}).encode()) for one in points
        ]
        load.rate(site.port, requests, effort.of(400))
        whole = 1 / load.rate(site.port, requests, effort.of(2000))
    what, request = "g  its share of a POST /api/v1/officials", f"{whole * 1e6:,.0f} µs a request"
    return Row(what, f"{alone / whole:.0%}", request, alone / whole, "≤ 0.1")


def _points(count: int) -> list[Point]:
    chance = random.Random(2026)
    rows = read_table(DATA / "zip_places.csv", ("latitude", "longitude"), Notes("zip_places.csv"))
    middles = [(float(row.text("latitude")), float(row.text("longitude"))) for row in rows if row.text("latitude")]
    settled = [(north, east) for north, east in middles if north and east]
    return [
        Point(round(north + chance.gauss(0, 0.02), 6), round(east + chance.gauss(0, 0.02), 6))
        for north, east in chance.choices(settled, k=count)
    ]


def _bare() -> shapely.STRtree:
    outlines = boundaries_file.read(DATA / BOUNDARIES)
    return shapely.STRtree([shapely.Polygon(rings[0], rings[1:]) for one in outlines.values() for rings in one])


def _us(value: float) -> str:
    return f"{value * 1e6:.1f} µs"
