"""From a place to the people who represent it: the use case behind the pages, the API and the command."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from advocacy.core.addresses import ZipCode
from advocacy.core.divisions import DivisionId
from advocacy.core.errors import MalformedInput
from advocacy.core.lookup import Outcome, PlaceName, Reason, Settled, Split, Unplaced, divisions_of, resolve
from advocacy.core.officials import Level, Official, OpenSeat, SeatState

from .ports import Ports

_REMEMBERED = 8192
"""More than the sets of districts that ZIPs lie in (about 3,000), so that a day's answers fit."""


@dataclass(frozen=True)
class Found:
    """Who represents a place on a day.

    ``officials`` and ``open_seats`` come with the senators first, then the House in the order of the candidates.
    ``zip`` is the five digits of a ZIP that we know. ``as_of`` is the day of the list, ``age_days`` how old it is,
    ``congress`` the one whose map the data has.
    """

    outcome: Outcome
    zip: str | None
    divisions: tuple[DivisionId, ...]
    officials: tuple[Official, ...]
    open_seats: tuple[OpenSeat, ...]
    as_of: date
    congress: int
    age_days: int

    @property
    def status(self) -> str:
        """``settled``, ``split`` or ``unplaced``."""
        return type(self.outcome).__name__.lower()

    @property
    def reason(self) -> Reason | None:
        return self.outcome.reason if isinstance(self.outcome, Unplaced) else None


def find_officials(place_text: str, ports: Ports, day: date, level: Level = Level.FEDERAL) -> Found:
    """Who represents the place that was typed: a ZIP with whatever people put around it, or an OCD division id.

    What cannot be read is an outcome too: ``Unplaced`` with the reason ``malformed``.
    """
    try:
        if place_text.startswith("ocd-division/"):
            return find_in_district(DivisionId.parse(place_text), ports, day, level)
        place = ZipCode.parse(place_text)
    except MalformedInput:
        return _found(Unplaced(Reason.MALFORMED), None, ports, day, level)
    outcome = resolve(place, ports.lookup, ports.states, day)
    return _found(outcome, place.five if _is_known(outcome) else None, ports, day, level)


def find_in_district(
    division: DivisionId, ports: Ports, day: date, level: Level = Level.FEDERAL, *, zip_text: str = ""
) -> Found:
    """Who represents a district that a person chose herself.

    ``zip_text`` is the place she gave before, if she did: a ZIP that we know goes along with its name, whatever its own
    districts are, since a mailing address may lie elsewhere than the home that she chose for.
    """
    outcome = resolve(division, (), ports.states, day)
    zip_code, place = _known_zip(zip_text, ports, day)
    return _found(replace(outcome, place=place), zip_code, ports, day, level)


def _known_zip(text: str, ports: Ports, day: date) -> tuple[str | None, PlaceName | None]:
    try:
        place = ZipCode.parse(text)
    except MalformedInput:
        return None, None
    outcome = resolve(place, ports.lookup, ports.states, day)
    return (place.five, outcome.place) if _is_known(outcome) else (None, None)


def _is_known(outcome: Outcome) -> bool:
    return not isinstance(outcome, Unplaced) or outcome.reason is not Reason.UNKNOWN_ZIP


@dataclass(frozen=True, slots=True)
class _Sitting:
    divisions: tuple[DivisionId, ...]
    officials: tuple[Official, ...]
    open_seats: tuple[OpenSeat, ...]


def _found(outcome: Outcome, zip_code: str | None, ports: Ports, day: date, level: Level) -> Found:
    sitting = _sitting(outcome, ports, day, level)
    return Found(
        outcome=outcome,
        zip=zip_code,
        divisions=sitting.divisions,
        officials=sitting.officials,
        open_seats=sitting.open_seats,
        as_of=ports.roster.as_of,
        congress=ports.states.congress,
        age_days=max(0, (day - ports.roster.as_of).days),
    )


def _sitting(outcome: Outcome, ports: Ports, day: date, level: Level) -> _Sitting:
    """Who holds the seats of an outcome: remembered by districts, day and level, never by the place.

    Measured: the API answers a ZIP of one district in 0.8 of the time, a split one in 0.7.
    """
    key = (day, level, _districts(outcome), outcome.states if isinstance(outcome, Unplaced) else ())
    known: _Sitting | None = ports.remembered.get(key)
    if known is None:
        if len(ports.remembered) >= _REMEMBERED:
            ports.remembered.clear()
        known = ports.remembered[key] = _work_out(outcome, ports, day, level)
    return known


def _work_out(outcome: Outcome, ports: Ports, day: date, level: Level) -> _Sitting:
    divisions = divisions_of(outcome, ports.states)
    seats = (*(division for division in divisions if not division.kind), *_districts(outcome))
    return _Sitting(
        divisions,
        tuple(o for o in ports.roster.serving(seats, day) if level.covers(o.office)),
        tuple(seat for seat in ports.roster.open_seats(seats, day, ports.states) if level.covers(seat.office)),
    )


def _districts(outcome: Outcome) -> tuple[DivisionId, ...]:
    if isinstance(outcome, Settled):
        return (outcome.district,)
    return tuple(candidate.district for candidate in outcome.candidates) if isinstance(outcome, Split) else ()


def as_document(found: Found) -> dict[str, object]:
    """The answer as plain JSON values: one form for the command and the API. Nothing that was typed is in it."""
    return {
        "status": found.status,
        "reason": found.reason,
        "zip": found.zip,
        "divisions": [division.value for division in found.divisions],
        "officials": [_official(official) for official in found.officials],
        "vacancies": list(dict.fromkeys(seat.division.value for seat in found.open_seats if not _is_held(seat))),
        "notes": [_note(seat) for seat in found.open_seats],
        "as_of": found.as_of.isoformat(),
        "congress": found.congress,
    }


def _official(official: Official) -> dict[str, str | None]:
    return {
        "official_id": official.official_id,
        "name": official.name,
        "office": official.office,
        "state": official.division.state,
        "district": official.division.district,
        "party": official.party,
        "division": official.division.value,
        "term_end": official.term_end.isoformat(),
        "as_of": official.as_of.isoformat(),
    }


def _is_held(seat: OpenSeat) -> bool:
    """Whether someone serves there until the winner, whom our list does not know, is sworn in."""
    return seat.state is SeatState.SUCCESSOR_UNKNOWN


def _note(seat: OpenSeat) -> dict[str, str | None]:
    """Why a seat is open: one whose holder our list cannot name is not an empty one."""
    return {
        "division": seat.division.value,
        "office": seat.office,
        "state": seat.state,
        "last_holder": seat.last_holder.name if seat.last_holder else None,
    }
