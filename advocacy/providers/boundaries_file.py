"""``boundaries.json.gz``: the districts' outlines in whole ten-thousandths of a degree, each point as a step.

The JSON is ``{"unit": 10000, "districts": {"0101": [[ring, hole, …], …]}}``: a Census code, its polygons, their rings
without the closing point. A ring is ``[x, y, dx, dy, …]``, east and north: the first point, then the way to each next.
"""

from __future__ import annotations

import gzip
import io
import json
import zlib
from collections.abc import Mapping, Sequence
from itertools import accumulate
from pathlib import Path

from advocacy.core.divisions import DivisionId, States
from advocacy.core.errors import MalformedData
from advocacy.core.seats import seat_name
from advocacy.core.sources import Reading

UNIT = 10_000
"""Steps in a degree: one is about 11 m, less than the outlines are exact."""
_LARGEST = 100_000_000  # bytes unpacked; ours has 0.8 million

Ring = Sequence[tuple[float, float]]
Polygon = Sequence[Ring]
"""Longitude and latitude in degrees; the outer ring first, then its holes."""
Outlines = Mapping[str, Sequence[Polygon]]
"""The polygons of each Census code."""


def render(outlines: Outlines) -> bytes:
    """The file's bytes: equal outlines give equal bytes."""
    districts = {
        geoid: [[_steps(ring) for ring in polygon] for polygon in outlines[geoid]] for geoid in sorted(outlines)
    }
    text = json.dumps({"unit": UNIT, "districts": districts}, separators=(",", ":"))
    packed = io.BytesIO()
    with gzip.GzipFile("", "wb", 9, packed, mtime=0) as file:  # its header has neither a name nor a time nor a system
        file.write(text.encode("ascii"))
    return packed.getvalue()


def _steps(ring: Ring) -> list[int]:
    points = [(round(x * UNIT), round(y * UNIT)) for x, y in ring]
    if points[0] == points[-1]:
        points.pop()
    before = [(0, 0), *points]
    return [step for (x, y), (px, py) in zip(points, before, strict=False) for step in (x - px, y - py)]


def read(path: Path) -> dict[str, list[list[list[tuple[float, float]]]]]:
    """The polygons of each Census code. Raises ``MalformedData`` for a file that is missing, damaged or not ours."""
    try:
        with gzip.open(path) as file:
            content = file.read(_LARGEST + 1)
        document = json.loads(content) if len(content) <= _LARGEST else None
        return parse(document)
    except OSError as error:
        raise MalformedData(path.name, None, f"the file cannot be read ({error.strerror or 'no gzip file'}).") from None
    except (EOFError, zlib.error, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise MalformedData(path.name, None, "this is not a whole file of boundaries. Import them again.") from None


def parse(document: object) -> dict[str, list[list[list[tuple[float, float]]]]]:
    """The same from parsed JSON. Raises ``ValueError``, ``TypeError`` or ``KeyError`` for what is not of our form."""
    if not isinstance(document, dict):
        raise TypeError
    unit = document["unit"]
    if not isinstance(unit, int) or unit < 1:
        raise ValueError
    return {
        str(geoid): [[_points(steps, unit) for steps in polygon] for polygon in polygons]
        for geoid, polygons in document["districts"].items()
    }


def _points(steps: Sequence[int], unit: int) -> list[tuple[float, float]]:
    if len(steps) < 6 or len(steps) % 2:
        raise ValueError
    points = [(x / unit, y / unit) for x, y in zip(accumulate(steps[::2]), accumulate(steps[1::2]), strict=True)]
    if not all(-180 <= x <= 180 and -90 <= y <= 90 for x, y in points):
        raise ValueError
    return points


def read_districts(path: Path, states: States) -> Reading[DivisionId]:
    """The districts that have an outline, all of them known. Raises ``MalformedData``, also where one has none."""
    found = {states.of_geoid(geoid) for geoid in read(path)}
    if None in found:
        raise MalformedData(path.name, None, "it has a district that is not on this map.")
    for state in states.all:
        for number in state.district_numbers:
            if state.district(number) not in found:
                missing = seat_name(state.district(number), states)
                raise MalformedData(path.name, None, f"it has no boundary of {missing}.")
    return Reading(tuple(sorted(division for division in found if division is not None)))
