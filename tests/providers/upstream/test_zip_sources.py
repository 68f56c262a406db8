"""ZIP codes and states from the tables and boundaries of others."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from advocacy.core.divisions import States
from advocacy.core.errors import MalformedData
from advocacy.core.sources import NewFile
from advocacy.providers.upstream import boundaries, formats, zip_places
from advocacy.providers.upstream.state_names import ENGLISH
from tests.support.sources import as_json, real_states

CENSUS_HEADER = (
    "OID_CD119_20|GEOID_CD119_20|NAMELSAD_CD119_20|AREALAND_CD119_20|OID_ZCTA5_20|GEOID_ZCTA5_20|"
    "NAMELSAD_ZCTA5_20|AREALAND_ZCTA5_20|AREALAND_PART|AREAWATER_PART\n"
)


@pytest.fixture(scope="module")
def states() -> States:
    return real_states()


def census(folder: Path, *rows: tuple[str, str, int]) -> Path:
    path = folder / "tab20_cd11920_zcta520_natl.txt"
    lines = (f"1|{geoid}|Name|9|2|{zcta}|ZCTA5 {zcta}|9|{land}|5\n" for geoid, zcta, land in rows)
    path.write_bytes(("\ufeff" + CENSUS_HEADER + "".join(lines)).encode("utf-8"))
    return path


def rows_of(made: NewFile) -> list[str]:
    return made.content.decode().splitlines()[1:]


def test_the_census_file_is_read_by_its_documented_columns(tmp_path: Path, states: States) -> None:
    path = census(
        tmp_path,
        ("2505", "02138", 900), ("2507", "02138", 100), ("2507", "02139", 0), ("2507", "02139", 50),
        ("1198", "20001", 7), ("5600", "82001", 7), ("7298", "00901", 7), ("36ZZ", "10001", 7), ("2505", "", 7),
    )  # fmt: skip
    made = formats.read_crosswalk(path, None, None, states)
    assert rows_of(made) == [
        "00901,PR,0,census,1", "02138,MA,5,census,1", "02138,MA,7,census,", "02139,MA,7,census,1",
        "20001,DC,0,census,1", "82001,WY,0,census,1",
    ]  # fmt: skip
    assert made.congress == 119
    assert any("slivers without land left out (line 4)" in note for note in made.notes)


def test_a_census_district_that_the_map_does_not_have_is_refused(tmp_path: Path, states: States) -> None:
    with pytest.raises(MalformedData, match="line 2: “2599” is not a district"):
        formats.read_crosswalk(census(tmp_path, ("2599", "02138", 9)), None, None, states)


def test_a_census_file_of_another_congress_is_refused(tmp_path: Path, states: States) -> None:
    path = census(tmp_path, ("2505", "02138", 9))
    path.write_text(path.read_text(encoding="utf-8").replace("CD119", "CD120"), encoding="utf-8")
    with pytest.raises(MalformedData, match="not a file of the 119th Congress"):
        formats.read_crosswalk(path, None, None, states)


def drawn(folder: Path, main: str, derived: str = "") -> tuple[Path, Path]:
    table, more = folder / "zip_districts.csv", folder / "derived.csv"
    table.write_text("zip,state,district,confidence,centroid\n" + main, encoding="utf-8")
    more.write_text("zip,state,district,method\n" + derived, encoding="utf-8")
    return table, more


def test_pairs_of_low_confidence_are_dropped_and_noted(tmp_path: Path, states: States) -> None:
    table, _ = drawn(tmp_path, "02138,MA,5,high,1\n02138,MA,7,medium,\n02138,MA,8,low,\n")
    made = formats.read_crosswalk(table, None, None, states)
    assert rows_of(made) == ["02138,MA,5,both,1", "02138,MA,7,one,"]
    assert "low confidence dropped (line 4)" in made.notes[0]


def test_lost_zeros_of_zips_come_back_and_are_noted(tmp_path: Path, states: States) -> None:
    table, _ = drawn(tmp_path, "2138,MA,5,high,1\n")
    made = formats.read_crosswalk(table, None, None, states)
    assert rows_of(made) == ["02138,MA,5,both,1"]
    assert "leading zeros" in made.notes[0]


def test_derived_zips_keep_the_method_they_were_found_by(tmp_path: Path, states: States) -> None:
    derived = "00501,NY,1,city_multi\n00501,NY,2,city_multi\n09001,AE,,military\n96960,MH,,freely_associated_state\n"
    table, more = drawn(tmp_path, "02138,MA,5,high,1\n", derived + "02138,MA,7,city_single\n")
    made = formats.read_crosswalk(table, more, None, states)
    assert rows_of(made) == [
        "00501,NY,1,city_multi,", "00501,NY,2,city_multi,", "02138,MA,5,both,1", "09001,AE,,military,",
        "96960,MH,,freely_associated_state,",
    ]  # fmt: skip
    assert any("the Census answers the ZIP" in note for note in made.notes)


@pytest.mark.parametrize(
    ("main", "derived", "reason"),
    [
        ("02138,MA,50,high,1\n", "", "no district “50” of “MA”"),
        ("02138,XX,1,high,1\n", "", "of “XX”"),
        ("02138,MA,5,certain,1\n", "", "“confidence”"),
        ("o2138,MA,5,high,1\n", "", "five digits"),
        ("02138,MA,5,high,1\n", "09001,AE,1,military\n", "has no district"),
    ],
)
def test_a_pair_that_cannot_be_right_stops_with_its_line(
    tmp_path: Path, states: States, main: str, derived: str, reason: str
) -> None:
    table, more = drawn(tmp_path, main, derived)
    with pytest.raises(MalformedData, match=f"line 2: .*{reason}"):
        formats.read_crosswalk(table, more, None, states)


def test_derived_zips_of_the_file_before_stay_where_the_source_has_none(tmp_path: Path, states: States) -> None:
    before = tmp_path / "before.csv"
    rows = "02138,MA,7,city_single,\n02139,MA,7,both,1\n09001,AE,,military,\n"
    before.write_text("zip,state,district,basis,centre\n" + rows, encoding="utf-8")
    table, more = drawn(tmp_path, "02138,MA,5,high,1\n")
    made = formats.read_crosswalk(table, None, before, states)
    assert rows_of(made) == ["02138,MA,5,both,1", "09001,AE,,military,"]
    assert made.notes == ("1 rows of derived ZIPs were kept from the file before.",)
    assert len(rows_of(formats.read_crosswalk(table, more, before, states))) == 1


def test_names_that_lost_their_second_capital_get_it_back(tmp_path: Path) -> None:
    path = tmp_path / "zip_places.csv"
    head = "zip,type,city,state,county,lat,lon,active\n"
    path.write_text(head + "15132,STANDARD,Mckeesport,PA,Mckean County,,,1\n96863,STANDARD,Mcbh Kaneohe Bay,HI,,,,1\n")
    made = zip_places.read_places(path)
    assert [row.split(",")[2] for row in rows_of(made)] == ["McKeesport", "Mcbh Kaneohe Bay"]
    assert "McKean County" in rows_of(made)[0]
    assert made.notes == ("zip_places.csv: 1 names such as Mckeesport given their capital (McKeesport)",)


def test_zip_names_come_with_kind_and_place(tmp_path: Path) -> None:
    path = tmp_path / "zip_places.csv"
    head = "zip,type,city,state,county,lat,lon,active\n"
    path.write_text(head + "82003,PO BOX,Cheyenne,WY,Laramie County,41.1,-104.8,1\n501,UNIQUE,Holtsville,NY,,,,1\n")
    made = zip_places.read_places(path)
    assert rows_of(made) == [
        "00501,UNIQUE,Holtsville,NY,,,,1",
        "82003,PO BOX,Cheyenne,WY,Laramie County,41.1,-104.8,1",
    ]


@pytest.mark.parametrize("row", ["82003,CASTLE,Cheyenne,WY,,,,1", "82003,PO BOX,,WY,,,,1", "82003,PO BOX,C,WY,,x,,1"])
def test_a_zip_name_that_cannot_be_right_stops_with_its_line(tmp_path: Path, row: str) -> None:
    path = tmp_path / "zip_places.csv"
    path.write_text(f"zip,type,city,state,county,lat,lon,active\n{row}\n")
    with pytest.raises(MalformedData, match="line 2"):
        zip_places.read_places(path)


def geojson(states: States, **changes: Any) -> dict[str, Any]:
    districts = [
        {"geoid": state.geoid(number), "state": state.code, "district": int(number)}
        for state in states.all
        for number in state.district_numbers
    ]
    features = [{"type": "Feature", "properties": properties, "geometry": None} for properties in districts]
    return {"type": "FeatureCollection", "features": features} | changes


def test_the_boundaries_tell_the_states_and_their_seats(tmp_path: Path, states: States) -> None:
    made = boundaries.read_states(as_json(tmp_path / "cd119.geojson", geojson(states)), 119)
    assert "CA,06,California,California,state,52" in rows_of(made)
    assert "DC,11,District of Columbia,Distrito de Columbia,district,1" in rows_of(made)
    assert "NM,35,New Mexico,Nuevo México,state,3" in rows_of(made)
    assert (made.rows, made.congress) == (len(ENGLISH), 119)


def test_boundaries_that_lack_a_territory_or_a_district_are_refused(tmp_path: Path, states: States) -> None:
    whole = geojson(states)["features"]
    for code, geoid, reason in ("GU", "6698", "no district of GU"), ("CA", "0614", "California are not numbered"):
        features = [one for one in whole if one["properties"]["geoid"] != geoid]
        path = as_json(tmp_path / "cd119.geojson", geojson(states, features=features))
        with pytest.raises(MalformedData, match=reason):
            boundaries.read_states(path, 119)
        assert code in ENGLISH


@pytest.mark.parametrize("broken", ["{", "[]", '{"features": [{"properties": {"geoid": "06"}}]}'])
def test_what_is_not_a_boundary_file_is_refused(tmp_path: Path, broken: str) -> None:
    (tmp_path / "a.geojson").write_text(broken)
    with pytest.raises(MalformedData, match=r"a\.geojson"):
        boundaries.read_states(tmp_path / "a.geojson", 119)
