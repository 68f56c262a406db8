"""A bill, what is known of it, where it stands on a day, and what an official has done about it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from .divisions import congress_on
from .errors import MalformedInput

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


class Position(StrEnum):
    """What an official has done about a bill. What is not known is ``unknown``, never ``not_cosponsor``."""

    SPONSOR = "sponsor"
    COSPONSOR = "cosponsor"
    NOT_COSPONSOR = "not_cosponsor"
    UNKNOWN = "unknown"


class Stage(StrEnum):
    """Where a bill stands. A bill that was not enacted dies with its Congress."""

    INTRODUCED = "introduced"
    COMMITTEE = "committee"
    PASSED_ONE = "passed_one"
    PASSED_BOTH = "passed_both"
    ENACTED = "enacted"
    VETOED = "vetoed"
    DIED = "died"


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

    def __str__(self) -> str:
        return f"{self.type}{self.number}-{self.congress}"

    @property
    def display(self) -> str:
        return f"{_DISPLAY[self.type]} {self.number}"

    @property
    def is_house_bill(self) -> bool:
        return self.type.startswith("h")


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

    def stage_on(self, day: date) -> Stage:
        """The stage on this day: what was pending when its Congress ended has died."""
        if self.recorded_stage in {Stage.ENACTED, Stage.VETOED} or congress_on(day) <= self.id.congress:
            return self.recorded_stage
        return Stage.DIED

    def position_of(self, official_id: str) -> Position:
        """By the official's id, never by name; silence is ``unknown`` unless the cosponsor list is complete."""
        silent = Position.NOT_COSPONSOR if self.cosponsors_complete else Position.UNKNOWN
        return self.positions.get(official_id, silent)
