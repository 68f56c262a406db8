"""``district_offices.csv``: the staffed offices at home, with the official each belongs to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from advocacy.core.officials import DistrictOffice
from advocacy.core.sources import DISTRICT_OFFICES, Reading

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
    if not address.city:
        raise row.fail("an office needs a city.")
    row.degrees("latitude"), row.degrees("longitude")
    return DistrictOffice(
        office_id=row.text("office_id", needed=True),
        official_id=row.text("official_id", needed=True),
        address=address,
        phone=row.phone("phone"),
        hours=row.text("hours"),
        as_of=row.day("as_of"),
    )


def render(rows: Iterable[OfficeRow]) -> bytes:
    """The bytes of the file, by official and office."""
    ordered = sorted(rows, key=lambda row: (row.office.official_id, row.office.office_id))
    return render_table(DISTRICT_OFFICES, COLUMNS, (_cells(row) for row in ordered))


def _cells(row: OfficeRow) -> tuple[str, ...]:
    office, at = row.office, row.office.address
    return (
        *(office.office_id, office.official_id, at.building, at.street, at.room, at.city, at.state, at.zip),
        *(office.phone, office.hours, row.latitude, row.longitude, row.source, office.as_of.isoformat()),
    )
