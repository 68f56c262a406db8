"""The Census Bureau's relationship file of districts to ZIP areas, such as ``tab20_cd11920_zcta520_natl.txt``.

Pipe-separated with a byte-order mark. Of its columns three are read: ``GEOID_CD119_20`` (state FIPS and district:
``98`` a delegate's, ``00`` at large, ``ZZ`` none), ``GEOID_ZCTA5_20`` and ``AREALAND_PART`` (square metres of land).
"""

from __future__ import annotations

import re
from pathlib import Path

from advocacy.core.divisions import States
from advocacy.core.errors import MalformedData
from advocacy.core.sources import NewFile, Origin
from advocacy.providers.records import Notes, Record
from advocacy.providers.tables import read_table, read_text
from advocacy.providers.zip_files import ZipDistrict, new_file

from .zip_tables import read_more

_DISTRICT_COLUMN = re.compile(r"GEOID_CD(\d{2,3})_20")
_ZIP_COLUMN, _LAND_COLUMN = "GEOID_ZCTA5_20", "AREALAND_PART"


def recognises(path: Path) -> bool:
    """Whether a file is one of these, by its first line. Raises ``MalformedData`` if it cannot be read."""
    return _DISTRICT_COLUMN.search(_first_line(path)) is not None


def _first_line(path: Path) -> str:
    return read_text(path).partition("\n")[0]


def read_crosswalk(path: Path, derived: Path | None, kept: Path | None, states: States) -> NewFile:
    """Our crosswalk: every district with land in a ZIP area. The Congress is the one that the columns name.

    Raises ``MalformedData`` for a district that the states do not have, and for a file of another Congress.
    """
    column = _DISTRICT_COLUMN.search(_first_line(path))
    if column is None or int(column[1]) != states.congress:
        raise MalformedData(path.name, 1, f"this is not a file of the {states.congress}th Congress.")
    notes, land = Notes(path.name), dict[tuple[str, str, str], int]()
    for row in read_table(path, (column[0], _ZIP_COLUMN, _LAND_COLUMN), notes, delimiter="|"):
        if pair := _pair(row, column[0], states):
            land[pair] = land.get(pair, 0) + row.number(_LAND_COLUMN)
    rows = _largest_first(land)
    more, said = read_more(derived, kept, states, {row.zip for row in rows})
    origin = Origin(
        f"U.S. Census Bureau, relationship of {states.congress}th Congress districts to 2020 ZIP areas ({path.name})",
        f"https://www2.census.gov/geo/docs/maps-data/data/rel2020/cd-sld/{path.name.removesuffix('.gz')}",
        "public domain (U.S. government work)",
    )
    return new_file([*rows, *more], origin, states, (*notes.sentences(), *said))


def _pair(row: Record, column: str, states: States) -> tuple[str, str, str] | None:
    geoid = row.text(column)
    if not row.text(_ZIP_COLUMN) or geoid.endswith("ZZ") or not geoid:
        return None
    if row.number(_LAND_COLUMN) == 0:
        row.note("slivers without land left out")
        return None
    division = states.of_geoid(geoid)
    if division is None:
        raise row.fail(f"“{geoid[:10]}” is not a district on this map.")
    return row.zip5(_ZIP_COLUMN), division.state, division.district or ""


def _largest_first(land: dict[tuple[str, str, str], int]) -> list[ZipDistrict]:
    most: dict[str, tuple[int, tuple[str, str, str]]] = {}
    for pair, area in sorted(land.items()):
        if pair[0] not in most or area > most[pair[0]][0]:
            most[pair[0]] = (area, pair)
    return [ZipDistrict(*pair, "census", most[pair[0]][1] == pair) for pair in land]
