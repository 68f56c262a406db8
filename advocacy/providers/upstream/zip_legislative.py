"""Which legislative districts touch which ZIP: the Census Bureau's relationship files, or a table drawn from them.

The Census has one file a chamber, such as ``tab20_sldu202420_zcta520_natl.txt``: pipe-separated with a byte-order
mark, columns ``GEOID_SLDU2024_20`` (state FIPS and three characters; ``ZZZ`` none), ``GEOID_ZCTA5_20`` and
``AREALAND_PART`` (square metres of land). The table has the columns zip, state, chamber, district_code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from advocacy.core.divisions import States
from advocacy.core.errors import MalformedData
from advocacy.core.legislatures import Legislatures
from advocacy.core.sources import NewFile, Origin
from advocacy.providers.records import Notes, Record
from advocacy.providers.tables import read_table, read_text
from advocacy.providers.zip_legislative_file import KINDS, Touch, new_file

FOLDER = "https://www2.census.gov/geo/docs/maps-data/data/rel2020/cd-sld/"
_COLUMNS = ("zip", "state", "chamber", "district_code")
_DISTRICT_COLUMN = re.compile(r"GEOID_SLD([UL])(\d{4})_20")
_ZIP_COLUMN, _LAND_COLUMN = "GEOID_ZCTA5_20", "AREALAND_PART"
_CHAMBERS = {chamber: chamber for chamber in KINDS}


def read_zips(paths: Sequence[Path], states: States, legislatures: Legislatures) -> NewFile:
    """Our file of all these together. Raises ``MalformedData``, also for a file of another plan of districts."""
    touches: list[Touch] = []
    said: list[str] = []
    drawn = False
    for path in paths:
        notes = Notes(path.name)
        column = _DISTRICT_COLUMN.search(read_text(path).partition("\n")[0])
        drawn = drawn or column is None
        touches += _of_census(path, column, states, legislatures, notes) if column else _of_table(path, states, notes)
        said += notes.sentences()
    names = " and ".join(path.name for path in paths)
    words = f"U.S. Census Bureau, relationship of {legislatures.plan} state legislative districts to 2020 ZIP areas"
    origin = Origin(
        f"{words}, re-keyed by thecantercompany/state-leg-zips" if drawn else f"{words} ({names})",
        FOLDER,
        "public domain (U.S. government work)",
    )
    return new_file(touches, origin, states, legislatures, tuple(said), names)


def _of_census(
    path: Path, column: re.Match[str], states: States, legislatures: Legislatures, notes: Notes
) -> Iterator[Touch]:
    if int(column[2]) != legislatures.plan:
        raise MalformedData(
            path.name, 1, f"this is a file of the {column[2]} districts; ours are of {legislatures.plan}."
        )
    chamber = "upper" if column[1] == "U" else "lower"
    codes = {state.fips: state.code for state in states.all}
    for row in read_table(path, (column[0], _ZIP_COLUMN, _LAND_COLUMN), notes, delimiter="|"):
        geoid = row.text(column[0])
        if not geoid or not row.text(_ZIP_COLUMN) or geoid.endswith("ZZZ"):
            continue
        if row.number(_LAND_COLUMN) == 0:
            row.note("slivers without land left out")
        elif len(geoid) != 5 or geoid[:2] not in codes:
            raise row.fail(f"“{geoid[:10]}” is not the code of a legislative district.")
        else:
            yield row.zip5(_ZIP_COLUMN), codes[geoid[:2]], chamber, geoid[2:]


def _of_table(path: Path, states: States, notes: Notes) -> Iterator[Touch]:
    for row in read_table(path, _COLUMNS, notes):
        yield row.zip5("zip"), _state(row, states), row.choice("chamber", _CHAMBERS), _code(row)


def _state(row: Record, states: States) -> str:
    code = row.text("state")
    if code not in states:
        raise row.fail("“state” is not the postal code of a state.")
    return code


def _code(row: Record) -> str:
    return row.text("district_code", needed=True).rjust(3, "0")
