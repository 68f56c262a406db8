"""The data that the project ships: what is in it, and what must never be."""

from __future__ import annotations

import csv
import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from advocacy.core.bills import Position, Stage
from advocacy.core.officials import OfficeTitle, Official
from advocacy.core.seats import account_seats
from advocacy.core.sources import OUR_FILES
from advocacy.providers import bills_file, legislatures_file, roster_file, zip_files, zip_places_file
from advocacy.providers.data_sources import DataFolder
from tests.support.sources import ROOT, real_states

TABLES = [name for name in OUR_FILES if name.endswith(".csv")]
AS_OF = date(2026, 6, 15)
HOME = DataFolder.under(ROOT)
DATA = HOME.data_dir
STATE_LEGISLATURE = (OfficeTitle.STATE_SENATOR, OfficeTitle.STATE_REPRESENTATIVE, OfficeTitle.STATE_LEGISLATOR)


@pytest.fixture(scope="module")
def officials() -> tuple[Official, ...]:
    return roster_file.read_officials(HOME.roster_file).rows


def test_all_541_seats_are_filled_or_known_to_be_vacant(officials: tuple[Official, ...]) -> None:
    account = account_seats(officials, real_states(), AS_OF)
    assert (len(account.filled), account.total, account.stray) == (537, 541, ())
    assert [str(division).removeprefix("ocd-division/country:us/") for division in account.vacant] == [
        "state:ca/cd:14",
        "state:fl/cd:20",
        "state:ga/cd:13",
        "state:tx/cd:23",
    ]


def test_each_office_has_its_number_of_holders(officials: tuple[Official, ...]) -> None:
    assert Counter(one.office for one in officials) == {
        OfficeTitle.US_SENATOR: 100,
        OfficeTitle.US_REPRESENTATIVE: 431,
        OfficeTitle.US_DELEGATE: 5,
        OfficeTitle.US_RESIDENT_COMMISSIONER: 1,
        OfficeTitle.STATE_SENATOR: 1_949,
        OfficeTitle.STATE_REPRESENTATIVE: 5_441,
        OfficeTitle.STATE_LEGISLATOR: 49 + 12,
        OfficeTitle.GOVERNOR: 50,
        OfficeTitle.MAYOR: 1,
    }


def test_two_appointed_senators_have_terms_that_end_on_election_day(officials: tuple[Official, ...]) -> None:
    over = {(one.name, one.division.state) for one in officials if one.term_end == date(2026, 11, 3)}
    assert over == {("Ashley Moody", "FL"), ("Jon Husted", "OH")}


def test_only_one_newcomer_cannot_be_reached_by_phone_or_post(officials: tuple[Official, ...]) -> None:
    federal = [one for one in officials if one.office.is_federal]
    assert [one.name for one in federal if not one.phone or not one.address] == ["James Gallagher"]
    assert sum(bool(one.contact_form) for one in federal) == 534


def test_every_capitol_address_has_a_room_in_a_building(officials: tuple[Official, ...]) -> None:
    for one in officials:
        if one.office.is_federal and one.address:
            assert re.fullmatch(r"[A-Z]?\d{2,4}[A-Z]?", one.address.room), one
            assert one.address.building.endswith("Office Building"), one.name
            assert (one.address.street, one.address.city, one.address.state) == ("", "Washington", "DC")


@pytest.mark.parametrize("name", TABLES)
def test_no_cell_is_a_formula_and_every_line_ends_plainly(name: str) -> None:
    path = HOME.path(name)
    assert b"\r" not in path.read_bytes()
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for column, cell in row.items():
                numeric = column in {"latitude", "longitude"}
                assert numeric or cell[:1] not in {"=", "+", "-", "@", "\t"}, (row, column)


@pytest.mark.parametrize("name", TABLES)
def test_every_file_is_the_one_that_its_sources_describe(name: str) -> None:
    entry = HOME.sources()[name]
    assert entry.sha256 == HOME.checksum(name)
    with HOME.path(name).open(encoding="utf-8", newline="") as file:
        assert entry.rows == sum(1 for _ in csv.DictReader(file))
    assert entry.origin.url.startswith("https://")
    assert entry.origin.licence


def test_sixteen_original_cosponsors_still_serve_and_a_surname_alone_is_nobody(
    officials: tuple[Official, ...],
) -> None:
    bill = bills_file.read(DATA / "bills.csv", DATA / "bill_positions.csv")["hr4030-115"]
    names = {one.official_id: one for one in officials}
    taken = {names[official_id].family_name for official_id in bill.positions}
    assert set(bill.positions.values()) == {Position.COSPONSOR}
    assert taken == {
        "Bonamici", "DeLauro", "DeSaulnier", "Dingell", "Espaillat", "Frankel", "Matsui", "Norton", "Panetta",
        "Quigley", "Schakowsky", "Takano", "Wasserman Schultz", "Waters", "Scott", "Courtney",
    }  # fmt: skip
    adelita = next(one for one in officials if one.family_name == "Grijalva")
    assert bill.position_of(adelita) is Position.UNKNOWN


def test_the_living_bill_is_with_a_committee_whose_members_are_known(officials: tuple[Official, ...]) -> None:
    files = (DATA / name for name in ("bills.csv", "bill_positions.csv", "committee_members.csv"))
    bill = bills_file.read(*files)["hr1557-119"]
    found = {one.official_id: bill.position_of(one) for one in officials}
    assert found["bioguide:C001117"] is Position.SPONSOR
    assert [found[f"bioguide:{one}"] for one in ("F000462", "H001081", "T000468")] == [Position.COSPONSOR] * 3
    assert found["bioguide:W000798"] is Position.ON_COMMITTEE
    assert found["bioguide:P000145"] is Position.OTHER_CHAMBER
    assert Position.NOT_COSPONSOR not in found.values()
    assert 30 < len(bill.committee_members) < 50
    assert bill.stage_on(date(2027, 1, 3)) is Stage.DIED


def test_every_district_is_reached_by_some_zip_and_no_weak_pair_is_kept() -> None:
    states = real_states()
    reached = set(zip_files.read_districts(DATA / "zip_districts.csv", states).rows)
    assert len(reached) == 441
    with (DATA / "zip_districts.csv").open(encoding="utf-8", newline="") as file:
        zips: dict[str, set[str]] = {}
        for row in csv.DictReader(file):
            zips.setdefault(row["zip"], set()).add(row["basis"])
    assert len(zips) == 33_791 + 8_998
    assert sum(bases <= {"both", "one"} for bases in zips.values()) == 33_791


def test_every_zip_has_one_name() -> None:
    names = zip_places_file.read_places(DATA / "zip_places.csv").rows
    assert len(names) == len(set(names)) == 42_789


def test_no_path_of_anyones_machine_is_in_the_sources() -> None:
    assert "/" + "work" not in Path(DATA / "sources.toml").read_text(encoding="utf-8")


def test_the_legislatures_have_the_size_that_their_laws_give_them() -> None:
    legislatures = legislatures_file.read(DATA / "state_districts.csv", {}, 2024)
    sizes: Counter[tuple[str, str]] = Counter()
    for one in legislatures.districts:
        sizes[one.division.state, one.office.value] += one.seats or 0
    chambers = {key: size for key, size in sizes.items() if key[0] not in {"PR", "DC"}}
    assert (len(chambers), sum(chambers.values())) == (99, 7_386 + 2)  # and the two members of Maine's tribes
    assert sizes["NH", "state_representative"] == 400
    assert sizes["NE", "state_legislator"] == 49
    assert sizes["DC", "state_legislator"] == 13


def test_every_census_code_has_its_own_districts() -> None:
    legislatures = legislatures_file.read(DATA / "state_districts.csv", {}, 2024)
    codes = {(one.division.kind == "sldl", geoid) for one in legislatures.districts for geoid in one.geoid.split()}
    assert len(codes) == 6_775 + 8 + 48
    assert len({(one.division, one.office) for one in legislatures.districts}) == len(legislatures.districts)


def test_every_state_has_its_legislators_and_its_governor(officials: tuple[Official, ...]) -> None:
    listed = {one.division.state for one in officials if one.office in STATE_LEGISLATURE}
    assert len(listed) == 52
    assert {"DC", "PR"} < listed
    governed = [one.division.state for one in officials if one.office in {OfficeTitle.GOVERNOR, OfficeTitle.MAYOR}]
    assert len(governed) == len(set(governed)) == 51
    assert listed - set(governed) == {"PR"}


def test_every_state_legislator_sits_for_a_district_that_we_know_and_no_seat_is_held_twice(
    officials: tuple[Official, ...],
) -> None:
    legislatures = legislatures_file.read(DATA / "state_districts.csv", {}, 2024)
    seats = {(one.division, one.office): one.seats for one in legislatures.districts}
    held = Counter((one.division, one.office) for one in officials if one.office in STATE_LEGISLATURE)
    assert held.keys() <= seats.keys()
    for seat, number in held.items():
        assert number <= (seats[seat] or 99), seat


def test_nearly_every_state_legislator_can_be_written_to(officials: tuple[Official, ...]) -> None:
    legislators = [one for one in officials if one.office in STATE_LEGISLATURE]
    assert sum(bool(one.email) for one in legislators) == 7_437
    assert sum(bool(one.address) for one in legislators) == 7_343
    assert sum(bool(one.phone) for one in legislators) == 7_188
    for one in legislators:
        if one.address:
            assert one.address.state == one.division.state
            assert re.fullmatch(r"\d{5}(-\d{4})?", one.address.zip)
            assert 2 <= len(one.address.lines) <= 3


def test_each_is_called_what_her_state_calls_her() -> None:
    with HOME.roster_file.open(encoding="utf-8", newline="") as file:
        titles = {(row["division"].split("/")[2][-2:], row["office"]): row["title"] for row in csv.DictReader(file)}
    for state, office, title in (
        ("ca", "state_representative", "Assembly Member"),
        ("md", "state_representative", "Delegate"),
        ("va", "state_representative", "Delegate"),
        ("ne", "state_legislator", "Senator"),
        ("dc", "state_legislator", "Councilmember"),
        ("dc", "mayor", "Mayor"),
        ("nh", "state_representative", "Representative"),
    ):
        assert titles[state, office] == title


def test_nobodys_own_home_is_in_the_list_as_such() -> None:
    offices = (DATA / "district_offices.csv").read_text(encoding="utf-8")
    assert "318 Summer St." not in offices
