"""Tables are read as spreadsheets leave them and written in one way only."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from advocacy.core.errors import MalformedData
from advocacy.providers.records import Notes
from advocacy.providers.tables import read_table, read_text, render_table


def rows(path: Path, *columns: str) -> tuple[list[dict[str, object]], tuple[str, ...]]:
    notes = Notes(path.name)
    return [dict(row.cells) for row in read_table(path, columns, notes)], notes.sentences()


def test_a_byte_order_mark_is_taken_off_and_noted_and_windows_line_ends_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"\xef\xbb\xbfzip,city\r\n02138,Cambridge\r\n\r\n")
    found, notes = rows(path, "zip", "city")
    assert found == [{"zip": "02138", "city": "Cambridge"}]
    assert notes == ("a.csv: byte-order mark taken off",)


def test_a_gzipped_table_is_read_alike(tmp_path: Path) -> None:
    path = tmp_path / "a.csv.gz"
    path.write_bytes(gzip.compress(b"zip\n02138\n"))
    assert rows(path, "zip")[0] == [{"zip": "02138"}]


def test_half_a_gzip_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.csv.gz"
    path.write_bytes(gzip.compress(b"zip\n02138\n" * 1000)[:40])
    with pytest.raises(MalformedData, match=r"a\.csv\.gz: the file cannot be read"):
        rows(path, "zip")


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("zip,town\n02138,Cambridge\n")
    with pytest.raises(MalformedData, match="line 1: the column “city” is missing"):
        rows(tmp_path / "a.csv", "zip", "city")


@pytest.mark.parametrize("broken", ["02138", "02138,Cambridge,MA"])
def test_a_row_that_does_not_fit_its_header_is_refused_with_its_line(tmp_path: Path, broken: str) -> None:
    (tmp_path / "a.csv").write_text(f'zip,city\n"02139","two\nlines"\n{broken}\n')
    with pytest.raises(MalformedData, match="line 4: the row has"):
        rows(tmp_path / "a.csv", "zip", "city")


def test_empty_cells_that_a_spreadsheet_adds_at_the_end_are_forgiven(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("zip,city\n02138,Cambridge,,\n,,,\n")
    assert len(rows(tmp_path / "a.csv", "zip", "city")[0]) == 1


def test_text_that_is_not_utf_8_is_refused_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes("zip,city\n00901,San Juan\n00680,Mayagüez\n".encode("latin-1"))
    with pytest.raises(MalformedData, match="line 3: this is not UTF-8"):
        rows(tmp_path / "a.csv", "zip", "city")


@pytest.mark.parametrize(("name", "advice"), [("a.csv", "CSV UTF-8"), ("a.CSV.gz", "CSV UTF-8"), ("a.yaml", "UTF-8")])
def test_the_advice_on_text_of_windows_fits_the_kind_of_file(tmp_path: Path, name: str, advice: str) -> None:
    (tmp_path / name).write_bytes("- Luján\n".encode("cp1252"))
    with pytest.raises(MalformedData, match=f"Save it as “{advice}”"):
        read_text(tmp_path / name)


@pytest.mark.parametrize("cell", ["=1+1", "+1 (202) 224-3121", "-2+3", "@SUM(A1)", "\t=1"])
def test_a_cell_that_a_spreadsheet_would_run_is_never_written(cell: str) -> None:
    with pytest.raises(MalformedData, match="formula"):
        render_table("a.csv", ("one",), [(cell,)])


def test_what_is_written_has_quotes_only_where_needed_and_plain_line_ends() -> None:
    made = render_table("a.csv", ("name", "longitude"), [("Hank Johnson, Jr.", "-71.1"), ("Luján", "")])
    assert made == 'name,longitude\n"Hank Johnson, Jr.",-71.1\nLuján,\n'.encode()
