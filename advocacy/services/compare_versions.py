"""What changed between two states of a campaign's files, in words, file by file and part by part."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from advocacy.core.letters import LetterRefused
from advocacy.core.letters_yaml import Table, read_yaml
from advocacy.core.manuscripts import read_manuscript
from advocacy.core.word_changes import PartChange, changes

from .load_campaigns import CAMPAIGN_FILE, languages

WHOLE = "file"
"""The one part of a file that cannot be read."""


@dataclass(frozen=True, slots=True)
class FileChange:
    """What changed in one file; ``parts`` is never empty."""

    file: str
    parts: tuple[PartChange, ...]


def compare(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[FileChange, ...]:
    """The files (text by name) whose words differ, the campaign's own file first, then the letters by language."""
    names = languages({**before, **after})
    found = (_file_change(file, before, after) for file in (CAMPAIGN_FILE, *names))
    return tuple(one for one in found if one.parts)


def _file_change(file: str, before: Mapping[str, str], after: Mapping[str, str]) -> FileChange:
    return FileChange(file, changes(parts_of(before.get(file, ""), file), parts_of(after.get(file, ""), file)))


def parts_of(source: str, file: str) -> dict[str, str]:
    """The texts of a file by part; the whole text where it cannot be read; nothing where there is no file."""
    if not source.strip():
        return {}
    try:
        return dict(_settings(read_yaml(source, file))) if file == CAMPAIGN_FILE else read_manuscript(source, file)
    except LetterRefused:
        return {WHOLE: source}


def _settings(table: Table, before: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, Table):
            yield from _settings(value, f"{before}{key}.")
        elif isinstance(value, list):
            yield f"{before}{key}", ", ".join(map(str, value))
        else:
            yield f"{before}{key}", str(value)
