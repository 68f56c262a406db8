"""State legislators of Open States: who serves on a day, in which district, and where they are reached."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from advocacy.core.divisions import DivisionId, States
from advocacy.core.errors import MalformedData, MalformedInput
from advocacy.core.officials import OfficeTitle, Official
from advocacy.core.sources import DISTRICT_OFFICES, NewFile, Origin, Reading
from advocacy.core.terms import END_NOT_GIVEN, START_NOT_GIVEN
from advocacy.providers import offices_file
from advocacy.providers.offices_file import OfficeRow
from advocacy.providers.records import Notes, Record

from .legislative_ids import division_of
from .people_files import read_people
from .people_offices import SOURCE, Offices, contact_form, links_of, offices_of, sound

ORIGIN = Origin(
    "openstates/people: state legislators of the 50 states, the District of Columbia and Puerto Rico",
    "https://github.com/openstates/people",
    "CC0-1.0",
)
Starts = Mapping[tuple[str, DivisionId], date]
"""Since when we know an official in her district, for sources that do not say."""

PERSON_ID = re.compile(r"ocd-person/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_OFFICES = {
    "upper": OfficeTitle.STATE_SENATOR,
    "lower": OfficeTitle.STATE_REPRESENTATIVE,
    "legislature": OfficeTitle.STATE_LEGISLATOR,
}
_GENDERS = {"female": "female", "male": "male"}
_PART_OF_A_DAY = re.compile(r"(\d{4})(?:-\d\d)?", re.ASCII)


def read_legislators(
    paths: Iterable[Path], states: States, as_of: date, starts: Starts
) -> tuple[Reading[Official], NewFile]:
    """Everyone in office on the day ``as_of``, and their offices at home. Raises ``MalformedData``.

    A field of a person that cannot be right is left out, and noted; the person is not.
    """
    officials, offices, told = dict[str, Official](), list[OfficeRow](), list[str]()
    for path in paths:
        notes = Notes(path.name)
        for row in read_people(path, notes):
            role = _role(row, as_of)
            if role is None:
                continue
            reached = offices_of(row, states)
            official = _official(row, role, reached, states, as_of, starts)
            if official.official_id in officials:
                raise row.fail(f"“{official.official_id}” is there twice.")
            officials[official.official_id] = official
            offices += reached.rows(official.official_id, as_of)
        told += notes.sentences()
    content = offices_file.render(offices)
    made = NewFile(DISTRICT_OFFICES, content, len(offices), ORIGIN)
    return Reading(tuple(officials.values()), tuple(told), ORIGIN), made


def _role(row: Record, as_of: date) -> Record | None:
    """The role in which she serves on the day, if she does; of several, the one that began last."""
    if row.text("death_date"):
        row.note("left out, because they have died")
        return None
    serving = [role for role in row.many("roles") if _start(role) <= as_of < _end(role, as_of)]
    if len(serving) > 1:
        row.note("listed in several seats: the one that began last counts")
    return max(serving, key=_start, default=None)


def _start(role: Record) -> date:
    given = _day(role, "start_date")
    part = _PART_OF_A_DAY.fullmatch(role.text("start_date"))
    return given or (date(int(part[1]), 1, 1) if part and int(part[1]) else START_NOT_GIVEN)


def _end(role: Record, as_of: date) -> date:
    """The end that the source gives; a year alone says nothing, unless it is over."""
    given, part = _day(role, "end_date"), _PART_OF_A_DAY.fullmatch(role.text("end_date"))
    if given is None and part and int(part[1]) < as_of.year:
        return as_of
    return given or END_NOT_GIVEN


def _day(role: Record, name: str) -> date | None:
    if not role.text(name):
        return None
    try:
        return role.day(name)
    except MalformedData:
        role.note(f"“{name}” not used, because it is no day")
        return None


def _official(row: Record, role: Record, reached: Offices, states: States, as_of: date, starts: Starts) -> Official:
    official_id, chamber = row.text("id", needed=True), role.choice("type", {kind: kind for kind in _OFFICES})
    if not PERSON_ID.fullmatch(official_id):
        raise row.fail("“id” is not one of Open States.")
    try:
        division = division_of(states, row.text("state"), chamber, role.text("district", needed=True))
    except MalformedInput as error:
        raise row.fail(str(error)) from None
    links, start = links_of(row), _start(role)
    return Official(
        official_id=official_id,
        division=division,
        office=_OFFICES[chamber],
        name=row.text("name", needed=True),
        given_name=row.text("given_name"),
        family_name=row.text("family_name", needed=True),
        suffix="",
        gender=_GENDERS.get(row.text("gender").lower(), ""),
        party=next((party.text("name") for party in row.many("party")), ""),
        phone=reached.phone,
        email=sound(row, "email", row.email),
        contact_form=contact_form(links),
        website=links[0] if links else "",
        address=reached.address,
        term_start=starts.get((official_id, division), start) if start == START_NOT_GIVEN else start,
        term_end=_end(role, as_of),
        how="",
        source=SOURCE,
        as_of=as_of,
    )
