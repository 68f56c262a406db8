from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest

from advocacy.core.errors import MalformedData
from advocacy.core.sources import (
    BILL_POSITIONS,
    BILLS,
    DISTRICT_OFFICES,
    LEGISLATORS,
    STATES,
    NewFile,
    Origin,
    SourcePart,
)
from advocacy.providers import data_staging
from advocacy.providers.data_layers import DataLayers
from advocacy.providers.data_sources import DataFolder
from advocacy.providers.data_staging import AlreadyRunning

_ORIGIN = Origin("made up", "https://example.org/", "CC0-1.0")
_JUNE, _AUGUST, _DECEMBER = date(2026, 6, 15), date(2026, 8, 5), date(2026, 12, 1)


def _file(name: str, words: str, *parts: date, congress: int | None = None) -> NewFile:
    made = tuple(SourcePart(f"part{number}", _ORIGIN, day, 1) for number, day in enumerate(parts))
    return NewFile(name, words.encode(), 1, _ORIGIN, congress, parts=made)


@pytest.fixture
def layers(tmp_path: Path) -> DataLayers:
    shipped = DataFolder.under(tmp_path / "project")
    names = (LEGISLATORS, DISTRICT_OFFICES, BILLS, BILL_POSITIONS)
    shipped.save([_file(name, "shipped") for name in names] + [_file(STATES, "shipped", congress=119)], _JUNE)
    return DataLayers.over(shipped, tmp_path / "instance")


def _again(layers: DataLayers) -> DataLayers:
    return DataLayers(layers.shipped, layers.instance)


def _hashes(folder: Path) -> dict[str, str]:
    return {str(p): hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_without_an_instance_folder_the_shipped_files_are_used(layers: DataLayers) -> None:
    assert layers.path(LEGISLATORS) == layers.shipped.path(LEGISLATORS)
    assert (layers.sources(), layers.troubles) == (layers.shipped.sources(), ())


def test_a_newer_file_supersedes_its_own_shipped_one_and_no_other(layers: DataLayers) -> None:
    layers.save([_file(LEGISLATORS, "newer")], _DECEMBER)
    assert layers.path(LEGISLATORS).read_text() == "newer"
    assert layers.path(DISTRICT_OFFICES).read_text() == "shipped"
    assert layers.sources()[LEGISLATORS].as_of == _DECEMBER
    assert layers.sources()[DISTRICT_OFFICES].as_of == _JUNE
    assert layers.sources_of(LEGISLATORS).parent == layers.instance.data_dir


def test_saving_leaves_the_checkout_as_it_is(layers: DataLayers, tmp_path: Path) -> None:
    before = _hashes(tmp_path / "project")
    layers.save([_file(LEGISLATORS, "newer"), _file(BILLS, "a"), _file(BILL_POSITIONS, "b")], _DECEMBER)
    assert _hashes(tmp_path / "project") == before


def test_of_the_same_day_the_instance_wins_and_an_older_one_does_not(layers: DataLayers) -> None:
    layers.save([_file(LEGISLATORS, "same day")], _JUNE)
    layers.save([_file(DISTRICT_OFFICES, "older")], date(2026, 1, 1))
    assert layers.path(LEGISLATORS).read_text() == "same day"
    assert layers.path(DISTRICT_OFFICES).read_text() == "shipped"
    assert layers.troubles == ()


def test_a_file_of_several_sources_is_as_fresh_as_its_oldest_and_then_its_next(layers: DataLayers) -> None:
    layers.shipped.save([_file(LEGISLATORS, "shipped", _JUNE, _AUGUST)], _JUNE)
    layers.save([_file(LEGISLATORS, "governors alone", _JUNE, date(2026, 7, 1))], _JUNE)
    assert layers.path(LEGISLATORS).read_text() == "shipped"
    layers.save([_file(LEGISLATORS, "refreshed", _DECEMBER, _AUGUST)], _DECEMBER)
    assert layers.path(LEGISLATORS).read_text() == "refreshed"


def test_files_that_speak_of_one_another_supersede_together(layers: DataLayers) -> None:
    layers.save([_file(BILLS, "newer")], _DECEMBER)
    assert layers.path(BILLS).read_text() == "shipped"
    layers.save([_file(BILL_POSITIONS, "newer")], _DECEMBER)
    assert [layers.path(name).read_text() for name in (BILLS, BILL_POSITIONS)] == ["newer", "newer"]


def test_a_pinned_file_is_never_superseded(layers: DataLayers) -> None:
    layers.save([_file(LEGISLATORS, "newer")], _DECEMBER)
    pinned = DataLayers(layers.shipped, layers.instance, [LEGISLATORS])
    assert pinned.path(LEGISLATORS).read_text() == "shipped"


def test_a_map_of_another_congress_does_not_supersede_this_one(layers: DataLayers) -> None:
    layers.save([_file(STATES, "next map", congress=120)], _DECEMBER)
    assert layers.path(STATES).read_text() == "shipped"
    assert "maps/" in layers.troubles[0]


@pytest.mark.parametrize("left", ["", "new", "newer, and a row added by hand"])
def test_a_file_half_written_or_changed_by_hand_is_not_used_and_that_is_said(layers: DataLayers, left: str) -> None:
    layers.save([_file(LEGISLATORS, "newer")], _DECEMBER)
    layers.instance.path(LEGISLATORS).write_text(left)
    now = _again(layers)
    assert now.path(LEGISLATORS).read_text() == "shipped"
    assert now.sources()[LEGISLATORS].as_of == _JUNE
    assert len(now.troubles) == 1
    assert "data/legislators.csv" in now.troubles[0]


@pytest.mark.parametrize("left", ["[[[", '["legislators.csv"]\nrows = "many"', "\0\0\0"])
def test_sources_that_cannot_be_read_put_the_shipped_files_back_to_work(layers: DataLayers, left: str) -> None:
    layers.save([_file(LEGISLATORS, "newer")], _DECEMBER)
    (layers.instance.data_dir / "sources.toml").write_text(left)
    now = _again(layers)
    assert now.path(LEGISLATORS).read_text() == "shipped"
    assert "sources.toml" in now.troubles[0]
    now.save([_file(LEGISLATORS, "mended")], _DECEMBER)
    assert (now.path(LEGISLATORS).read_text(), now.troubles) == ("mended", ())


def test_a_file_that_cannot_be_parsed_gives_way_to_the_shipped_one(layers: DataLayers) -> None:
    layers.save([_file(LEGISLATORS, "newer")], _DECEMBER)

    def read() -> str:
        if (text := layers.path(LEGISLATORS).read_text()) != "shipped":
            raise MalformedData(LEGISLATORS, 2, "a row cannot be right.")
        return text

    assert layers.reading(read, LEGISLATORS) == "shipped"
    assert layers.sources()[LEGISLATORS].as_of == _JUNE
    assert "line 2" in layers.troubles[0]


def test_a_shipped_file_that_cannot_be_parsed_is_refused_as_before(layers: DataLayers) -> None:
    def read() -> str:
        raise MalformedData(LEGISLATORS, 2, "a row cannot be right.")

    with pytest.raises(MalformedData):
        layers.reading(read, LEGISLATORS)


def test_nothing_is_seen_before_the_commit_and_nothing_is_left_without_one(layers: DataLayers) -> None:
    with layers.staged() as staged:
        staged.save([_file(LEGISLATORS, "newer")], _DECEMBER)
        assert staged.path(LEGISLATORS).read_text() == "newer"
        assert staged.path(DISTRICT_OFFICES).read_text() == "shipped"
        assert staged.sources()[LEGISLATORS].as_of == _DECEMBER
        assert _again(layers).path(LEGISLATORS).read_text() == "shipped"
    assert layers.path(LEGISLATORS).read_text() == "shipped"
    assert [path.name for path in layers.instance.data_dir.iterdir()] == [".writers.lock"]


def test_an_interrupted_preparation_is_cleared_away_by_the_next(layers: DataLayers) -> None:
    def interrupted() -> None:
        with layers.staged() as staged:
            staged.save([_file(LEGISLATORS, "newer")], _DECEMBER)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    (layers.instance.data_dir / ".incoming-killed").mkdir()
    with layers.staged():
        pass
    assert not list(layers.instance.data_dir.glob(".incoming-*"))
    assert layers.path(LEGISLATORS).read_text() == "shipped"


def test_two_writers_at_once_are_one_too_many(layers: DataLayers) -> None:
    with layers.staged(), pytest.raises(AlreadyRunning, match="Another refresh is running"), _again(layers).staged():
        pass


def test_what_a_crash_left_half_placed_is_finished_by_the_next_reader(layers: DataLayers) -> None:
    layers.save([_file(LEGISLATORS, "first"), _file(DISTRICT_OFFICES, "first")], _AUGUST)
    folder = layers.instance.data_dir
    new = DataFolder(folder / data_staging._READY / LEGISLATORS, folder / data_staging._READY)
    new.save([_file(LEGISLATORS, "second"), _file(DISTRICT_OFFICES, "second")], _DECEMBER)
    (folder / data_staging._READY / LEGISLATORS).replace(folder / LEGISLATORS)  # killed after the first of three
    now = _again(layers)
    assert [now.path(name).read_text() for name in (LEGISLATORS, DISTRICT_OFFICES)] == ["second", "second"]
    assert now.troubles == ()


def test_the_maps_of_other_congresses_have_layers_of_their_own(layers: DataLayers) -> None:
    layers.on_map(120).save([_file(STATES, "next map", congress=120)], _DECEMBER)
    assert layers.on_map(120).path(STATES).read_text() == "next map"
    assert layers.path(STATES).read_text() == "shipped"
