"""The districts' boundaries, offline: from a point to the district it lies in, or to those it may lie in."""

from __future__ import annotations

import logging
import math
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from advocacy.core.divisions import DivisionId, States
from advocacy.core.errors import MalformedData
from advocacy.core.lookup import Candidate, Caveat, Finding, Reason
from advocacy.core.places import Place, Point
from advocacy.core.sources import BOUNDARIES

from . import boundaries_file, data_sources

if TYPE_CHECKING:
    import shapely

NAME = "boundaries"
NEAR_LINE_KM = 0.5
"""Closer than this to another district our outlines cannot be trusted to tell.

Measured on the outlines of 2026-08-06: of the middles of 23,761 standard ZIP codes of a single district 34 lay in
another one. Seven of them were 0.02 to 0.41 km from their own, which outlines this coarse can explain; the others 0.6
to 26 km, which are errors of the list of ZIPs or of the middle. Of all 29,504 standard ZIP middles 2.3 % lie within
0.5 km of another district and are asked to confirm.
"""
OFF_COAST_KM = 25.0
"""Outside every district, but as near as this: a pier, a boat or an island that the outlines leave out.

Of those ZIP middles 18 lay outside all outlines, 0.004 to 2.8 km from their own district, which was always a candidate.
"""
_AS_NEAR = 2.0  # off the coast, districts up to this many times as far as the nearest are candidates too,
_AND_KM = 2.0  # and this much further: a small island that the outlines leave out need not be of the nearest shore
_KM_A_DEGREE = 111.195  # of a great circle on the mean sphere. Source: IUGG
_SEAM = 179.0  # degrees east or west: beyond it the other side of the 180th meridian is looked at too
_FLATTEST = 0.02  # cosine of the latitude near the poles, where no district is

_log = logging.getLogger(__name__)


class Boundaries:
    """A look-up provider for points; any number of threads may ask at once.

    A point inside one district and not near another is that district's. Near a line the containing district comes
    first, and the answer is not sure; so it is off the coast, with the nearest first. Where the district's outer edge
    is a border with another country, a point within about 0.1 km on the wrong side can be taken for inside.
    The outlines are read when the first point is asked for; a file that cannot be read is ``unavailable``.
    """

    def __init__(self, file: Path, states: States, congress: int) -> None:
        self._file, self._states, self._congress = file, states, congress
        self._lock = threading.Lock()
        self._read: _Outlines | MalformedData | None = None

    @classmethod
    def open(cls, folder: Path, states: States) -> Boundaries:
        """The boundaries that lie in a folder beside their ``sources.toml``, as ``of`` has them."""
        return cls.of(folder / BOUNDARIES, folder / data_sources.NAME, states)

    @classmethod
    def of(cls, file: Path, sources: Path, states: States) -> Boundaries:
        """A file of boundaries with the ``sources.toml`` that speaks of it. Reads no outlines yet.

        Raises ``MalformedData`` where there is none, or it is not on the map of these states.
        """
        entry = data_sources.read(sources).get(BOUNDARIES)
        if entry is None or entry.congress is None:
            raise MalformedData(data_sources.NAME, None, f"it does not say which Congress {BOUNDARIES} is for.")
        if entry.congress != states.congress:
            reason = f"it is on the map of Congress {entry.congress}, the states are on that of {states.congress}."
            raise MalformedData(BOUNDARIES, None, reason)
        if not file.is_file():
            raise MalformedData(BOUNDARIES, None, "the file is missing. Import the boundaries.")
        return cls(file, states, entry.congress)

    def divisions_of(self, place: Place) -> Finding | None:
        """What is known of a point, and of nothing else."""
        if not isinstance(place, Point):
            return None
        if not (abs(place.latitude) <= 90 and abs(place.longitude) <= 180):
            return Finding(self._congress, (), Reason.OUTSIDE_US, provider=NAME)
        outlines = self._read or self._outlines()
        if isinstance(outlines, MalformedData):
            return Finding(self._congress, (), Reason.UNAVAILABLE, provider=NAME)
        near = outlines.within(place, NEAR_LINE_KM)
        if near and near[0][1] == 0:
            return self._finding(place, near, Caveat.NEAR_LINE if len(near) > 1 else None)
        near = outlines.within(place, OFF_COAST_KM)
        if not near:
            return Finding(self._congress, (), Reason.OUTSIDE_US, provider=NAME)
        farthest = _AS_NEAR * near[0][1] + _AND_KM
        return self._finding(place, [one for one in near if one[1] <= farthest], Caveat.OFF_COAST)

    def _outlines(self) -> _Outlines | MalformedData:
        """Read once, whether that went well or not."""
        with self._lock:
            if self._read is None:
                try:
                    self._read = _Outlines(self._file, self._states)
                except MalformedData as error:
                    _log.error("%s", error)
                    self._read = error
            return self._read

    def _finding(self, point: Point, near: list[tuple[DivisionId, float]], caveat: Caveat | None) -> Finding:
        return Finding(
            self._congress,
            tuple(Candidate(district) for district, _ in near),
            point=point,
            is_sure=caveat is None,
            caveats=(caveat,) if caveat else (),
            provider=NAME,
        )


class _Outlines:
    """The polygons of all districts in a tree by their boxes. Raises ``MalformedData`` for a file not of this map."""

    def __init__(self, file: Path, states: States) -> None:
        import shapely  # 0.1 s that a start without points need not take

        self._shapely = shapely
        self._districts: list[DivisionId] = []
        self._polygons: list[shapely.Polygon] = []
        for geoid, polygons in boundaries_file.read(file).items():
            district = states.of_geoid(geoid)
            if district is None:
                raise MalformedData(file.name, None, "it has a district that is not on this map.")
            self._districts += [district] * len(polygons)
            self._polygons += [shapely.Polygon(rings[0], rings[1:]) for rings in polygons]
        self._tree = shapely.STRtree(self._polygons)

    def within(self, place: Point, km: float) -> list[tuple[DivisionId, float]]:
        """The districts as near as this with their distance in kilometres, 0 inside; the nearest first."""
        found: dict[DivisionId, float] = {}
        for longitude in _longitudes(place.longitude):
            for index, distance in self._parts(longitude, place.latitude, km):
                district = self._districts[index]
                found[district] = min(distance, found.get(district, distance))
        return sorted(found.items(), key=lambda one: (one[1], one[0]))

    def _parts(self, longitude: float, latitude: float, km: float) -> list[tuple[int, float]]:
        point = self._shapely.Point(longitude, latitude)
        north = km / _KM_A_DEGREE
        flat = max(_FLATTEST, math.cos(math.radians(min(90.0, abs(latitude) + north))))
        east = north / flat
        box = (longitude - east, latitude - north, longitude + east, latitude + north)
        found: list[tuple[int, float]] = []
        for index in self._tree.query(point, predicate="dwithin", distance=east).tolist():
            polygon = self._polygons[index]
            distance = 0.0 if polygon.intersects(point) else self._distance(polygon, box, longitude, latitude)
            if distance <= km:
                found.append((index, distance))
        return found

    def _distance(
        self, polygon: shapely.Polygon, box: tuple[float, float, float, float], longitude: float, latitude: float
    ) -> float:
        """Kilometres on the plane that touches the globe at the point: off by less than 1 % at 25 km and 70° north."""
        part = self._shapely.clip_by_rect(polygon, *box)
        if part.is_empty:
            return math.inf
        scale = (_KM_A_DEGREE * max(_FLATTEST, math.cos(math.radians(latitude))), _KM_A_DEGREE)
        on_plane = self._shapely.transform(part, lambda points: (points - (longitude, latitude)) * scale)
        return float(on_plane.distance(self._shapely.Point(0, 0)))


def _longitudes(longitude: float) -> tuple[float, ...]:
    """The same meridian as it is written on both sides of the 180th."""
    if longitude > _SEAM:
        return (longitude, longitude - 360)
    return (longitude, longitude + 360) if longitude < -_SEAM else (longitude,)
