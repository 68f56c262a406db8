"""From a place to the people who represent it: the use case behind the pages, the API and the command."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from advocacy.core.addresses import ZipCode
from advocacy.core.divisions import DivisionId
from advocacy.core.errors import MalformedInput
from advocacy.core.lookup import (
    Answer,
    Caveat,
    Outcome,
    PlaceName,
    Reason,
    Settled,
    Split,
    Unplaced,
    divisions_of,
)
from advocacy.core.officials import DistrictOffice, Level, OfficeTitle, Official
from advocacy.core.places import Place, Point, StreetAddress, read_place
from advocacy.core.resolving import resolve
from advocacy.core.roster import OpenSeat, Roster

from .ports import Ports

_REMEMBERED = 8192
"""More than the sets of districts that ZIPs lie in (about 3,000), so that a day's answers fit."""


_ORDER = {office: rank for rank, office in enumerate(OfficeTitle)}


@dataclass(frozen=True)
class Found:
    """Who represents a place on a day.

    ``officials`` and ``open_seats`` come with the senators first, then the House in the order of the candidates, then
    the state's. ``zip`` is the five digits of a ZIP that we know. ``as_of`` is the day of the list, ``age_days`` how
    old it is, ``congress`` the one whose map the data has. ``lacking`` are the offices of the state's legislature
    that were asked for and cannot be named from this place: it takes an address.
    """

    outcome: Outcome
    zip: str | None
    divisions: tuple[DivisionId, ...]
    officials: tuple[Official, ...]
    open_seats: tuple[OpenSeat, ...]
    as_of: date
    congress: int
    age_days: int
    provider: str = ""
    caveats: tuple[Caveat, ...] = ()
    lacking: tuple[OfficeTitle, ...] = ()
    near: Point | None = None
    """Where the place lies, as far as it is known: for the order of offices only."""
    roster: Roster | None = field(default=None, repr=False, compare=False)

    @property
    def status(self) -> str:
        """``settled``, ``split`` or ``unplaced``."""
        return type(self.outcome).__name__.lower()

    @property
    def reason(self) -> Reason | None:
        return self.outcome.reason if isinstance(self.outcome, Unplaced) else None

    def listed_on(self, seat: OpenSeat) -> date:
        """The day of the list that names nobody for a seat: Congress and each state have their own."""
        return self.roster.listed_on(seat) if self.roster else self.as_of

    def offices_of(self, official: Official) -> tuple[DistrictOffice, ...]:
        """Her offices at home, the nearest first."""
        return self.roster.near(official.official_id, self.near) if self.roster else ()


def find_officials(place_text: str, ports: Ports, day: date, level: Level = Level.FEDERAL) -> Found:
    """Who represents a ZIP, with whatever people put around it, or an OCD division id.

    What cannot be read is an outcome too: ``Unplaced`` with the reason ``malformed``.
    """
    try:
        if place_text.startswith("ocd-division/"):
            return find_in_district(DivisionId.parse(place_text), ports, day, level)
        place = ZipCode.parse(place_text)
    except MalformedInput:
        return _malformed(ports, day, level)
    return find_at(place, ports, day, level)


def find_by_address(text: str, ports: Ports, day: date, level: Level = Level.FEDERAL) -> Found:
    """Who represents an address as it was typed; a bare ZIP or a division id will do, too."""
    try:
        place = read_place(text)
    except MalformedInput:
        return _malformed(ports, day, level)
    if isinstance(place, DivisionId):
        return find_in_district(place, ports, day, level)
    return find_at(place, ports, day, level)


def find_at(place: Place, ports: Ports, day: date, level: Level = Level.FEDERAL) -> Found:
    """Who represents a ZIP, an address or a point that was read before."""
    wants_all = level is not Level.FEDERAL
    answer = resolve(place, ports.lookup, ports.map_on(day).states, day, with_legislature=wants_all)
    if isinstance(place, StreetAddress) and isinstance(answer.outcome, Settled) and answer.outcome.place is None:
        _, name = _known_zip(str(place.zip or ""), ports, day)
        answer = replace(answer, outcome=replace(answer.outcome, place=name))
    return _found(answer, _zip_of(place, answer.outcome), ports, day, level)


def _malformed(ports: Ports, day: date, level: Level) -> Found:
    return _found(Answer(Unplaced(Reason.MALFORMED)), None, ports, day, level)


def _zip_of(place: Place, outcome: Outcome) -> str | None:
    code = place if isinstance(place, ZipCode) else place.zip if isinstance(place, StreetAddress) else None
    return code.five if code and _is_known(outcome) else None


def find_in_district(
    division: DivisionId, ports: Ports, day: date, level: Level = Level.FEDERAL, *, zip_text: str = ""
) -> Found:
    """Who represents a district that a person chose herself.

    ``zip_text`` is the place she gave before, if she did: a ZIP that we know goes along with its name, whatever its own
    districts are, since a mailing address may lie elsewhere than the home that she chose for.
    """
    answer = resolve(division, (), ports.map_on(day).states, day)
    zip_code, place = _known_zip(zip_text, ports, day)
    answer = replace(answer, outcome=replace(answer.outcome, place=place), point=place.point if place else None)
    return _found(answer, zip_code, ports, day, level)


def _known_zip(text: str, ports: Ports, day: date) -> tuple[str | None, PlaceName | None]:
    try:
        read = read_place(text)
    except MalformedInput:
        return None, None
    code = read if isinstance(read, ZipCode) else read.zip if isinstance(read, StreetAddress) else None
    if code is None:
        return None, None
    outcome = resolve(code, ports.lookup, ports.map_on(day).states, day).outcome
    return (code.five, outcome.place) if _is_known(outcome) else (None, None)


def _is_known(outcome: Outcome) -> bool:
    return not isinstance(outcome, Unplaced) or outcome.reason not in {Reason.UNKNOWN_ZIP, Reason.MALFORMED}


@dataclass(frozen=True, slots=True)
class _Sitting:
    divisions: tuple[DivisionId, ...]
    officials: tuple[Official, ...]
    open_seats: tuple[OpenSeat, ...]
    lacking: tuple[OfficeTitle, ...]


def _found(answer: Answer, zip_code: str | None, ports: Ports, day: date, level: Level) -> Found:
    sitting, states = _sitting(answer, ports, day, level), ports.map_on(day).states
    as_of = ports.roster.as_of_level(level)
    return Found(
        outcome=answer.outcome,
        zip=zip_code,
        divisions=sitting.divisions,
        officials=sitting.officials,
        open_seats=sitting.open_seats,
        as_of=as_of,
        congress=states.congress,
        age_days=max(0, (day - as_of).days),
        provider=answer.provider,
        caveats=answer.caveats,
        lacking=sitting.lacking,
        near=answer.point or (answer.outcome.place.point if answer.outcome.place else None),
        roster=ports.roster,
    )


def _sitting(answer: Answer, ports: Ports, day: date, level: Level) -> _Sitting:
    """Who holds the seats of an outcome: remembered by districts, day and level, never by the place.

    Measured: the API answers a ZIP of one district in 0.8 of the time, a split one in 0.7.
    """
    outcome = answer.outcome
    states = outcome.states if isinstance(outcome, Unplaced) else ()
    legislative = answer.legislative if level is not Level.FEDERAL else ()
    key = (day, level, _districts(outcome), states, legislative)
    known: _Sitting | None = ports.remembered.get(key)
    if known is None:
        if len(ports.remembered) >= _REMEMBERED:
            ports.remembered.clear()
        known = ports.remembered[key] = _work_out(answer, ports, day, level)
    return known


def _work_out(answer: Answer, ports: Ports, day: date, level: Level) -> _Sitting:
    states, legislatures = ports.map_on(day).states, ports.legislatures
    divisions = divisions_of(answer.outcome, states)
    whole = tuple(division for division in divisions if not division.kind)
    legislative = answer.legislative if level is not Level.FEDERAL else ()
    seats = (*whole, *_districts(answer.outcome), *legislative)
    open_seats = ports.roster.open_seats(seats, day, lambda division: legislatures.seats_in(division, states))
    wanted = tuple(office for one in whole for office in legislatures.chambers_of(one.state) if level.covers(office))
    known = {one.office for division in legislative for one in legislatures.by_division.get(division, ())}
    serving = sorted(ports.roster.serving(seats, day), key=lambda one: _ORDER[one.office])
    return _Sitting(
        (*divisions, *legislative),
        tuple(official for official in serving if level.covers(official.office)),
        tuple(seat for seat in sorted(open_seats, key=lambda seat: _ORDER[seat.office]) if level.covers(seat.office)),
        tuple(office for office in wanted if office not in known),
    )


def _districts(outcome: Outcome) -> tuple[DivisionId, ...]:
    if isinstance(outcome, Settled):
        return (outcome.district,)
    return tuple(candidate.district for candidate in outcome.candidates) if isinstance(outcome, Split) else ()
