"""Members of Congress and their offices, from congress-legislators or the tables drawn from it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from advocacy.core.addresses import PostalAddress
from advocacy.core.divisions import States
from advocacy.core.errors import MalformedData
from advocacy.core.officials import OfficeTitle, Official
from advocacy.providers.records import Notes
from advocacy.providers.upstream import congress_legislators, congress_offices, formats
from advocacy.providers.upstream.documents import read_document
from tests.support.sources import Record, as_gzip, as_json, as_yaml, member, real_states

AS_OF = date(2026, 6, 15)
TABLE_HEADER = (
    "bioguide,chamber,state,district,senate_class,first_name,nickname,middle_name,last_name,suffix,full_name,gender,"
    "party,term_start,term_end,how,phone,dc_address,website,contact_form,contact_form_source\n"
)
TABLE_ROW = (
    "T000001,house,MA,5,,Ada,,,Member1,,Ada Member1,F,Democrat,2025-01-03,2027-01-03,,202-225-0000,"
    "331 Hart Senate Office Building Washington DC 20510,https://example.house.gov,"
)


@pytest.fixture(scope="module")
def states() -> States:
    return real_states()


def read(path: Path, states: States, forms: Path | None = None) -> tuple[Official, ...]:
    return formats.read_members(path, forms, states, AS_OF).rows


def test_yaml_json_gzip_and_the_drawn_table_tell_the_same(tmp_path: Path, states: States) -> None:
    records = [member(1)]
    yaml = as_yaml(tmp_path / "legislators-current.yaml", records)
    table = tmp_path / "congress_members.csv"
    table.write_text(f"{TABLE_HEADER}{TABLE_ROW},\n", encoding="utf-8")
    told = read(yaml, states)
    assert told == read(as_gzip(yaml), states)
    assert told == read(as_json(tmp_path / "legislators-current.json", records), states)
    assert told == read(table, states)


def test_a_member_is_told_in_our_own_words(tmp_path: Path, states: States) -> None:
    (one,) = read(as_yaml(tmp_path / "a.yaml", [member(1)]), states)
    assert (one.official_id, str(one.division)) == ("bioguide:T000001", "ocd-division/country:us/state:ma/cd:5")
    assert (one.office, one.party, one.gender, one.how) == (
        OfficeTitle.US_REPRESENTATIVE,
        "Democratic",
        "female",
        "election",
    )
    assert one.address == PostalAddress("", "331", "Hart Senate Office Building", "Washington", "DC", "20510")
    assert (one.email, one.as_of) == ("", AS_OF)


@pytest.mark.parametrize(
    ("state", "district", "office", "division"),
    [
        ("AK", "0", OfficeTitle.US_REPRESENTATIVE, "state:ak/cd:at-large"),
        ("DC", "0", OfficeTitle.US_DELEGATE, "district:dc/cd:at-large"),
        ("GU", "0", OfficeTitle.US_DELEGATE, "territory:gu/cd:at-large"),
        ("PR", "0", OfficeTitle.US_RESIDENT_COMMISSIONER, "territory:pr/cd:at-large"),
        ("OH", None, OfficeTitle.US_SENATOR, "state:oh"),
    ],
)
def test_each_seat_has_its_office_and_division(
    tmp_path: Path, states: States, state: str, district: str | None, office: OfficeTitle, division: str
) -> None:
    (one,) = read(as_yaml(tmp_path / "a.yaml", [member(1, state, district)]), states)
    assert (one.office, str(one.division)) == (office, f"ocd-division/country:us/{division}")


def test_the_term_that_had_begun_by_the_day_of_the_data_counts(tmp_path: Path, states: States) -> None:
    record = member(1)
    record["terms"].append(record["terms"][0] | {"start": "2027-01-03", "end": "2029-01-03", "district": 6})
    (one,) = read(as_yaml(tmp_path / "a.yaml", [record]), states)
    assert (one.division.district, one.term_end) == ("5", date(2027, 1, 3))


def test_who_had_left_by_the_day_of_the_data_is_left_out_and_noted(tmp_path: Path, states: States) -> None:
    told = formats.read_members(as_yaml(tmp_path / "a.yaml", [member(1, end="2026-06-01")]), None, states, AS_OF)
    assert told.rows == ()
    assert "last term had ended" in told.notes[0]


def test_forms_fill_gaps_name_their_source_and_are_never_guesses(tmp_path: Path, states: States) -> None:
    own = "https://example.house.gov/own"
    records = [member(1), member(2, district="6"), member(3, district="7", contact_form=own)]
    forms = tmp_path / "forms.csv"
    forms.write_text(
        "bioguide,contact_form,contact_form_source\n"
        "T000001,https://example.house.gov/form,openstates-people\n"
        "T000002,https://example.house.gov/contact,guessed-from-website\n"
        "T000003,https://example.house.gov/other,openstates-people\n",
        encoding="utf-8",
    )
    told = formats.read_members(as_yaml(tmp_path / "a.yaml", records), forms, states, AS_OF)
    assert [one.contact_form for one in told.rows] == ["https://example.house.gov/form", "", own]
    assert [one.source for one in told.rows][:2] == [
        "congress-legislators; form: openstates-people",
        "congress-legislators",
    ]
    assert any("only guessed (line 3)" in note for note in told.notes)


def _broken() -> list[tuple[Record, str]]:
    nobody = member(2)
    nobody["name"]["last"] = ""
    strange = member(2)
    strange["id"]["bioguide"] = "two"
    return [
        (member(2, phone="call us"), "“phone”"),
        (member(2, state="XX"), "not a state"),
        (member(2, district="50"), "no district 50"),
        (member(2, address="Capitol Hill"), "address"),
        (member(2, start="13/1/25"), "“start”"),
        (member(2, type="king"), "“type”"),
        (member(2, "MA", None, **{"class": 4}), "class"),
        (nobody, "“last” is empty"),
        (strange, "a letter and six digits"),
        (member(1), "there twice"),
    ]


@pytest.mark.parametrize(("broken", "reason"), _broken())
@pytest.mark.parametrize("form", ["yaml", "json"])
def test_a_record_that_cannot_be_right_stops_with_the_line_it_begins_on(
    tmp_path: Path, states: States, broken: Record, reason: str, form: str
) -> None:
    path = (as_yaml if form == "yaml" else as_json)(tmp_path / f"a.{form}", [member(1), broken])
    begins = "- id:" if form == "yaml" else " {"
    lines = path.read_text(encoding="utf-8").split("\n")
    line = [number for number, text in enumerate(lines, 1) if text == begins][1]
    with pytest.raises(MalformedData, match=rf"a\.{form}, line {line}: .*{reason}"):
        read(path, states)


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [("a.yaml", "- id: 1\n- [broken\n", 3), ("a.yaml", "id: 1\n", 1), ("a.json", '[\n{"id": 1}\n{}]', 3),
     ("a.json", "{}", 1), ("a.json", "[\n3]", 2), ("a.json", '[{"a": 1},\n{"b": ', 2)],
)  # fmt: skip
def test_what_is_not_a_list_of_records_is_refused_with_its_line(
    tmp_path: Path, name: str, text: str, line: int
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(MalformedData, match=f"{name}, line {line}"):
        list(read_document(tmp_path / name, Notes(name)))


@pytest.mark.parametrize(
    ("text", "called"),
    [
        (json.dumps([member(1), member(2, phone="call us")]), "line 1: T000002: “phone”"),
        (json.dumps([member(1), {"id": {}}]), "line 1: record 2: “bioguide” is empty"),
        (json.dumps([member(1)])[:-1] + ",{]", "line 1: this is not JSON .*record 2"),
    ],
)
def test_a_record_of_json_on_one_line_is_named(tmp_path: Path, states: States, text: str, called: str) -> None:
    (tmp_path / "a.json").write_text(text, encoding="utf-8")
    with pytest.raises(MalformedData, match=called):
        read(tmp_path / "a.json", states)


def test_everyone_is_known_by_all_terms_and_names(tmp_path: Path) -> None:
    record = member(1)
    record["name"]["nickname"] = "Addie"
    record["terms"].insert(0, record["terms"][0] | {"start": "2017-01-03", "end": "2019-01-03"})
    (one,) = congress_legislators.read_service(as_yaml(tmp_path / "a.yaml", [record])).rows
    assert one.names == {"ada member1", "addie member1"}
    assert [term.start.year for term in one.terms] == [2017, 2025]


OFFICE = {
    "id": "T000001-newton",
    "address": "29 Crafts St.",
    "suite": "375",
    "city": "Newton",
    "state": "MA",
    "zip": "02458",
    "latitude": 42.35,
    "longitude": -71.19,
    "phone": "617-332-3333",
}


def test_offices_at_home_are_read_from_yaml_with_zips_as_text(tmp_path: Path) -> None:
    path = tmp_path / "offices.yaml"
    path.write_text(
        "- id:\n    bioguide: T000001\n  offices:\n"
        "  - id: T000001-newton\n    address: 29 Crafts St.\n    suite: '375'\n"
        "    city: Newton\n    state: MA\n    zip: 02134\n",
        encoding="utf-8",
    )
    made = congress_offices.read_offices(path, AS_OF)
    expected = b"T000001-newton,bioguide:T000001,,29 Crafts St.,Suite 375,Newton,MA,02134,,,,,congress-legislators,2026"
    assert expected in made.content


def test_a_zip_that_json_made_a_number_gets_its_zero_back(tmp_path: Path) -> None:
    records = [{"id": {"bioguide": "T000001"}, "offices": [OFFICE | {"zip": 2458}]}]
    made = congress_offices.read_offices(as_json(tmp_path / "offices.json", records), AS_OF)
    assert b",02458," in made.content
    assert "leading zeros" in made.notes[0]


def test_an_office_without_a_city_or_there_twice_is_refused(tmp_path: Path) -> None:
    for offices, reason in ([OFFICE | {"city": ""}], "needs a city"), ([OFFICE, OFFICE], "there twice"):
        path = as_json(tmp_path / "offices.json", [{"id": {"bioguide": "T000001"}, "offices": offices}])
        with pytest.raises(MalformedData, match=reason):
            congress_offices.read_offices(path, AS_OF)


@pytest.mark.parametrize(("as_of", "listed"), [("2026-11-20", 1), ("2027-03-01", 0)])
def test_a_senator_by_appointment_stays_listed_until_the_winner_can_have_been_sworn_in(
    tmp_path: Path, as_of: str, listed: int
) -> None:
    appointed = member(1, "FL", None, end="2026-11-03", how="appointment")
    source = as_yaml(tmp_path / "a.yaml", [appointed, member(2, "FL", "1")])
    rows = congress_legislators.read_members(source, real_states(), date.fromisoformat(as_of), {}).rows
    assert sum(one.official_id == "bioguide:T000001" for one in rows) == listed


@pytest.mark.parametrize(("end", "runs_until"), [("2027-01-03", 2029), ("2029-01-03", 2029)])
def test_the_resident_commissioner_is_elected_for_four_years(
    tmp_path: Path, states: States, end: str, runs_until: int
) -> None:
    (one,) = read(as_yaml(tmp_path / "a.yaml", [member(1, "PR", "0", end=end)]), states)
    assert one.term_end == date(runs_until, 1, 3)


def test_who_fills_a_vacancy_serves_what_is_left_of_the_four_years(tmp_path: Path, states: States) -> None:
    record = member(1, "PR", "0", end="2027-01-03")
    record["terms"][0]["start"] = "2026-02-01"
    assert read(as_yaml(tmp_path / "a.yaml", [record]), states)[0].term_end == date(2027, 1, 3)
