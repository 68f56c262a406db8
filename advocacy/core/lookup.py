"""From a place to its districts. Every outcome has a name, and none of them is a guess."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Protocol

from .divisions import DivisionId, States, congress_on, congress_term, in_order
from .places import Place, Point


class Reason(StrEnum):
    """Why a place could not be answered with districts."""

    MALFORMED = "malformed"
    UNKNOWN_ZIP = "unknown_zip"
    NO_DISTRICT = "no_district"
    OUTSIDE_US = "outside_us"
    NO_MATCH = "no_match"
    MAP_EXPIRED = "map_expired"
    INCOMPLETE = "incomplete"
    """A town without a street, or a street that no service could place without its town."""
    UNAVAILABLE = "unavailable"
    """The service that could tell did not answer, and there was no ZIP to fall back on."""


class Caveat(StrEnum):
    """What a reader of the answer should know beside it."""

    SERVICE_DOWN = "service_down"
    """The address service did not answer: a ZIP or a map stood in."""
    OTHER_MAP = "other_map"
    """The service answered on the map of another Congress, which was refused."""
    BY_ZIP = "by_zip"
    """The address itself was not found: this is the answer for its ZIP."""
    BOX = "box"
    """A box of the post, or military mail: this is the answer for its ZIP."""
    ZIP_DIFFERS = "zip_differs"
    """The address that was found has another ZIP than the one typed."""
    NEAR_LINE = "near_line"
    """So close to a boundary that our map cannot tell."""
    OFF_COAST = "off_coast"
    """Outside every district, but not far from these."""


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
    point: Point | None = None
    """The middle of the ZIP, for the order of offices only."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A district that a place may lie in, with the names of places by which people know it.

    A place can be an address that a service found, so they are not in the ``repr``.
    """

    district: DivisionId
    places: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Finding:
    """What one provider knows of a place: candidate districts of its map, likeliest first, or why there are none."""

    congress: int
    candidates: tuple[Candidate, ...] = ()
    reason: Reason | None = None
    place: PlaceName | None = None
    legislative: tuple[DivisionId, ...] = ()
    """The state legislative districts that are certain; a chamber of which nothing is certain is left out."""
    point: Point | None = None
    """Where the place lies, if this provider found out: others can then be asked about the point."""
    is_sure: bool = True
    """False where even a single candidate should be confirmed: near a line, off the coast, a ZIP that differs."""
    caveats: tuple[Caveat, ...] = ()
    provider: str = ""
    """``crosswalk``, ``boundaries``, ``census``, ``openstates``."""


class LookupProvider(Protocol):
    """A source of districts. The socket's one verb; answers None when it cannot speak of this kind of place.

    It never raises: a service that is down, slow or absurd is a ``Finding`` with the reason ``unavailable``.
    """

    def divisions_of(self, place: Place) -> Finding | None: ...


@dataclass(frozen=True, slots=True)
class Settled:
    """One district."""

    district: DivisionId
    place: PlaceName | None = None


@dataclass(frozen=True, slots=True)
class Split:
    """Several districts touch the place, or one should be confirmed. Never one of them is picked."""

    candidates: tuple[Candidate, ...]
    place: PlaceName | None = None

    @property
    def states(self) -> tuple[str, ...]:
        return states_of(self.candidates)


@dataclass(frozen=True, slots=True)
class Unplaced:
    """No district, and why. ``states`` is what is certain all the same: their senators can be named."""

    reason: Reason
    states: tuple[str, ...] = ()
    place: PlaceName | None = None


Outcome = Settled | Split | Unplaced


@dataclass(frozen=True, slots=True)
class Answer:
    """An outcome with who gave it, the state legislative districts that are certain, and what to know beside it."""

    outcome: Outcome
    provider: str = ""
    legislative: tuple[DivisionId, ...] = ()
    caveats: tuple[Caveat, ...] = ()
    point: Point | None = None


def states_of(candidates: Sequence[Candidate]) -> tuple[str, ...]:
    """The postal codes of the states that these districts lie in, once each."""
    return tuple(dict.fromkeys(candidate.district.state for candidate in candidates))


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


def map_ended(congress: int, day: date) -> date:
    """Since when a place has no map on this day: the end of that map's Congress, at the latest the sitting one's start.

    The map of the sitting Congress may lack places that an older one had.
    """
    return min(congress_term(congress)[1], congress_term(congress_on(day))[0])
