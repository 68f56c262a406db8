"""State legislators of Open States: three formats, one meaning; a blemish costs a field, never a person."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from advocacy.core.addresses import PostalAddress
from advocacy.core.divisions import DivisionId
from advocacy.core.errors import MalformedData
from advocacy.core.officials import OfficeTitle, Official
from advocacy.core.sources import NewFile, Reading
from advocacy.core.terms import END_NOT_GIVEN, START_NOT_GIVEN
from advocacy.providers.upstream.openstates_people import read_legislators
from tests.support.people import archive, as_yaml, drawn, folder, legislator, person_id, published
from tests.support.sources import real_states

AS_OF = date(2026, 8, 5)
STATES = real_states()
NOBODY: dict[tuple[str, DivisionId], date] = {}


def read(*paths: Path) -> tuple[Reading[Official], NewFile]:
    return read_legislators(paths, STATES, AS_OF, NOBODY)


def one(path: Path) -> Official:
    (official,) = read(path)[0].rows
    return official


def division(text: str) -> DivisionId:
    return DivisionId(f"ocd-division/country:us/{text}")


def test_a_legislator_is_read_with_her_district_room_and_ways_to_reach_her(tmp_path: Path) -> None:
    official = one(archive(tmp_path / "people.tar.gz", {"ak": [legislator(1)]}))
    assert official == Official(
        official_id=person_id(1),
        division=division("state:ak/sldu:b"),
        office=OfficeTitle.STATE_SENATOR,
        name="Ana Peña1",
        given_name="Ana",
        family_name="Peña1",
        suffix="",
        gender="female",
        party="Democratic",
        phone="907-465-3873",
        email="ana1@akleg.gov",
        contact_form="https://www.akleg.gov/ana/contact",
        website="https://akleg.gov/ana",
        address=PostalAddress("120 4th St.", "Room 516", "State Capitol", "Juneau", "AK", "99801"),
        term_start=date(2023, 1, 17),
        term_end=END_NOT_GIVEN,
        how="",
        source="openstates",
        as_of=AS_OF,
    )


def test_archive_folder_and_tables_say_the_same(tmp_path: Path) -> None:
    people = [legislator(1), legislator(2, "9", "lower")]
    packed = read(archive(tmp_path / "people.tar.gz", {"ak": people}))
    assert read(folder(tmp_path / "people", {"ak": people})) == packed
    read_rows, offices = read(drawn(tmp_path / "table.csv", "AK", people))
    assert tuple(replace(row, gender="female") for row in read_rows.rows) == packed[0].rows
    assert offices == packed[1]
    read_rows, offices = read(published(tmp_path / "ak.csv", people))
    assert tuple(replace(row, term_start=date(2023, 1, 17)) for row in read_rows.rows) == packed[0].rows
    assert offices == packed[1]


@pytest.mark.parametrize(
    ("state", "chamber", "district", "expected", "office"),
    [
        ("ne", "legislature", "29", "state:ne/sldu:29", OfficeTitle.STATE_LEGISLATOR),
        ("dc", "legislature", "Ward 5", "district:dc/ward:5", OfficeTitle.STATE_LEGISLATOR),
        ("dc", "legislature", "Chairman", "district:dc", OfficeTitle.STATE_LEGISLATOR),
        ("pr", "upper", "At-Large", "territory:pr", OfficeTitle.STATE_SENATOR),
        ("nh", "lower", "Belknap 01", "state:nh/sldl:belknap_1", OfficeTitle.STATE_REPRESENTATIVE),
        ("ma", "upper", "Berkshire, Hampden, Franklin and Hampshire",
         "state:ma/sldu:berkshire_hampden_franklin_and_hampshire", OfficeTitle.STATE_SENATOR),
        ("id", "lower", "1A", "state:id/sldl:1a", OfficeTitle.STATE_REPRESENTATIVE),
    ],
)  # fmt: skip
def test_districts_are_named_as_open_civic_data_names_them(
    tmp_path: Path, state: str, chamber: str, district: str, expected: str, office: OfficeTitle
) -> None:
    official = one(archive(tmp_path / "people.tar.gz", {state: [legislator(1, district, chamber)]}))
    assert (official.division, official.office) == (division(expected), office)


def test_only_those_who_serve_on_the_day_are_read(tmp_path: Path) -> None:
    def roles(*spans: tuple[str, str]) -> list[dict[str, str]]:
        spanned = [{"start_date": start, "end_date": end, "type": "upper", "district": "B"} for start, end in spans]
        return [{name: value for name, value in role.items() if value} for role in spanned]

    people = [
        legislator(1, roles=roles(("2015-01-01", "2019-01-01"), ("2023-01-17", ""))),
        legislator(2, roles=roles(("2015-01-01", "2026-08-05"))),
        legislator(3, roles=roles(("2026-11-01", ""))),
        legislator(4, roles=roles(("2023", ""))),
        legislator(5, roles=roles(("2019", "2025"))),
        legislator(6, roles=[]),
        legislator(7, roles=roles(("", "2027-01-13"))),
    ]
    rows = read(archive(tmp_path / "people.tar.gz", {"ak": people}))[0].rows
    assert [(row.official_id[-1], row.term_start, row.term_end) for row in rows] == [
        ("1", date(2023, 1, 17), END_NOT_GIVEN),
        ("4", date(2023, 1, 1), END_NOT_GIVEN),
        ("7", START_NOT_GIVEN, date(2027, 1, 13)),
    ]


def test_a_start_that_a_source_does_not_give_is_the_one_known_for_that_person_and_district(tmp_path: Path) -> None:
    path = published(tmp_path / "ak.csv", [legislator(1, "B"), legislator(2, "C")])
    known = {(person_id(1), division("state:ak/sldu:b")): date(2019, 1, 15)}
    known[person_id(2), division("state:ak/sldl:9")] = date(2019, 1, 15)
    rows = read_legislators([path], STATES, AS_OF, known)[0].rows
    assert [row.term_start for row in rows] == [date(2019, 1, 15), START_NOT_GIVEN]


def test_offices_at_home_have_numbers_and_a_phone_alone_is_kept(tmp_path: Path) -> None:
    offices = [
        {"classification": "district", "address": "24 School St., Boston, MA 02108", "voice": "617-555-0100"},
        {"classification": "district", "address": "MA", "voice": "617-555-0101"},
        {"classification": "district-mail", "address": "MA"},
        {"classification": "home", "address": "1 Elm St., Boston, MA 02108", "voice": "617-555-0199"},
    ]
    person = legislator(1, "1st Suffolk", "lower", offices=offices)
    told, made = read(archive(tmp_path / "people.tar.gz", {"ma": [person]}))
    text = made.content.decode()
    assert made.rows == 2
    assert f"{person_id(1)}-district-1,{person_id(1)},,24 School St.,,Boston,MA,02108,617-555-0100" in text
    assert f"{person_id(1)}-district-2,{person_id(1)},,,,,,,617-555-0101" in text
    assert "Elm" not in text
    assert "0199" not in text
    assert told.rows[0].phone == "617-555-0100"  # where nobody answers in the capitol
    assert not told.rows[0].address
    assert any("home addresses left out" in note for note in told.notes)


def test_the_council_of_the_district_of_columbia_sits_in_one_building(tmp_path: Path) -> None:
    wilson = {"classification": "district", "address": "1350 Pennsylvania Ave. NW Suite 102, Washington, DC 20004"}
    read_rows, made = read(
        archive(tmp_path / "p.tar.gz", {"dc": [legislator(1, "5", "legislature", offices=[wilson])]})
    )
    assert read_rows.rows[0].address.lines == ("1350 Pennsylvania Ave. NW, Suite 102", "Washington, DC 20004")
    assert made.rows == 0


@pytest.mark.parametrize(
    ("field", "value", "lost"),
    [
        ("email", "ana pena@akleg.gov", "email"),
        ("email", "=cmd|' /C calc'!A0@x.org", "email"),
        ("links", [{"url": "javascript:alert(1)"}], "website"),
        ("links", [{"url": "https://akleg.gov/a b"}], "website"),
        ("offices", [{"classification": "capitol", "address": "", "voice": "call us"}], "phone"),
        ("gender", "X", "gender"),
    ],
)
def test_a_blemish_costs_the_field_and_is_told(tmp_path: Path, field: str, value: object, lost: str) -> None:
    told, _ = read(archive(tmp_path / "people.tar.gz", {"ak": [legislator(1) | {field: value}]}))
    assert getattr(told.rows[0], lost) == ""
    assert told.rows[0].name == "Ana Peña1"
    assert field == "gender" or any("ak/Ana-Peña1" in note for note in told.notes)


def test_a_form_on_another_site_may_be_of_an_office_that_she_left(tmp_path: Path) -> None:
    links = [{"url": "https://a50.asmdc.org/"}, {"url": "https://www.longbeach.gov/mayor/contact/"}]
    assert one(archive(tmp_path / "people.tar.gz", {"ca": [legislator(1, links=links)]})).contact_form == ""


def test_an_apostrophe_in_an_address_of_the_web_is_written_as_addresses_do(tmp_path: Path) -> None:
    person = legislator(1, links=[{"url": "https://nyassembly.gov/mem/Kwani-B-O'Pharrow"}])
    assert one(archive(tmp_path / "people.tar.gz", {"ny": [person]})).website.endswith("O%27Pharrow")


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"id": "ocd-person/1"}, "“id” is not one of Open States"),
        ({"name": None}, "“name” is empty"),
        ({"family_name": ""}, "“family_name” is empty"),
        ({"roles": [{"type": "upper", "district": ""}]}, "“district” is empty"),
        ({"roles": [{"type": "king", "district": "1"}]}, "“type” is “king”"),
        ({"roles": "Senator"}, "“roles” should be a list of records"),
        ({"offices": [3]}, "“offices” should be a list of records"),
        ({"email": ["a@b.org"]}, "“email” should be text"),
    ],
)
def test_half_a_person_is_refused_by_name(tmp_path: Path, changes: dict[str, object], reason: str) -> None:
    person = legislator(1) | changes
    content = as_yaml({name: value for name, value in person.items() if value is not None})
    path = archive(tmp_path / "people.tar.gz", {}, {"data/ak/legislature/Ana.yml": content})
    if "email" in changes:  # a field, not the person
        assert one(path).email == ""
    else:
        with pytest.raises(MalformedData, match=f"people.tar.gz: ak/Ana: .*{reason}"):
            read(path)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"- just\n- a list\n", r"Ana\.yml, line 1: it should be one record"),
        (b"id: [unclosed\nname: x\n", r"Ana\.yml, line \d: this is not YAML"),
        (b"name: Ana\xff\n", r"Ana\.yml, line 1: this is not UTF-8"),
        (b"<!DOCTYPE html><p>Not found", r"Ana\.yml.*: (it should be one record|this is not YAML)"),
        (b"a: " + b"[" * 200_000, r"Ana\.yml, line 1: it has parts within parts without end"),
        (b"- " * 100_000, r"Ana\.yml, line 1: it has parts within parts without end"),
        (b"a: &a [*a]", r"Ana\.yml: it has far more in it"),
        (b"a: x" + b"x" * 300_000, r"Ana\.yml: this is more than a list of people has"),
    ],
    ids=["a list", "not closed", "Latin-1", "HTML", "nested", "dashes", "itself", "large"],
)
def test_a_file_that_is_no_person_is_refused_by_its_name(tmp_path: Path, content: bytes, reason: str) -> None:
    with pytest.raises(MalformedData, match=reason):
        read(archive(tmp_path / "people.tar.gz", {}, {"data/ak/legislature/Ana.yml": content}))


def test_a_record_that_unfolds_without_measure_is_refused(tmp_path: Path) -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    bomb = "\n".join(lines).encode()
    with pytest.raises(MalformedData, match=r"Ana\.yml: it has far more in it"):
        read(archive(tmp_path / "people.tar.gz", {}, {"data/ak/legislature/Ana.yml": bomb}))


def test_half_an_archive_and_a_wrong_table_are_refused(tmp_path: Path) -> None:
    whole = archive(tmp_path / "people.tar.gz", {"ak": [legislator(n) for n in range(200)]}).read_bytes()
    (tmp_path / "half.tar.gz").write_bytes(whole[: len(whole) // 2])
    (tmp_path / "page.tar.gz").write_bytes(b"<!DOCTYPE html>")
    (tmp_path / "ak.csv").write_text("id,name\n1,Ana\n")
    for name in ("half.tar.gz", "page.tar.gz", "ak.csv"):
        with pytest.raises(MalformedData, match=name):
            read(tmp_path / name)


def test_members_that_are_not_state_legislators_are_passed_over(tmp_path: Path) -> None:
    more = {
        "data/us/legislature/Someone.yml": b"id: [not even YAML",
        "data/ak/executive/Governor.yml": b"[",
        "../../data/ak/readme.txt": b"x",
    }
    path = archive(tmp_path / "people.tar.gz", {"ak": [legislator(1)]}, more)
    assert len(read(path)[0].rows) == 1


def test_the_same_person_twice_is_refused(tmp_path: Path) -> None:
    paths = published(tmp_path / "ak.csv", [legislator(1)]), drawn(tmp_path / "table.csv", "AK", [legislator(1)])
    with pytest.raises(MalformedData, match=r"table\.csv, line 2: “ocd-person/.*” is there twice"):
        read(*paths)


def test_a_published_table_says_by_its_name_of_which_state_it_is(tmp_path: Path) -> None:
    with pytest.raises(MalformedData, match="not a chamber of a state"):
        read(published(tmp_path / "people.csv", [legislator(1)]))
