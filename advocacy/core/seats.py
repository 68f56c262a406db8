"""All the seats of Congress: each is filled, held by someone whose term ended, or vacant. None is lost."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from .divisions import AT_LARGE, DivisionId, States
from .officials import OfficeTitle, Official, federal_seats

FEDERAL_SEATS = 541
"""100 senators, 435 representatives, five delegates and the resident commissioner. Source: 2 U.S.C. 2a and 48 U.S.C."""


@dataclass(frozen=True)
class SeatAccount:
    """Where each seat stands on a day.

    ``coming`` terms have not begun; ``stray`` are officials for whom the states have no (further) seat.
    """

    filled: tuple[Official, ...]
    ended: tuple[Official, ...]
    coming: tuple[Official, ...]
    vacant: tuple[DivisionId, ...]
    stray: tuple[Official, ...]

    @property
    def total(self) -> int:
        return len(self.filled) + len(self.ended) + len(self.coming) + len(self.vacant)


def account_seats(officials: Iterable[Official], states: States, day: date) -> SeatAccount:
    """Give every federal official her seat on this day; a seat whose last holder's term is over is ``ended``."""
    holders: dict[DivisionId, list[Official]] = {}
    for official in officials:
        if official.office.is_federal:
            holders.setdefault(official.division, []).append(official)
    found = _Found()
    for division, office, seats in federal_divisions(states):
        found.take(division, holders.pop(division, []), office, seats, day)
    found.stray += [official for left in holders.values() for official in left]
    return SeatAccount(
        tuple(found.filled), tuple(found.ended), tuple(found.coming), tuple(found.vacant), tuple(found.stray)
    )


@dataclass
class _Found:
    filled: list[Official] = field(default_factory=list)
    ended: list[Official] = field(default_factory=list)
    coming: list[Official] = field(default_factory=list)
    vacant: list[DivisionId] = field(default_factory=list)
    stray: list[Official] = field(default_factory=list)

    def take(self, division: DivisionId, here: list[Official], office: OfficeTitle, seats: int, day: date) -> None:
        right = [one for one in here if one.office is office]
        serving = [one for one in right if one.serves_on(day)]
        past = [one for one in right if one.term_end <= day][: max(0, seats - len(serving))]
        free = max(0, seats - len(serving) - len(past))
        coming = [one for one in right if one.term_start > day][:free]
        self.filled += serving[:seats]
        self.ended += past
        self.coming += coming
        self.vacant += [division] * (free - len(coming))
        self.stray += serving[seats:] + [one for one in here if one.office is not office]


def federal_divisions(states: States) -> Iterable[tuple[DivisionId, OfficeTitle, int]]:
    """Each division that fills seats in Congress, the office and how many hold it."""
    for state in states.all:
        numbers = (state.district(number) for number in state.district_numbers)
        for division in (state.division, *numbers):
            office, seats = federal_seats(division, states)
            if seats:
                yield division, office, seats


def seat_name(division: DivisionId, states: States) -> str:
    """A seat as people say it: ``California, district 14``; ``Ohio, senator``; ``Alaska, at large``."""
    state = states[division.state].name if division.state in states else division.state
    if division.district is None:
        return f"{state}, senator"
    return f"{state}, at large" if division.district == AT_LARGE else f"{state}, district {division.district}"
