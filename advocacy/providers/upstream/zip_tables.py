"""``zip_districts.csv`` and ``zip_districts_derived.csv``: drawn ZIP crosswalks with how sure each pair is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from advocacy.core.divisions import States
from advocacy.core.sources import NewFile, Origin
from advocacy.providers.records import Notes, Record
from advocacy.providers.tables import read_table
from advocacy.providers.zip_files import DERIVED, UNPLACED, ZipDistrict, checked, new_file, read_kept

ORIGIN = Origin(
    "U.S. Census Bureau 119th Congress relationship file, re-keyed by dwillis/present, with "
    "OpenSourceActivismTech/us-zipcodes-congress; ZIPs without a Census area by methods of their own (column basis)",
    "https://www2.census.gov/geo/docs/maps-data/data/rel2020/cd-sld/tab20_cd11920_zcta520_natl.txt",
    "public domain (U.S. government work); scripts MIT",
)
_COLUMNS = ("zip", "state", "district", "confidence", "centroid")
_DERIVED_COLUMNS = ("zip", "state", "district", "method")
_BASES = {"high": "both", "medium": "one", "low": ""}
_METHODS = {method: method for method in (*DERIVED, *UNPLACED)}


def read_crosswalk(path: Path, derived: Path | None, kept: Path | None, states: States) -> NewFile:
    """Our crosswalk from the two tables. Pairs of low confidence are dropped, and noted. Raises ``MalformedData``."""
    notes = Notes(path.name)
    rows = list(_main(path, states, notes))
    more, said = read_more(derived, kept, states, {row.zip for row in rows})
    return new_file([*rows, *more], ORIGIN, states, (*notes.sentences(), *said))


def _main(path: Path, states: States, notes: Notes) -> Iterator[ZipDistrict]:
    for row in read_table(path, _COLUMNS, notes):
        basis = row.choice("confidence", _BASES)
        made = ZipDistrict(row.zip5("zip"), row.text("state"), _district(row), basis, row.text("centroid") == "1")
        if basis:
            yield checked(made, row, states)
        else:
            row.note("pairs of low confidence dropped")


def read_more(
    derived: Path | None, kept: Path | None, states: States, known: set[str]
) -> tuple[list[ZipDistrict], tuple[str, ...]]:
    """ZIPs that the Census does not answer: of the table ``derived``, or else those ``kept`` of our file before."""
    if derived:
        return _read_derived(derived, states, known)
    return read_kept(kept, states, known) if kept else ([], ())


def _read_derived(path: Path, states: States, known: set[str]) -> tuple[list[ZipDistrict], tuple[str, ...]]:
    """ZIPs that have no Census area; those that ``known`` already answers are left out, and noted."""
    notes, rows = Notes(path.name), list[ZipDistrict]()
    for row in read_table(path, _DERIVED_COLUMNS, notes):
        method = row.choice("method", _METHODS)
        made = ZipDistrict(row.zip5("zip"), row.text("state"), _district(row), method)
        if made.zip in known:
            row.note("left out, because the Census answers the ZIP")
        else:
            rows.append(checked(made, row, states))
    return rows, notes.sentences()


def _district(row: Record) -> str:
    number = row.text("district")
    return number.lstrip("0") or "0" if number else ""
