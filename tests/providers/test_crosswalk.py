"""The offline crosswalk: what a ZIP's rows come to, and what it does with files that cannot be right."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from advocacy.core.addresses import ZipCode
from advocacy.core.divisions import DivisionId, State, States
from advocacy.core.errors import MalformedData
from advocacy.core.legislatures import LegislativeDistrict, Legislatures
from advocacy.core.lookup import Finding, PlaceName, Reason, ZipKind
from advocacy.core.officials import OfficeTitle
from advocacy.core.places import Point
from advocacy.providers.crosswalk import INDEX_NAME, Crosswalk

STATES = States(
    (
        State("DC", "11", "District of Columbia", "district", 1),
        State("MA", "25", "Massachusetts", "state", 9),
        State("RI", "44", "Rhode Island", "state", 2),
        State("WY", "56", "Wyoming", "state", 1),
    ),
    congress=119,
)
DISTRICTS = """\
zip,state,district,basis,centre
02138,MA,7,both,0
02138,MA,5,both,1
02139,MA,7,both,1
02141,MA,7,census,1
02108,MA,7,both,1
02109,MA,7,both,1
02861,MA,4,one,
02861,RI,1,both,1
02205,MA,7,city_multi,
02205,MA,8,city_multi,
02298,MA,7,city_single,
20500,DC,0,single_district_state,
82001,WY,0,both,1
82003,WY,0,point_in_polygon,
09001,AE,,military,
96941,FM,,freely_associated_state,
02020,MA,,none,
"""
PLACES = """\
zip,kind,city,state,county,latitude,longitude,active
02138,STANDARD,Cambridge,MA,Middlesex County,42.377,-71.1256,1
02139,STANDARD,Cambridge,MA,Middlesex County,42.3647,-71.1042,1
02141,STANDARD,Cambridge,MA,Middlesex County,42.37,-71.08,1
02108,STANDARD,Boston,MA,Suffolk County,42.36,-71.06,1
02109,STANDARD,Boston,MA,Suffolk County,42.36,-71.05,1
02861,STANDARD,Pawtucket,RI,Providence County,41.88,-71.35,1
02205,PO BOX,Boston,MA,Suffolk County,42.35,-71.05,1
02298,UNIQUE,Boston,MA,Suffolk County,42.35,-71.05,1
20500,STANDARD,Washington,DC,District of Columbia,38.8946,-77.0355,1
82003,PO BOX,Cheyenne,WY,Laramie County,41.2191,-104.6612,1
09001,MILITARY,Apo,AE,,0,0,1
96941,PO BOX,Pohnpei,FM,,0,0,1
02020,PO BOX,Brant Rock,MA,Plymouth County,42.0818,-70.6439,1
04013,STANDARD,Bustins Island,ME,Cumberland County,43.799,-70.0698,1
"""

LEGISLATIVE = """\
zip,state,chamber,districts
02138,MA,lower,025 026
02138,MA,upper,D12
02139,MA,lower,026
02139,MA,upper,D12
02861,RI,upper,016
82001,WY,lower,011
82001,WY,upper,009
82003,WY,upper,009
82003,MA,lower,026
99999,WY,upper,001
"""


def _legislatures() -> Legislatures:
    upper, lower = OfficeTitle.STATE_SENATOR, OfficeTitle.STATE_REPRESENTATIVE
    rows = [
        ("ma/sldu:third_middlesex", upper, "25D12"),
        ("ma/sldl:25th_middlesex", lower, "25025"),
        ("ma/sldl:26th_middlesex", lower, "25026"),
        ("ri/sldu:16", upper, "44016"),
        ("wy/sldu:9", upper, "56009"),
        ("wy/sldl:11", lower, "56011"),
        ("wy/sldl:99", lower, "56011 56012"),
    ]
    return Legislatures(
        {},
        tuple(
            LegislativeDistrict(DivisionId.parse(f"ocd-division/country:us/state:{name}"), office, name, geoid)
            for name, office, geoid in rows
        ),
        2024,
    )


def opened_with_legislatures(folder: Path, legislative: str = LEGISLATIVE) -> Crosswalk:
    (folder / "zip_districts.csv").write_text(DISTRICTS, encoding="utf-8")
    (folder / "zip_places.csv").write_text(PLACES, encoding="utf-8")
    (folder / "zip_legislative.csv").write_text(legislative, encoding="utf-8")
    return Crosswalk.open(folder, folder / "instance", STATES, _legislatures())


def opened(folder: Path, districts: str = DISTRICTS, places: str = PLACES, states: States = STATES) -> Crosswalk:
    (folder / "zip_districts.csv").write_text(districts, encoding="utf-8")
    (folder / "zip_places.csv").write_text(places, encoding="utf-8")
    return Crosswalk.open(folder, folder / "instance", states)


@pytest.fixture
def crosswalk(tmp_path: Path) -> Crosswalk:
    return opened(tmp_path)


def found(crosswalk: Crosswalk, zip_code: str) -> Finding:
    finding = crosswalk.divisions_of(ZipCode(zip_code))
    assert finding is not None
    return finding


def districts(crosswalk: Crosswalk, zip_code: str) -> list[str]:
    return [candidate.district.value.rpartition("us/")[2] for candidate in found(crosswalk, zip_code).candidates]


def test_a_zip_in_one_district_has_one_candidate_on_the_maps_congress(crosswalk: Crosswalk) -> None:
    finding = found(crosswalk, "02139")
    assert districts(crosswalk, "02139") == ["state:ma/cd:7"]
    assert finding.congress == 119
    assert finding.reason is None


def test_the_district_that_holds_the_centre_of_a_split_zip_is_named_first(crosswalk: Crosswalk) -> None:
    assert districts(crosswalk, "02138") == ["state:ma/cd:5", "state:ma/cd:7"]


def test_a_zip_across_a_state_line_has_candidates_in_both_states(crosswalk: Crosswalk) -> None:
    assert districts(crosswalk, "02861") == ["state:ri/cd:1", "state:ma/cd:4"]


def test_a_box_in_a_city_of_several_districts_is_a_split(crosswalk: Crosswalk) -> None:
    assert districts(crosswalk, "02205") == ["state:ma/cd:7", "state:ma/cd:8"]


def test_derived_districts_and_delegates_are_candidates_like_any_other(crosswalk: Crosswalk) -> None:
    assert districts(crosswalk, "02298") == ["state:ma/cd:7"]
    assert districts(crosswalk, "20500") == ["district:dc/cd:at-large"]
    assert districts(crosswalk, "82003") == ["state:wy/cd:at-large"]


@pytest.mark.parametrize(
    ("zip_code", "reason", "city"),
    [
        ("09001", Reason.NO_DISTRICT, "Apo"),
        ("02020", Reason.NO_DISTRICT, "Brant Rock"),
        ("04013", Reason.NO_DISTRICT, "Bustins Island"),
        ("96941", Reason.OUTSIDE_US, "Pohnpei"),
    ],
)
def test_a_zip_without_a_district_says_why_and_keeps_its_place(
    crosswalk: Crosswalk, zip_code: str, reason: Reason, city: str
) -> None:
    finding = found(crosswalk, zip_code)
    assert (finding.reason, finding.candidates) == (reason, ())
    assert finding.place is not None
    assert finding.place.city == city


def test_the_place_says_what_the_post_office_uses_the_zip_for(crosswalk: Crosswalk) -> None:
    box = PlaceName("Cheyenne", "WY", "Laramie County", ZipKind.PO_BOX, Point(41.2191, -104.6612))
    assert found(crosswalk, "82003").place == box
    assert found(crosswalk, "09001").place == PlaceName("Apo", "AE", "", ZipKind.MILITARY)


def test_the_zeros_of_a_zip_that_lies_nowhere_are_no_middle(crosswalk: Crosswalk) -> None:
    assert crosswalk.middles_of(["20500", "09001", "82001", "00000"]) == {"20500": Point(38.8946, -77.0355)}


@pytest.mark.parametrize(
    ("zip_code", "names"),
    [
        ("02138", ["ma/sldu:third_middlesex"]),
        ("02139", ["ma/sldu:third_middlesex", "ma/sldl:26th_middlesex"]),
        ("82001", ["wy/sldu:9", "wy/sldl:11", "wy/sldl:99"]),
        ("02141", []),
    ],
    ids=["one chamber is sure", "both are", "a district that lies over another comes along", "none is known"],
)
def test_a_chamber_is_named_where_one_of_its_districts_alone_touches_the_zip(
    tmp_path: Path, zip_code: str, names: list[str]
) -> None:
    legislative = found(opened_with_legislatures(tmp_path), zip_code).legislative
    assert [division.value.rpartition("state:")[2] for division in legislative] == names


def test_no_legislator_is_named_where_a_zip_or_what_touches_it_lies_in_two_states(tmp_path: Path) -> None:
    crosswalk = opened_with_legislatures(tmp_path)
    assert found(crosswalk, "02861").legislative == ()
    assert found(crosswalk, "82003").legislative == ()


def test_a_changed_table_of_legislative_districts_is_met_by_a_new_index(tmp_path: Path) -> None:
    opened_with_legislatures(tmp_path)
    changed = opened_with_legislatures(tmp_path, LEGISLATIVE.replace("025 026", "025"))
    assert len(found(changed, "02138").legislative) == 2


@pytest.mark.parametrize("row", ["02140,ZZ,upper,001", "02140,MA,middle,001", "02140,MA,upper,"])
def test_a_bad_row_of_legislative_districts_is_named_by_file_and_line(tmp_path: Path, row: str) -> None:
    with pytest.raises(MalformedData, match=r"zip_legislative\.csv, line 12: ZIP 02140"):
        opened_with_legislatures(tmp_path, f"{LEGISLATIVE}{row}\n")


def test_a_zip_with_a_district_but_no_name_has_no_place(crosswalk: Crosswalk) -> None:
    assert found(crosswalk, "82001").place is None


def test_of_a_zip_in_neither_file_it_cannot_speak(crosswalk: Crosswalk) -> None:
    assert crosswalk.divisions_of(ZipCode("99999")) is None


def test_the_add_on_of_four_digits_changes_nothing(crosswalk: Crosswalk) -> None:
    assert crosswalk.divisions_of(ZipCode("02138", "1234")) == found(crosswalk, "02138")


def test_a_district_is_known_by_the_cities_with_most_of_its_zips(crosswalk: Crosswalk) -> None:
    (candidate,) = found(crosswalk, "02139").candidates
    assert candidate.places == ("Boston", "Cambridge")


def test_a_district_without_ordinary_zips_is_known_by_its_boxes(crosswalk: Crosswalk) -> None:
    (candidate,) = found(crosswalk, "82003").candidates
    assert candidate.places == ("Cheyenne",)


def test_every_district_of_a_state_is_listed_by_number_whether_a_zip_names_it_or_not(crosswalk: Crosswalk) -> None:
    listed = crosswalk.districts_of("MA")
    assert [candidate.district.district for candidate in listed] == [str(n) for n in range(1, 10)]
    assert listed[0].places == ()
    assert crosswalk.districts_of("ZZ") == ()


def test_several_threads_ask_at_once(crosswalk: Crosswalk) -> None:
    answers: list[list[str]] = []
    threads = [threading.Thread(target=lambda: answers.append(districts(crosswalk, "02138"))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [["state:ma/cd:5", "state:ma/cd:7"]] * 8


def test_the_index_is_built_once_and_again_only_when_its_sources_change(tmp_path: Path) -> None:
    opened(tmp_path)
    index = tmp_path / "instance" / INDEX_NAME
    first = index.stat().st_ino
    opened(tmp_path)
    assert index.stat().st_ino == first
    changed = opened(tmp_path, districts=DISTRICTS.replace("02139,MA,7", "02139,MA,8"))
    assert districts(changed, "02139") == ["state:ma/cd:8"]


def test_a_map_of_another_congress_is_another_index(tmp_path: Path) -> None:
    opened(tmp_path)
    assert found(opened(tmp_path, states=States(STATES.all, congress=120)), "02139").congress == 120


def test_an_index_that_cannot_be_read_is_built_anew(tmp_path: Path) -> None:
    opened(tmp_path)
    (tmp_path / "instance" / INDEX_NAME).write_bytes(b"half of an index")
    assert districts(opened(tmp_path), "02139") == ["state:ma/cd:7"]


def test_a_reader_keeps_its_index_while_a_newer_one_takes_its_place(tmp_path: Path) -> None:
    older = opened(tmp_path)
    newer = opened(tmp_path, districts=DISTRICTS.replace("02139,MA,7", "02139,MA,8"))
    assert (districts(older, "02139"), districts(newer, "02139")) == (["state:ma/cd:7"], ["state:ma/cd:8"])


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("2138,MA,5,both,1", "five digits"),
        ("02139,MA,7,both,1", "named twice"),
        ("02140,MA,12,both,1", "no district 12 of MA"),
        ("02140,ZZ,1,both,1", "no district 1 of ZZ"),
        ("02140,MA,,both,1", "no district"),
        ("02140,MA,7,guess,1", "not known"),
        ("02140,MA,7,both,yes", "not known"),
        ("02140,MA,7,military,", "one is named"),
        ("02139,MA,,none,", "another row"),
        ("02020,MA,9,both,1", "says that there is none"),
        ("02140,MA,7,city_multi,", "several districts"),
        ("02140,MA,7", "too few"),
        ('02140,"MA,7,both,1', "cannot be read"),
    ],
)
def test_a_bad_row_of_districts_is_named_by_file_and_line(tmp_path: Path, row: str, says: str) -> None:
    with pytest.raises(MalformedData, match=says) as refused:
        opened(tmp_path, districts=f"{DISTRICTS}{row}\n")
    assert str(refused.value).startswith("zip_districts.csv, line 19: ")


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("02138,STANDARD,Cambridge,MA,,0,0,1", "named twice"),
        ("02140,CASTLE,Cambridge,MA,,0,0,1", "kind of ZIP"),
        ("02140,STANDARD,,MA,,0,0,1", "city is missing"),
        ("02140,STANDARD,Cambridge,MA,,north,0,1", "number of degrees"),
    ],
)
def test_a_bad_row_of_places_is_named_by_file_and_line(tmp_path: Path, row: str, says: str) -> None:
    with pytest.raises(MalformedData, match=says) as refused:
        opened(tmp_path, places=f"{PLACES}{row}\n")
    assert str(refused.value).startswith("zip_places.csv, line 16: ")


def test_a_bad_row_leaves_the_old_index_and_no_other_file(tmp_path: Path) -> None:
    opened(tmp_path)
    kept = (tmp_path / "instance" / INDEX_NAME).read_bytes()
    with pytest.raises(MalformedData):
        opened(tmp_path, districts=f"{DISTRICTS}bad\n")
    assert [file.read_bytes() for file in (tmp_path / "instance").iterdir()] == [kept]


def test_a_missing_column_or_file_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(MalformedData, match="the column “centre” is missing"):
        opened(tmp_path, districts=DISTRICTS.replace("centre", "center"))
    (tmp_path / "zip_places.csv").unlink()
    with pytest.raises(MalformedData, match=r"zip_places\.csv: it cannot be read"):
        Crosswalk.open(tmp_path, tmp_path / "instance", STATES)


def test_a_file_in_another_encoding_is_said_in_words(tmp_path: Path) -> None:
    opened(tmp_path)
    (tmp_path / "zip_places.csv").write_bytes(PLACES.replace("Boston", "Añasco").encode("latin-1"))
    with pytest.raises(MalformedData, match=r"zip_places\.csv: the file is not text in UTF-8"):
        Crosswalk.open(tmp_path, tmp_path / "instance", STATES)
