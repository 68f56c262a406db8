from __future__ import annotations

import json
import logging
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from pytest_httpserver import HTTPServer

from advocacy.core.addresses import ZipCode
from advocacy.core.divisions import DivisionId, State, States
from advocacy.core.legislatures import LegislativeDistrict, Legislatures
from advocacy.core.lookup import Finding, Reason
from advocacy.core.officials import OfficeTitle
from advocacy.core.places import Point, StreetAddress
from advocacy.providers.http_json import JsonService
from advocacy.providers.openstates import OpenStates
from advocacy.providers.patience import Allowance

SAMPLE = Path(__file__).parent / "samples" / "CONSTRUCTED_openstates_people_geo.json"
DERRY = Point(42.8818, -71.326)
STATES = States(
    (
        State("DC", "11", "District of Columbia", "district", 1),
        State("ID", "16", "Idaho", "state", 2),
        State("NE", "31", "Nebraska", "state", 3),
        State("NH", "33", "New Hampshire", "state", 2),
    ),
    congress=119,
)


def ocd(short: str) -> DivisionId:
    kind = "district" if short.startswith("dc") else "state"
    return DivisionId.parse(f"ocd-division/country:us/{kind}:{short}")


DISTRICTS = {
    "nh/sldu:19": "33019",
    "nh/sldl:rockingham_2": "33702",
    "nh/sldl:rockingham_13": "33713",
    "nh/sldl:rockingham_31": "33702 33703",
    "id/sldl:1a": "16001",
    "id/sldl:1b": "16001",
    "ne/sldu:28": "31028",
    "dc/ward:2": "11002",
}
LEGISLATURES = Legislatures(
    districts=tuple(
        LegislativeDistrict(ocd(short), OfficeTitle.STATE_REPRESENTATIVE, "", geoid)
        for short, geoid in DISTRICTS.items()
    ),
    plan=2024,
)


def openstates(url: str, allowance: Allowance | None = None) -> OpenStates:
    service = JsonService(
        "openstates", url, connect_seconds=1, total_seconds=2, headers={"X-API-KEY": "a key of someone"}
    )
    return OpenStates(service, STATES, LEGISLATURES, allowance or Allowance(10, 60))


def person(state: str, chamber: object, district: object) -> dict[str, Any]:
    kind = "district" if state == "dc" else "state"
    return {
        "current_role": {"org_classification": chamber, "district": district},
        "jurisdiction": {"id": f"ocd-jurisdiction/country:us/{kind}:{state}/government"},
    }


def of_people(httpserver: HTTPServer, people: Iterable[object]) -> list[str]:
    httpserver.expect_request("/people.geo").respond_with_json({"results": list(people)})
    finding = openstates(httpserver.url_for("")).divisions_of(DERRY)
    assert finding is not None
    return [division.value.rsplit("/", 1)[-1] for division in finding.legislative]


def test_a_point_has_the_districts_of_the_people_who_sit_for_it_and_none_of_congress(httpserver: HTTPServer) -> None:
    expected = {"lat": "42.881800", "lng": "-71.326000"}
    httpserver.expect_request(
        "/people.geo", query_string=expected, headers={"X-API-KEY": "a key of someone"}
    ).respond_with_json(json.loads(SAMPLE.read_text(encoding="utf-8")))
    finding = openstates(httpserver.url_for("")).divisions_of(DERRY)
    assert finding == Finding(
        119,
        legislative=(ocd("nh/sldu:19"), ocd("nh/sldl:rockingham_13")),
        point=DERRY,
        provider="openstates",
    )


def test_a_seat_beside_an_empty_one_brings_the_empty_one_along(httpserver: HTTPServer) -> None:
    assert of_people(httpserver, [person("id", "lower", "1A")]) == ["sldl:1a", "sldl:1b"]


def test_a_district_over_others_counts_with_the_one_below_it_and_not_alone(httpserver: HTTPServer) -> None:
    over, below = person("nh", "lower", "Rockingham 31"), person("nh", "lower", "Rockingham 2")
    assert of_people(httpserver, [over, below]) == ["sldl:rockingham_2", "sldl:rockingham_31"]
    httpserver.clear()
    assert of_people(httpserver, [over]) == []


def test_the_one_chamber_of_nebraska_and_the_wards_of_washington_are_known(httpserver: HTTPServer) -> None:
    assert of_people(httpserver, [person("ne", "legislature", "28")]) == ["sldu:28"]
    httpserver.clear()
    council = [person("dc", "legislature", "Ward 2"), person("dc", "legislature", "At-Large")]
    assert of_people(httpserver, council) == ["ward:2"]


def test_people_of_two_districts_of_one_chamber_name_none_of_them(httpserver: HTTPServer) -> None:
    two = [person("nh", "lower", "Rockingham 2"), person("nh", "lower", "Rockingham 13"), person("nh", "upper", 19)]
    assert of_people(httpserver, two) == ["sldu:19"]


@pytest.mark.parametrize(
    "stranger",
    [
        None,
        "x",
        {},
        {"current_role": None, "jurisdiction": None},
        {"current_role": {}, "jurisdiction": {"id": None}},
        person("nh", ["upper"], "19"),
        person("nh", "upper", None),
        person("nh", "executive", "19"),
        person("nh", "upper", "999"),
        person("zz", "upper", "19"),
        person("nh", "upper", {"a": 1}),
        person("nh", "lower", "🙂" * 500),
    ],
)
def test_whoever_cannot_be_placed_is_left_out(httpserver: HTTPServer, stranger: object) -> None:
    assert of_people(httpserver, [stranger, person("nh", "upper", "19")]) == ["sldu:19"]


@pytest.mark.parametrize("body", ["[]", "{}", '{"results": null}', "<html>", '{"detail": "no"}'])
def test_an_answer_of_another_shape_is_no_answer(httpserver: HTTPServer, body: str) -> None:
    httpserver.expect_request("/people.geo").respond_with_data(body)
    finding = openstates(httpserver.url_for("")).divisions_of(DERRY)
    assert finding == Finding(119, (), Reason.UNAVAILABLE, provider="openstates")


def test_beyond_its_limit_it_is_not_asked_and_says_nothing(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/people.geo").respond_with_json({"results": []})
    provider = openstates(httpserver.url_for(""), Allowance(2, 60))
    assert [provider.divisions_of(DERRY) is None for _ in range(3)] == [False, False, True]
    assert len(httpserver.log) == 2


def test_after_too_many_requests_it_is_left_alone_for_as_long_as_it_says(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/people.geo").respond_with_data("{}", 429, {"Retry-After": "30"})
    provider = openstates(httpserver.url_for(""))
    for _ in range(3):
        finding = provider.divisions_of(DERRY)
        assert finding is not None
        assert finding.reason is Reason.UNAVAILABLE
    assert len(httpserver.log) == 1


def test_it_speaks_of_points_alone(httpserver: HTTPServer) -> None:
    provider = openstates(httpserver.url_for(""))
    assert provider.divisions_of(ZipCode("03038")) is None
    assert provider.divisions_of(StreetAddress("14 Manning St, Derry, NH 03038")) is None


def test_no_log_has_the_point_or_the_key(httpserver: HTTPServer, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    httpserver.expect_request("/people.geo").respond_with_data("", 500)
    openstates(httpserver.url_for("")).divisions_of(DERRY)
    ours = "\n".join(record.getMessage() for record in caplog.records if record.name != "werkzeug")
    assert "kind=status" in ours
    assert "42.88" not in ours
    assert "a key" not in ours
