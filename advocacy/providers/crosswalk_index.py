"""Builds the read-only SQLite index of the ZIP crosswalk from ``zip_districts.csv`` and two files beside it.

One row answers one ZIP: what the post office calls it and where its middle is (``zip_places.csv``), its candidate
districts or why it has none, and the state legislative districts that are certain (``zip_legislative.csv``). The file
is written beside its place and renamed, so that a reader meets the old index or the new one and never half of one.
"""

from __future__ import annotations

import csv
import hashlib
import os
import re
import sqlite3
import uuid
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from operator import itemgetter
from pathlib import Path

from advocacy.core.divisions import States
from advocacy.core.errors import MalformedData
from advocacy.core.lookup import Reason, ZipKind

PLACES_NAMED = 5
"""How many cities name a district: enough to know it by, few enough to read."""

_SCHEMA = "3"
_TABLES = """
CREATE TABLE stamp (value TEXT NOT NULL);
CREATE TABLE zips (
    zip TEXT PRIMARY KEY, kind TEXT NOT NULL, city TEXT NOT NULL, state TEXT NOT NULL, county TEXT NOT NULL,
    reason TEXT NOT NULL, candidates TEXT NOT NULL, legislative TEXT NOT NULL, latitude REAL, longitude REAL
) WITHOUT ROWID;
CREATE TABLE districts (district TEXT PRIMARY KEY, places TEXT NOT NULL) WITHOUT ROWID;
"""
_DISTRICT_COLUMNS = ("zip", "state", "district", "basis", "centre")
_PLACE_COLUMNS = ("zip", "kind", "city", "state", "county", "latitude", "longitude")
_LEGISLATIVE_COLUMNS = ("zip", "state", "chamber", "districts")
_KINDS = {"upper": "sldu", "lower": "sldl"}
_ZIP = re.compile(r"[0-9]{5}")
_PLACED = {
    "both",
    "one",
    "census",
    "single_district_state",
    "city_single",
    "point_in_polygon",
    "territory",
    "city_multi",
}
_UNPLACED = {
    "military": Reason.NO_DISTRICT,
    "freely_associated_state": Reason.OUTSIDE_US,
    "none": Reason.NO_DISTRICT,
}


@dataclass(frozen=True, slots=True)
class Sources:
    """The files that the index is made of. Without ``legislative`` a ZIP tells nothing of state legislators."""

    districts: Path
    places: Path
    legislative: Path | None = None
    is_complete: bool = True
    """Whether a ZIP without a row of districts has none; on a map that lacks boxes this is not known."""

    def stamp(self, states: States) -> str:
        """What the index depends on, as one digest: the files, the map's seats and the shape of the index.

        Raises ``MalformedData`` for a file that is not there.
        """
        seats = [(state.code, state.kind, state.house_seats) for state in states.all]
        digest = hashlib.sha256(repr((_SCHEMA, states.congress, seats, self.is_complete)).encode())
        for file in filter(None, (self.districts, self.places, self.legislative)):
            try:
                digest.update(hashlib.sha256(file.read_bytes()).digest())
            except OSError as error:
                raise MalformedData(file.name, None, f"it cannot be read ({error.strerror}).") from None
        return digest.hexdigest()


@dataclass(slots=True)
class _Zip:
    """What the files say of one ZIP."""

    kind: str = ""
    city: str = ""
    state: str = ""
    county: str = ""
    reason: str = ""
    candidates: list[tuple[bool, str, int]] = field(default_factory=list)
    """Whether the ZIP's centre is elsewhere, state, district number: in the order in which they are offered."""

    point: tuple[float, float] | tuple[None, None] = (None, None)
    legislative: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    """By state and kind of division, the Census codes of the legislative districts that touch it."""

    @property
    def sure(self) -> str:
        """The Census codes of each chamber of which one district alone touches it: ``sldu:36047 sldl:36075``.

        Nothing where the ZIP, or what touches it, lies in more than one state.
        """
        if len({state for _, state, _ in self.candidates} | self.legislative.keys()) != 1:
            return ""
        chambers = next(iter(self.legislative.values()), {})
        return " ".join(
            f"{kind}:{codes[0]}" for kind, codes in sorted(chambers.items(), reverse=True) if len(codes) == 1
        )

    @property
    def packed(self) -> str:
        """The candidates as text, likeliest first: ``MA-5 MA-7``."""
        return " ".join(f"{state}-{number}" for _, state, number in sorted(self.candidates))


def is_current(index: Path, stamp: str) -> bool:
    """Whether there is an index made of exactly these sources; one that cannot be read is not."""
    if not index.is_file():
        return False
    try:
        with closing(sqlite3.connect(f"{index.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            return bool(connection.execute("SELECT value FROM stamp").fetchone() == (stamp,))
    except sqlite3.DatabaseError:
        return False


def build(index: Path, sources: Sources, states: States, stamp: str) -> None:
    """Write the index. Raises ``MalformedData`` at the first row that cannot be right; the old index stays."""
    zips = _read_districts(sources.districts, states)
    _read_places(sources.places, zips)
    if not sources.is_complete:
        zips = {code: known for code, known in zips.items() if known.candidates or known.reason}
    if sources.legislative:
        _read_legislative(sources.legislative, zips, states)
    index.parent.mkdir(parents=True, exist_ok=True)
    unfinished = index.with_name(f".{index.name}.{uuid.uuid4().hex}")
    try:
        with closing(sqlite3.connect(unfinished)) as connection, connection:
            connection.executescript(_TABLES)
            connection.execute("INSERT INTO stamp VALUES (?)", (stamp,))
            connection.executemany("INSERT INTO zips VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", _rows(zips))
            connection.executemany("INSERT INTO districts VALUES (?, ?)", _named(zips))
        os.replace(unfinished, index)
    finally:
        unfinished.unlink(missing_ok=True)


def _rows(zips: dict[str, _Zip]) -> Iterator[tuple[object, ...]]:
    """In the order of the ZIPs, so that the table is packed. A place that no district row names has no district."""
    for code, known in sorted(zips.items()):
        reason = "" if known.candidates else known.reason or Reason.NO_DISTRICT.value
        named = (code, known.kind, known.city, known.state, known.county)
        yield (*named, reason, known.packed, "" if reason else known.sure, *known.point)


def _named(zips: dict[str, _Zip]) -> Iterator[tuple[str, str]]:
    """The cities of each district, those with most ZIPs first.

    A ZIP counts where its centre lies. PO boxes and single organisations count only where nothing else would.
    """
    usual: defaultdict[str, Counter[str]] = defaultdict(Counter)
    other: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for known in zips.values():
        for elsewhere, state, number in known.candidates if known.city else ():
            home = not elsewhere or len(known.candidates) == 1
            counts = usual if home and known.kind == ZipKind.STANDARD else other
            counts[f"{state}-{number}"][known.city] += 1
    for district, cities in sorted((other | usual).items()):
        most = sorted(cities, key=lambda city: (-cities[city], city))
        yield district, "\n".join(most[:PLACES_NAMED])


def _read_districts(file: Path, states: States) -> dict[str, _Zip]:
    seats = {code: frozenset(state.district_numbers) for code, state in states.items()}
    zips: dict[str, _Zip] = {}
    several: dict[str, int] = {}
    for line, (code, state, number, basis, centre) in _records(file, _DISTRICT_COLUMNS):
        known = zips.setdefault(code, _Zip())
        problem = _add(known, state, number, basis, centre, seats)
        if problem:
            raise MalformedData(file.name, line, f"ZIP {code}: {problem}")
        if basis == "city_multi":
            several[code] = line
    for code, line in several.items():
        if len(zips[code].candidates) == 1:
            raise MalformedData(file.name, line, f"ZIP {code} is said to lie in several districts, but one is named.")
    return zips


def _add(known: _Zip, state: str, number: str, basis: str, centre: str, seats: dict[str, frozenset[str]]) -> str:
    """Add what one row says; the answer is what is wrong with it, or nothing."""
    if basis in _UNPLACED:
        if number or known.candidates or known.reason:
            return f"“{basis}” means that there is no district, but one is named or the ZIP has another row."
        known.reason = _UNPLACED[basis].value
        return ""
    if basis not in _PLACED or centre not in {"", "0", "1"}:
        return "the column “basis” or “centre” holds a word that is not known."
    if number not in seats.get(state, ()):
        return f"there is no district {number} of {state} on this map."
    district = (state, int(number))
    if known.reason or any(candidate[1:] == district for candidate in known.candidates):
        return "the same district is named twice, or another row says that there is none."
    known.candidates.append((centre != "1", *district))
    return ""


def _read_places(file: Path, zips: dict[str, _Zip]) -> None:
    kinds = {kind.value for kind in ZipKind}
    for line, (code, kind, city, state, county, latitude, longitude) in _records(file, _PLACE_COLUMNS):
        known = zips.setdefault(code, _Zip())
        if known.city:
            raise MalformedData(file.name, line, f"ZIP {code} is named twice.")
        if kind not in kinds or not city:
            raise MalformedData(file.name, line, "the kind of ZIP is not known, or the city is missing.")
        known.kind, known.city, known.state, known.county = kind, city, state, county
        known.point = _point(file.name, line, latitude, longitude)


def _point(file: str, line: int, latitude: str, longitude: str) -> tuple[float, float] | tuple[None, None]:
    """Degrees; nothing where there are none, or the zeros that stand for military and other ZIPs without a place."""
    try:
        point = (float(latitude or 0), float(longitude or 0))
    except ValueError:
        raise MalformedData(file, line, "a latitude or longitude is not a number of degrees.") from None
    return point if all(point) else (None, None)


def _read_legislative(file: Path, zips: dict[str, _Zip], states: States) -> None:
    """Of a ZIP that the other files do not know nothing is kept: it could not be asked for."""
    for line, (code, state, chamber, districts) in _records(file, _LEGISLATIVE_COLUMNS):
        if state not in states or chamber not in _KINDS or not districts:
            raise MalformedData(file.name, line, f"ZIP {code}: the state, the chamber or the districts are not known.")
        if code in zips:
            here = zips[code].legislative.setdefault(state, {})
            here[_KINDS[chamber]] = [states[state].fips + one for one in districts.split()]


def _records(file: Path, columns: tuple[str, ...]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """These columns of each row, a ZIP first, with the line. Raises ``MalformedData`` where they cannot be read."""
    with file.open(encoding="utf-8-sig", newline="") as lines:
        reader = csv.reader(lines, strict=True)
        try:
            header = next(reader, [])
            missing = [column for column in columns if column not in header]
            if missing:
                raise MalformedData(file.name, 1, f"the column “{missing[0]}” is missing.")
            pick = itemgetter(*(header.index(column) for column in columns))
            for row in reader:
                if len(row) != len(header):
                    raise MalformedData(file.name, reader.line_num, "the row has too few or too many cells.")
                cells = pick(row)
                if not _ZIP.fullmatch(cells[0]):
                    raise MalformedData(file.name, reader.line_num, "a ZIP code has five digits, zeros included.")
                yield reader.line_num, cells
        except csv.Error:
            raise MalformedData(file.name, reader.line_num, "the line cannot be read as CSV.") from None
        except UnicodeDecodeError:
            raise MalformedData(file.name, None, "the file is not text in UTF-8.") from None
