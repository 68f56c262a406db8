"""The check says in plain words what is wrong with the data at hand, and how wrong."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from advocacy import wiring
from advocacy.core.sources import OUR_FILES
from advocacy.services.check_officials import CheckReport, Verdict, check_officials
from advocacy.services.importers import Importers
from advocacy.settings import Settings
from tests.support.sources import ROOT

FRESH = date(2026, 6, 20)


@pytest.fixture
def plugs(tmp_path: Path) -> Importers:
    """The project's own data, with few of its ZIPs, in a folder where a test may break it."""
    data = tmp_path / "advocacy" / "data"
    data.mkdir(parents=True)
    plugs = wiring.importers(Settings(roster_file=tmp_path / "legislators.csv", data_dir=data))
    shipped = wiring.importers(Settings()).home
    for name in (*OUR_FILES, "sources.toml"):
        shutil.copyfile(shipped.path(name), plugs.home.path(name))
    assert shipped.path("legislators.csv").parent == ROOT
    for name in ("zip_districts.csv", "zip_places.csv"):
        thin_out(plugs.home.path(name))
    return plugs


def thin_out(path: Path) -> None:
    """Keep 02138 and one ZIP for each district, so that a test takes a moment."""
    kept: dict[str, str] = {}
    for line in path.read_text(encoding="utf-8").splitlines(keepends=True):
        cells = line.split(",")
        kept.setdefault("-".join(cells[1:3]) if cells[0] != "02138" else line, line)
    path.write_text("".join(kept.values()), encoding="utf-8", newline="")


def check(plugs: Importers, day: date = FRESH, max_age: int = 120) -> CheckReport:
    return check_officials(plugs, plugs.home, day, max_age)


def edit(plugs: Importers, name: str, old: str, new: str) -> None:
    path = plugs.home.path(name)
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8", newline="")


def drop(plugs: Importers, name: str, words: str) -> None:
    path = plugs.home.path(name)
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if words not in line]
    assert len(kept) < len(lines)
    path.write_text("".join(kept), encoding="utf-8", newline="")


def test_vacancies_and_gaps_make_data_usable_with_warnings(plugs: Importers) -> None:
    report = check(plugs)
    assert report.verdict is Verdict.WARNINGS
    assert report.seats == {"accounted": 541, "filled": 537, "term_ended": 0, "not_begun": 0, "vacant": 4}
    assert "Vacant: Texas, district 23." in report.warnings
    assert report.without["phone"] == report.without["address"]  # of Congress
    assert len(report.without["phone"]) == 1
    assert not any("days old" in warning for warning in report.warnings)


def test_old_data_is_a_warning_with_its_age_and_the_limit(plugs: Importers) -> None:
    report = check(plugs, date(2026, 11, 22))
    assert report.age_days["legislators.csv"] == 160
    assert any("160 days old, from 2026-06-15; the limit is 120 days" in warning for warning in report.warnings)
    assert not any("days old" in warning for warning in check(plugs, date(2026, 11, 22), 200).warnings)


def test_terms_that_ended_are_named_with_the_appointment(plugs: Importers) -> None:
    assert check(plugs, date(2026, 11, 2)).terms_ended == []
    report = check(plugs, date(2026, 11, 3))
    assert "The term of Jon Husted, who was appointed, ended on 2026-11-03 (Ohio, senator)." in report.warnings
    assert (len(report.terms_ended), report.seats["filled"], report.seats["accounted"]) == (2, 535, 541)


def test_the_end_of_a_congress_is_a_warning_not_a_loss(plugs: Importers) -> None:
    report = check(plugs, date(2027, 1, 3))
    assert report.verdict is Verdict.WARNINGS
    assert report.seats["accounted"] == 541
    assert any("zip_districts.csv" in warning and "does not sit" in warning for warning in report.warnings)


def test_a_row_that_is_gone_is_a_seat_lost(plugs: Importers) -> None:
    drop(plugs, "legislators.csv", "bioguide:M000133")
    report = check(plugs)
    assert report.verdict is Verdict.UNUSABLE
    assert any("a seat is lost: Massachusetts, senator" in error for error in report.errors)


def test_many_vacancies_are_an_error_even_where_the_import_accepted_them(plugs: Importers) -> None:
    drop(plugs, "legislators.csv", "state:fl/cd:")
    gone = "".join(f'    "ocd-division/country:us/state:fl/cd:{number}",\n' for number in range(1, 29) if number != 20)
    edit(plugs, "sources.toml", "vacant = [\n", f"vacant = [\n{gone}")
    report = check(plugs)
    assert [error for error in report.errors if "vacant; more than 15" in error] == report.errors != []


def test_a_district_without_a_zip_is_an_error(plugs: Importers) -> None:
    drop(plugs, "zip_districts.csv", ",OH,3,")
    assert "zip_districts.csv: no ZIP leads to Ohio, district 3." in check(plugs).errors


def test_two_holders_of_one_seat_are_an_error(plugs: Importers) -> None:
    edit(plugs, "legislators.csv", "state:ma/cd:6", "state:ma/cd:5")
    report = check(plugs)
    assert any("one too many: Massachusetts, district 5" in error for error in report.errors)
    assert report.verdict is Verdict.UNUSABLE


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("legislators.csv", "us_delegate", "us_king"),
        ("district_offices.csv", ",35055,", ",ABCDE,"),
        ("zip_districts.csv", "02138,MA,5,", "02138,MA,55,"),
        ("zip_places.csv", "02138,STANDARD", "02138,CASTLE"),
        ("states.csv", ",territory,", ",kingdom,"),
        ("bills.csv", "2017-10-12", "long ago"),
        ("sources.toml", "as_of", "as of"),
    ],
)
def test_a_row_that_cannot_be_right_makes_the_data_unusable(plugs: Importers, name: str, old: str, new: str) -> None:
    edit(plugs, name, old, new)
    report = check(plugs)
    assert report.verdict is Verdict.UNUSABLE
    assert any(error.startswith(name) for error in report.errors)


@pytest.mark.parametrize("name", OUR_FILES)
def test_a_file_that_is_missing_makes_the_data_unusable(plugs: Importers, name: str) -> None:
    plugs.home.path(name).unlink()
    report = check(plugs)
    assert any(error.startswith(name) for error in report.errors)


def test_a_file_edited_since_its_import_is_a_warning(plugs: Importers) -> None:
    edit(plugs, "legislators.csv", "202-224-2742", "202-224-2743")
    assert any("legislators.csv: changed since it was imported" in warning for warning in check(plugs).warnings)


def test_what_a_spreadsheet_did_to_the_list_is_mended_and_said(plugs: Importers) -> None:
    path = plugs.home.path("legislators.csv")
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"2027-01-03", b"1/3/2027").replace(b"\n", b"\r\n"))
    report = check(plugs)
    assert report.verdict is Verdict.WARNINGS
    assert sum("legislators.csv: " in warning for warning in report.warnings) == 3
