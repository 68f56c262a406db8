"""Governors, and DC's mayor: a table of who governs, beside the executives of Open States for all else of a person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from advocacy.core.addresses import PostalAddress
from advocacy.core.divisions import States
from advocacy.core.officials import OfficeTitle, Official
from advocacy.core.sources import Origin, Reading
from advocacy.core.terms import END_NOT_GIVEN, START_NOT_GIVEN
from advocacy.providers.records import Notes, Record
from advocacy.providers.tables import read_table

from . import one_line_address
from .openstates_people import PERSON_ID
from .people_offices import SOURCE, contact_form, links_of, sound

ORIGIN = Origin(
    "KFF: list of governors in 2026; offices, addresses and terms from openstates/people",
    "https://github.com/openstates/people",
    "CC0-1.0 (openstates/people); names and parties are facts",
)
_COLUMNS = ("state", "office", "name", "party", "address", "phone", "email", "website", "same_person")
_PERSON_COLUMNS = ("state", "role", "name", "given_name", "family_name", "contact_url")
_PERSON_TERM = ("role_start", "role_end", "ocd_person_id")
_OFFICES = {"Governor": OfficeTitle.GOVERNOR.value, "Mayor": OfficeTitle.MAYOR.value}
_OTHER_SOURCE = "KFF"


@dataclass(frozen=True)
class _Person:
    """What Open States says of the one whom it has in the office, who may be a predecessor."""

    row: Record

    @property
    def name(self) -> str:
        return self.row.text("name", needed=True)

    def day(self, column: str, missing: date) -> date:
        return self.row.day(column) if self.row.text(column) else missing


def read_governors(table: Path, people: Path | None, states: States, as_of: date) -> Reading[Official]:
    """Who governs each state of the table. Raises ``MalformedData``; two of one state are malformed.

    Where Open States still has a predecessor, nothing of that person is used, and the id is the state's.
    """
    notes = Notes(table.name)
    people_notes = Notes(people.name if people else "")
    known = dict(_people(people, people_notes)) if people else {}
    found: dict[str, Official] = {}
    for row in read_table(table, _COLUMNS, notes):
        code = row.text("state", needed=True)
        if code not in states:
            raise row.fail(f"“{code[:20]}” is not a state we know.")
        if code in found:
            raise row.fail(f"there is a second governor of {code}.")
        found[code] = _official(row, _same(row, known), states, as_of)
    return Reading(tuple(found.values()), (*notes.sentences(), *people_notes.sentences()), ORIGIN)


def _people(path: Path, notes: Notes) -> Iterator[tuple[str, _Person]]:
    for row in read_table(path, (*_PERSON_COLUMNS, *_PERSON_TERM), notes):
        if row.text("role") == "governor":
            yield row.text("state", needed=True), _Person(row)


def _same(row: Record, known: Mapping[str, _Person]) -> _Person | None:
    """The record of Open States, if it is of the same person."""
    person = known.get(row.text("state"))
    if person is None or row.text("same_person").lower() != "yes":
        return None
    if row.cells.get("name_in_openstates", person.name) != person.name:
        raise person.row.fail(f"{person.name[:40]} is not whom the table of governors has in mind.")
    return person


def _official(row: Record, person: _Person | None, states: States, as_of: date) -> Official:
    code, name = row.text("state"), row.text("name", needed=True)
    office = OfficeTitle(row.choice("office", _OFFICES))
    address, phone = _reached(row, states)
    given, _, family = name.rpartition(" ")
    official_id, start, end = f"governor:{code.lower()}", START_NOT_GIVEN, END_NOT_GIVEN
    if person:
        given, family = person.row.text("given_name"), person.row.text("family_name", needed=True)
        official_id = _id(person.row)
        start, end = person.day("role_start", START_NOT_GIVEN), person.day("role_end", END_NOT_GIVEN)
        if end <= as_of:
            row.note("ends of terms that were over by the day of the data left out")
            end = END_NOT_GIVEN
    else:
        row.note("without the person’s record: the last word of the name is the family name")
    links = links_of(_links(row, person))
    return Official(
        official_id=official_id,
        division=states[code].division,
        office=office,
        name=name,
        given_name=given,
        family_name=family,
        suffix="",
        gender="",
        party=row.text("party"),
        phone=phone,
        email=sound(row, "email", row.email),
        contact_form=contact_form(links),
        website=sound(row, "website", row.web),
        address=address,
        term_start=start,
        term_end=end,
        how="",
        source=SOURCE if person else f"{_OTHER_SOURCE}; office: {SOURCE}",
        as_of=as_of,
    )


def _id(row: Record) -> str:
    value = row.text("ocd_person_id", needed=True)
    if not PERSON_ID.fullmatch(value):
        raise row.fail("“ocd_person_id” is not one of Open States.")
    return value


def _links(row: Record, person: _Person | None) -> Record:
    urls = [row.text("website"), person.row.text("contact_url") if person else ""]
    return Record({"links": [{"url": url} for url in urls if url]}, row.line, row.notes)


def _reached(row: Record, states: States) -> tuple[PostalAddress, str]:
    """Address and phone. With an address in another state neither can be of this office."""
    phone, text = sound(row, "phone", row.phone), sound(row, "address", row.text)
    address = one_line_address.parse(text, states)
    if address is not None and address.state != row.text("state"):
        row.note("address and phone left out, because they are in another state")
        return PostalAddress(), ""
    if text and address is None:
        row.note("addresses left out, because they are not whole")
    return address or PostalAddress(), phone
