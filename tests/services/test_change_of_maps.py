"""The change of Congress with both maps installed: the calendar is walked across January 3, 2027.

The map of the 120th is made up: Montana gains a third seat, Wyoming a second, and a ZIP of California moves.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from flask import Flask

from advocacy import wiring
from advocacy.core.divisions import DivisionId
from advocacy.core.lookup import Reason, Settled, Unplaced
from advocacy.core.officials import OfficeTitle
from advocacy.core.roster import SeatState
from advocacy.services.find_officials import find_by_address, find_in_district, find_officials
from advocacy.services.ports import Ports
from advocacy.settings import Settings
from advocacy.web.api import blueprint
from advocacy.web.security import csrf
from tests.support.maps import lay_map

LAST, FIRST = date(2027, 1, 2), date(2027, 1, 3)
CALENDAR = [date(2026, 12, 30) + timedelta(days=number) for number in range(8)]
_US = "ocd-division/country:us/state:"
ZIPS = {"59801": "MT-3", "82001": "WY-1", "82901": "WY-2", "94704": "CA-8", "96161": ("CA-3", "CA-4")}


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Ports:
    """The shipped data, with a map of the 120th Congress in the instance folder."""
    instance = tmp_path_factory.mktemp("instance")
    lay_map(instance / "data" / "maps" / "120", 120, {"MT": 3, "WY": 2}, ZIPS)
    return wiring.load_ports(Settings(instance_dir=instance, lookup_providers="boundaries,crosswalk"))


def district(zip_code: str, ports: Ports, day: date) -> str:
    outcome = find_officials(zip_code, ports, day).outcome
    assert isinstance(outcome, Settled), outcome
    return outcome.district.value.removeprefix(_US)


@pytest.mark.parametrize("day", CALENDAR, ids=str)
def test_each_day_is_answered_on_the_map_of_the_congress_that_sits(both: Ports, day: date) -> None:
    new = day >= FIRST
    assert find_officials("94704", both, day).congress == (120 if new else 119)
    assert district("94704", both, day) == ("ca/cd:8" if new else "ca/cd:12")
    assert district("82001", both, day) == ("wy/cd:1" if new else "wy/cd:at-large")
    assert district("82901", both, day) == ("wy/cd:2" if new else "wy/cd:at-large")
    assert district("59801", both, day) == ("mt/cd:3" if new else "mt/cd:1")


@pytest.mark.parametrize("day", CALENDAR, ids=str)
def test_senators_whose_terms_run_on_are_named_through_the_change(both: Ports, day: date) -> None:
    senators = [o.name for o in find_officials("94704", both, day).officials if o.office is OfficeTitle.US_SENATOR]
    assert len(senators) == 2


def test_a_zip_that_only_the_old_map_has_loses_its_map_and_keeps_its_senators(both: Ports) -> None:
    assert find_officials("02139", both, LAST).status in {"settled", "split"}
    found = find_officials("02139", both, FIRST)
    assert isinstance(found.outcome, Unplaced)
    assert (found.reason, found.outcome.states) == (Reason.MAP_EXPIRED, ("MA",))
    assert any(official.office is OfficeTitle.US_SENATOR for official in found.officials)


def test_a_district_that_was_chosen_exists_on_the_map_of_its_day_alone(both: Ports) -> None:
    third, at_large = DivisionId(f"{_US}mt/cd:3"), DivisionId(f"{_US}wy/cd:at-large")
    assert find_in_district(third, both, LAST).reason is Reason.NO_MATCH
    assert find_in_district(third, both, FIRST).status == "settled"
    assert find_in_district(at_large, both, LAST).status == "settled"
    assert find_in_district(at_large, both, FIRST).reason is Reason.NO_MATCH


def test_the_districts_to_choose_from_are_those_of_the_day(both: Ports) -> None:
    assert [len(both.map_on(day).districts.districts_of("MT")) for day in (LAST, FIRST)] == [2, 3]


def test_a_seat_whose_term_is_over_is_open_on_the_new_map_and_names_its_last_holder(both: Ports) -> None:
    seats = [one for one in find_officials("94704", both, FIRST).open_seats if one.division.district == "8"]
    assert [(seat.state, seat.last_holder is not None) for seat in seats] == [(SeatState.TERM_ENDED, True)]
    new = [one for one in find_officials("59801", both, FIRST).open_seats if one.division.district == "3"]
    assert [seat.last_holder for seat in new] == [None]


def test_an_address_falls_back_on_the_zip_of_the_new_map(both: Ports) -> None:
    found = find_by_address("1 Main Street, Rock Springs, WY 82901", both, FIRST)
    assert isinstance(found.outcome, Settled)
    assert found.outcome.district.value == f"{_US}wy/cd:2"


@pytest.mark.parametrize(("day", "congress", "division"), [(LAST, 119, "wy/cd:at-large"), (FIRST, 120, "wy/cd:1")])
def test_the_api_answers_on_the_map_of_the_day(both: Ports, day: date, congress: int, division: str) -> None:
    app = Flask(__name__)
    app.config["SECRET_KEY"] = "a secret only tests know"
    app.extensions["advocacy"] = SimpleNamespace(ports=replace(both, today=lambda zone: day))
    csrf.init_app(app)
    app.register_blueprint(blueprint)
    document = app.test_client().get("/api/v1/officials", query_string={"zip": "82001"}).get_json()
    assert (document["status"], document["congress"]) == ("settled", congress)
    assert f"{_US}{division}" in document["divisions"]


def test_a_map_that_cannot_be_read_costs_no_more_than_itself(tmp_path: Path) -> None:
    folder = tmp_path / "data" / "maps" / "120"
    lay_map(folder, 120, {}, {"82001": "WY-0"})
    (folder / "states.csv").write_text("code\nWY\n", encoding="utf-8")
    ports = wiring.load_ports(Settings(instance_dir=tmp_path, lookup_providers="crosswalk"))
    assert ports.further_maps == ()
    assert find_officials("82001", ports, FIRST).reason is Reason.MAP_EXPIRED
    assert find_officials("82001", ports, LAST).status == "settled"
