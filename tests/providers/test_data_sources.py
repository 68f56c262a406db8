"""Data files take the old ones' place in one step, and sources.toml knows each by its checksum."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest

from advocacy.core.errors import MalformedData
from advocacy.core.sources import LEGISLATORS, STATES, NewFile, Origin, SourcePart
from advocacy.providers import data_sources
from advocacy.providers.data_sources import DataFolder

ORIGIN = Origin('A "source", with words', "https://example.org/", "CC0-1.0")
AS_OF = date(2026, 6, 15)


def made(name: str = STATES, content: bytes = b"code\nAK\n") -> NewFile:
    return NewFile(name, content, 1, ORIGIN, congress=119, vacant=("ocd-division/country:us/state:ca/cd:14",))


def test_what_is_saved_is_known_by_origin_day_rows_and_checksum(tmp_path: Path) -> None:
    home = DataFolder.under(tmp_path)
    home.save([made()], AS_OF)
    entry = home.sources()[STATES]
    assert (entry.origin, entry.as_of, entry.rows, entry.congress) == (ORIGIN, AS_OF, 1, 119)
    assert entry.vacant == ("ocd-division/country:us/state:ca/cd:14",)
    assert entry.sha256 == home.checksum(STATES) == hashlib.sha256(b"code\nAK\n").hexdigest()


def test_the_list_of_officials_lies_at_the_top_and_the_rest_below(tmp_path: Path) -> None:
    DataFolder.under(tmp_path).save([made(LEGISLATORS), made(STATES)], AS_OF)
    assert (tmp_path / "legislators.csv").exists()
    assert (tmp_path / "advocacy" / "data" / "states.csv").exists()


def test_the_same_files_give_the_same_bytes_in_whichever_order_they_came(tmp_path: Path) -> None:
    first, second = DataFolder.under(tmp_path / "1"), DataFolder.under(tmp_path / "2")
    first.save([made(LEGISLATORS), made(STATES)], AS_OF)
    second.save([made(STATES)], AS_OF)
    second.save([made(LEGISLATORS)], AS_OF)
    assert first.path(data_sources.NAME).read_bytes() == second.path(data_sources.NAME).read_bytes()


def test_a_file_of_several_sources_keeps_each_and_is_as_of_the_oldest(tmp_path: Path) -> None:
    home = DataFolder.under(tmp_path)
    parts = (
        SourcePart("congress", ORIGIN, date(2026, 6, 15), 537, ("ocd-division/country:us/state:tx/cd:23",)),
        SourcePart("legislatures", ORIGIN, date(2026, 8, 5), 7451),
    )
    home.save([NewFile(LEGISLATORS, b"x\n", 7988, ORIGIN, parts=parts)], date(2026, 8, 5))
    entry = home.sources()[LEGISLATORS]
    assert (entry.parts, entry.as_of, entry.rows) == (parts, date(2026, 6, 15), 7988)
    assert entry.vacant == ("ocd-division/country:us/state:tx/cd:23",)
    assert data_sources.render(home.sources()) == home.path(data_sources.NAME).read_bytes()


def test_no_half_files_are_left_when_a_file_cannot_be_put_in_place(tmp_path: Path) -> None:
    home = DataFolder.under(tmp_path)
    home.path(STATES).mkdir(parents=True)
    with pytest.raises(OSError, match="directory"):
        home.save([made()], AS_OF)
    assert [path.name for path in home.path(STATES).parent.iterdir()] == ["states.csv"]


@pytest.mark.parametrize(
    "broken",
    [
        "not = [toml",
        '["states.csv"]\nparts = [3]\n',
        '["states.csv"]\norigin = "x"\n',
        '"states.csv" = 3\n',
        "\N{LATIN SMALL LETTER E}=\xff",
    ],
)
def test_sources_that_cannot_be_right_are_refused_by_name(tmp_path: Path, broken: str) -> None:
    path = tmp_path / "sources.toml"
    path.write_text(broken, encoding="latin-1")
    with pytest.raises(MalformedData, match=r"sources\.toml"):
        data_sources.read(path)


def test_a_folder_without_sources_has_none(tmp_path: Path) -> None:
    assert DataFolder.under(tmp_path).sources() == {}
