"""Reading forgives what spreadsheets do, says what it mended, and refuses the rest with its line."""

from __future__ import annotations

from datetime import date

import pytest

from advocacy.core.errors import MalformedData
from advocacy.providers.records import Notes, Record


def record(**cells: object) -> Record:
    return Record(cells, 7, Notes("file.csv"))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2138", "02138"), ("501", "00501"), ("2138.0", "02138"), ("94704.0", "94704"),
        ("21381234", "02138-1234"), ("947041234", "94704-1234"), ("2138-1234", "02138-1234"),
    ],
)  # fmt: skip
def test_a_lost_leading_zero_or_hyphen_of_a_zip_is_given_back_and_noted(written: str, meant: str) -> None:
    row = record(zip=written)
    assert row.zip("zip") == meant
    assert "leading zeros" in row.notes.sentences()[0]
    assert "line 7" in row.notes.sentences()[0]


@pytest.mark.parametrize("sound", ["02138", "02138-1234", ""])
def test_a_sound_zip_is_left_alone(sound: str) -> None:
    row = record(zip=sound)
    assert row.zip("zip") == sound
    assert row.notes.sentences() == ()


@pytest.mark.parametrize("broken", ["abcde", "12", "1234567890", "02138-12", "٠٢١٣٨"])
def test_what_cannot_be_a_zip_is_refused_with_file_and_line(broken: str) -> None:
    with pytest.raises(MalformedData, match=r"file\.csv, line 7: “zip” is “.*five digits"):
        record(zip=broken).zip("zip")


@pytest.mark.parametrize("american", ["6/15/2026", "06/15/2026", "6/15/2026 0:00", "6/15/26"])
def test_an_american_date_is_turned_round_and_noted(american: str) -> None:
    row = record(day=american)
    assert row.day("day") == date(2026, 6, 15)
    assert "American dates" in row.notes.sentences()[0]


def test_a_year_of_two_digits_is_of_this_century_and_noted() -> None:
    row = record(day="1/3/27")
    assert row.day("day") == date(2027, 1, 3)
    assert any("two digits" in note for note in row.notes.sentences())


@pytest.mark.parametrize("broken", ["15/6/2026", "15/6/26", "6/15/126", "2026-13-01", "June 15", ""])
def test_what_cannot_be_a_day_is_refused(broken: str) -> None:
    with pytest.raises(MalformedData, match="“day”"):
        record(day=broken).day("day")


@pytest.mark.parametrize("written", ["202-224-3121", "(202) 224-3121", "202.224.3121", "+1 202 224 3121", "2022243121"])
def test_phone_numbers_are_grouped_alike(written: str) -> None:
    assert record(phone=written).phone("phone") == "202-224-3121"


def test_half_a_phone_number_is_refused() -> None:
    with pytest.raises(MalformedData, match="ten digits"):
        record(phone="224-3121").phone("phone")


@pytest.mark.parametrize("hostile", ["javascript:alert(1)", "ftp://x.example", "www.example.gov", 'https://x"onload=1'])
def test_only_web_addresses_pass_as_links(hostile: str) -> None:
    with pytest.raises(MalformedData, match="not a web address"):
        record(form=hostile).web("form")


def test_a_doubled_first_letter_of_a_link_is_mended_and_noted() -> None:
    row = record(form="hhttps://example.house.gov/contact")
    assert row.web("form") == "https://example.house.gov/contact"
    assert row.notes.sentences()


def test_stray_spaces_are_taken_out_and_noted() -> None:
    row = record(city="  New \u00a0 York ")
    assert row.text("city") == "New York"
    assert "stray spaces" in row.notes.sentences()[0]


def test_many_mendings_of_a_kind_are_one_sentence() -> None:
    notes = Notes("file.csv")
    for line in range(2, 12):
        Record({"zip": "2138"}, line, notes).zip("zip")
    assert len(notes.sentences()) == 1
    assert "lines 2, 3, 4, 5, 6 and 5 more" in notes.sentences()[0]


def test_an_email_with_parts_that_a_link_would_obey_is_refused() -> None:
    with pytest.raises(MalformedData, match="email"):
        record(email="a@example.gov?bcc=b@example.org").email("email")
