"""People in office, the seats they hold, where they are reached, and who serves on a day."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import cached_property

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
        return self.value.startswith("us_")


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


class SeatState(StrEnum):
    """Why no person is named for a seat."""

    VACANT = "vacant"
    TERM_ENDED = "term_ended"
    SUCCESSOR_UNKNOWN = "successor_unknown"
    NOT_LISTED = "not_listed"
    """An executive office is never empty, so that a list without its holder is a list that lacks her."""
    UNSURE = "unsure"
    """The term may have run out: some seats of this chamber were elected since our list was made."""


@dataclass(frozen=True)
class OpenSeat:
    """A seat for which our list names no one on the day. ``last_holder`` is the term that ended, if we know it."""

    division: DivisionId
    office: OfficeTitle
    state: SeatState
    last_holder: Official | None

    @property
    def addressee(self) -> Official | None:
        """Whom a letter can go to all the same: the office that the last holder's successor takes over."""
        return self.last_holder.without_holder() if self.last_holder else None


@dataclass(frozen=True)
class Roster:
    """Everyone in office that we know of, as of a day."""

    officials: tuple[Official, ...]
    district_offices: Mapping[str, tuple[DistrictOffice, ...]] = field(default_factory=dict)

    @cached_property
    def as_of(self) -> date:
        """The day of the oldest row: the roster is no fresher than that."""
        return min(official.as_of for official in self.officials)

    def as_of_level(self, level: Level) -> date:
        """The day of the oldest row of the officials who are asked for; of all rows where it has none of them."""
        return self._oldest.get(level, self.as_of)

    @cached_property
    def _oldest(self) -> dict[Level, date]:
        found = {Level.ALL: self.as_of}
        for level in (Level.FEDERAL, Level.STATE):
            days = {one.as_of for one in self.officials if level.covers(one.office)}
            if days:
                found[level] = min(days)
        return found

    @cached_property
    def _by_division(self) -> dict[DivisionId, list[Official]]:
        found: dict[DivisionId, list[Official]] = {}
        for official in self.officials:
            found.setdefault(official.division, []).append(official)
        return found

    @cached_property
    def by_id(self) -> dict[str, Official]:
        return {official.official_id: official for official in self.officials}

    @cached_property
    def by_seat_id(self) -> dict[str, Official]:
        """The last holder of each office that a letter can go to without a name."""
        return {official.seat_id: official for official in self.officials}

    def serving(self, divisions: Iterable[DivisionId], day: date) -> tuple[Official, ...]:
        """The people whose terms run on this day in these divisions, in the divisions' order."""
        return tuple(
            official
            for division in divisions
            for official in self._by_division.get(division, ())
            if official.serves_on(day)
        )

    def open_seats(self, divisions: Iterable[DivisionId], day: date, seats: Seats) -> tuple[OpenSeat, ...]:
        """The seats of these divisions for which no term runs on this day."""
        return tuple(
            open_seat
            for division in divisions
            for office, number in seats(division)
            for open_seat in self._open_in(division, office, number, day)
        )

    def _open_in(self, division: DivisionId, office: OfficeTitle, number: int | None, day: date) -> list[OpenSeat]:
        known = [official for official in self._by_division.get(division, ()) if official.office is office]
        serving = sum(official.serves_on(day) for official in known)
        ended = sorted((o for o in known if o.term_end <= day), key=lambda o: o.term_end, reverse=True)
        missing = max(0, (number if number is not None else max(1, len(known))) - serving)
        holders: list[Official | None] = [*ended[:missing], *[None] * (missing - len(ended[:missing]))]
        return [OpenSeat(division, office, _state_of(holder, office), holder) for holder in holders]

    def near(self, official_id: str, place: Point | None) -> tuple[DistrictOffice, ...]:
        """The offices at home, the nearest first where the place is known; those without a position last."""
        offices = self.district_offices.get(official_id, ())
        if place is None:
            return offices
        return tuple(sorted(offices, key=lambda one: one.point.km_to(place) if one.point else math.inf))


Seats = Callable[[DivisionId], Iterable[tuple[OfficeTitle, "int | None"]]]
"""The offices that a division fills, and how many people hold each at once; None where that is not known."""


def _state_of(holder: Official | None, office: OfficeTitle) -> SeatState:
    if holder is None:
        return SeatState.NOT_LISTED if office.chamber is Chamber.EXECUTIVE else SeatState.VACANT
    if not holder.end_is_known:
        return SeatState.UNSURE
    return SeatState.SUCCESSOR_UNKNOWN if holder.how == "appointment" else SeatState.TERM_ENDED


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
