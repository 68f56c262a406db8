"""A bill, what is known of it, where it stands on a day, and what an official has done about it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from .bill_names import EXAMPLE, read_bill_name
from .divisions import congress_on, congress_term, ordinal
from .errors import MalformedInput
from .officials import Chamber, OfficeTitle, Official

_BILL = re.compile(r"(hr|s|hres|sres|hjres|sjres|hconres|sconres)(\d{1,5})-(\d{1,3})")
_DISPLAY = {
    "hr": "H.R.",
    "s": "S.",
    "hres": "H.Res.",
    "sres": "S.Res.",
    "hjres": "H.J.Res.",
    "sjres": "S.J.Res.",
    "hconres": "H.Con.Res.",
    "sconres": "S.Con.Res.",
}


_PAGES = {
    "hr": "house-bill",
    "s": "senate-bill",
    "hres": "house-resolution",
    "sres": "senate-resolution",
    "hjres": "house-joint-resolution",
    "sjres": "senate-joint-resolution",
    "hconres": "house-concurrent-resolution",
    "sconres": "senate-concurrent-resolution",
}
_FIRST_CONGRESS, _LAST_CONGRESS = 74, 999


class Position(StrEnum):
    """What an official has done about a bill, or can do. What is not known is ``unknown``, never ``not_cosponsor``."""

    SPONSOR = "sponsor"
    COSPONSOR = "cosponsor"
    WITHDREW = "withdrew"
    """She was a cosponsor and took her name off."""
    ON_COMMITTEE = "on_committee"
    """She sits on a committee that has the bill, and is not known to have put her name to it."""
    NOT_COSPONSOR = "not_cosponsor"
    OTHER_CHAMBER = "other_chamber"
    """She does not sit in the chamber that has the bill now: of Congress the other one, or no chamber of Congress."""
    UNKNOWN = "unknown"


class Stage(StrEnum):
    """Where a bill stands. A bill that was not enacted dies with its Congress."""

    INTRODUCED = "introduced"
    COMMITTEE = "committee"
    PASSED_HOUSE = "passed_house"
    """By the House alone; so a bill of the House is before the Senate."""
    PASSED_SENATE = "passed_senate"
    CONFERENCE = "conference"
    """Both chambers passed it, in words that differ; they have yet to agree, in a conference or by messages."""
    PASSED_BOTH = "passed_both"
    """In the same words; a bill then goes to the President."""
    ENACTED = "enacted"
    VETOED = "vetoed"
    DIED = "died"


_IN_ONE = frozenset({Stage.INTRODUCED, Stage.COMMITTEE, Stage.DIED})
_SETTLED = frozenset({Stage.ENACTED, Stage.VETOED})


@dataclass(frozen=True, order=True, slots=True)
class BillId:
    """A bill of one Congress: numbers begin again with each, so the Congress is part of the name."""

    type: str
    number: int
    congress: int

    @classmethod
    def parse(cls, text: str) -> BillId:
        """Read ``hr4030-115``. Raises ``MalformedInput``."""
        match = _BILL.fullmatch(text.strip().lower())
        if not match:
            raise MalformedInput("A bill is written like hr4030-115: type, number, a hyphen, the Congress.")
        return cls(match[1], int(match[2]), int(match[3]))

    @classmethod
    def typed(cls, text: str, day: date | None = None) -> BillId:
        """Read a bill as people type it: ``HR 1557``, ``S. 12 (118th)``, its page on congress.gov.

        Where no Congress is said it is the one that sits on ``day``; without a day, as in a file that is read for
        years, it has to be said. Raises ``MalformedInput``.
        """
        kind, number, congress = read_bill_name(text)
        if congress is None:
            if day is None:
                raise MalformedInput(f"Bill numbers begin again every two years: say which Congress. {EXAMPLE}")
            congress = congress_on(day)
        if not _FIRST_CONGRESS <= congress <= _LAST_CONGRESS:
            raise MalformedInput(f"We know of the Congresses since the {ordinal(_FIRST_CONGRESS)} (1935). {EXAMPLE}")
        return cls(kind, number, congress)

    def __str__(self) -> str:
        return f"{self.type}{self.number}-{self.congress}"

    @property
    def display(self) -> str:
        return f"{_DISPLAY[self.type]} {self.number}"

    @property
    def url(self) -> str:
        """Its page at the Library of Congress."""
        return f"https://www.congress.gov/bill/{ordinal(self.congress)}-congress/{_PAGES[self.type]}/{self.number}"

    @property
    def is_house_bill(self) -> bool:
        return self.type.startswith("h")

    @property
    def is_simple(self) -> bool:
        """Whether it is a resolution of one chamber, which no other votes on."""
        return self.type in {"hres", "sres"}

    @property
    def is_resolution(self) -> bool:
        """Whether it is agreed to without the President: a simple or a concurrent resolution."""
        return self.type in {"hres", "sres", "hconres", "sconres"}


@dataclass(frozen=True)
class Bill:
    """The facts of a bill as of a day. ``recorded_stage`` is what the source says; ``stage_on`` is what is true."""

    id: BillId
    title: str
    introduced: date
    sponsor: str
    committee: str
    latest_action: str
    latest_action_date: date
    original_cosponsors: int
    url: str
    as_of: date
    recorded_stage: Stage = Stage.COMMITTEE
    cosponsors_complete: bool = False
    positions: Mapping[str, Position] = field(default_factory=dict)
    """By official id: sponsor, cosponsors, and those who withdrew."""
    committees: tuple[str, ...] = ()
    """The system codes of the committees that have it, such as ``hsed00``."""
    sponsor_id: str = ""
    """The sponsor's official id; empty where the source has her name alone."""
    stage_since: date | None = None
    """The day of the action that brought it to ``recorded_stage``; None where the source does not say."""
    signed: Mapping[str, date] = field(default_factory=dict)
    """By official id: the day on which she put her name to it."""
    committee_members: frozenset[str] = frozenset()
    """The official ids of those who sit on ``committees``, in the Congress of the bill."""
    is_entered: bool = False
    """Whether a campaign's organisers entered these facts by hand, and no record of Congress was read for them."""

    @property
    def ends(self) -> date:
        """The first day on which its Congress no longer sits: what was not enacted by then has died."""
        return congress_term(self.id.congress)[1]

    def days_left(self, day: date) -> int:
        """The days to the end of its Congress; 0 when that is over."""
        return max(0, (self.ends - day).days)

    def stage_on(self, day: date) -> Stage:
        """The stage on this day: what was pending when its Congress ended has died."""
        if self._is_settled or congress_on(day) <= self.id.congress:
            return self.recorded_stage
        return Stage.DIED

    @property
    def _is_settled(self) -> bool:
        """Whether nothing is left to do, so that the end of a Congress changes nothing."""
        passed = {Stage.PASSED_BOTH, *((Stage.PASSED_HOUSE, Stage.PASSED_SENATE) if self.id.is_simple else ())}
        return self.recorded_stage in _SETTLED or (self.id.is_resolution and self.recorded_stage in passed)

    def is_before(self, office: OfficeTitle) -> bool:
        """Whether this office sits in a chamber that has the bill now.

        It begins in the chamber of its number; passed by one, it is before the other; from then on it concerns both.
        """
        if not office.is_federal:
            return False
        in_house, stage = office.chamber is Chamber.LOWER, self.recorded_stage
        if stage in _IN_ONE or self.id.is_simple:
            return in_house == self.id.is_house_bill
        if stage in {Stage.PASSED_HOUSE, Stage.PASSED_SENATE}:
            return in_house == (stage is Stage.PASSED_SENATE)
        return True

    def position_of(self, official: Official) -> Position:
        """By the official's id, never by name; silence is ``unknown`` unless the list of cosponsors is complete.

        What she did herself goes first; then whether the bill is in her chamber; then whether her committee has it.
        Only a member of the chamber in which it began can be ``not_cosponsor``: no one else can put her name to it.
        """
        if (done := self.positions.get(official.official_id)) is not None:
            return done
        if not self.is_before(official.office):
            return Position.OTHER_CHAMBER
        if official.official_id in self.committee_members:
            return Position.ON_COMMITTEE
        could = official.is_person and (official.office.chamber is Chamber.LOWER) == self.id.is_house_bill
        return Position.NOT_COSPONSOR if could and self.cosponsors_complete else Position.UNKNOWN

    def is_original(self, official_id: str) -> bool:
        """Whether she put her name to it on the day on which it was introduced."""
        return self.signed.get(official_id) == self.introduced
