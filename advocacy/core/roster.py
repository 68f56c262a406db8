"""All officials together: who serves on a day, which seats are open and why, and which office is near."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property

from .divisions import DivisionId
from .officials import Chamber, DistrictOffice, Level, OfficeTitle, Official
from .places import Point


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

    def listed_on(self, seat: OpenSeat) -> date:
        """The day of the list that names nobody for a seat: each source has its own, and so may each state."""
        if seat.last_holder is not None:
            return seat.last_holder.as_of
        level = Level.FEDERAL if seat.office.is_federal else Level.STATE
        return self._days.get((seat.division.state, seat.office)) or self.as_of_level(level)

    @cached_property
    def _days(self) -> dict[tuple[str, OfficeTitle], date]:
        found: dict[tuple[str, OfficeTitle], date] = {}
        for one in self.officials:
            key = (one.division.state, one.office)
            found[key] = min(one.as_of, found.get(key, one.as_of))
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
