"""From the boundaries of congressional districts to our compact file of their outlines, mended and checked."""

from __future__ import annotations

import math
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from advocacy.core.divisions import States
from advocacy.core.errors import MalformedData
from advocacy.core.seats import federal_divisions, seat_name
from advocacy.core.sources import BOUNDARIES, NewFile, Origin
from advocacy.providers import boundaries_file
from advocacy.providers.records import Notes

from .district_features import is_zip, read_features

if TYPE_CHECKING:
    from shapely import MultiPolygon, Polygon
    from shapely.geometry.base import BaseGeometry

_CENSUS = Origin(
    "U.S. Census Bureau, cartographic boundaries of congressional districts",
    "https://www.census.gov/geographies/mapping-files/time-series/geo/cartographic-boundary.html",
    "public domain (U.S. government work)",
)
_GEOJSON = Origin(
    f"{_CENSUS.words}, simplified to GeoJSON by Shoberman2/politalapp (public/cd119.json)",
    "https://github.com/Shoberman2/politalapp",
    "public domain (U.S. government work); simplification MIT",
)
_MOST_POINTS = 200_000  # more than this are simplified: the file grows, and its exactness is not needed
_SIMPLER = 0.0005  # degrees, about 50 m: a bend with less area than a square of this side goes
_LEAST_KM2, _MOST_KM2 = 1.0, 2_000_000.0  # the smallest district has about 25, Alaska 1.5 million
_KEPT = 0.95  # of a district's area, after rounding and simplifying
_KM_A_DEGREE = 111.195


def read_outlines(path: Path, states: States) -> NewFile:
    """Our file of boundaries on the map of these states.

    Raises ``MalformedData`` for a district that is missing, there twice, unknown, over another one, or of a shape that
    cannot be one, and for the map of another Congress.
    """
    notes = Notes(path.name)
    found: dict[str, MultiPolygon] = {}
    for feature in read_features(path, notes):
        if feature.congress not in {None, states.congress}:
            said = f"it is on the map of Congress {feature.congress}"
            raise MalformedData(path.name, None, f"{said}, and the states are on that of {states.congress}.")
        if states.of_geoid(feature.geoid) is None or feature.geoid in found:
            what = "is there twice" if feature.geoid in found else f"is not on the map of Congress {states.congress}"
            raise MalformedData(path.name, None, f"the district {feature.geoid} {what}.")
        found[feature.geoid] = _shape(path.name, feature.geoid, feature.geometry, notes)
    known = {states.of_geoid(geoid) for geoid in found}
    for division, _, _ in federal_divisions(states):
        if division.kind and division not in known:
            raise MalformedData(path.name, None, f"there is no boundary of {seat_name(division, states)}.")
    compact = _compact(path.name, found, notes)
    _refuse_overlap(path.name, compact)
    origin = _CENSUS if is_zip(path) else _GEOJSON
    content = boundaries_file.render({geoid: [_rings(one) for one in whole.geoms] for geoid, whole in compact.items()})
    return NewFile(BOUNDARIES, content, len(compact), origin, states.congress, notes.sentences())


def _shape(file: str, geoid: str, geometry: dict[str, Any], notes: Notes) -> MultiPolygon:
    import shapely
    from shapely.geometry import shape

    try:
        found = shape(geometry)
        points = shapely.get_coordinates(found).tolist()
    except Exception:  # whatever the library stumbles over in what is no geometry
        raise MalformedData(file, None, f"the shape of district {geoid} cannot be read.") from None
    if found.geom_type not in {"Polygon", "MultiPolygon"} or not points:
        raise MalformedData(file, None, f"the shape of district {geoid} is not an area.")
    if not all(-180 <= x <= 180 and -90 <= y <= 90 for x, y in points):
        raise MalformedData(file, None, f"the shape of district {geoid} is not in degrees of longitude and latitude.")
    if not found.is_valid:
        notes.add(f"the outline of district {geoid} crosses itself: mended")
        found = shapely.make_valid(found)
    whole = _areas(found)
    if not _LEAST_KM2 <= _km2(whole) <= _MOST_KM2:
        raise MalformedData(file, None, f"district {geoid} has {_km2(whole):,.1f} km²: its shape cannot be right.")
    return whole


def _areas(geometry: BaseGeometry) -> MultiPolygon:
    """Its areas alone: mending and rounding can leave lines and points behind."""
    import shapely

    parts: Iterable[Any] = shapely.get_parts(shapely.get_parts(geometry))
    return shapely.MultiPolygon([part for part in parts if part.geom_type == "Polygon" and not part.is_empty])


def _compact(file: str, shapes: dict[str, MultiPolygon], notes: Notes) -> dict[str, MultiPolygon]:
    """Rounded to our unit, in a fixed order; simplified together where there are many points: neighbours still meet."""
    import shapely

    wholes: list[Any] = list(shapes.values())
    points = int(shapely.get_num_coordinates(wholes).sum())
    if points > _MOST_POINTS:
        wholes = list(shapely.coverage_simplify(wholes, _SIMPLER))
        left = int(shapely.get_num_coordinates(wholes).sum())
        notes.add(f"{points:,} points of the outlines simplified to {left:,}, by about 50 m")
    made = {
        geoid: _areas(shapely.set_precision(whole, 1 / boundaries_file.UNIT).normalize())
        for geoid, whole in zip(shapes, wholes, strict=True)
    }
    for geoid, whole in made.items():
        if _km2(whole) < _KEPT * _km2(shapes[geoid]):
            raise MalformedData(file, None, f"district {geoid} loses its shape when it is rounded to 11 m.")
    return made


def _refuse_overlap(file: str, shapes: dict[str, MultiPolygon]) -> None:
    import shapely

    wholes, geoids = list(shapes.values()), list(shapes)
    inside = [whole.representative_point() for whole in wholes]
    for point, whole in shapely.STRtree(wholes).query(inside, predicate="intersects").T.tolist():
        if point != whole:
            raise MalformedData(file, None, f"the districts {geoids[point]} and {geoids[whole]} lie over each other.")


def _rings(polygon: Polygon) -> list[list[tuple[float, float]]]:
    return [[(x, y) for x, y, *_ in ring.coords] for ring in (polygon.exterior, *polygon.interiors)]


def _km2(whole: MultiPolygon) -> float:
    """By its middle latitude: a rough figure."""
    if whole.is_empty:
        return 0.0
    _, south, _, north = whole.bounds
    return float(whole.area) * _KM_A_DEGREE**2 * math.cos(math.radians((south + north) / 2))
