from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from advocacy.core.divisions import DivisionId, State, States
from advocacy.core.legislatures import LegislativeDistrict, Legislatures
from advocacy.core.lookup import Candidate, Caveat, Finding, Reason, Settled
from advocacy.core.officials import OfficeTitle
from advocacy.core.places import Point, StreetAddress
from advocacy.core.resolving import resolve
from advocacy.providers.census import Census
from advocacy.providers.census_answers import Unreadable, read_layers, read_matches
from advocacy.providers.http_json import JsonService
from tests.support import geocoder as places
from tests.support.geocoder import Geocoder, geocoder

SAMPLES = Path(__file__).parent / "samples"
TODAY, NEXT_CONGRESS = date(2026, 11, 22), date(2027, 1, 3)
STATES = States(
    (
        State("DC", "11", "District of Columbia", "district", 1),
        State("MA", "25", "Massachusetts", "state", 9),
        State("NE", "31", "Nebraska", "state", 3),
        State("NH", "33", "New Hampshire", "state", 2),
        State("NY", "36", "New York", "state", 26),
        State("PR", "72", "Puerto Rico", "territory", 1),
        State("WY", "56", "Wyoming", "state", 1),
    ),
    congress=119,
)


def ocd(short: str) -> DivisionId:
    """``ny/cd:12``"""
    kind = {"dc": "district", "pr": "territory"}.get(short[:2], "state")
    return DivisionId.parse(f"ocd-division/country:us/{kind}:{short}")


def _legislative(short: str, geoid: str, seats: int = 1) -> LegislativeDistrict:
    return LegislativeDistrict(ocd(short), OfficeTitle.STATE_SENATOR, short.partition(":")[2], geoid, seats)


LEGISLATURES = Legislatures(
    districts=(
        _legislative("ny/sldu:47", "36047"),
        _legislative("ny/sldl:75", "36075"),
        _legislative("dc/ward:2", "11002"),
        _legislative("ma/sldu:middlesex_and_suffolk", "25D26"),
        _legislative("ma/sldl:25th_middlesex", "25083"),
        _legislative("ne/sldu:28", "31028"),
        _legislative("nh/sldu:19", "33019"),
        _legislative("nh/sldl:rockingham_13", "33713", 10),
        _legislative("pr/sldu:1", "72001", 2),
        _legislative("pr/sldl:1", "72001"),
        _legislative("wy/sldu:8", "56008"),
        _legislative("wy/sldl:11", "56011"),
    ),
    plan=2024,
)


def census(
    url: str, day: date = TODAY, vintages: Sequence[str] = ("ACS2025_Current", "Current_Current"), total: float = 3.0
) -> Census:
    service = JsonService("census", url, connect_seconds=min(1.0, total), total_seconds=total)
    return Census(service, vintages, (STATES,), LEGISLATURES, lambda zone: day, total)


@pytest.fixture
def running() -> Iterator[Geocoder]:
    with geocoder() as running:
        yield running


def found(running: Geocoder, address: str, **changes: Any) -> Finding:
    finding = census(running.url, **changes).divisions_of(StreetAddress(address))
    assert finding is not None
    return finding


@pytest.mark.parametrize(
    ("address", "district", "legislative"),
    [
        (places.NEW_YORK, "ny/cd:12", ["ny/sldu:47", "ny/sldl:75"]),
        (places.CHEYENNE, "wy/cd:at-large", ["wy/sldu:8", "wy/sldl:11"]),
        (places.WASHINGTON, "dc/cd:at-large", ["dc/ward:2"]),
        (places.LINCOLN, "ne/cd:1", ["ne/sldu:28"]),
        (places.DERRY, "nh/cd:1", ["nh/sldu:19", "nh/sldl:rockingham_13"]),
        (places.SAN_JUAN, "pr/cd:at-large", ["pr/sldu:1", "pr/sldl:1"]),
        (places.CAMBRIDGE, "ma/cd:5", ["ma/sldu:middlesex_and_suffolk", "ma/sldl:25th_middlesex"]),
    ],
)
def test_an_address_has_its_district_and_those_of_its_legislature(
    running: Geocoder, address: str, district: str, legislative: list[str]
) -> None:
    finding = found(running, address)
    assert (finding.congress, finding.candidates) == (119, (Candidate(ocd(district)),))
    assert finding.legislative == tuple(map(ocd, legislative))
    assert (finding.is_sure, finding.caveats, finding.provider) == (True, (), "census")
    assert finding.point is not None


def test_a_point_has_the_same(running: Geocoder) -> None:
    point = Point(42.8818, -71.326)
    finding = census(running.url).divisions_of(point)
    assert finding is not None
    assert (finding.candidates, finding.point) == ((Candidate(ocd("nh/cd:1")),), point)
    assert finding.legislative == (ocd("nh/sldu:19"), ocd("nh/sldl:rockingham_13"))


def test_the_layers_are_asked_for_by_the_names_of_the_congress_that_sits(running: Geocoder) -> None:
    found(running, places.LINCOLN)
    assert running.asked[0]["layers"].split(",") == [
        "119th Congressional Districts",
        "2024 State Legislative Districts - Upper",
        "2024 State Legislative Districts - Lower",
    ]
    assert running.asked[0]["benchmark"] == "Public_AR_Current"


def test_the_vintages_are_tried_until_one_has_the_congress_that_sits_and_that_one_is_remembered(
    running: Geocoder,
) -> None:
    geo = census(running.url, vintages=("Current_Current", "Gone_Current", "ACS2025_Current"))
    for _ in range(2):
        finding = geo.divisions_of(StreetAddress(places.NEW_YORK))
        assert finding is not None
        assert (finding.congress, finding.candidates) == (119, (Candidate(ocd("ny/cd:12")),))
    tried = [question["vintage"] for question in running.asked]
    assert tried == ["Current_Current", "Gone_Current", "ACS2025_Current", "ACS2025_Current"]


def test_on_the_third_of_january_the_other_vintage_is_right_and_its_state_districts_are_not_believed(
    running: Geocoder,
) -> None:
    finding = found(running, places.NEW_YORK, day=NEXT_CONGRESS)
    assert (finding.congress, finding.candidates) == (120, (Candidate(ocd("ny/cd:12")),))
    assert finding.legislative == ()


def test_only_the_next_congress_s_map_is_given_as_what_it_is_and_refused(running: Geocoder) -> None:
    only_new = census(running.url, vintages=("Current_Current",))
    finding = only_new.divisions_of(StreetAddress(places.NEW_YORK))
    assert finding is not None
    assert (finding.congress, finding.legislative, finding.point is None) == (120, (), False)
    answer = resolve(StreetAddress(places.NEW_YORK), (only_new,), STATES, TODAY)
    assert not isinstance(answer.outcome, Settled)
    assert answer.caveats[0] is Caveat.OTHER_MAP


def test_a_district_layer_that_failed_leaves_the_point(running: Geocoder) -> None:
    finding = found(running, places.LAYERLESS)
    assert (finding.reason, finding.candidates) == (Reason.UNAVAILABLE, ())
    assert finding.point == Point(40.750268, -73.994947)


def test_state_layers_that_failed_cost_the_district_nothing(running: Geocoder) -> None:
    finding = found(running, places.CHAMBERLESS)
    assert (finding.candidates, finding.legislative) == ((Candidate(ocd("ny/cd:12")),), ())


def test_several_matches_in_different_districts_are_candidates_with_their_addresses(running: Geocoder) -> None:
    finding = found(running, places.TWIN)
    assert finding.candidates == (
        Candidate(ocd("ma/cd:7"), ("7 N TWIN ST, CAMBRIDGE, MA, 02138",)),
        Candidate(ocd("ma/cd:5"), ("7 S TWIN ST, CAMBRIDGE, MA, 02138",)),
    )
    assert finding.point is None
    assert finding.legislative == (ocd("ma/sldu:middlesex_and_suffolk"),)  # in which both lie


def test_several_matches_in_one_district_are_that_district_and_no_one_spot(running: Geocoder) -> None:
    finding = found(running, places.TWIN_IN_ONE)
    assert (finding.candidates, finding.is_sure) == ((Candidate(ocd("ne/cd:1")),), True)
    assert (finding.legislative, finding.point) == ((), None)


def test_a_match_in_another_zip_is_to_be_confirmed_by_its_address(running: Geocoder) -> None:
    finding = found(running, places.OTHER_ZIP)
    assert (finding.is_sure, finding.caveats, finding.legislative) == (False, (Caveat.ZIP_DIFFERS,), ())
    assert finding.candidates == (Candidate(ocd("ny/cd:12"), ("11 MOVED ST, NEW YORK, NY, 10011",)),)


def test_an_address_that_was_not_found_says_so_after_one_question(running: Geocoder) -> None:
    assert found(running, places.NOWHERE).reason is Reason.NO_MATCH
    assert len(running.asked) == 1


@pytest.mark.parametrize("mood", ["500", "html", "broken", "busy", "hang", "drip", "elsewhere", "400"])
def test_a_geocoder_out_of_order_is_unavailable(running: Geocoder, mood: str) -> None:
    running.mood = mood
    finding = found(running, places.NEW_YORK, total=0.4)
    assert finding == Finding(119, (), Reason.UNAVAILABLE, provider="census")


def one_match(geographies: object, **changes: object) -> dict[str, Any]:
    match = {
        "matchedAddress": "5 N OAK ST, ALBANY, NY, 12207",
        "coordinates": {"x": -73.75, "y": 42.65},
        "addressComponents": {"zip": "12207", "preDirection": "N", "suffixDirection": ""},
        "geographies": geographies,
    }
    return {"result": {"addressMatches": [match | changes]}}


def layer(geoid: str, **changes: object) -> list[dict[str, object]]:
    return [{"GEOID": geoid, "STATE": geoid[:2], "CDSESSN": "119"} | changes]


CD = "119th Congressional Districts"


@pytest.mark.parametrize(
    "geographies",
    [
        {},
        {CD: []},
        {CD: None},
        {CD: {"GEOID": "3612"}},
        {CD: [{"status": "Layer query encountered an error"}]},
        {CD: [None, 3, "x", []]},
        {CD: layer("3612", CDSESSN="120")},
        {CD: layer("3612", STATE="25")},
        {CD: layer("3699")},
        {CD: layer("99")},
        {CD: layer("3612") + layer("3613")},
        {CD: [{"GEOID": None}]},
        {CD: [{"GEOID": {"a": 1}}]},
        {"Congressional Districts": layer("3612")},
    ],
)
def test_a_layer_without_one_district_that_can_be_right_is_no_district(geographies: object) -> None:
    finding = _of(one_match(geographies))
    assert (finding.reason, finding.candidates, finding.point) == (Reason.UNAVAILABLE, (), Point(42.65, -73.75))


def _of(body: object, typed: str = "5 N Oak St, Albany, NY 12207") -> Finding:
    """What the provider makes of an answer, without a server."""

    class Said(JsonService):
        def get(self, *_: object, **__: object) -> Any:
            from advocacy.providers.http_json import Reply

            return Reply(body)

    said = Said("census", "http://census.invalid", connect_seconds=1, total_seconds=1)
    finding = Census(said, ("one",), (STATES,), LEGISLATURES, lambda zone: TODAY, 1).divisions_of(StreetAddress(typed))
    assert finding is not None
    return finding


def test_a_code_that_says_no_district_says_so() -> None:
    assert _of(one_match({CD: layer("36ZZ")})).reason is Reason.NO_DISTRICT


def test_a_session_said_by_the_layer_s_name_alone_is_enough() -> None:
    assert _of(one_match({CD: [{"GEOID": 3612}]})).candidates == (Candidate(ocd("ny/cd:12")),)


@pytest.mark.parametrize(
    ("typed", "is_sure"),
    [
        ("5 N Oak St, Albany, NY 12207", True),
        ("5 north oak street albany ny 12207", True),
        ("5 Oak St, Albany, NY 12207", True),
        ("5B N Oak St Apt 4, Albany, NY 12207", True),
        ("5 S Oak St, Albany, NY 12207", False),
        ("5 Southwest Oak St, Albany, NY 12207", False),
        ("50 N Oak St, Albany, NY 12207", False),
    ],
)
def test_a_match_with_another_number_or_part_of_town_is_to_be_confirmed(typed: str, is_sure: bool) -> None:
    finding = _of(one_match({CD: layer("3612")}), typed)
    assert finding.is_sure is is_sure
    assert finding.candidates == (Candidate(ocd("ny/cd:12"), () if is_sure else ("5 N OAK ST, ALBANY, NY, 12207",)),)


@pytest.mark.parametrize(
    "body",
    [
        None,
        [],
        "x",
        3,
        {},
        {"result": None},
        {"result": []},
        {"result": {"addressMatches": None}},
        {"result": {"addressMatches": {}}},
        {"result": {"addressMatches": [None]}},
        {"errors": ["no"], "status": "400"},
        one_match([]) | {"result": {"addressMatches": [{"geographies": [1]}]}},
    ],
)
def test_an_answer_of_another_shape_is_no_answer(body: object) -> None:
    assert _of(body).reason is Reason.UNAVAILABLE


@pytest.mark.parametrize(
    "changes",
    [
        {"coordinates": None},
        {"coordinates": {"x": "a", "y": None}},
        {"coordinates": {"x": 1e400, "y": 1}},
        {"coordinates": {"x": 999, "y": 999}},
        {"matchedAddress": 7, "addressComponents": None},
    ],
)
def test_parts_that_cannot_be_right_are_left_out(changes: dict[str, object]) -> None:
    finding = _of(one_match({CD: layer("3612")}, **changes))
    assert [candidate.district for candidate in finding.candidates] == [ocd("ny/cd:12")]


def sample(name: str) -> Any:
    return json.loads((SAMPLES / f"{name}.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("name", "code", "zip_code"),
    [("census_ny12", "3612", "10001"), ("census_wyoming", "5600", "82001"), ("census_dc", "1198", "20500")],
)
def test_recorded_answers_are_read(name: str, code: str, zip_code: str) -> None:
    (match,) = read_matches(sample(name))
    assert (match.layers.districts, match.zip) == (((119, code),), zip_code)
    assert match.point is not None
    assert read_matches(sample("census_no_match")) == ()


def test_a_recorded_answer_in_which_most_layers_failed_has_no_district_and_still_its_point() -> None:
    (match,) = read_matches(sample("census_layer_errors_2017"))
    assert (match.layers.districts, match.layers.chambers) == ((), ())
    assert match.point is not None
    assert read_layers(sample("census_coordinates_2017")).districts == ()
    with pytest.raises(Unreadable):
        read_matches(sample("census_coordinates_2017"))
