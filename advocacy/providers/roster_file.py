"""``legislators.csv``: the officials and where they are reached, for us and for a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from sys import intern

from advocacy.core.divisions import DivisionId
from advocacy.core.errors import MalformedData, MalformedInput
from advocacy.core.officials import Body, DistrictOffice, OfficeTitle, Official
from advocacy.core.roster import Roster
from advocacy.core.sources import LEGISLATORS, Reading
from advocacy.core.terms import END_NOT_GIVEN, START_NOT_GIVEN, TermRule, TermRules, with_terms

from . import offices_file
from .read_once import read_once
from .records import Notes, Record
from .tables import read_table, render_table

COLUMNS = (
    *("official_id", "division", "office", "title"),
    *("name", "given_name", "middle_name", "family_name", "suffix", "gender", "party"),
    *("phone", "email", "contact_form", "website"),
    *("street", "room", "building", "city", "state", "zip"),
    *("term_start", "term_end", "how", "senate_class", "source", "as_of"),
)
TITLES = {
    OfficeTitle.US_SENATOR: "Senator",
    OfficeTitle.US_REPRESENTATIVE: "Representative",
    OfficeTitle.US_DELEGATE: "Delegate",
    OfficeTitle.US_RESIDENT_COMMISSIONER: "Resident Commissioner",
    OfficeTitle.STATE_SENATOR: "State Senator",
    OfficeTitle.STATE_REPRESENTATIVE: "State Representative",
    OfficeTitle.STATE_LEGISLATOR: "State Legislator",
    OfficeTitle.GOVERNOR: "Governor",
    OfficeTitle.MAYOR: "Mayor",
}
_GENDERS = {"female": "female", "male": "male", "": ""}
_WAYS = {way: way for way in ("election", "special-election", "appointment", "")}
_OFFICES = list(OfficeTitle)
Correct = Callable[[tuple[Official, ...]], tuple[Official, ...]]
_Key = tuple[str, OfficeTitle]
Bodies = Mapping[_Key, Body]
"""What each state calls its offices, by postal code and title."""


_NO_BODIES: Bodies = {}
_NO_RULES: TermRules = {}


def read(
    path: Path,
    offices: Path,
    bodies: Bodies = _NO_BODIES,
    rules: TermRules = _NO_RULES,
    corrected: Correct | None = None,
) -> Roster:
    """The roster as the site uses it: terms end by the states' ``rules`` where no source and no correction says when.

    Of the offices at home, those that can get post. Raises ``MalformedData``.
    """
    if corrected:
        officials = with_terms(corrected(read_officials(path, bodies).rows), rules)
    else:
        officials = read_once(_with_terms, path, tuple(bodies.items()), tuple(rules.items()))
    if not officials:
        raise MalformedData(path.name, None, "it names no official.")
    found: dict[str, list[DistrictOffice]] = {}
    for office in filter(offices_file.can_get_post, read_once(offices_file.read, offices).rows):
        found.setdefault(office.official_id, []).append(office)
    return Roster(officials, {official_id: tuple(here) for official_id, here in found.items()})


def _with_terms(
    path: Path, bodies: tuple[tuple[_Key, Body], ...], rules: tuple[tuple[_Key, TermRule], ...]
) -> tuple[Official, ...]:
    return with_terms(read_officials(path, dict(bodies)).rows, dict(rules))


def read_officials(path: Path, bodies: Bodies = _NO_BODIES) -> Reading[Official]:
    """Every official as the file has her, and what was mended. Raises ``MalformedData``; one twice is malformed."""
    notes = Notes(path.name)
    seen: dict[str, Official] = {}
    for row in read_table(path, COLUMNS, notes):
        official = _official(row, bodies)
        if official.official_id in seen:
            raise row.fail(f"“{official.official_id}” is there twice.")
        seen[official.official_id] = official
    return Reading(tuple(seen.values()), notes.sentences())


def _official(row: Record, bodies: Bodies) -> Official:
    try:
        division = DivisionId.parse(row.text("division", needed=True))
        office = OfficeTitle(row.text("office", needed=True))
    except (MalformedInput, ValueError):
        raise row.fail("“division” or “office” is not one that we know.") from None
    official_id = intern(row.text("official_id", needed=True))
    may_lack = not office.is_federal
    term_start = START_NOT_GIVEN if may_lack and not row.text("term_start") else row.day("term_start")
    term_end = END_NOT_GIVEN if may_lack and not row.text("term_end") else row.day("term_end")
    if term_end <= term_start:
        raise row.fail("the term ends before it begins.")
    return Official(
        official_id=official_id,
        division=division,
        office=office,
        name=row.text("name", needed=True),
        given_name=row.text("given_name"),
        middle_name=row.text("middle_name"),
        family_name=row.text("family_name", needed=True),
        suffix=row.text("suffix"),
        gender=row.choice("gender", _GENDERS),
        party=intern(row.text("party")),
        phone=row.phone("phone"),
        email=row.email("email"),
        contact_form=row.web("contact_form"),
        website=row.web("website"),
        address=row.address(),
        term_start=term_start,
        term_end=term_end,
        how=row.choice("how", _WAYS),
        senate_class=row.text("senate_class"),
        source=intern(row.text("source")),
        as_of=row.day("as_of"),
        body=bodies.get((division.state, office)),
    )


def render(officials: Iterable[Official], bodies: Bodies = _NO_BODIES) -> bytes:
    """The bytes of ``legislators.csv``: by state, office, district and Senate class. Raises ``MalformedData``.

    A title is what the state calls it, and a day that no source gives is left empty.
    """
    rows = (_cells(official, bodies) for official in sorted(officials, key=_rank))
    return render_table(LEGISLATORS, COLUMNS, rows)


def _rank(official: Official) -> tuple[str, int, int, str, str, str]:
    number = official.division.district or ""
    order = int(number) if number.isdecimal() else 0
    office = _OFFICES.index(official.office)
    return (official.division.state, office, order, number, official.senate_class, official.official_id)


def _cells(one: Official, bodies: Bodies) -> tuple[str, ...]:
    at, body = one.address, bodies.get((one.division.state, one.office))
    start = "" if one.term_start == START_NOT_GIVEN else one.term_start.isoformat()
    end = "" if one.term_end == END_NOT_GIVEN else one.term_end.isoformat()
    return (
        *(one.official_id, one.division.value, one.office.value, body.title if body else TITLES[one.office]),
        *(one.name, one.given_name, one.middle_name, one.family_name, one.suffix, one.gender, one.party),
        *(one.phone, one.email, one.contact_form, one.website),
        *(at.street, at.room, at.building, at.city, at.state, at.zip),
        *(start, end, one.how, one.senate_class),
        *(one.source, one.as_of.isoformat()),
    )
