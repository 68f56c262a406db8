"""People in office, what their offices are called, and where they are reached."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from .addresses import PostalAddress
from .divisions import DivisionId, States
from .places import Point


class Chamber(StrEnum):
    """Where an office sits, in the words of Open States; ``executive`` is our own."""

    UPPER = "upper"
    LOWER = "lower"
    LEGISLATURE = "legislature"
    EXECUTIVE = "executive"


class OfficeTitle(StrEnum):
    """The office that an official holds; the API's ``office``."""

    US_SENATOR = "us_senator"
    US_REPRESENTATIVE = "us_representative"
    US_DELEGATE = "us_delegate"
    US_RESIDENT_COMMISSIONER = "us_resident_commissioner"
    STATE_SENATOR = "state_senator"
    STATE_REPRESENTATIVE = "state_representative"
    STATE_LEGISLATOR = "state_legislator"
    GOVERNOR = "governor"
    MAYOR = "mayor"

    @property
    def chamber(self) -> Chamber:
        return _CHAMBERS.get(self, Chamber.LOWER)

    @property
    def is_federal(self) -> bool:
        return self.startswith("us_")


_CHAMBERS = {
    OfficeTitle.US_SENATOR: Chamber.UPPER,
    OfficeTitle.STATE_SENATOR: Chamber.UPPER,
    OfficeTitle.STATE_LEGISLATOR: Chamber.LEGISLATURE,
    OfficeTitle.GOVERNOR: Chamber.EXECUTIVE,
    OfficeTitle.MAYOR: Chamber.EXECUTIVE,
}


@dataclass(frozen=True, slots=True)
class Body:
    """An office of a state as the state itself calls it: ``State Assembly`` and ``Assembly Member`` in California.

    ``titles_es`` is the Spanish title, masculine and feminine. ``mail_law`` is the law by which the state publishes
    mail to its officials, empty where we know of none; ``source`` is where all this was read.
    """

    state: str
    office: OfficeTitle
    name: str
    name_es: str
    title: str
    titles_es: tuple[str, str]
    mail_law: str = ""
    source: str = ""


class Level(StrEnum):
    """Which officials are asked for."""

    FEDERAL = "federal"
    STATE = "state"
    ALL = "all"

    def covers(self, office: OfficeTitle) -> bool:
        return self is Level.ALL or (self is Level.FEDERAL) == office.is_federal


@dataclass(frozen=True, slots=True)
class Official:
    """A person in an office for one term. ``term_end`` is the first day on which the term no longer runs.

    Where ``end_is_known`` is false it is the first day on which the term may have run out: who sits there from then on
    our list cannot tell.
    """

    official_id: str
    division: DivisionId
    office: OfficeTitle
    name: str
    given_name: str
    family_name: str
    suffix: str
    gender: str
    """``female``, ``male`` or empty where the source does not say."""
    party: str
    phone: str
    email: str
    contact_form: str
    website: str
    address: PostalAddress
    term_start: date
    term_end: date
    how: str
    """``election``, ``special-election`` or ``appointment``."""
    source: str
    as_of: date
    is_person: bool = True
    """False for the office of a seat whose holder our list cannot name."""
    middle_name: str = ""
    senate_class: str = ""
    """``1``, ``2`` or ``3`` for a senator: which third of the Senate is elected when."""
    end_is_known: bool = True
    departing: bool = False
    """Whether we know that she does not return after this term."""
    body: Body | None = None
    """What the state calls this office; None for Congress, whose titles are the same everywhere."""

    def serves_on(self, day: date) -> bool:
        return self.term_start <= day < self.term_end

    @property
    def seat_id(self) -> str:
        """The id of the office without its holder."""
        return f"office:{self.office}:{self.official_id.rpartition(':')[2]}"

    def without_holder(self) -> Official:
        """The office that this person held, to write to whoever holds it now."""
        return replace(
            self,
            official_id=self.seat_id,
            name="",
            given_name="",
            middle_name="",
            family_name="",
            suffix="",
            gender="",
            party="",
            contact_form="",
            email="",
            website="",
            departing=False,
            is_person=False,
        )


@dataclass(frozen=True, slots=True)
class DistrictOffice:
    """A staffed office at home, where post arrives sooner than at the Capitol."""

    office_id: str
    official_id: str
    address: PostalAddress
    phone: str
    hours: str
    as_of: date
    point: Point | None = None
    """Where it is, or the middle of its ZIP; None where neither is known."""


def federal_seats(division: DivisionId, states: States) -> tuple[OfficeTitle, int]:
    """The office in Congress that a division fills, and how many people hold it at once."""
    state = states[division.state]
    if division.kind != "cd":
        return OfficeTitle.US_SENATOR, state.senate_seats if not division.kind else 0
    if state.kind == "state":
        return OfficeTitle.US_REPRESENTATIVE, 1
    if state.code == "PR":
        return OfficeTitle.US_RESIDENT_COMMISSIONER, 1
    return OfficeTitle.US_DELEGATE, 1
