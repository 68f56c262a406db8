"""Where offices are: as their file says, or else in the middle of their ZIP, so that the nearest comes first."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from advocacy.core.errors import MalformedInput
from advocacy.core.officials import DistrictOffice
from advocacy.core.places import Point
from advocacy.core.roster import Roster

from .records import Record


def point_of(row: Record) -> Point | None:
    """The columns ``latitude`` and ``longitude``; None where either is empty, or they are not on the globe: noted.

    Raises ``MalformedData`` for what is no number.
    """
    latitude, longitude = row.degrees("latitude"), row.degrees("longitude")
    try:
        return Point.of(float(latitude), float(longitude)) if latitude and longitude else None
    except MalformedInput:
        row.note("positions that are not on the globe left out")
        return None


def placed(roster: Roster, middles_of: Callable[[set[str]], Mapping[str, Point]]) -> Roster:
    """The same people; an office whose position is not known gets the middle of its ZIP, where that is known."""
    offices = roster.district_offices
    middles = middles_of({one.address.zip[:5] for here in offices.values() for one in here if one.point is None})

    def with_point(office: DistrictOffice) -> DistrictOffice:
        middle = middles.get(office.address.zip[:5]) if office.point is None else None
        return replace(office, point=middle) if middle else office

    found = {official: tuple(with_point(office) for office in here) for official, here in offices.items()}
    return replace(roster, district_offices=found)
