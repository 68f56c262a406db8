"""What every look-up plug keeps, whatever it asks: one test for all of them, real or stand-in."""

from __future__ import annotations

import math
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advocacy.core.addresses import ZipCode
from advocacy.core.divisions import States
from advocacy.core.lookup import LookupProvider
from advocacy.core.places import Place, Point, StreetAddress
from advocacy.providers.census import Census
from advocacy.providers.http_json import JsonService
from advocacy.providers.openstates import OpenStates
from advocacy.providers.patience import Allowance
from advocacy.services.ports import Ports
from advocacy.settings import Settings
from advocacy.wiring import load_ports
from tests.services import small_world
from tests.support import geocoder as places
from tests.support.geocoder import geocoder
from tests.support.raw_server import answer, saying
from tests.support.site import free_port

SAMPLE = Path(__file__).parent / "samples" / "CONSTRUCTED_openstates_people_geo.json"
DERRY = Point(42.8818, -71.326)
KNOWN: dict[type, Place] = {
    ZipCode: ZipCode("82003"),
    StreetAddress: StreetAddress(places.LINCOLN),
    Point: DERRY,
}
HOSTILE: list[Place] = [
    *(ZipCode(five) for five in ("00000", "99999", "96941", "09001", "00901")),
    *(Point(north, east) for north in (math.nan, math.inf, -90.0, 1e308) for east in (math.nan, -math.inf, 180.0, 0.0)),
    *map(
        StreetAddress,
        [
            "",
            "\0",
            "\ud800 Main St",
            "1 Main St\r\nX-Injected: yes",
            "'; DROP TABLE zips; --",
            "<script>alert(1)</script>",
            "1 &vintage=Current_Current#",
            "שלום 1 Main St",
            "🙂" * 100,
            "9" * 10_000,
            "1 %s %00 ../../etc/passwd",
        ],
    ),
]


@dataclass(frozen=True)
class Plug:
    """A provider, the map it is on, and the kinds of place it speaks of."""

    provider: LookupProvider
    states: States
    kinds: tuple[type, ...]


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Ports:
    return load_ports(Settings(instance_dir=tmp_path_factory.mktemp("i"), lookup_providers="boundaries,crosswalk"))


def census(url: str, ports: Ports, total: float) -> Plug:
    service = JsonService("census", url, connect_seconds=total, total_seconds=total)
    vintages = ("ACS2025_Current", "Current_Current")
    found = Census(service, vintages, (ports.states,), ports.legislatures, lambda zone: date(2026, 11, 22), total)
    return Plug(found, ports.states, (StreetAddress, Point))


def openstates(url: str, ports: Ports, total: float) -> Plug:
    service = JsonService("openstates", url, connect_seconds=total, total_seconds=total)
    return Plug(OpenStates(service, ports.states, ports.legislatures, Allowance(10_000, 60)), ports.states, (Point,))


PLUGS = (
    "dictionary",
    "crosswalk",
    "boundaries",
    "census",
    "census dead",
    "census lying",
    "openstates",
    "openstates dead",
)


@pytest.fixture(scope="module", params=PLUGS)
def plug(request: pytest.FixtureRequest, shipped: Ports) -> Iterator[Plug]:
    boundaries, crosswalk = shipped.lookup
    gone = f"http://127.0.0.1:{free_port()}"
    match request.param:
        case "dictionary":
            yield Plug(small_world.Dictionary(small_world.ZIPS), small_world.STATES, (ZipCode,))
        case "crosswalk":
            yield Plug(crosswalk, shipped.states, (ZipCode,))
        case "boundaries":
            yield Plug(boundaries, shipped.states, (Point,))
        case "census":
            with geocoder() as running:
                yield census(running.url, shipped, 5)
        case "census lying":
            with geocoder(mood="broken") as running:
                yield census(running.url, shipped, 5)
        case "census dead":
            yield census(gone, shipped, 1)
        case "openstates":
            with saying(answer(SAMPLE.read_bytes())) as url:
                yield openstates(url, shipped, 5)
        case "openstates dead":
            yield openstates(gone, shipped, 1)


def test_of_kinds_of_place_that_it_does_not_know_it_says_nothing(plug: Plug) -> None:
    for kind, place in KNOWN.items():
        assert kind in plug.kinds or plug.provider.divisions_of(place) is None


def test_a_finding_has_its_provider_s_name_and_only_divisions_that_its_map_has(plug: Plug) -> None:
    for kind in plug.kinds:
        finding = plug.provider.divisions_of(KNOWN[kind])
        assert finding is not None
        assert finding.provider
        assert finding.congress == plug.states.congress
        assert all(plug.states.has_district(candidate.district) for candidate in finding.candidates)
        assert all(division.is_legislative for division in finding.legislative)
        assert finding.candidates or finding.reason or finding.legislative
        assert not (finding.candidates and finding.reason)


@pytest.mark.parametrize("place", HOSTILE, ids=range(len(HOSTILE)))
def test_it_raises_nothing_whatever_the_place(plug: Plug, place: Place) -> None:
    finding = plug.provider.divisions_of(place)
    assert finding is None or type(place) in plug.kinds
    if finding is not None and finding.congress == plug.states.congress:
        assert all(plug.states.has_district(candidate.district) for candidate in finding.candidates)


@settings(max_examples=25)
@given(st.text(max_size=60), st.floats(), st.floats())
def test_it_raises_nothing_for_any_text_or_numbers(plug: Plug, text: str, north: float, east: float) -> None:
    for place in (StreetAddress(text), Point(north, east), ZipCode(text[:5])):
        finding = plug.provider.divisions_of(place)
        assert finding is None or type(place) in plug.kinds


def test_the_same_question_has_the_same_answer_from_any_thread(plug: Plug) -> None:
    questions = [KNOWN[kind] for kind in plug.kinds] * 8
    with ThreadPoolExecutor(8) as threads:
        findings = list(threads.map(plug.provider.divisions_of, questions))
    answers = dict(zip(map(repr, map(type, questions)), findings, strict=True))
    for question, finding in zip(questions, findings, strict=True):
        assert finding == answers[repr(type(question))]
