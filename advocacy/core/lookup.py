"""From a place to its districts. Every outcome has a name, and none of them is a guess."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from .addresses import ZipCode
from .divisions import DivisionId, States, congress_on, congress_term, in_order


class Reason(StrEnum):
    """Why a place could not be answered with districts."""

    MALFORMED = "malformed"
    UNKNOWN_ZIP = "unknown_zip"
    NO_DISTRICT = "no_district"
    OUTSIDE_US = "outside_us"
    NO_MATCH = "no_match"
    MAP_EXPIRED = "map_expired"


class ZipKind(StrEnum):
    """What the post office uses a ZIP for."""

    STANDARD = "STANDARD"
    PO_BOX = "PO BOX"
    UNIQUE = "UNIQUE"
    MILITARY = "MILITARY"
    UNKNOWN = ""


@dataclass(frozen=True, slots=True)
class PlaceName:
    """What the post office calls a ZIP: its city is what people write, though not always where they live."""

    city: str
    state: str
    county: str
    kind: ZipKind


@dataclass(frozen=True, slots=True)
class Candidate:
    """A district that a place may lie in, with the names of places by which people know it."""

    district: DivisionId
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """What one provider knows of a place: candidate districts of its map, likeliest first, or why there are none."""

    congress: int
    candidates: tuple[Candidate, ...] = ()
    reason: Reason | None = None
    place: PlaceName | None = None


class LookupProvider(Protocol):
    """A source of districts. The socket's one verb; answers None when it cannot speak of this place."""

    def divisions_of(self, place: ZipCode) -> Finding | None: ...


@dataclass(frozen=True, slots=True)
class Settled:
    """One district."""

    district: DivisionId
    place: PlaceName | None = None


@dataclass(frozen=True, slots=True)
class Split:
    """Several districts touch the place. Never one of them is picked."""

    candidates: tuple[Candidate, ...]
    place: PlaceName | None = None

    @property
    def states(self) -> tuple[str, ...]:
        return _states(self.candidates)


@dataclass(frozen=True, slots=True)
class Unplaced:
    """No district, and why. ``states`` is what is certain all the same: their senators can be named."""

    reason: Reason
    states: tuple[str, ...] = ()
    place: PlaceName | None = None


Outcome = Settled | Split | Unplaced


def resolve(place: ZipCode | DivisionId, providers: Sequence[LookupProvider], states: States, day: date) -> Outcome:
    """Ask the providers in turn about a ZIP, or check a district that was chosen, on this day's map."""
    if isinstance(place, DivisionId):
        return _chosen(place, states, day)
    for provider in providers:
        finding = provider.divisions_of(place)
        if finding is not None:
            return _outcome(finding, day)
    return Unplaced(Reason.UNKNOWN_ZIP)


def _outcome(finding: Finding, day: date) -> Outcome:
    if finding.reason is not None or not finding.candidates:
        return Unplaced(finding.reason or Reason.NO_DISTRICT, place=finding.place)
    if finding.congress != congress_on(day):
        return Unplaced(Reason.MAP_EXPIRED, _states(finding.candidates), finding.place)
    if len(finding.candidates) == 1:
        return Settled(finding.candidates[0].district, finding.place)
    return Split(finding.candidates, finding.place)


def _states(candidates: Sequence[Candidate]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(candidate.district.state for candidate in candidates))


def _chosen(district: DivisionId, states: States, day: date) -> Outcome:
    if not states.has_district(district):
        return Unplaced(Reason.NO_MATCH)
    if not states.on_map(day):
        return Unplaced(Reason.MAP_EXPIRED, (district.state,))
    return Settled(district)


def divisions_of(outcome: Outcome, states: States) -> tuple[DivisionId, ...]:
    """The divisions whose officials are certain: districts, and the state when there is only one."""
    if isinstance(outcome, Settled):
        districts = [outcome.district]
    elif isinstance(outcome, Split):
        districts = [candidate.district for candidate in outcome.candidates]
    else:
        districts = []
    codes = outcome.states if not isinstance(outcome, Settled) else (outcome.district.state,)
    whole = [states[codes[0]].division] if len(codes) == 1 and codes[0] in states else []
    return (*in_order(districts, states), *whole)


def map_ends(congress: int) -> date:
    """The first day on which this Congress's map no longer answers."""
    return congress_term(congress)[1]
