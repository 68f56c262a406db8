"""``district_offices.csv``: the staffed offices at home, with the official each belongs to."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from sys import intern

from advocacy.core.officials import DistrictOffice
from advocacy.core.sources import DISTRICT_OFFICES, NewFile, Reading

from .office_positions import point_of
from .records import Notes, Record
from .tables import read_table, render_table

COLUMNS = (
    *("office_id", "official_id", "building", "street", "room", "city", "state", "zip"),
    *("phone", "hours", "latitude", "longitude", "source", "as_of"),
)


@dataclass(frozen=True)
class OfficeRow:
    """An office with what the file keeps beside it. Latitude and longitude are degrees, as the source wrote them."""

    office: DistrictOffice
    latitude: str
    longitude: str
    source: str


def read(path: Path) -> Reading[DistrictOffice]:
    """Every office, and what was mended. Raises ``MalformedData``; the same office twice is malformed."""
    notes = Notes(path.name)
    seen: dict[str, DistrictOffice] = {}
    for row in read_table(path, COLUMNS, notes):
        office = _office(row)
        if office.office_id in seen:
            raise row.fail(f"“{office.office_id}” is there twice.")
        seen[office.office_id] = office
    return Reading(tuple(seen.values()), notes.sentences())


def can_get_post(office: DistrictOffice) -> bool:
    """Whether a letter can be addressed to it: some offices publish only a city and a telephone."""
    return bool(office.address and office.address.zip)


def _office(row: Record) -> DistrictOffice:
    address = row.address()
    if not address.city and not row.text("phone"):
        raise row.fail("an office needs a city or a phone.")
    return DistrictOffice(
        office_id=row.text("office_id", needed=True),
        official_id=intern(row.text("official_id", needed=True)),
        address=address,
        phone=row.phone("phone"),
        hours=row.text("hours"),
        as_of=row.day("as_of"),
        point=point_of(row),
    )


def render(rows: Iterable[OfficeRow]) -> bytes:
    """The bytes of the file, by official and office."""
    ordered = sorted(rows, key=lambda row: (row.office.official_id, row.office.office_id))
    return render_table(DISTRICT_OFFICES, COLUMNS, (_cells(row) for row in ordered))


def joined(before: Path, made: NewFile, belongs: Callable[[str], bool]) -> NewFile:
    """The file with the new rows in place of those before whose official ``belongs`` to the same source.

    All other rows stay as they are written. Raises ``MalformedData`` where the file before cannot be read.
    """
    kept = read_table(before, COLUMNS, Notes(before.name)) if before.exists() else ()
    cells = [[str(row.cells[column]) for column in COLUMNS] for row in kept if not belongs(row.text("official_id"))]
    cells += list(csv.reader(io.StringIO(made.content.decode("utf-8"), newline="")))[1:]
    cells.sort(key=lambda row: (row[1], row[0]))
    return replace(made, content=render_table(DISTRICT_OFFICES, COLUMNS, cells), rows=len(cells))


def _cells(row: OfficeRow) -> tuple[str, ...]:
    office, at = row.office, row.office.address
    return (
        *(office.office_id, office.official_id, at.building, at.street, at.room, at.city, at.state, at.zip),
        *(office.phone, office.hours, row.latitude, row.longitude, row.source, office.as_of.isoformat()),
    )
