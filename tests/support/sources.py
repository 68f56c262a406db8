"""Small sources in the formats of others, made for a test: a whole Congress with made-up members, offices, a bill."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import yaml

from advocacy.core.divisions import States
from advocacy.core.seats import federal_divisions
from advocacy.providers import states_file

ROOT = Path(__file__).resolve().parents[2]
Record = dict[str, Any]


def real_states() -> States:
    """The states as the project ships them, on the map of the 119th Congress."""
    data = ROOT / "advocacy" / "data"
    return states_file.read(data / "states.csv", data / "sources.toml")


def member(number: int, state: str = "MA", district: str | None = "5", **changes: Any) -> Record:
    """A member as congress-legislators has one; without a district a senator. ``changes`` are of the last term."""
    term: Record = {
        "type": "sen" if district is None else "rep",
        "start": "2025-01-03",
        "end": "2031-01-03" if district is None else "2027-01-03",
        "state": state,
        "party": "Democrat",
        "phone": "202-225-0000",
        "address": "331 Hart Senate Office Building Washington DC 20510",
        "url": "https://example.house.gov",
    }
    term |= {"class": 1} if district is None else {"district": int(district)}
    return {
        "id": {"bioguide": f"T{number:06d}", "govtrack": number},
        "name": {"first": "Ada", "last": f"Member{number}", "official_full": f"Ada Member{number}"},
        "bio": {"gender": "F", "birthday": "1950-01-01"},
        "terms": [term | changes],
    }


def whole_congress(states: States, vacant: Iterable[str] = ()) -> list[Record]:
    """One member for each of the 541 seats but those of the vacant divisions."""
    left_out, members = list(vacant), list[Record]()
    for division, _, seats in federal_divisions(states):
        for _ in range(seats):
            if str(division) in left_out:
                left_out.remove(str(division))
            else:
                members.append(member(len(members) + 1, division.state, division.district))
    return members


def as_yaml(path: Path, records: list[Record]) -> Path:
    """Write records as congress-legislators does: dates in quotes, a record begun by a hyphen."""
    path.write_text(yaml.dump(records, sort_keys=False, Dumper=getattr(yaml, "CSafeDumper", yaml.SafeDumper)))
    return path


def as_json(path: Path, records: object) -> Path:
    path.write_text(json.dumps(records, indent=1), encoding="utf-8")
    return path


def as_gzip(path: Path) -> Path:
    packed = path.with_name(path.name + ".gz")
    packed.write_bytes(gzip.compress(path.read_bytes()))
    return packed


def as_excel_saves_it(text: str) -> bytes:
    """A byte-order mark, CRLF, and a stray space before each comma that ends a cell."""
    return b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode("utf-8")


def write(folder: Path) -> Callable[[str, str], Path]:
    """A function that writes a small file and gives its path."""

    def make(name: str, text: str) -> Path:
        path = folder / name
        path.write_text(text, encoding="utf-8", newline="")
        return path

    return make
