"""The briefing for days around the change of Congress, with the shipped data: with and without a map of the 120th."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from flask import Flask

from advocacy import wiring
from advocacy.core.officials import OfficeTitle
from advocacy.core.roster import SeatState
from advocacy.services.importers import Importers
from advocacy.services.ports import Ports
from advocacy.services.rehearse_day import Briefing, rehearse_day
from advocacy.settings import ROOT, Settings
from tests.support.maps import lay_map

TODAY = date(2026, 11, 22)
ZIPS = ("94704", "82001", "59801", "02138", "20500", "00901", "96941", "09001", "00000")  # six of them have districts
_NEXT_MAP = {"94704": "CA-8", "82001": "WY-1", "59801": "MT-3"}


@pytest.fixture(scope="module")
def instance(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("instance")


def _settings(instance: Path) -> Settings:
    return Settings(instance_dir=instance, lookup_providers="crosswalk", today=TODAY)


@pytest.fixture(scope="module")
def ports(instance: Path) -> Ports:
    return wiring.load_ports(_settings(instance))


@pytest.fixture(scope="module")
def with_next_map(tmp_path_factory: pytest.TempPathFactory) -> Ports:
    instance = tmp_path_factory.mktemp("with-next-map")
    lay_map(instance / "data" / "maps" / "120", 120, {"MT": 3, "WY": 2}, _NEXT_MAP)
    return wiring.load_ports(_settings(instance))


def briefing(ports: Ports, day: date) -> Briefing:
    return rehearse_day(ports, ZIPS, (), ROOT / "letters", TODAY, day)


def _ending(told: Briefing) -> set[OfficeTitle]:
    return {one.office for one in told.terms_end}


def test_today_nothing_ends_and_every_seat_is_accounted_for(ports: Ports) -> None:
    told = briefing(ports, TODAY)
    assert (told.terms_end, told.bills_end, told.campaigns_end) == ((), (), ())
    assert (told.zips.today, told.zips.lost.total()) == (6, 0)
    assert told.congress == 119
    federal = [seat for seat in told.open_seats if seat.office.is_federal]
    assert sum(seat.state is SeatState.VACANT for seat in federal) == 4


def test_in_december_terms_of_states_end_and_none_of_congress(ports: Ports) -> None:
    told = briefing(ports, date(2026, 12, 7))
    ending = {(one.division.state, one.office) for one in told.terms_end}
    assert ("CA", OfficeTitle.STATE_REPRESENTATIVE) in ending
    assert not any(office.is_federal for office in _ending(told))
    assert (told.zips.lost.total(), told.bills_end) == (0, ())


def test_the_last_day_of_a_congress_is_as_any_other(ports: Ports) -> None:
    told = briefing(ports, date(2027, 1, 2))
    assert OfficeTitle.US_REPRESENTATIVE not in _ending(told)
    assert (told.congress, told.has_map, told.zips.lost.total()) == (119, True, 0)


def test_on_the_first_day_without_a_map_every_zip_waits_and_the_house_is_open(ports: Ports) -> None:
    told = briefing(ports, date(2027, 1, 3))
    assert (told.congress, told.installed, told.has_map) == (120, (119,), False)
    assert told.zips.lost == {"CA": 1, "WY": 1, "MT": 1, "MA": 1, "DC": 1, "PR": 1}
    house = [seat for seat in told.open_seats if seat.office is OfficeTitle.US_REPRESENTATIVE]
    assert len(house) == 435
    senators = [one for one in told.terms_end if one.office is OfficeTitle.US_SENATOR]
    assert {one.senate_class for one in senators} == {"2"}
    assert [str(bill.id) for bill in told.bills_end] == ["hr1557-119"]


def test_with_the_next_map_only_its_gaps_wait_and_its_new_seats_are_open(with_next_map: Ports) -> None:
    told = briefing(with_next_map, date(2027, 1, 3))
    assert (told.installed, told.has_map) == ((119, 120), True)
    assert told.zips.lost == {"MA": 1, "DC": 1, "PR": 1}
    montana = [seat for seat in told.open_seats if seat.division.state == "MT" and seat.division.kind == "cd"]
    assert [seat.division.district for seat in montana] == ["1", "2", "3"]


def test_with_the_next_map_the_days_before_are_as_without_it(ports: Ports, with_next_map: Ports) -> None:
    for day in (TODAY, date(2027, 1, 2)):
        assert briefing(with_next_map, day).zips == briefing(ports, day).zips
        assert briefing(with_next_map, day).open_seats == briefing(ports, day).open_seats


def _run(ports: Ports, plugs: Importers, *words: str) -> str:
    from advocacy.cli import officials

    app = Flask("test")
    few = SimpleNamespace(load_places=lambda home: SimpleNamespace(rows=ZIPS), layers=plugs.layers)
    app.extensions["advocacy"] = SimpleNamespace(ports=ports, importers=few, letters_dir=ROOT / "letters")
    app.cli.add_command(officials.group)
    result = app.test_cli_runner().invoke(args=["officials", "rehearse", "--on", *words])
    assert result.exit_code == 0, result.output
    return result.stdout


def test_the_command_reads_like_a_briefing_and_ends_in_what_to_do(ports: Ports, instance: Path) -> None:
    told = _run(ports, wiring.importers(_settings(instance)), "2027-01-03")
    assert told.startswith("2027-01-03, 42 days from 2026-11-22: the 120th Congress sits.\n")
    assert "6 of 6 ZIP codes lead to none that day" in told
    assert "431 U.S. representatives: term ended, successor not on our list" in told
    assert "H.R. 1557 of the 119th Congress dies: Stop Sexual Harassment in K-12 Act." in told
    assert "flask officials import crosswalk TABLE --map 120 --as-of DATE" in told
    assert "flask officials refresh" in told
    assert max(len(line) for line in told.splitlines()) < 400


def test_the_command_asks_for_no_map_when_there_is_one(with_next_map: Ports, instance: Path) -> None:
    assert "--map" not in _run(with_next_map, wiring.importers(_settings(instance)), "2027-01-03")


def test_the_briefing_for_a_machine_is_one_document(ports: Ports, instance: Path) -> None:
    told = json.loads(_run(ports, wiring.importers(_settings(instance)), "2027-01-03", "--json"))
    assert (told["congress"], told["maps"], told["zips"]["with_districts_today"]) == (120, [119], 6)
    assert told["terms_end"]["us_representative"] == 431
    assert told["open_seats"]["vacant"]["us_representative"] == 4
    assert told["bills_end"] == ["hr1557-119"]
