"""``legislators-current`` of unitedstates/congress-legislators (YAML, JSON): who sits in Congress, with all terms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from advocacy.core.addresses import PostalAddress
from advocacy.core.cosponsors import Member, Term, full_names, names_of
from advocacy.core.divisions import DivisionId, States
from advocacy.core.errors import MalformedInput
from advocacy.core.officials import OfficeTitle, Official, federal_seats
from advocacy.core.sources import Origin, Reading
from advocacy.providers.records import Notes, Record

from .documents import read_document

SOURCE = "congress-legislators"
ORIGIN = Origin(
    "unitedstates/congress-legislators: current members of Congress",
    "https://unitedstates.github.io/congress-legislators/legislators-current.json",
    "CC0-1.0",
)
_PARTIES = {"Democrat": "Democratic"}
_GENDERS = {"F": "female", "M": "male", "": ""}
_WAYS = {"appointment": "appointment", "special-election": "special-election", "": "election"}
_HOUSES = {"rep": "rep", "sen": "sen"}
_SWEARING_IN = timedelta(days=90)  # the winner of a special election in November sits by January
_BIOGUIDE = re.compile(r"[A-Z]\d{6}")
_CAPITOL = re.compile(r"(\S+) (.+?),? (Washington),? (DC|D\.C\.) (\d{5}(?:-\d{4})?)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Form:
    """The address of a member's own contact form, and who collected it."""

    url: str
    source: str


def read_members(path: Path, states: States, as_of: date, forms: Mapping[str, Form]) -> Reading[Official]:
    """Everyone in office on the day ``as_of``. Raises ``MalformedData`` with the line of the record."""
    notes = Notes(path.name)
    return Reading(tuple(officials(read_document(path, notes), states, as_of, forms)), notes.sentences(), ORIGIN)


def read_service(path: Path) -> Reading[Member]:
    """The names and all terms of everyone listed. Raises ``MalformedData``."""
    notes = Notes(path.name)
    return Reading(tuple(_member(row) for row in read_document(path, notes)), notes.sentences(), ORIGIN)


def officials(rows: Iterable[Record], states: States, as_of: date, forms: Mapping[str, Form]) -> Iterator[Official]:
    """Our officials from records of this structure."""
    seen = set[str]()
    for row in rows:
        bioguide = _bioguide(row)
        if bioguide in seen:
            raise row.fail(f"“{bioguide}” is there twice.")
        seen.add(bioguide)
        term = _term(row, as_of)
        if term.day("end") <= as_of and not _holds_over(term, as_of):
            row.note("left out, because the last term had ended by the day of the data")
            continue
        yield _official(row, term, states, as_of, forms.get(bioguide))


def _holds_over(term: Record, as_of: date) -> bool:
    """Whether a senator by appointment may still sit: until the winner of the election is sworn in."""
    return term.text("how") == "appointment" and as_of - term.day("end") < _SWEARING_IN


def _bioguide(row: Record) -> str:
    bioguide = row.inner("id").text("bioguide", needed=True)
    if not _BIOGUIDE.fullmatch(bioguide):
        raise row.fail("“bioguide” should be a letter and six digits.")
    return bioguide


def _term(row: Record, as_of: date) -> Record:
    begun = [term for term in row.many("terms") if term.day("start") <= as_of]
    if not begun:
        raise row.fail(f"no term had begun by {as_of}.")
    return max(begun, key=lambda term: term.day("start"))


def _official(row: Record, term: Record, states: States, as_of: date, form: Form | None) -> Official:
    name = row.inner("name")
    division, office = _seat(term, states)
    own_form = term.web("contact_form")
    borrowed = form if form and not own_form else None
    party = term.text("party")
    return Official(
        official_id=f"bioguide:{_bioguide(row)}",
        division=division,
        office=office,
        name=name.text("official_full") or _full_name(name),
        given_name=name.text("first", needed=True),
        middle_name=name.text("middle"),
        family_name=name.text("last", needed=True),
        suffix=name.text("suffix"),
        gender=row.inner("bio").choice("gender", _GENDERS),
        party=_PARTIES.get(party, party),
        phone=term.phone("phone"),
        email="",
        contact_form=borrowed.url if borrowed else own_form,
        website=term.web("url"),
        address=_address(term),
        term_start=term.day("start"),
        term_end=_term_end(term, office),
        how=term.choice("how", _WAYS),
        senate_class=term.text("class"),
        source=f"{SOURCE}; form: {borrowed.source}" if borrowed and borrowed.source != SOURCE else SOURCE,
        as_of=as_of,
    )


def _term_end(term: Record, office: OfficeTitle) -> date:
    """As the source has it; but the Resident Commissioner is elected for four years. Source: 48 U.S.C. 891."""
    start, end = term.day("start"), term.day("end")
    begins_in_full = (start.month, start.day, start.year % 4) == (1, 3, 1)
    if office is not OfficeTitle.US_RESIDENT_COMMISSIONER or not begins_in_full or end.year != start.year + 2:
        return end
    term.note("the Resident Commissioner’s term runs for four years (48 U.S.C. 891), not two")
    return end.replace(year=start.year + 4)


def _seat(term: Record, states: States) -> tuple[DivisionId, OfficeTitle]:
    code, house = term.text("state", needed=True), term.choice("type", _HOUSES)
    if code not in states:
        raise term.fail(f"“{code[:20]}” is not a state we know.")
    if house == "sen":
        if not states[code].senate_seats or term.text("class") not in {"1", "2", "3"}:
            raise term.fail("a senator needs a state and a class of 1, 2 or 3.")
        return states[code].division, OfficeTitle.US_SENATOR
    try:
        division = states[code].district(term.text("district", needed=True))
    except MalformedInput as error:
        raise term.fail(str(error)) from None
    return division, federal_seats(division, states)[0]


def _full_name(name: Record) -> str:
    parts = [name.text("nickname") or name.text("first"), name.text("middle"), name.text("last", needed=True)]
    suffix = name.text("suffix")
    return " ".join(part for part in parts if part) + (f", {suffix}" if suffix else "")


def _address(term: Record) -> PostalAddress:
    text = term.text("address")
    if not text:
        return PostalAddress()
    match = _CAPITOL.fullmatch(text)
    if not match:
        raise term.fail("the address should be a room, a building, Washington DC and a ZIP code.")
    return PostalAddress("", match[1], match[2], "Washington", "DC", match[5])


def _member(row: Record) -> Member:
    name = row.inner("name")
    parts = (name.text(part) for part in ("first", "middle", "nickname", "last", "official_full"))
    return Member(
        f"bioguide:{_bioguide(row)}",
        full_names(*names_of(*parts)),
        tuple(
            Term(term.choice("type", _HOUSES) == "rep", term.text("state"), term.day("start"), term.day("end"))
            for term in row.many("terms")
        ),
    )
