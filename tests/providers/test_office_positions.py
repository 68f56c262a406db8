"""Where offices are, and which of them is the nearest."""

from __future__ import annotations

from pathlib import Path

from advocacy.core.places import Point
from advocacy.core.roster import Roster
from advocacy.providers import offices_file
from advocacy.providers.office_positions import placed
from tests.services.small_world import ROSTER
from tests.support.sources import write

BERKELEY, REDDING, LONG_BEACH = Point(37.866, -122.257), Point(40.58, -122.37), Point(33.77, -118.19)
MIDDLES = {"96001": REDDING}
HEADER = ",".join(offices_file.COLUMNS)


def read(folder: Path, *positions: tuple[str, str, str]) -> Roster:
    rows = [
        f"o{number},bioguide:C000001,,1 Main Street,,Town,CA,{code},,,{latitude},{longitude},x,2026-06-15"
        for number, (code, latitude, longitude) in enumerate(positions)
    ]
    file = write(folder)("district_offices.csv", "\n".join([HEADER, *rows, ""]))
    return Roster(ROSTER.officials, {"bioguide:C000001": offices_file.read(file).rows})


def test_an_office_without_a_position_gets_the_middle_of_its_zip_and_no_other_is_moved(tmp_path: Path) -> None:
    roster = read(tmp_path, ("96001-1234", "", ""), ("96001", "37.8", "-122.2"), ("99999", "", ""))
    offices = placed(roster, lambda zips: {code: MIDDLES[code] for code in zips & MIDDLES.keys()})
    assert [office.point for office in offices.district_offices["bioguide:C000001"]] == [
        REDDING,
        Point(37.8, -122.2),
        None,
    ]


def test_the_nearest_office_comes_first_and_one_that_lies_nowhere_last(tmp_path: Path) -> None:
    roster = read(tmp_path, ("99999", "", ""), ("90802", "33.77", "-118.19"), ("96001", "40.58", "-122.37"))
    assert [office.point for office in roster.near("bioguide:C000001", BERKELEY)] == [REDDING, LONG_BEACH, None]
    assert [office.office_id for office in roster.near("bioguide:C000001", None)] == ["o0", "o1", "o2"]


def test_a_position_that_is_not_on_the_globe_is_none(tmp_path: Path) -> None:
    offices = read(tmp_path, ("96001", "441.5", "-90.5")).district_offices["bioguide:C000001"]
    assert [office.point for office in offices] == [None]
