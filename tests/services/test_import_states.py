"""State officials beside Congress: an import replaces its own part of the list and leaves the others alone."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from advocacy.core.errors import MalformedData
from advocacy.core.officials import OfficeTitle
from advocacy.services.import_officials import ImportReport, import_congress, import_offices
from advocacy.services.import_states import import_governors, import_legislatures
from advocacy.services.importers import Importers
from tests.support.importing_site import importers
from tests.support.people import Person, archive, legislator, published
from tests.support.sources import as_json, as_yaml, real_states, whole_congress

JUNE, AUGUST, DECEMBER = date(2026, 6, 15), date(2026, 8, 5), date(2026, 12, 10)
VACANT = "ocd-division/country:us/state:ca/cd:14"


@pytest.fixture
def plugs(tmp_path: Path) -> Importers:
    """A site that has Congress with one district office."""
    plugs = importers(tmp_path / "site")
    members = as_yaml(tmp_path / "members.yaml", whole_congress(real_states(), [VACANT]))
    import_congress(plugs, plugs.home, members, None, JUNE)
    office = {"id": "T000001-newton", "address": "29 Crafts St.", "city": "Newton", "state": "MA", "zip": "02458"}
    offices = as_json(tmp_path / "offices.json", [{"id": {"bioguide": "T000001"}, "offices": [office]}])
    import_offices(plugs, plugs.home, offices, JUNE)
    return plugs


def people(state: str, number: int, first: int = 1) -> list[Person]:
    return [legislator(first + at, str(at + 1), "lower", name=f"{state} {at}") for at in range(number)]


def legislatures(
    plugs: Importers, tmp_path: Path, day: date = AUGUST, *, insist: bool = False, **states: list[Person]
) -> ImportReport:
    source = archive(tmp_path / "people.tar.gz", states)
    return import_legislatures(plugs, plugs.home, [source], day, accept_fewer=insist)


def governors(tmp_path: Path, *states: str) -> Path:
    head = "state,office,name,party,address,phone,email,website,same_person\n"
    table = tmp_path / "governors.csv"
    table.write_text(head + "".join(f"{state},Governor,Ann {state},,,,,,no\n" for state in states), encoding="utf-8")
    return table


def rows(plugs: Importers, name: str) -> list[bytes]:
    return plugs.home.path(name).read_bytes().splitlines()


def test_congress_stays_byte_for_byte_when_the_states_come(tmp_path: Path, plugs: Importers) -> None:
    federal, offices = rows(plugs, "legislators.csv"), rows(plugs, "district_offices.csv")
    report = legislatures(plugs, tmp_path, ak=people("AK", 5), ne=[legislator(90, "29", "legislature")])
    import_governors(plugs, plugs.home, governors(tmp_path, "AK", "NE"), None, AUGUST)
    assert report.facts == ("6 officials of 2 states: 1 state_legislator, 5 state_representative.",)
    assert [row for row in rows(plugs, "legislators.csv") if b"bioguide" in row] == federal[1:]
    assert [row for row in rows(plugs, "district_offices.csv") if b"bioguide" in row] == offices[1:]
    assert len(rows(plugs, "legislators.csv")) == len(federal) + 6 + 2


def test_the_order_of_the_imports_does_not_matter(tmp_path: Path, plugs: Importers) -> None:
    legislatures(plugs, tmp_path, ak=people("AK", 5))
    import_governors(plugs, plugs.home, governors(tmp_path, "AK"), None, AUGUST)
    before = [
        plugs.home.path(name).read_bytes() for name in ("legislators.csv", "district_offices.csv", "sources.toml")
    ]
    import_congress(plugs, plugs.home, tmp_path / "members.yaml", None, JUNE)
    import_offices(plugs, plugs.home, tmp_path / "offices.json", JUNE)
    legislatures(plugs, tmp_path, ak=people("AK", 5))
    after = [plugs.home.path(name).read_bytes() for name in ("legislators.csv", "district_offices.csv", "sources.toml")]
    assert after == before


def test_each_source_keeps_its_origin_its_day_and_its_vacancies(tmp_path: Path, plugs: Importers) -> None:
    legislatures(plugs, tmp_path, ak=people("AK", 5))
    import_governors(plugs, plugs.home, governors(tmp_path, "AK"), None, DECEMBER)
    entry = plugs.home.sources()["legislators.csv"]
    assert [(part.name, part.as_of, part.rows, part.vacant) for part in entry.parts] == [
        ("congress", JUNE, 540, (VACANT,)),
        ("legislatures", AUGUST, 5, ()),
        ("governors", DECEMBER, 1, ()),
    ]
    assert "congress-legislators" in entry.parts[0].origin.words
    assert "openstates/people" in entry.parts[1].origin.words
    assert (entry.as_of, entry.rows, entry.vacant) == (JUNE, 546, (VACANT,))
    offices = plugs.home.sources()["district_offices.csv"]
    assert [(part.name, part.rows) for part in offices.parts] == [("congress", 1), ("legislatures", 5)]


def test_states_that_no_source_names_stay_as_they_were(tmp_path: Path, plugs: Importers) -> None:
    legislatures(plugs, tmp_path, ak=people("AK", 5), wy=people("WY", 4, 50))
    alaska = published(tmp_path / "ak.csv", people("AK", 5, 200))
    report = import_legislatures(plugs, plugs.home, [alaska], DECEMBER)
    assert "Not in the source, so left as they were: WY." in report.notes
    with plugs.home.path("legislators.csv").open(encoding="utf-8", newline="") as file:
        listed = [(row["division"][-9:-7], row["as_of"]) for row in csv.DictReader(file) if "sldl" in row["division"]]
    assert listed == [("ak", "2026-12-10")] * 5 + [("wy", "2026-08-05")] * 4
    for name, number in (("legislators.csv", 9), ("district_offices.csv", 9)):
        part = next(part for part in plugs.home.sources()[name].parts if part.name == "legislatures")
        assert (part.rows, part.as_of) == (number, AUGUST)


def test_a_start_known_before_stays_where_the_new_source_gives_none(tmp_path: Path, plugs: Importers) -> None:
    legislatures(plugs, tmp_path, ak=people("AK", 5))
    import_legislatures(plugs, plugs.home, [published(tmp_path / "ak.csv", people("AK", 5))], DECEMBER)
    starts = {one.term_start for one in plugs.load_officials(plugs.home).rows if not one.office.is_federal}
    assert starts == {date(2023, 1, 17)}


def test_who_is_new_to_a_chamber_is_known_from_the_day_of_the_list(tmp_path: Path, plugs: Importers) -> None:
    """The published lists do not say since when anyone serves."""
    legislatures(plugs, tmp_path, ak=people("AK", 5))
    after = [*people("AK", 5)[:4], legislator(300, "5", "lower"), legislator(301, "B", "upper")]
    for day in (DECEMBER, date(2026, 12, 17)):  # the second list leaves the day as it was
        import_legislatures(plugs, plugs.home, [published(tmp_path / "ak.csv", after)], day)
    with plugs.home.path("legislators.csv").open(encoding="utf-8", newline="") as file:
        starts = {
            row["division"][-6:]: row["term_start"] for row in csv.DictReader(file) if "ocd-p" in row["official_id"]
        }
    assert (starts["sldl:4"], starts["sldl:5"], starts["sldu:b"]) == ("2023-01-17", "2026-12-10", "")


def test_a_chamber_that_lacks_people_is_refused_unless_insisted(tmp_path: Path, plugs: Importers) -> None:
    legislatures(plugs, tmp_path, ak=people("AK", 10))
    before = [plugs.home.path(name).read_bytes() for name in ("legislators.csv", "sources.toml")]
    with pytest.raises(MalformedData, match="7 of AK with the office state_representative, where there were 10"):
        legislatures(plugs, tmp_path, ak=people("AK", 7))
    with pytest.raises(MalformedData, match="it names no one in office on 2019-01-01"):
        legislatures(plugs, tmp_path, date(2019, 1, 1), ak=people("AK", 10))
    assert [plugs.home.path(name).read_bytes() for name in ("legislators.csv", "sources.toml")] == before
    legislatures(plugs, tmp_path, insist=True, ak=people("AK", 7))
    assert sum(not one.office.is_federal for one in plugs.load_officials(plugs.home).rows) == 7


def test_far_fewer_governors_than_before_are_refused(tmp_path: Path, plugs: Importers) -> None:
    import_governors(plugs, plugs.home, governors(tmp_path, "AK", "AL", "AR", "AZ", "CA"), None, AUGUST)
    with pytest.raises(MalformedData, match="3 governors, where there were 5 before"):
        import_governors(plugs, plugs.home, governors(tmp_path, "AK", "AL", "AR"), None, AUGUST)
    import_governors(plugs, plugs.home, governors(tmp_path, "AK"), None, AUGUST, accept_fewer=True)
    listed = plugs.load_officials(plugs.home).rows
    assert [one.name for one in listed if one.office is OfficeTitle.GOVERNOR] == ["Ann AK"]


def test_a_legislator_who_became_governor_is_listed_once(tmp_path: Path, plugs: Importers) -> None:
    legislatures(plugs, tmp_path, ak=people("AK", 5))
    moved = people("AK", 1)[0]["id"]
    head = "state,role,name,given_name,family_name,contact_url,role_start,role_end,ocd_person_id\n"
    (tmp_path / "executives.csv").write_text(head + f"AK,governor,Ann AK,Ann,AK,,2026-12-07,,{moved}\n")
    table = governors(tmp_path, "AK")
    table.write_text(table.read_text().replace(",no", ",yes"))
    report = import_governors(plugs, plugs.home, table, tmp_path / "executives.csv", DECEMBER)
    assert f"{moved} had another office on the list before." in report.notes
    assert [one.office for one in plugs.load_officials(plugs.home).rows if one.official_id == moved] == [
        OfficeTitle.GOVERNOR
    ]


def test_a_list_that_cannot_be_read_is_replaced_and_the_loss_is_told(tmp_path: Path, plugs: Importers) -> None:
    plugs.home.path("legislators.csv").write_text("half a fi")
    report = legislatures(plugs, tmp_path, ak=people("AK", 5))
    assert any("Nothing was kept of the list before" in note for note in report.notes)
    assert len(plugs.load_officials(plugs.home).rows) == 5
