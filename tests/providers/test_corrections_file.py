from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from advocacy.core.corrections import EMPTY, Correction
from advocacy.core.errors import MalformedData
from advocacy.providers import corrections_file
from tests.support.sources import as_excel_saves_it

_HEADER = "official_id,field,value,was,note,date\n"
_ROW = Correction("bioguide:T000001", "phone", "202-225-1111", "202-225-0000", "called them", date(2026, 11, 20))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "corrections.csv"


def test_no_file_is_no_corrections(path: Path) -> None:
    assert corrections_file.read(path).rows == ()


def test_a_row_that_was_written_is_read_back(path: Path) -> None:
    corrections_file.write(path, _ROW)
    assert path.read_text() == _HEADER + "bioguide:T000001,phone,202-225-1111,202-225-0000,called them,2026-11-20\n"
    read = corrections_file.read(path).rows
    assert [(row.value, row.was, row.note, row.day, row.line) for row in read] == [
        ("202-225-1111", "202-225-0000", "called them", date(2026, 11, 20), 2)
    ]


def test_values_are_read_as_spreadsheets_and_people_leave_them(path: Path) -> None:
    words = _HEADER + "a:1,phone,(202) 225 1111,202.225.0000,,11/20/2026\na:1,zip,1234,,,2026-11-20\n"
    path.write_bytes(as_excel_saves_it(words))
    reading = corrections_file.read(path)
    assert [(row.value, row.was) for row in reading.rows] == [("202-225-1111", "202-225-0000"), ("01234", "")]
    assert any("American dates" in note for note in reading.notes)


def test_a_file_that_a_spreadsheet_saved_is_nothing_to_complain_about(path: Path) -> None:
    rows = "a:1,removed,TRUE,,resigned,2026-11-20\na:2,departing,Yes,,,2026-11-20\na:3,departing,FALSE,,,2026-11-20\n"
    path.write_bytes(as_excel_saves_it(_HEADER + rows + ",,,,,\n"))
    reading = corrections_file.read(path)
    assert [row.value for row in reading.rows] == ["yes", "yes", "no"]
    assert reading.notes == ()


def test_columns_in_another_order_and_of_ones_own_are_kept(path: Path) -> None:
    path.write_text("who,date,official_id,field,value,was,note\nMe,2026-11-20,a:1,party,Independent,,\n")
    corrections_file.write(path, _ROW)
    assert path.read_text().splitlines()[1:] == [
        "Me,2026-11-20,a:1,party,Independent,,",
        ",2026-11-20,bioguide:T000001,phone,202-225-1111,202-225-0000,called them",
    ]
    assert len(corrections_file.read(path).rows) == 2


def test_a_second_correction_of_a_field_takes_the_place_of_the_first_and_of_no_other(path: Path) -> None:
    corrections_file.write(path, _ROW)
    corrections_file.write(path, Correction("bioguide:T000001", "room", "1502", EMPTY, "", date(2026, 11, 21)))
    corrections_file.write(path, Correction("bioguide:T000001", "phone", EMPTY, "", "", date(2026, 11, 22)))
    assert [(row.field, row.value) for row in corrections_file.read(path).rows] == [("room", "1502"), ("phone", EMPTY)]


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        ("a:1,phone,12345,,,2026-11-20", "ten digits"),
        ("a:1,phone,,,,2026-11-20", "Write (empty)"),
        ("a:1,salary,1,,,2026-11-20", "The fields are"),
        (",phone,202-225-1111,,,2026-11-20", "official_id"),
        ("a:1,phone,202-225-1111,,,soon", "2026-06-15"),
        ("a:1,removed,perhaps,,,2026-11-20", "yes, no"),
        ("a:1,division,California,,,2026-11-20", "ocd-division"),
        ("a:1,office,duke,,,2026-11-20", "us_senator"),
        ("a:1,email,nobody,,,2026-11-20", "email"),
        ("a:1", "field"),
    ],
)
def test_a_row_that_cannot_be_right_is_told_with_its_line_and_the_others_count(path: Path, bad: str, said: str) -> None:
    path.write_text(f"{_HEADER}a:1,party,Green,,,2026-11-20\n{bad}\na:2,party,Green,,,2026-11-20\n")
    reading = corrections_file.read(path)
    assert [row.official_id for row in reading.rows] == ["a:1", "a:2"]
    told = " ".join(reading.notes)
    assert "corrections.csv, line 3" in told
    assert said in told


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe\x00", b"official_id,field\n", b"\x00\x00", b"official_id;field;value\n"]
)
def test_a_file_that_cannot_be_read_is_told_and_stops_nothing(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    reading = corrections_file.read(path)
    assert reading.rows == ()
    assert "left out" in reading.notes[0]


@pytest.mark.parametrize(("field", "value"), [("phone", "12"), ("salary", "1"), ("name", "=1+1"), ("email", "x")])
def test_what_the_field_cannot_have_is_not_written(path: Path, field: str, value: str) -> None:
    corrections_file.write(path, _ROW)
    before = path.read_bytes()
    with pytest.raises(MalformedData):
        corrections_file.write(path, Correction("a:1", field, value, "", "", date(2026, 11, 20)))
    assert path.read_bytes() == before


def test_a_file_that_cannot_be_read_is_not_written_over(path: Path) -> None:
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(MalformedData):
        corrections_file.write(path, _ROW)
    assert path.read_bytes() == b"\xff\xfe\x00"
