"""From a place to its districts. Every outcome has a name, and none of them is a guess."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Protocol

from .addresses import ZipCode
from .divisions import DivisionId, States, congress_on, congress_term, in_order
from .places import Place, Point, StreetAddress


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
        return _states(self.candidates)


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


def resolve(
    place: Place | DivisionId,
    providers: Sequence[LookupProvider],
    states: States,
    day: date,
    *,
    with_legislature: bool = False,
) -> Answer:
    """Ask the providers in turn about a place, or check a district that was chosen, on this day's map.

    An address is asked for itself, then as the point that a provider found for it, then as its ZIP. With
    ``with_legislature``, where the district is certain and those of the legislature are not known yet, the providers
    not asked so far are asked about the point for those alone. A point that was rounded is too coarse for that.
    """
    if isinstance(place, DivisionId):
        return Answer(_chosen(place, states, day))
    asking = _Asking(providers, day)
    found = _found(asking, place)
    if with_legislature and found is not None and found.is_sure:
        asking.complete(found, place)
    return asking.answer(found, place)


def _found(asking: _Asking, place: Place) -> Finding | None:
    if not isinstance(place, StreetAddress):
        return asking.about(place)
    mailed = place.is_box or place.is_military
    found = None if mailed or not place.is_complete else asking.about(place)
    if found is None and asking.point is not None:
        found = asking.about(asking.point)
    if found is None and place.zip is not None:
        asking.caveats.append(Caveat.BOX if mailed else Caveat.BY_ZIP)
        found = asking.about(place.zip)
    return found


class _Asking:
    """One question to several providers: what was learnt on the way."""

    def __init__(self, providers: Sequence[LookupProvider], day: date) -> None:
        self.providers, self.congress = providers, congress_on(day)
        self.point: Point | None = None
        self.asked: set[int] = set()
        """The ids of those who have said all they know of the point: they found it, or were asked about it."""
        self.caveats: list[Caveat] = []
        self.refused: set[str] = set()
        """Those who answered on another Congress's map; one that has a plug for each map may answer yet."""
        self.expired: Finding | None = None
        self.reason: Reason | None = None
        self.legislative: tuple[DivisionId, ...] = ()

    def about(self, place: Place) -> Finding | None:
        """The first finding on the map of the day, or one that knows for certain that there is no district."""
        for provider in self.providers:
            if isinstance(place, Point) and id(provider) in self.asked:
                continue
            finding = provider.divisions_of(place)
            if isinstance(place, Point) or (finding is not None and finding.point is not None):
                self.asked.add(id(provider))
            if finding is None:
                continue
            self.point = self.point or finding.point
            self.legislative = self.legislative or finding.legislative
            if self._is_of_use(finding, place):
                return finding
        return None

    def _is_of_use(self, finding: Finding, place: Place) -> bool:
        self.reason = finding.reason or self.reason
        if finding.reason is Reason.UNAVAILABLE:
            self.caveats.append(Caveat.SERVICE_DOWN)
        if finding.reason is not None or not finding.candidates:
            return finding.reason in {Reason.NO_DISTRICT, Reason.OUTSIDE_US} and finding.point is None
        if finding.congress != self.congress:
            if finding.congress < self.congress:
                self.expired = self.expired or finding
            if not isinstance(place, ZipCode):
                self.refused.add(finding.provider)
            return False
        return True

    def complete(self, finding: Finding, place: Place) -> None:
        """Ask about the legislature's districts of a point, if they are not known yet. Who fails here fails quietly."""
        point = place if isinstance(place, Point) else self.point
        if finding.legislative or self.legislative or point is None or _is_coarse(place):
            return
        for provider in self.providers:
            if id(provider) not in self.asked:
                self.asked.add(id(provider))
                further = provider.divisions_of(point)
                if further is not None and further.legislative:
                    self.legislative = further.legislative
                    return

    def answer(self, finding: Finding | None, place: Place) -> Answer:
        refused = self.refused - {finding.provider if finding else ""}
        other = (Caveat.OTHER_MAP,) if refused else ()
        caveats = tuple(dict.fromkeys((*other, *self.caveats, *(finding.caveats if finding else ()))))
        if finding is None:
            return Answer(self._unplaced(place), "", (), caveats, self.point)
        legislative = () if _is_coarse(place) else finding.legislative or self.legislative
        return Answer(_outcome(finding), finding.provider, legislative, caveats, finding.point or self.point)

    def _unplaced(self, place: Place) -> Outcome:
        if self.expired is not None:
            return Unplaced(Reason.MAP_EXPIRED, _states(self.expired.candidates), self.expired.place)
        if isinstance(place, StreetAddress) and not place.is_complete and place.zip is None:
            return Unplaced(Reason.INCOMPLETE)
        last = Reason.UNKNOWN_ZIP if isinstance(place, ZipCode) else Reason.NO_MATCH
        untold = self.refused or Caveat.SERVICE_DOWN in self.caveats
        return Unplaced(Reason.UNAVAILABLE if untold else self.reason or last)


def _is_coarse(place: Place) -> bool:
    """Whether it is a point to 100 m or so: in a city, one in some tens would get a neighbour's state legislator."""
    return isinstance(place, Point) and place == place.rounded()


def _outcome(finding: Finding) -> Outcome:
    if finding.reason is not None or not finding.candidates:
        return Unplaced(finding.reason or Reason.NO_DISTRICT, place=finding.place)
    if len(finding.candidates) == 1 and finding.is_sure:
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
