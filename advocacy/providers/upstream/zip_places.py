"""``zip_places.csv``, plain or gzipped: names and kinds of ZIP codes, drawn from the Python package zipcodes."""

from __future__ import annotations

import re
from pathlib import Path

from advocacy.core.sources import ZIP_PLACES, NewFile, Origin
from advocacy.providers.records import Notes
from advocacy.providers.tables import read_table
from advocacy.providers.zip_places_file import cells_of, render

ORIGIN = Origin(
    "Names and kinds of ZIP codes, from the Python package zipcodes 3.0.0",
    "https://pypi.org/project/zipcodes/3.0.0/",
    "MIT",
)
_COLUMNS = ("zip", "type", "city", "state", "county", "lat", "lon", "active")
_FLAGS = {"1": "1", "0": "0", "true": "1", "false": "0", "TRUE": "1", "FALSE": "0"}

_MC = re.compile(r"\bMc([a-z])(?=[a-z]{2})")
"""Not Mcbh, which is the Marine Corps Base Hawaii."""


def read_places(path: Path) -> NewFile:
    """Our file of ZIP names. Raises ``MalformedData``; the same ZIP twice is malformed."""
    notes, rows, mended = Notes(path.name), dict[str, tuple[str, ...]](), 0
    for row in read_table(path, _COLUMNS, notes):
        cells = cells_of(row, _COLUMNS, _FLAGS)
        if cells[0] in rows:
            raise row.fail(f"the ZIP {cells[0]} is there twice.")
        names = tuple(_MC.sub(lambda found: f"Mc{found[1].upper()}", cell) for cell in cells)
        mended += names != cells
        rows[cells[0]] = names
    if mended:
        notes.add(f"{mended} names such as Mckeesport given their capital (McKeesport)")
    return NewFile(ZIP_PLACES, render(rows.values()), len(rows), ORIGIN, notes=notes.sentences())
