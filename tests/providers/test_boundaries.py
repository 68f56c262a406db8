"""From a point to its district by the outlines that the project ships: landmarks, lines, coasts, islands, abroad."""

from __future__ import annotations

import gzip
import math
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advocacy.core.addresses import ZipCode
from advocacy.core.divisions import DivisionId
from advocacy.core.errors import MalformedData
from advocacy.core.lookup import Caveat, Finding, Reason
from advocacy.core.places import Point, StreetAddress
from advocacy.core.sources import BOUNDARIES
from advocacy.providers import boundaries_file
from advocacy.providers.boundaries import NEAR_LINE_KM, OFF_COAST_KM, Boundaries
from tests.support.sources import ROOT, real_states

DATA = ROOT / "advocacy" / "data"
STATES = real_states()


@pytest.fixture(scope="module")
def boundaries() -> Boundaries:
    return Boundaries.open(DATA, STATES)


def asked(boundaries: Boundaries, latitude: float, longitude: float) -> Finding:
    found = boundaries.divisions_of(Point(latitude, longitude))
    assert found is not None
    assert (found.provider, found.congress) == ("boundaries", 119)
    return found


def districts(found: Finding) -> list[str]:
    return [f"{one.district.state}-{one.district.district}" for one in found.candidates]


@pytest.mark.parametrize(
    ("landmark", "latitude", "longitude", "district"),
    [
        ("White House", 38.8977, -77.0365, "DC-0"),
        ("Empire State Building", 40.7484, -73.9857, "NY-12"),
        ("Space Needle, Seattle", 47.6205, -122.3493, "WA-7"),
        ("City Hall, San Francisco", 37.7793, -122.4192, "CA-11"),
        ("Mount Rushmore", 43.8791, -103.4591, "SD-0"),
        ("Old Faithful", 44.4605, -110.8281, "WY-0"),
        ("Faneuil Hall, Boston", 42.3601, -71.0547, "MA-8"),
        ("Capitol of Nebraska, Lincoln", 40.8081, -96.6997, "NE-1"),
        ("Churchill Downs, Louisville", 38.2029, -85.7703, "KY-3"),
        ("Grand Canyon Village", 36.0544, -112.1401, "AZ-2"),
        ("Graceland, Memphis", 35.0477, -90.0260, "TN-9"),
        ("Cinderella Castle, Florida", 28.4195, -81.5812, "FL-11"),
    ],
)
def test_a_landmark_lies_in_its_district(
    boundaries: Boundaries, landmark: str, latitude: float, longitude: float, district: str
) -> None:
    found = asked(boundaries, latitude, longitude)
    assert (districts(found), found.is_sure, found.caveats) == ([district], True, ())
    assert found.point == Point(latitude, longitude)


@pytest.mark.parametrize(
    ("island", "latitude", "longitude", "district"),
    [
        ("Key West", 24.5551, -81.7800, "FL-28"),
        ("Honolulu", 21.3068, -157.8588, "HI-1"),
        ("Hagåtña, Guam", 13.4745, 144.7504, "GU-0"),
        ("Charlotte Amalie, St. Thomas", 18.3419, -64.9307, "VI-0"),
        ("Hato Rey, San Juan", 18.4220, -66.0560, "PR-0"),
        ("Pago Pago, American Samoa", -14.2756, -170.7020, "AS-0"),
        ("Saipan", 15.1778, 145.7510, "MP-0"),
        ("Adak, west of the 180th meridian's other side", 51.88, -176.6581, "AK-0"),
        ("Amchitka, east longitude", 51.44, 179.05, "AK-0"),
        ("Nantucket", 41.2835, -70.0995, "MA-9"),
        ("Marquette, Michigan's Upper Peninsula", 46.5436, -87.3954, "MI-1"),
        ("Sault Ste. Marie, Michigan", 46.4977, -84.3476, "MI-1"),
        ("Point Roberts, by land only through Canada", 48.9855, -123.0780, "WA-2"),
    ],
)
def test_an_island_or_a_far_corner_lies_in_its_district(
    boundaries: Boundaries, island: str, latitude: float, longitude: float, district: str
) -> None:
    assert districts(asked(boundaries, latitude, longitude)) == [district]


def test_where_four_states_meet_all_four_are_candidates(boundaries: Boundaries) -> None:
    found = asked(boundaries, 36.9990, -109.0452)
    assert sorted(districts(found)) == ["AZ-2", "CO-3", "NM-3", "UT-3"]
    assert (found.is_sure, found.caveats) == (False, (Caveat.NEAR_LINE,))


@pytest.mark.parametrize(("metres", "sure"), [(-600, True), (-400, False), (-50, False), (50, False), (600, True)])
def test_near_a_line_the_district_of_the_point_comes_first_and_is_not_sure(
    boundaries: Boundaries, metres: float, sure: bool
) -> None:
    """The line is the 37th parallel, between Kansas's 2nd district and Oklahoma's 2nd, Oklahoma's corner aside."""
    found = asked(boundaries, 36.9990 + metres / 111_195, -95.35)
    assert districts(found)[0] == ("KS-2" if metres > 0 else "OK-2")
    assert found.is_sure is sure
    assert len(found.candidates) == (1 if sure else 2)


@pytest.mark.parametrize(
    ("place", "latitude", "longitude", "district"),
    [
        ("the plaza of the Golden Gate Bridge", 37.8078, -122.4750, "CA-11"),
        ("Bailey Island, Maine", 43.7341, -69.9952, "ME-1"),
        ("the 180th meridian among the Aleutians", 52.0, 180.0, "AK-0"),
        ("the same, written as west", 52.0, -180.0, "AK-0"),
        ("Windsor, Ontario", 42.3149, -83.0364, "MI-13"),
        ("Tijuana", 32.5149, -117.0382, "CA-52"),
        ("Ciudad Juárez", 31.74, -106.485, "TX-16"),
    ],
)
def test_outside_but_not_far_the_nearest_is_offered_and_never_settled(
    boundaries: Boundaries, place: str, latitude: float, longitude: float, district: str
) -> None:
    found = asked(boundaries, latitude, longitude)
    assert districts(found)[0] == district
    assert (found.is_sure, found.caveats) == (False, (Caveat.OFF_COAST,))


def test_an_island_left_out_of_the_outlines_has_its_own_district_among_the_candidates(boundaries: Boundaries) -> None:
    assert districts(asked(boundaries, 40.8469, -73.7874))[0] == "NY-14"  # City Island, the Bronx
    assert {"NJ-8", "NY-10"} <= set(districts(asked(boundaries, 40.6892, -74.0445)))  # Liberty Island: near Jersey City
    assert "MD-5" in districts(asked(boundaries, 38.2822, -76.9553))  # the Potomac, nearer to Virginia


@pytest.mark.parametrize(
    ("place", "latitude", "longitude"),
    [
        ("Toronto", 43.65, -79.38),
        ("Montréal", 45.5019, -73.5674),
        ("Vancouver", 49.2827, -123.1207),
        ("Havana", 23.1136, -82.3666),
        ("London", 51.5, -0.12),
        ("0, 0", 0, 0),
        ("the north pole", 90, 0),
        ("the south pole", -90, 180),
        ("not a number", math.nan, math.nan),
        ("beyond the globe", 91, 200),
    ],
)
def test_abroad_is_outside(boundaries: Boundaries, place: str, latitude: float, longitude: float) -> None:
    found = asked(boundaries, latitude, longitude)
    assert (found.candidates, found.reason, found.point) == ((), Reason.OUTSIDE_US, None)


def test_it_speaks_of_points_only(boundaries: Boundaries) -> None:
    assert boundaries.divisions_of(ZipCode("94704")) is None
    assert boundaries.divisions_of(StreetAddress("1 Main St, 94704")) is None


class Oracle:
    """The same question by another way: counting the edges that a line to the east crosses."""

    def __init__(self) -> None:
        self.polygons = [
            (STATES.of_geoid(geoid), rings, _box(rings[0]))
            for geoid, polygons in boundaries_file.read(DATA / BOUNDARIES).items()
            for rings in polygons
        ]
        self.corners = [point for _, rings, _ in self.polygons for point in rings[0][:: max(1, len(rings[0]) // 4)]]

    def containing(self, point: Point) -> set[DivisionId | None]:
        x, y = point.longitude, point.latitude
        return {
            district
            for district, rings, (west, south, east, north) in self.polygons
            if west <= x <= east and south <= y <= north and sum(_crossings(ring, x, y) for ring in rings) % 2
        }


def _box(ring: list[tuple[float, float]]) -> tuple[float, float, float, float]:
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return (min(xs), min(ys), max(xs), max(ys))


def _crossings(ring: list[tuple[float, float]], x: float, y: float) -> int:
    edges = zip(ring, [*ring[1:], ring[0]], strict=True)
    return sum((ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax for (ax, ay), (bx, by) in edges)


ORACLE = Oracle()
NEAR_A_CORNER = st.builds(
    lambda corner, north, east: Point(
        max(-90.0, min(90.0, corner[1] + north)), (corner[0] + east + 180) % 360 - 180
    ),
    st.sampled_from(ORACLE.corners), st.floats(-0.3, 0.3), st.floats(-0.3, 0.3),
)  # fmt: skip
ANYWHERE = st.builds(Point, st.floats(-90, 90), st.floats(-180, 180))


@settings(max_examples=300, deadline=None)
@given(st.one_of(NEAR_A_CORNER, ANYWHERE))
def test_the_containing_district_is_among_the_candidates(boundaries: Boundaries, point: Point) -> None:
    found = boundaries.divisions_of(point)
    assert found is not None
    candidates = {one.district for one in found.candidates}
    assert ORACLE.containing(point) <= candidates
    assert bool(candidates) == (found.reason is None)
    assert found.is_sure or found.caveats


@settings(max_examples=100, deadline=None)
@given(st.builds(Point, st.floats(), st.floats()))
def test_no_point_raises(boundaries: Boundaries, point: Point) -> None:
    assert boundaries.divisions_of(point) is not None


@settings(max_examples=60, deadline=None)
@given(NEAR_A_CORNER, st.floats(0, 2 * math.pi))
def test_a_sure_answer_holds_a_little_way_off(boundaries: Boundaries, point: Point, way: float) -> None:
    found = boundaries.divisions_of(point)
    assert found is not None
    if found.is_sure and found.candidates:
        north = 0.95 * NEAR_LINE_KM * math.sin(way) / 111.195
        east = 0.95 * NEAR_LINE_KM * math.cos(way) / 111.195 / math.cos(math.radians(point.latitude))
        there = ORACLE.containing(Point(point.latitude + north, point.longitude + east))
        assert there <= {one.district for one in found.candidates}


@pytest.mark.parametrize("latitude", [0.0, 25.0, 45.0, 60.0, 70.0])
def test_distances_are_those_on_the_globe(tmp_path: Path, latitude: float) -> None:
    """A stretch of one district, and points to its north and west at 25 km and a little more or less."""
    for km, reached in ((OFF_COAST_KM - 0.3, True), (OFF_COAST_KM + 0.3, False)):
        north = km / 111.195
        east = 2 * math.degrees(math.asin(math.sin(km / 2 / 6371.0088) / math.cos(math.radians(latitude))))
        for points in (Point(latitude + north, 10.5), Point(latitude, 10 - east)):
            found = made_of(tmp_path, latitude).divisions_of(points)
            assert found is not None
            assert bool(found.candidates) is reached


def made_of(folder: Path, latitude: float) -> Boundaries:
    box = [(10.0, latitude - 1), (11.0, latitude - 1), (11.0, latitude), (10.0, latitude)]
    (folder / BOUNDARIES).write_bytes(boundaries_file.render({"5600": [[box]]}))
    return Boundaries(folder / BOUNDARIES, STATES, 119)


def test_many_threads_at_the_first_point_get_the_same_answer() -> None:
    fresh = Boundaries.open(DATA, STATES)
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: districts(asked(fresh, 37.8703, -122.2595)), range(64)))
    assert found == [["CA-12"]] * 64


def test_a_damaged_file_is_unavailable_and_tried_once(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / BOUNDARIES).write_bytes((DATA / BOUNDARIES).read_bytes()[:1000])
    broken = Boundaries(tmp_path / BOUNDARIES, STATES, 119)
    for _ in range(3):
        assert asked(broken, 37.87, -122.26).reason is Reason.UNAVAILABLE
    assert [record.getMessage() for record in caplog.records] == [
        "boundaries.json.gz: this is not a whole file of boundaries. Import them again."
    ]


def test_districts_of_another_map_are_unavailable(tmp_path: Path) -> None:
    (tmp_path / BOUNDARIES).write_bytes(boundaries_file.render({"0699": [[[(0, 0), (1, 0), (1, 1)]]]}))
    assert asked(Boundaries(tmp_path / BOUNDARIES, STATES, 119), 0.2, 0.5).reason is Reason.UNAVAILABLE


def folders(root: Path) -> Iterator[tuple[str, str]]:
    whole = (DATA / "sources.toml").read_text(encoding="utf-8")
    table = "[" + next(one for one in whole.split("\n[") if one.startswith(f'"{BOUNDARIES}"'))
    yield "does not say which Congress", "\n"
    yield "on the map of Congress 120, the states are on that of 119", table.replace("congress = 119", "congress = 120")
    yield "the file is missing", table


@pytest.mark.parametrize("number", range(3))
def test_a_folder_without_boundaries_of_its_map_is_refused(tmp_path: Path, number: int) -> None:
    reason, sources = list(folders(tmp_path))[number]
    (tmp_path / "sources.toml").write_text(sources, encoding="utf-8")
    with pytest.raises(MalformedData, match=reason):
        Boundaries.open(tmp_path, STATES)


@pytest.mark.parametrize(
    "document",
    [
        "[]", "{}", '{"unit": 0, "districts": {}}', '{"unit": 10000, "districts": {"0101": [[[0, 0, 1, 1]]]}}',
        '{"unit": 10000, "districts": {"0101": [[["a", 0, 1, 1, 2, 2]]]}}', '{"unit": 10000, "districts": {"0101": 7}}',
        '{"unit": 1, "districts": {"0101": [[[500, 0, 1, 1, 2, 2]]]}}', "[" * 100_000,
    ],
)  # fmt: skip
def test_what_is_not_our_file_is_one_sentence(tmp_path: Path, document: str) -> None:
    (tmp_path / BOUNDARIES).write_bytes(gzip.compress(document.encode()))
    with pytest.raises(MalformedData, match=r"boundaries\.json\.gz: this is not a whole file"):
        boundaries_file.read(tmp_path / BOUNDARIES)


def test_outlines_come_back_as_they_were_written(tmp_path: Path) -> None:
    outer, hole = [(-1.5, 2.25), (3.0001, 2.0), (3.0, 6.0), (-1.0, 5.0)], [(0.0, 3.0), (1.0, 4.0), (1.0, 3.0)]
    content = boundaries_file.render({"0101": [[outer, hole], [[*hole, hole[0]]]], "0102": [[hole]]})
    assert content == boundaries_file.render({"0102": [[hole]], "0101": [[outer, hole], [hole]]})
    (tmp_path / BOUNDARIES).write_bytes(content)
    assert boundaries_file.read(tmp_path / BOUNDARIES) == {"0101": [[outer, hole], [hole]], "0102": [[hole]]}


def test_every_district_of_the_map_has_an_outline() -> None:
    assert len(boundaries_file.read_districts(DATA / BOUNDARIES, STATES).rows) == 441
