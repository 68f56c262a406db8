"""From the lists of others to our files: every seat accounted for, or the old files stay."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from advocacy.core.errors import MalformedData
from advocacy.services.import_bill import import_bill
from advocacy.services.import_officials import import_congress, import_offices
from advocacy.services.import_places import import_crosswalk, import_place_names
from advocacy.services.importers import Importers
from tests.support.importing_site import importers
from tests.support.sources import as_json, as_yaml, member, real_states, whole_congress

AS_OF = date(2026, 6, 15)
CALIFORNIA_14 = "ocd-division/country:us/state:ca/cd:14"


@pytest.fixture
def plugs(tmp_path: Path) -> Importers:
    return importers(tmp_path / "site")


def congress(tmp_path: Path, *vacant: str) -> Path:
    return as_yaml(tmp_path / "legislators-current.yaml", whole_congress(real_states(), vacant))


def test_every_seat_is_filled_or_named_as_vacant(tmp_path: Path, plugs: Importers) -> None:
    report = import_congress(plugs, plugs.home, congress(tmp_path, CALIFORNIA_14), None, AS_OF)
    assert report.facts[0] == "541 seats: 540 filled, 1 vacant."
    assert "Vacant: California, district 14." in report.facts
    assert plugs.home.sources()["legislators.csv"].vacant == (CALIFORNIA_14,)


def test_the_same_source_twice_gives_the_same_bytes(tmp_path: Path, plugs: Importers) -> None:
    source, written = congress(tmp_path), []
    for _ in range(2):
        import_congress(plugs, plugs.home, source, None, AS_OF)
        written.append([plugs.home.path(name).read_bytes() for name in ("legislators.csv", "sources.toml")])
    assert written[0] == written[1]


def test_a_row_that_cannot_be_right_stops_the_import_and_the_old_file_stays(tmp_path: Path, plugs: Importers) -> None:
    import_congress(plugs, plugs.home, congress(tmp_path), None, AS_OF)
    before = plugs.home.path("legislators.csv").read_bytes()
    broken = as_yaml(tmp_path / "broken.yaml", [*whole_congress(real_states()), member(900, phone="call us")])
    with pytest.raises(MalformedData, match=r"broken\.yaml, line \d+: “phone”"):
        import_congress(plugs, plugs.home, broken, None, AS_OF)
    assert plugs.home.path("legislators.csv").read_bytes() == before


def test_one_holder_too_many_for_a_seat_stops_the_import(tmp_path: Path, plugs: Importers) -> None:
    source = as_yaml(tmp_path / "a.yaml", [*whole_congress(real_states()), member(900)])
    with pytest.raises(MalformedData, match="T000900 is one too many for the seat Massachusetts, district 5"):
        import_congress(plugs, plugs.home, source, None, AS_OF)
    assert not plugs.home.path("legislators.csv").exists()


def test_files_that_are_broken_do_not_stand_in_the_way_of_their_mending(tmp_path: Path, plugs: Importers) -> None:
    plugs.home.path("legislators.csv").write_text("half a fi")
    import_congress(plugs, plugs.home, congress(tmp_path), None, AS_OF)
    assert len(plugs.load_officials(plugs.home).rows) == 541


def test_an_empty_folder_is_written_to_with_the_projects_own_states(tmp_path: Path, plugs: Importers) -> None:
    elsewhere = plugs.home_under(tmp_path / "elsewhere")
    import_congress(plugs, elsewhere, congress(tmp_path), None, AS_OF)
    assert elsewhere.path("legislators.csv").exists()
    assert not plugs.home.path("legislators.csv").exists()


def test_offices_and_zips_are_written_with_what_was_mended(tmp_path: Path, plugs: Importers) -> None:
    office = {"id": "T000001-newton", "address": "29 Crafts St.", "city": "Newton", "state": "MA", "zip": 2458}
    source = as_json(tmp_path / "offices.json", [{"id": {"bioguide": "T000001"}, "offices": [office]}])
    report = import_offices(plugs, plugs.home, source, AS_OF)
    assert report.written == ((str(plugs.home.path("district_offices.csv")), 1),)
    assert "leading zeros" in report.notes[0]
    table = tmp_path / "zips.csv"
    table.write_text("zip,state,district,confidence,centroid\n02138,MA,5,high,1\n")
    assert import_crosswalk(plugs, plugs.home, table, None, AS_OF, accept_fewer=True).written[0][1] == 1


@pytest.mark.parametrize(
    ("kept", "day", "reason"),
    [
        (0, AS_OF, "names no one in office"),
        (260, AS_OF, "281 seats would be vacant on 2026-06-15"),
        (541, date(2027, 2, 1), "441 seats would be vacant on 2027-02-01"),
    ],
)
def test_a_list_that_lacks_people_is_refused_and_the_good_one_stays(
    tmp_path: Path, plugs: Importers, kept: int, day: date, reason: str
) -> None:
    import_congress(plugs, plugs.home, congress(tmp_path), None, AS_OF)
    before = [plugs.home.path(name).read_bytes() for name in ("legislators.csv", "sources.toml")]
    source = as_json(tmp_path / "a.json", whole_congress(real_states())[:kept])
    with pytest.raises(MalformedData, match=reason):
        import_congress(plugs, plugs.home, source, None, day)
    assert [plugs.home.path(name).read_bytes() for name in ("legislators.csv", "sources.toml")] == before


def test_contact_forms_known_before_stay_until_a_table_of_forms_says_otherwise(
    tmp_path: Path, plugs: Importers
) -> None:
    forms = tmp_path / "forms.csv"
    head = "bioguide,contact_form,contact_form_source\n"
    forms.write_text(head + "T000001,https://one.house.gov/contact,openstates\n")
    import_congress(plugs, plugs.home, congress(tmp_path), forms, AS_OF)
    before = [plugs.home.path(name).read_bytes() for name in ("legislators.csv", "sources.toml")]
    report = import_congress(plugs, plugs.home, congress(tmp_path), None, AS_OF)
    assert "1 contact forms were kept from the list before." in report.notes
    assert [plugs.home.path(name).read_bytes() for name in ("legislators.csv", "sources.toml")] == before
    forms.write_text(head)
    import_congress(plugs, plugs.home, congress(tmp_path), forms, AS_OF)
    assert not any(one.contact_form for one in plugs.load_officials(plugs.home).rows)


def every_zip(tmp_path: Path) -> Path:
    """A crosswalk with one ZIP for each district."""
    places = ((state.code, number) for state in real_states().all for number in state.district_numbers)
    lines = (f"{10000 + at},{code},{number},high,1\n" for at, (code, number) in enumerate(places))
    table = tmp_path / "zips.csv"
    table.write_text("zip,state,district,confidence,centroid\n" + "".join(lines))
    return table


def test_a_crosswalk_that_leaves_out_a_district_is_refused(tmp_path: Path, plugs: Importers) -> None:
    table = every_zip(tmp_path)
    import_crosswalk(plugs, plugs.home, table, None, AS_OF)
    before = plugs.home.path("zip_districts.csv").read_bytes()
    whole = table.read_text().splitlines(keepends=True)
    for lines, reason in ((whole[:1], "0 rows"), (whole[:200], "199 rows"), (whole[:-1], "no ZIP leads to Wyoming")):
        table.write_text("".join(lines))
        with pytest.raises(MalformedData, match=reason):
            import_crosswalk(plugs, plugs.home, table, None, AS_OF)
    assert plugs.home.path("zip_districts.csv").read_bytes() == before


def test_derived_zips_stay_when_a_crosswalk_comes_without_them(tmp_path: Path, plugs: Importers) -> None:
    table, derived = every_zip(tmp_path), tmp_path / "derived.csv"
    derived.write_text("zip,state,district,method\n09001,AE,,military\n")
    import_crosswalk(plugs, plugs.home, table, derived, AS_OF)
    before = plugs.home.path("zip_districts.csv").read_bytes()
    report = import_crosswalk(plugs, plugs.home, table, None, AS_OF)
    assert report.notes == ("1 rows of derived ZIPs were kept from the file before.",)
    assert plugs.home.path("zip_districts.csv").read_bytes() == before


def test_a_table_with_far_fewer_rows_than_before_needs_to_be_insisted_on(tmp_path: Path, plugs: Importers) -> None:
    table, head = tmp_path / "places.csv", "zip,type,city,state,county,lat,lon,active\n"
    lines = [f"0213{digit},STANDARD,Cambridge,MA,,,,1\n" for digit in range(10)]
    for kept in (10, 8):
        table.write_text(head + "".join(lines[:kept]))
        import_place_names(plugs, plugs.home, table, AS_OF)
    table.write_text(head + "".join(lines[:6]))
    with pytest.raises(MalformedData, match=r"6 rows for zip_places\.csv, which had 8"):
        import_place_names(plugs, plugs.home, table, AS_OF)
    assert import_place_names(plugs, plugs.home, table, AS_OF, accept_fewer=True).written[0][1] == 6
    with pytest.raises(MalformedData, match="0 rows for district_offices"):
        import_offices(plugs, plugs.home, as_json(tmp_path / "offices.json", []), AS_OF)


def test_names_on_a_bill_are_matched_or_reported(tmp_path: Path, plugs: Importers) -> None:
    serving = member(1, start="2017-01-03", end="2027-01-03")
    facts = {
        **{"congress": 115, "bill_type": "hr", "number": 1, "short_title": "An act", "introduced": "2017-10-12"},
        **{"sponsor": {"name": "Eve Gone", "state": "CA"}, "original_cosponsors": ["Ada B. Member1 (MA)"]},
        **{"original_cosponsor_count": 1, "latest_action": {"date": "2017-10-12", "text": "Introduced"}},
    }
    members = as_yaml(tmp_path / "members.yaml", [serving])
    report = import_bill(plugs, plugs.home, as_json(tmp_path / "bill.json", facts), members, AS_OF)
    assert "Not in office today: Eve Gone (CA), sponsor." in report.facts
    assert list(plugs.load_bills(plugs.home)["hr1-115"].positions) == ["bioguide:T000001"]
