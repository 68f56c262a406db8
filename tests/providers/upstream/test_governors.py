"""Governors: who governs is one table's word, all else of a person is from the record of that same person."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from advocacy.core.errors import MalformedData
from advocacy.core.officials import OfficeTitle, Official
from advocacy.core.terms import END_NOT_GIVEN, START_NOT_GIVEN
from advocacy.providers.upstream.governors import read_governors
from tests.support.people import person_id
from tests.support.sources import real_states

AS_OF = date(2026, 8, 5)
HEAD = (
    "state,office,name,party,address,phone,email,website,name_in_openstates,same_person,term_end_in_openstates,note\n"
)
ALABAMA = (
    'AL,Governor,Kay Ivey,Republican,"State Capitol; 600 Dexter Avenue; Montgomery, AL 36130-2751",'
    "334-242-7100,,https://governor.alabama.gov/,Kay Ivey,yes,2027-01-18,\n"
)
NEW_JERSEY = (
    'NJ,Governor,Mikie Sherrill,Democratic,"Office of Governor; P.O. Box 001; Trenton, NJ 08625",609-292-6000,,,'
    "Phil Murphy,no,,predecessor\n"
)
PEOPLE = (
    "state,role,name,given_name,family_name,email,contact_url,role_start,role_end,ocd_person_id\n"
    f"AL,governor,Kay Ivey,Kay,Ivey,,https://contact.governor.alabama.gov/contact.aspx,2017-04-10,2027-01-18,{person_id(1)}\n"
    f"AL,lt_governor,Will Ainsworth,Will,Ainsworth,,,2019-01-14,2027-01-18,{person_id(2)}\n"
    f"NJ,governor,Phil Murphy,Phil,Murphy,constituent@nj.gov,,2018-01-16,2026-01-20,{person_id(3)}\n"
)


def read(tmp_path: Path, rows: str, people: str | None = PEOPLE) -> dict[str, Official]:
    (tmp_path / "governors.csv").write_text(HEAD + rows, encoding="utf-8")
    if people is not None:
        (tmp_path / "executives.csv").write_text(people, encoding="utf-8")
    executives = tmp_path / "executives.csv" if people is not None else None
    reading = read_governors(tmp_path / "governors.csv", executives, real_states(), AS_OF)
    return {one.division.state: one for one in reading.rows}


def test_the_record_of_the_same_person_gives_her_id_her_term_and_her_form(tmp_path: Path) -> None:
    ivey = read(tmp_path, ALABAMA)["AL"]
    assert (ivey.official_id, ivey.office, ivey.family_name) == (person_id(1), OfficeTitle.GOVERNOR, "Ivey")
    assert (ivey.term_start, ivey.term_end) == (date(2017, 4, 10), date(2027, 1, 18))
    assert ivey.contact_form == "https://contact.governor.alabama.gov/contact.aspx"
    assert ivey.address.lines == ("State Capitol", "600 Dexter Avenue", "Montgomery, AL 36130-2751")


def test_nothing_of_a_predecessor_is_used(tmp_path: Path) -> None:
    sherrill = read(tmp_path, NEW_JERSEY)["NJ"]
    assert (sherrill.official_id, sherrill.name, sherrill.family_name) == ("governor:nj", "Mikie Sherrill", "Sherrill")
    assert (sherrill.term_start, sherrill.term_end) == (START_NOT_GIVEN, END_NOT_GIVEN)
    assert (sherrill.email, sherrill.phone) == ("", "609-292-6000")
    assert sherrill.address.lines == ("P.O. Box 001", "Trenton, NJ 08625")


def test_an_end_that_was_over_is_no_end(tmp_path: Path) -> None:
    ivey = read(tmp_path, ALABAMA, PEOPLE.replace("2027-01-18", "2023-01-16"))["AL"]
    assert (ivey.term_start, ivey.term_end) == (date(2017, 4, 10), END_NOT_GIVEN)


def test_an_office_in_another_state_is_not_hers(tmp_path: Path) -> None:
    puerto_rico = '"La Fortaleza; P.O. Box 9020082; San Juan, PR 00902",787-721-2400'
    row = f"WY,Governor,Mark Gordon,Republican,{puerto_rico},,,,yes,,\n"
    gordon = read(tmp_path, row)["WY"]
    assert (gordon.phone, bool(gordon.address)) == ("", False)


def test_the_mayor_of_the_district_of_columbia_stands_among_them(tmp_path: Path) -> None:
    row = "DC,Mayor,Muriel Bowser,Democratic,,202-727-2643,eom@dc.gov,,,yes,,\n"
    bowser = read(tmp_path, row, None)["DC"]
    assert (bowser.office, bowser.official_id, bowser.email) == (OfficeTitle.MAYOR, "governor:dc", "eom@dc.gov")


@pytest.mark.parametrize(
    ("rows", "people", "reason"),
    [
        (ALABAMA + ALABAMA, PEOPLE, r"governors\.csv, line 3: there is a second governor of AL"),
        (ALABAMA.replace("AL,", "ZZ,", 1), PEOPLE, r"governors\.csv, line 2: “ZZ” is not a state"),
        (ALABAMA.replace("Governor", "King"), PEOPLE, "“office” is “King”"),
        (ALABAMA, PEOPLE.replace("Kay Ivey,Kay", "Kai Ivy,Kai"), r"executives\.csv, line 2: Kai Ivy is not whom"),
        (ALABAMA, PEOPLE.replace(person_id(1), "ocd-person/x"), r"executives\.csv, line 2: “ocd_person_id”"),
    ],
)
def test_a_table_that_cannot_be_right_is_refused_with_its_line(
    tmp_path: Path, rows: str, people: str, reason: str
) -> None:
    with pytest.raises(MalformedData, match=reason):
        read(tmp_path, rows, people)
