"""Districts of legislatures: their ids, their Census codes, and how many members each elects."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from advocacy.core.divisions import DivisionId, States
from advocacy.core.errors import MalformedData, MalformedInput
from advocacy.core.legislatures import Legislatures
from advocacy.core.officials import OfficeTitle
from advocacy.providers import legislatures_file
from advocacy.providers.upstream import new_hampshire
from advocacy.providers.upstream.legislative_ids import division_of
from advocacy.providers.upstream.legislative_seats import seats_of
from advocacy.providers.upstream.state_districts import read_districts
from advocacy.providers.upstream.zip_legislative import read_zips
from tests.support.sources import real_states, write

TABLE = """\
state,chamber,district_code,district_name,openstates_district
NY,upper,47,State Senate District 47,47
NY,lower,75,State House District 75,75
ID,lower,1,State House District 1,1A|1B
NE,upper,27,State Senate District 27,27
MN,lower,21A,State House District 21A,
MA,upper,D01,Berkshire-Hampden-Franklin-Hampshire District,"Berkshire, Hampden, Franklin and Hampshire"
MA,lower,42,1st Franklin District,
NH,lower,305,State House District Coos 05,Coos 5
NH,lower,304,State House District Coos 04,Coos 4
NH,lower,201,State House District Cheshire 01,
VT,lower,A-1,Addison-1 State House District,Addison-1
MD,lower,7A,State Legislative Subdistrict 7A,7A
MD,lower,7B,State Legislative Subdistrict 7B,7B
AK,upper,C,State Senate District C,C
"""


@pytest.fixture(scope="module")
def states() -> States:
    return real_states()


@pytest.fixture
def legislatures(tmp_path: Path, states: States) -> Legislatures:
    made = read_districts(write(tmp_path)("districts.csv", TABLE), states, 2024)
    (tmp_path / "state_districts.csv").write_bytes(made.content)
    assert made.plan == 2024
    return legislatures_file.read(tmp_path / "state_districts.csv", {}, 2024)


def short(division: DivisionId) -> str:
    return division.value.rpartition("us/")[2].partition(":")[2]


@pytest.mark.parametrize(
    ("state", "role", "name", "division"),
    [
        ("CA", "upper", "12", "state:ca/sldu:12"),
        ("NE", "legislature", "27", "state:ne/sldu:27"),
        ("MA", "upper", "Berkshire, Hampden, Franklin and Hampshire",
         "state:ma/sldu:berkshire_hampden_franklin_and_hampshire"),
        ("NH", "lower", "Belknap 1", "state:nh/sldl:belknap_1"),
        ("NH", "lower", "Belknap 01", "state:nh/sldl:belknap_1"),
        ("VT", "lower", "Windsor-Orange-2", "state:vt/sldl:windsor-orange-2"),
        ("ID", "lower", "10A", "state:id/sldl:10a"),
        ("ME", "lower", "Prince's Isle", "state:me/sldl:prince~s_isle"),
        ("DC", "legislature", "Ward 8", "district:dc/ward:8"),
        ("DC", "upper", "8", "district:dc/ward:8"),
        ("DC", "legislature", "Chairman", "district:dc"),
        ("PR", "upper", "At-Large", "territory:pr"),
    ],
)  # fmt: skip
def test_a_district_has_the_id_of_its_name(states: States, state: str, role: str, name: str, division: str) -> None:
    assert division_of(states, state, role, name) == DivisionId.parse(f"ocd-division/country:us/{division}")


@pytest.mark.parametrize(
    ("state", "role", "name"), [("ZZ", "upper", "1"), ("CA", "middle", "1"), ("CA", "upper", ""), ("DC", "upper", "A")]
)
def test_what_cannot_be_a_district_is_refused(states: States, state: str, role: str, name: str) -> None:
    with pytest.raises(MalformedInput):
        division_of(states, state, role, name)


@pytest.mark.parametrize(
    ("kind", "geoid", "divisions"),
    [
        ("sldu", "36047", ["ny/sldu:47"]),
        ("sldl", "36075", ["ny/sldl:75"]),
        ("sldl", "16001", ["id/sldl:1a", "id/sldl:1b"]),
        ("sldl", "2721A", ["mn/sldl:21a"]),
        ("sldl", "25042", ["ma/sldl:1st_franklin"]),
        ("sldl", "33201", ["nh/sldl:cheshire_1"]),
        ("sldl", "33304", ["nh/sldl:coos_4", "nh/sldl:coos_7"]),
        ("sldl", "50A-1", ["vt/sldl:addison-1"]),
        ("sldu", "0200C", ["ak/sldu:c"]),
        ("sldu", "11003", ["dc/ward:3"]),
        ("sldl", "72040", ["pr/sldl:40"]),
        ("sldl", "36047", []),
    ],
)
def test_a_code_of_the_geocoder_leads_to_its_districts(
    legislatures: Legislatures, kind: str, geoid: str, divisions: list[str]
) -> None:
    assert [short(division) for division in legislatures.of_geoid(kind, geoid)] == divisions


def test_a_district_over_others_is_left_out_where_one_of_them_is_missing(legislatures: Legislatures) -> None:
    names = {district.name for district in legislatures.districts}
    assert "Coos 7" in names
    assert "Cheshire 15" not in names


def test_each_district_knows_its_members_and_its_office(legislatures: Legislatures) -> None:
    seats = {short(one.division): (one.office, one.seats) for one in legislatures.districts if one.division.kind}
    assert seats["id/sldl:1a"] == (OfficeTitle.STATE_REPRESENTATIVE, 1)
    assert seats["nh/sldl:coos_5"] == (OfficeTitle.STATE_REPRESENTATIVE, 2)
    assert (seats["md/sldl:7a"][1], seats["md/sldl:7b"][1]) == (2, 1)
    assert seats["ne/sldu:27"] == (OfficeTitle.STATE_LEGISLATOR, 1)
    assert seats["dc/ward:3"] == (OfficeTitle.STATE_LEGISLATOR, 1)
    assert seats["pr/sldu:1"] == (OfficeTitle.STATE_SENATOR, 2)


def test_members_at_large_sit_for_the_whole_place(legislatures: Legislatures, states: States) -> None:
    council = dict(legislatures.seats_in(states["DC"].division, states))
    assert council[OfficeTitle.STATE_LEGISLATOR] == 5
    assert dict(legislatures.seats_in(states["PR"].division, states)) == {
        OfficeTitle.STATE_SENATOR: None,
        OfficeTitle.STATE_REPRESENTATIVE: None,
    }


def test_new_hampshires_203_districts_elect_400_members_and_39_lie_over_others() -> None:
    seats = {
        f"{county} {number}": new_hampshire.seats_of(f"{county} {number}") or 0
        for county, row in new_hampshire.SEATS.items()
        for number in range(1, len(row.split()) + 1)
    }
    over = new_hampshire.overlays()
    assert (len(seats), sum(seats.values())) == (203, 400)
    assert (len(over), sum(seats[name] for name in over)) == (39, 58)
    assert set(Counter(one for under in over.values() for one in under).values()) == {1}
    assert not set(over) & {one for under in over.values() for one in under}
    assert new_hampshire.seats_of("Coos 8") is None


def test_maryland_elects_three_however_a_district_is_divided() -> None:
    assert seats_of("MD", "lower", "10") == 3
    assert [seats_of("MD", "lower", f"1{part}", {"1A", "1B", "1C"}) for part in "ABC"] == [1, 1, 1]
    assert [seats_of("MD", "lower", f"11{part}", {"11A", "11B"}) for part in "AB"] == [1, 2]


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("NY,upper,47,State Senate District 47,47", "is there twice"),
        ("NY,middle,47,State Senate District 47,47", "chamber"),
        ("ZZ,upper,47,State Senate District 47,47", "not one that we know"),
        ("NY,upper,4711,State Senate District 47,4711", "not one that we know"),
    ],
)
def test_a_row_that_cannot_be_right_is_named_with_its_line(tmp_path: Path, states: States, row: str, says: str) -> None:
    with pytest.raises(MalformedData, match=rf"districts\.csv, line 16: .*{says}"):
        read_districts(write(tmp_path)("districts.csv", f"{TABLE}{row}\n"), states, 2024)


@pytest.mark.parametrize(
    "cells", ["x,state_senator,1,36001,1", "{d},us_senator,1,36001,1", "{d},state_senator,1,361,1"]
)
def test_a_row_of_our_own_file_is_checked_too(tmp_path: Path, cells: str) -> None:
    row = cells.format(d="ocd-division/country:us/state:ny/sldu:1")
    file = write(tmp_path)("state_districts.csv", f"division,office,name,geoid,seats\n{row}\n")
    with pytest.raises(MalformedData, match="line 2"):
        legislatures_file.read(file, {}, 2024)


CENSUS = "\ufeffOID|GEOID_SLD{}2024_20|GEOID_ZCTA5_20|AREALAND_PART\n"


def test_the_census_files_of_both_chambers_are_read_together(
    tmp_path: Path, states: States, legislatures: Legislatures
) -> None:
    make = write(tmp_path)
    upper = make("sldu.txt", CENSUS.format("U") + "1|36047|10001|9\n1|36ZZZ|10001|9\n1|25D01|01201|4\n1|11003||5\n")
    lower = make("sldl.txt", CENSUS.format("L") + "1|36075|10001|9\n1|33304|10001|0\n1|2721A|55001|3\n")
    made = read_zips([upper, lower], states, legislatures)
    assert made.content.decode().splitlines()[1:] == [
        "01201,MA,upper,D01", "10001,NY,lower,075", "10001,NY,upper,047", "55001,MN,lower,21A",
    ]  # fmt: skip
    assert any("slivers without land left out" in note for note in made.notes)
    assert made.plan == 2024


def test_the_drawn_table_gives_several_districts_of_a_zip_on_one_row(
    tmp_path: Path, states: States, legislatures: Legislatures
) -> None:
    rows = "zip,state,chamber,district_code\n3579,NH,lower,305\n03579,NH,lower,304\n"
    made = read_zips([write(tmp_path)("zips.csv", rows)], states, legislatures)
    assert made.content.decode().splitlines()[1:] == ["03579,NH,lower,304 305"]
    assert {short(one) for one in made.reached} == {"nh/sldl:coos_4", "nh/sldl:coos_5", "nh/sldl:coos_7"}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (CENSUS.format("U").replace("2024", "2026") + "1|36047|10001|9\n", "2026 districts; ours are of 2024"),
        (CENSUS.format("U") + "1|36048|10001|9\n", "NY has no upper district 048"),
        (CENSUS.format("U") + "1|9948|10001|9\n", "is not the code of a legislative district"),
        ("zip,state,chamber,district_code\n10001,NY,upper,\n", "district_code"),
    ],
)
def test_districts_of_another_plan_or_of_none_are_refused(
    tmp_path: Path, states: States, legislatures: Legislatures, text: str, says: str
) -> None:
    with pytest.raises(MalformedData, match=says):
        read_zips([write(tmp_path)("zips.txt", text)], states, legislatures)
