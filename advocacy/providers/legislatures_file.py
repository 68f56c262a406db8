"""``state_districts.csv``: the districts of the states' legislatures, with their Census codes and seats."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from advocacy.core.divisions import DivisionId
from advocacy.core.errors import MalformedData, MalformedInput
from advocacy.core.legislatures import LegislativeDistrict, Legislatures
from advocacy.core.officials import Body, OfficeTitle
from advocacy.core.sources import STATE_DISTRICTS

from . import data_sources
from .read_once import read_once
from .records import Notes, Record
from .tables import read_table, render_table

COLUMNS = ("division", "office", "name", "geoid", "seats")
_OFFICES = {
    office.value: office
    for office in (OfficeTitle.STATE_SENATOR, OfficeTitle.STATE_REPRESENTATIVE, OfficeTitle.STATE_LEGISLATOR)
}
_GEOIDS = re.compile(r"(?:[0-9]{2}[0-9A-Z-]{3}(?: [0-9]{2}[0-9A-Z-]{3})*)?")


def read(districts: Path, bodies: Mapping[tuple[str, OfficeTitle], Body], plan: int) -> Legislatures:
    """The legislatures with what their states call them. Raises ``MalformedData``; a district twice is malformed."""
    return Legislatures(bodies, read_once(_districts, districts), plan)


def _districts(path: Path) -> tuple[LegislativeDistrict, ...]:
    rows: dict[tuple[DivisionId, OfficeTitle], LegislativeDistrict] = {}
    for row in read_table(path, COLUMNS, Notes(path.name)):
        made = _district(row)
        if (made.division, made.office) in rows:
            raise row.fail("the district is there twice.")
        rows[made.division, made.office] = made
    return tuple(rows.values())


def plan_of(sources: Path) -> int:
    """The year of the Census layer that the file's codes are of, by its ``sources.toml``. Raises ``MalformedData``."""
    entry = data_sources.read(sources).get(STATE_DISTRICTS)
    if entry is None or entry.plan is None:
        raise MalformedData(sources.name, None, f"it does not say of which year the codes in {STATE_DISTRICTS} are.")
    return entry.plan


def _district(row: Record) -> LegislativeDistrict:
    office, geoid, seats = _OFFICES.get(row.text("office")), row.text("geoid"), row.text("seats")
    try:
        division = DivisionId.parse(row.text("division"))
    except MalformedInput:
        raise row.fail("“division” is not one that we know.") from None
    if office is None or not _GEOIDS.fullmatch(geoid):
        raise row.fail("“office” is not one of a legislature, or “geoid” is not made of codes of five characters.")
    return LegislativeDistrict(division, office, row.text("name"), geoid, row.number("seats") if seats else None)


def render(districts: Iterable[LegislativeDistrict]) -> bytes:
    """The file's bytes: by state and chamber, numbers in their order. Raises ``MalformedData``."""
    ordered = sorted(districts, key=_rank)
    cells = ((d.division.value, d.office.value, d.name, d.geoid, str(d.seats or "")) for d in ordered)
    return render_table(STATE_DISTRICTS, COLUMNS, cells)


def _rank(one: LegislativeDistrict) -> tuple[object, ...]:
    words = re.split(r"(\d+)", one.division.district or "")
    name = [(int(word), "") if word.isdecimal() else (0, word) for word in words]
    return (one.division.state, list(_OFFICES.values()).index(one.office), one.division.kind, name)
