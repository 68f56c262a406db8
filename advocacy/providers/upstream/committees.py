"""Committees of Congress and their members, as congress-legislators publishes them, to our file."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from advocacy.core.committees import CommitteeSeat, system_code
from advocacy.core.errors import MalformedData, MalformedInput
from advocacy.core.sources import COMMITTEE_MEMBERS, NewFile, Origin
from advocacy.providers import committees_file
from advocacy.providers.records import Notes, Record
from advocacy.providers.tables import read_text

from .documents import as_text, read_document

SOURCE = "congress-legislators"
ORIGIN = Origin(
    "unitedstates/congress-legislators: members of the committees of Congress",
    "https://unitedstates.github.io/congress-legislators/committee-membership-current.json",
    "CC0-1.0",
)
_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def read_members(committees: Path, members: Path, as_of: date) -> NewFile:
    """Our file of who sits on which committee; subcommittees are left out, since a bill is referred to the whole.

    ``committees`` is committees-current, ``members`` is committee-membership-current; YAML or JSON, plain or gzipped.
    Raises ``MalformedData``, also for members of a committee that ``committees`` does not know.
    """
    notes = Notes(members.name)
    known = set(_codes(committees))
    seats: dict[tuple[str, str], CommitteeSeat] = {}
    for code, rows in _lists(members).items():
        committee = _code(members, code)
        if not committee.endswith("00"):
            continue
        if committee not in known:
            raise MalformedData(members.name, None, f"“{code[:10]}” is not in {committees.name}.")
        for row in Record({"members": rows}, 0, notes).many("members"):
            official = f"bioguide:{row.text('bioguide', needed=True)}"
            seats[committee, official] = CommitteeSeat(committee, official, row.text("title"), SOURCE, as_of)
    without = sorted(known - {committee for committee, _ in seats})
    if without:
        notes.add(f"no members are given for {', '.join(without)}")
    content = committees_file.render(seats.values())
    return NewFile(COMMITTEE_MEMBERS, content, len(seats), ORIGIN, notes=notes.sentences())


def _codes(path: Path) -> Iterator[str]:
    for row in read_document(path, Notes(path.name)):
        yield _code(path, row.text("thomas_id", needed=True))


def _code(path: Path, code: str) -> str:
    try:
        return system_code(code)
    except MalformedInput as error:
        raise MalformedData(path.name, None, f"“{code[:20]}”: {error}") from None


def _lists(path: Path) -> Mapping[str, object]:
    """The members by the committee's code. Raises ``MalformedData``."""
    text = read_text(path)
    is_json = ".json" in (suffix.lower() for suffix in path.suffixes)
    try:
        document = as_text(json.loads(text) if is_json else _yaml(text))
    except (ValueError, RecursionError, yaml.YAMLError):
        raise MalformedData(path.name, None, f"it is not whole {'JSON' if is_json else 'YAML'}.") from None
    if not isinstance(document, dict) or not document:
        raise MalformedData(path.name, None, "it should be lists of members by committee.")
    return document


def _yaml(text: str) -> object:
    loader = _Loader(text)
    try:
        return loader.get_single_data()
    finally:
        loader.dispose()
