"""A table of Census codes and Open States names to our districts of legislatures; what it lacks is added from the law.

Columns: ``state``, ``chamber`` (upper, lower), ``district_code`` (Census, without leading zeros), ``district_name``
(Census) and ``openstates_district``: several names with a bar between, or none where every seat was vacant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from advocacy.core.divisions import DivisionId, States
from advocacy.core.errors import MalformedInput
from advocacy.core.legislatures import LegislativeDistrict
from advocacy.core.officials import OfficeTitle
from advocacy.core.sources import STATE_DISTRICTS, NewFile, Origin
from advocacy.providers.legislatures_file import render
from advocacy.providers.records import Notes, Record
from advocacy.providers.tables import read_table

from . import new_hampshire
from .legislative_ids import division_of, folded
from .legislative_seats import seats_of

ORIGIN = Origin(
    "U.S. Census Bureau, codes and names of state legislative districts, joined to the names of openstates/people; "
    "wards, Puerto Rico, members at large, overlying districts and numbers of seats from the laws",
    "https://www2.census.gov/geo/docs/maps-data/data/rel2020/cd-sld/",
    "public domain (U.S. government work); CC0-1.0",
)
_COLUMNS = ("state", "chamber", "district_code", "district_name", "openstates_district")
_ROLES = {"upper": "upper", "lower": "lower"}
_CODE = re.compile(r"[0-9A-Z-]{1,3}")
_CENSUS_WORDS = re.compile(
    r"^State (?:House|Senate|Legislative) (?:Sub)?district |(?: State House| Senatorial)? District$", re.I
)
_ZEROS = re.compile(r"\b0+(?=\d)")


def geoid_of(states: States, state: str, code: str) -> str:
    """The Census code with the state's FIPS in front, as the geocoder gives it: three characters, zeros in front."""
    return states[state].fips + code.rjust(3, "0")


def read_districts(path: Path, states: States, plan: int) -> NewFile:
    """Our file of districts. Raises ``MalformedData``, also for a district twice."""
    notes = Notes(path.name)
    rows = list(read_table(path, _COLUMNS, notes))
    siblings: dict[tuple[str, str], set[str]] = {}
    for row in rows:
        siblings.setdefault((row.text("state"), row.text("chamber")), set()).update(_names(row))
    found: dict[tuple[DivisionId, OfficeTitle], LegislativeDistrict] = {}
    for row in rows:
        for made in _districts(row, states, siblings):
            if (made.division, made.office) in found:
                raise row.fail(f"“{made.name}” is there twice.")
            found[made.division, made.office] = made
    for made in (*_overlying(found, states), *_by_law(states)):
        found.setdefault((made.division, made.office), made)
    unknown = sum(one.seats is None for one in found.values())
    notes.add(f"{unknown} districts whose number of seats is not known")
    return NewFile(STATE_DISTRICTS, render(found.values()), len(found), ORIGIN, notes=notes.sentences(), plan=plan)


def _names(row: Record) -> list[str]:
    given = [name.strip() for name in row.text("openstates_district").split("|") if name.strip()]
    return given or [_ZEROS.sub("", _CENSUS_WORDS.sub("", row.text("district_name", needed=True)))]


def _districts(row: Record, states: States, siblings: dict[tuple[str, str], set[str]]) -> Iterator[LegislativeDistrict]:
    state, code = row.text("state"), row.text("district_code")
    role = row.choice("chamber", _ROLES)
    if state not in states or not _CODE.fullmatch(code):
        raise row.fail("“state” or “district_code” is not one that we know.")
    if not row.text("openstates_district"):
        row.note("districts without a member, named as the Census does")
    for name in _names(row):
        try:
            division = division_of(states, state, role, name)
        except MalformedInput as error:
            raise row.fail(str(error)) from None
        seats = seats_of(state, role, name, siblings[state, role])
        yield LegislativeDistrict(division, _office(state, role), name, geoid_of(states, state, code), seats)


def _office(state: str, role: str) -> OfficeTitle:
    if state in {"NE", "DC"}:
        return OfficeTitle.STATE_LEGISLATOR
    return OfficeTitle.STATE_SENATOR if role == "upper" else OfficeTitle.STATE_REPRESENTATIVE


def _overlying(
    found: dict[tuple[DivisionId, OfficeTitle], LegislativeDistrict], states: States
) -> Iterator[LegislativeDistrict]:
    """New Hampshire's districts over others, with the codes of those; none where one of them is missing."""
    office = OfficeTitle.STATE_REPRESENTATIVE
    for name, under in new_hampshire.overlays().items():
        beneath = [found.get((division_of(states, "NH", "lower", one), office)) for one in under]
        codes = [one.geoid for one in beneath if one]
        if len(codes) == len(under):
            division = division_of(states, "NH", "lower", name)
            yield LegislativeDistrict(division, office, name, " ".join(codes), new_hampshire.seats_of(name))


def _by_law(states: States) -> Iterator[LegislativeDistrict]:
    """What no table of the fifty states has: the District, Puerto Rico, members at large, Maine's tribes."""
    council = OfficeTitle.STATE_LEGISLATOR
    for ward in range(1, 9):  # D.C. Code 1-221.01: eight wards, four members at large and the chairman
        division = division_of(states, "DC", "legislature", f"Ward {ward}")
        yield LegislativeDistrict(division, council, f"Ward {ward}", geoid_of(states, "DC", str(ward)), 1)
    yield LegislativeDistrict(states["DC"].division, council, "At-Large", "", 5)
    for role, number in (("upper", 8), ("lower", 40)):  # Constitution of Puerto Rico, article III, sections 3 and 4
        for one in map(str, range(1, number + 1)):
            division, seats = division_of(states, "PR", role, one), seats_of("PR", role, one)
            yield LegislativeDistrict(division, _office("PR", role), one, geoid_of(states, "PR", one), seats)
        # eleven, and more where the minority parties would have too few: section 7
        yield LegislativeDistrict(states["PR"].division, _office("PR", role), "At-Large", "", None)
    for tribe in ("Houlton Band of Maliseet Indians", "Passamaquoddy Tribe"):  # 3 M.R.S. 1: chosen by their tribes
        division = DivisionId.parse(f"{states['ME'].division}/sldl:{folded(tribe)}")
        yield LegislativeDistrict(division, OfficeTitle.STATE_REPRESENTATIVE, tribe, "", 1)
