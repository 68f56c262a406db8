"""``zip_districts.csv``: the rows of our ZIP crosswalk, whichever source they come from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from advocacy.core.divisions import DivisionId, States
from advocacy.core.errors import MalformedData
from advocacy.core.sources import ZIP_DISTRICTS, NewFile, Origin, Reading

from .records import Notes, Record
from .tables import read_table, render_table

COLUMNS = ("zip", "state", "district", "basis", "centre")
MEASURED = ("both", "one", "census")
DERIVED = ("single_district_state", "city_single", "point_in_polygon", "city_multi", "territory")
UNPLACED = ("military", "freely_associated_state", "none")
_BASES = {basis: basis for basis in (*MEASURED, *DERIVED, *UNPLACED)}
_CENTRES: Mapping[str, str] = {"1": "1", "": ""}


@dataclass(frozen=True, order=True, slots=True)
class ZipDistrict:
    """A district that a ZIP touches. ``centre``: the ZIP's centre lies in it, or most of its land; for order only."""

    zip: str
    state: str
    district: str
    basis: str
    centre: bool = False


def checked(made: ZipDistrict, row: Record, states: States) -> ZipDistrict:
    """The same, if there is such a seat; raises ``MalformedData`` otherwise. Some kinds of ZIP have no district."""
    if made.basis in UNPLACED:
        if made.district:
            raise row.fail(f"a ZIP of the kind “{made.basis}” has no district.")
        return made
    state = states.get(made.state)
    if state is None or made.district not in state.district_numbers:
        raise row.fail(f"there is no district “{made.district[:10]}” of “{made.state[:10]}” on this map.")
    return made


def read_districts(path: Path, states: States) -> Reading[DivisionId]:
    """The district of every row that has one, checked against the states. Raises ``MalformedData``."""
    notes = Notes(path.name)
    return Reading(_districts(_rows(path, states, notes), states), notes.sentences())


def read_kept(path: Path, states: States, known: set[str]) -> tuple[list[ZipDistrict], tuple[str, ...]]:
    """The derived rows of our file as it is, for ZIPs that are not ``known``; and what was kept or cannot be read."""
    try:
        rows = [
            row for row in _rows(path, states, Notes(path.name)) if row.basis not in MEASURED and row.zip not in known
        ]
    except MalformedData as error:
        return [], (f"No derived ZIPs were kept, since the file before cannot be read: {error}",)
    return rows, (f"{len(rows)} rows of derived ZIPs were kept from the file before.",) if rows else ()


def _rows(path: Path, states: States, notes: Notes) -> Iterator[ZipDistrict]:
    for row in read_table(path, COLUMNS, notes):
        basis, centre = row.choice("basis", _BASES), row.choice("centre", _CENTRES) == "1"
        made = ZipDistrict(row.zip5("zip"), row.text("state"), row.text("district"), basis, centre)
        yield checked(made, row, states)


def _districts(rows: Iterable[ZipDistrict], states: States) -> tuple[DivisionId, ...]:
    found = dict.fromkeys((row.state, row.district) for row in rows if row.district)
    return tuple(states[state].district(number) for state, number in found)


def new_file(rows: Iterable[ZipDistrict], origin: Origin, states: States, notes: tuple[str, ...]) -> NewFile:
    """Our file, by ZIP, state and number; the same pair twice is one row."""
    unique = {(row.zip, row.state, row.district): row for row in rows}
    ordered = sorted(unique.values(), key=lambda row: (row.zip, row.state, int(row.district or 0)))
    cells = ((row.zip, row.state, row.district, row.basis, "1" if row.centre else "") for row in ordered)
    content, reached = render_table(ZIP_DISTRICTS, COLUMNS, cells), frozenset(_districts(ordered, states))
    return NewFile(ZIP_DISTRICTS, content, len(ordered), origin, states.congress, notes, reached=reached)
