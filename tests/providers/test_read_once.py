"""A file is read once while it stays the same, and again as soon as it does not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from advocacy.providers.read_once import read_once

READ: list[str] = []


def words(path: Path, ending: str = "") -> str:
    text = path.read_text() + ending
    READ.append(text)
    return text


def test_a_file_that_stays_the_same_is_read_once(tmp_path: Path) -> None:
    path = tmp_path / "once.txt"
    path.write_text("one")
    READ.clear()
    assert [read_once(words, path) for _ in range(3)] == ["one"] * 3
    assert read_once(words, path, "!") == "one!"
    assert READ == ["one", "one!"]


def test_a_file_that_another_took_the_place_of_is_read_again(tmp_path: Path) -> None:
    path, new = tmp_path / "again.txt", tmp_path / "new.txt"
    path.write_text("one")
    assert read_once(words, path) == "one"
    new.write_text("two")
    os.replace(new, path)
    assert read_once(words, path) == "two"


def test_a_file_that_is_missing_fails_as_its_reader_does_and_is_read_when_it_comes(tmp_path: Path) -> None:
    path = tmp_path / "later.txt"
    with pytest.raises(FileNotFoundError):
        read_once(words, path)
    path.write_text("here")
    assert read_once(words, path) == "here"
