"""legislators.csv and district_offices.csv: what is written is read back, by us and by a spreadsheet."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from advocacy.core.addresses import PostalAddress
from advocacy.core.divisions import DivisionId
from advocacy.core.errors import MalformedData
from advocacy.core.officials import Body, DistrictOffice, Level, OfficeTitle, Official
from advocacy.core.places import Point
from advocacy.core.sources import DISTRICT_OFFICES, NewFile, Origin
from advocacy.core.terms import END_NOT_GIVEN, START_NOT_GIVEN, TermRule
from advocacy.providers import offices_file, roster_file
from tests.support.sources import as_excel_saves_it

AS_OF = date(2026, 6, 15)
LUJAN = Official(
    official_id="bioguide:L000570",
    division=DivisionId("ocd-division/country:us/state:nm"),
    office=OfficeTitle.US_SENATOR,
    name="Ben Ray Luján, Jr.",
    given_name="Ben",
    middle_name="Ray",
    family_name="Luján",
    suffix="Jr.",
    gender="male",
    party="Democratic",
    phone="202-224-6621",
    email="",
    contact_form="https://www.example.senate.gov/contact?topic=1,2",
    website="https://www.example.senate.gov",
    address=PostalAddress("", "498", "Russell Senate Office Building", "Washington", "DC", "20510"),
    term_start=date(2021, 1, 3),
    term_end=date(2027, 1, 3),
    how="election",
    senate_class="2",
    source="congress-legislators",
    as_of=AS_OF,
)
OFFICE = DistrictOffice(
    office_id="L000570-las_vegas",
    official_id="bioguide:L000570",
    address=PostalAddress("1103 National Ave.", "Suite 4", "", "Las Vegas", "NM", "87701-4024"),
    phone="505-454-3038",
    hours="",
    as_of=AS_OF,
    point=Point(35.6, -105.2),
)


def files(tmp_path: Path, *officials: Official, offices: tuple[DistrictOffice, ...] = (OFFICE,)) -> tuple[Path, Path]:
    roster, at_home = tmp_path / "legislators.csv", tmp_path / "district_offices.csv"
    roster.write_bytes(roster_file.render(officials or (LUJAN,)))
    rows = (offices_file.OfficeRow(office, "35.6", "-105.2", "congress-legislators") for office in offices)
    at_home.write_bytes(offices_file.render(rows))
    return roster, at_home


def test_an_official_is_read_back_as_she_was_written(tmp_path: Path) -> None:
    roster = roster_file.read(*files(tmp_path))
    assert roster.officials == (LUJAN,)
    assert roster.district_offices == {LUJAN.official_id: (OFFICE,)}


def test_a_spreadsheet_may_save_the_file_and_everyone_is_still_there(tmp_path: Path) -> None:
    roster, _ = files(tmp_path)
    text = roster.read_text(encoding="utf-8").replace("2027-01-03", "1/3/2027")
    roster.write_bytes(as_excel_saves_it(text))
    read = roster_file.read_officials(roster)
    assert read.rows == (LUJAN,)
    assert len(read.notes) == 2


def test_rows_stand_by_state_then_senators_then_districts_in_number_order(tmp_path: Path) -> None:
    def house(number: str) -> Official:
        division = DivisionId(f"{LUJAN.division}/cd:{number}")
        return replace(LUJAN, official_id=number, division=division, office=OfficeTitle.US_REPRESENTATIVE)

    alaska = replace(LUJAN, official_id="ak", division=DivisionId("ocd-division/country:us/state:ak"))
    made = roster_file.render([house("10"), house("2"), LUJAN, alaska])
    ids = [row["official_id"] for row in csv.DictReader(io.StringIO(made.decode()))]
    assert ids == ["ak", "bioguide:L000570", "2", "10"]


@pytest.mark.parametrize(
    ("part", "by", "reason"),
    [
        ("us_senator", "king", "“division” or “office”"),
        ("ocd-division/country:us/state:nm", "New Mexico", "“division” or “office”"),
        ("2027-01-03", "soon", "“term_end”"),
        ("2027-01-03", "2020-01-03", "ends before it begins"),
        ("202-224-6621", "call us", "“phone”"),
        (",20510,", ",2051o,", "“zip”"),
        ("male,", "man,", "“gender”"),
    ],
)
def test_a_row_that_cannot_be_right_is_refused_with_its_line(tmp_path: Path, part: str, by: str, reason: str) -> None:
    roster, at_home = files(tmp_path)
    roster.write_text(roster.read_text(encoding="utf-8").replace(part, by), encoding="utf-8")
    with pytest.raises(MalformedData, match=rf"legislators\.csv, line 2: .*{reason}"):
        roster_file.read(roster, at_home)


def test_the_same_official_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(MalformedData, match="line 3: “bioguide:L000570” is there twice"):
        roster_file.read(*files(tmp_path, LUJAN, LUJAN))


def test_a_list_of_nobody_is_refused(tmp_path: Path) -> None:
    roster, at_home = files(tmp_path)
    roster.write_text(roster.read_text(encoding="utf-8").partition("\n")[0] + "\n", encoding="utf-8")
    with pytest.raises(MalformedData, match="names no official"):
        roster_file.read(roster, at_home)


def test_an_office_that_cannot_get_post_is_kept_in_the_file_but_not_offered(tmp_path: Path) -> None:
    phone_only = replace(OFFICE, office_id="L000570-roswell", address=PostalAddress(city="Roswell", state="NM"))
    roster, at_home = files(tmp_path, offices=(OFFICE, phone_only))
    assert len(offices_file.read(at_home).rows) == 2
    assert roster_file.read(roster, at_home).district_offices == {LUJAN.official_id: (OFFICE,)}


KAUFMAN = replace(
    LUJAN,
    official_id="ocd-person/00000000-0000-4000-8000-000000000001",
    division=DivisionId("ocd-division/country:us/state:ca/sldl:12"),
    office=OfficeTitle.STATE_REPRESENTATIVE,
    term_start=START_NOT_GIVEN,
    term_end=END_NOT_GIVEN,
    how="",
    senate_class="",
)
ASSEMBLY = Body(
    state="CA",
    office=OfficeTitle.STATE_REPRESENTATIVE,
    name="California State Assembly",
    name_es="Asamblea Estatal de California",
    title="Assembly Member",
    titles_es=("asambleísta", "asambleísta"),
)
BODIES = {("CA", OfficeTitle.STATE_REPRESENTATIVE): ASSEMBLY}


def test_a_state_official_has_the_title_of_her_state_and_days_that_nobody_gives_stay_empty(tmp_path: Path) -> None:
    roster, _ = files(tmp_path)
    roster.write_bytes(roster_file.render([KAUFMAN], BODIES))
    (row,) = csv.DictReader(io.StringIO(roster.read_text(encoding="utf-8")))
    assert (row["title"], row["term_start"], row["term_end"]) == ("Assembly Member", "", "")
    assert roster_file.read_officials(roster, BODIES).rows == (replace(KAUFMAN, body=ASSEMBLY),)


def test_her_term_ends_by_the_rule_of_her_state_where_no_source_says_when(tmp_path: Path) -> None:
    roster, at_home = files(tmp_path)
    roster.write_bytes(roster_file.render([LUJAN, KAUFMAN], BODIES))
    rule = TermRule("CA", KAUFMAN.office, 2, 2, 2024, "december first monday", "Cal. Const. art. IV, § 2", True)
    read = roster_file.read(roster, at_home, BODIES, {("CA", KAUFMAN.office): rule})
    member = read.by_id[KAUFMAN.official_id]
    assert (member.term_end, member.end_is_known, member.body) == (date(2026, 12, 7), True, ASSEMBLY)
    assert read.by_id[LUJAN.official_id] == LUJAN


def test_a_member_of_congress_without_her_days_is_refused(tmp_path: Path) -> None:
    roster, at_home = files(tmp_path)
    roster.write_text(roster.read_text(encoding="utf-8").replace("2027-01-03", ""), encoding="utf-8")
    with pytest.raises(MalformedData, match="“term_end” is empty"):
        roster_file.read(roster, at_home)


def test_the_day_of_the_list_is_that_of_the_level_asked(tmp_path: Path) -> None:
    roster, at_home = files(tmp_path, LUJAN, replace(KAUFMAN, as_of=date(2026, 8, 5)))
    read = roster_file.read(roster, at_home)
    days = {level: read.as_of_level(level) for level in Level}
    assert days == {Level.FEDERAL: AS_OF, Level.STATE: date(2026, 8, 5), Level.ALL: AS_OF}


def test_an_import_leaves_the_offices_of_others_as_they_are_written(tmp_path: Path) -> None:
    _, at_home = files(tmp_path)
    theirs = replace(OFFICE, office_id="a-district-1", official_id=KAUFMAN.official_id, point=None)
    content = offices_file.render([offices_file.OfficeRow(theirs, "", "", "openstates")])
    made = NewFile(DISTRICT_OFFICES, content, 1, Origin("", "", ""))
    both = offices_file.joined(at_home, made, lambda official_id: official_id.startswith("ocd-person/"))
    assert both.rows == 2
    assert at_home.read_bytes().splitlines()[1] in both.content.splitlines()
    at_home.write_bytes(both.content)
    again = offices_file.joined(at_home, made, lambda official_id: official_id.startswith("ocd-person/"))
    assert again.content == both.content


def test_an_office_may_be_a_telephone_alone_but_not_nothing(tmp_path: Path) -> None:
    nowhere = replace(OFFICE, address=PostalAddress(), phone="505-454-3038", point=None)
    _, at_home = files(tmp_path, offices=(nowhere,))
    assert offices_file.read(at_home).rows[0].phone == "505-454-3038"
    _, at_home = files(tmp_path, offices=(replace(nowhere, phone=""),))
    with pytest.raises(MalformedData, match="an office needs a city or a phone"):
        offices_file.read(at_home)
