"""Offices at home: ``legislators-district-offices`` of congress-legislators (YAML, JSON), or a table drawn from it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from advocacy.core.addresses import PostalAddress
from advocacy.core.officials import DistrictOffice
from advocacy.core.sources import DISTRICT_OFFICES, NewFile, Origin
from advocacy.providers import offices_file
from advocacy.providers.records import Notes, Record
from advocacy.providers.tables import read_table

from .documents import is_document, read_document

ORIGIN = Origin(
    "unitedstates/congress-legislators: district offices of members of Congress",
    "https://unitedstates.github.io/congress-legislators/legislators-district-offices.json",
    "CC0-1.0",
)
_COLUMNS = (
    *("office_id", "bioguide", "building", "address", "suite", "city", "state", "zip", "phone", "hours"),
    *("latitude", "longitude"),
)
_BARE_NUMBER = re.compile(r"#?\s*(\d+[A-Z]?)")


def read_offices(path: Path, as_of: date) -> NewFile:
    """Our file of district offices. Raises ``MalformedData`` with the line of the row or record."""
    notes = Notes(path.name)
    rows = _records(path, notes) if is_document(path) else read_table(path, _COLUMNS, notes)
    offices = tuple(_office(row, as_of) for row in rows)
    ids = [row.office.office_id for row in offices]
    _refuse_twice(ids, notes)
    return NewFile(DISTRICT_OFFICES, offices_file.render(offices), len(offices), ORIGIN, notes=notes.sentences())


def _refuse_twice(ids: list[str], notes: Notes) -> None:
    twice = {name for name in ids if ids.count(name) > 1}
    if twice:
        raise Record({}, 0, notes).fail(f"the office “{min(twice)}” is there twice.")


def _records(path: Path, notes: Notes) -> Iterator[Record]:
    for member in read_document(path, notes):
        bioguide = member.inner("id").text("bioguide", needed=True)
        for office in member.many("offices"):
            cells = {**office.cells, "office_id": office.cells.get("id", ""), "bioguide": bioguide}
            yield Record(cells, member.line, notes, member.called)


def _office(row: Record, as_of: date) -> offices_file.OfficeRow:
    address = PostalAddress(
        street=row.text("address"),
        room=_BARE_NUMBER.sub(r"Suite \1", row.text("suite"), count=1) if _bare(row) else row.text("suite"),
        building=row.text("building"),
        city=row.text("city"),
        state=row.text("state"),
        zip=row.zip("zip"),
    )
    if not address.city:
        raise row.fail("an office needs a city.")
    office = DistrictOffice(
        office_id=row.text("office_id", needed=True),
        official_id=f"bioguide:{row.text('bioguide', needed=True)}",
        address=address,
        phone=row.phone("phone"),
        hours=row.text("hours"),
        as_of=as_of,
    )
    return offices_file.OfficeRow(office, row.degrees("latitude"), row.degrees("longitude"), "congress-legislators")


def _bare(row: Record) -> bool:
    return bool(_BARE_NUMBER.fullmatch(row.text("suite")))
