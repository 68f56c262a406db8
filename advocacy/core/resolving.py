"""How the providers are asked about a place, in turn, until one knows it on the map of the day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from .addresses import ZipCode
from .divisions import DivisionId, States, congress_on
from .lookup import (
    Answer,
    Caveat,
    Finding,
    LookupProvider,
    Outcome,
    Reason,
    Settled,
    Split,
    Unplaced,
    states_of,
)
from .places import Place, Point, StreetAddress


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
        caveats = self._caveats(finding) if self.refused or self.caveats else finding.caveats if finding else ()
        if finding is None:  # the districts of a legislature do not end with a Congress
            kept = () if self.expired is None or _is_coarse(place) else self.legislative
            return Answer(self._unplaced(place), "", kept, caveats, self.point)
        legislative = () if _is_coarse(place) else finding.legislative or self.legislative
        return Answer(_outcome(finding), finding.provider, legislative, caveats, finding.point or self.point)

    def _caveats(self, finding: Finding | None) -> tuple[Caveat, ...]:
        other = (Caveat.OTHER_MAP,) if self.refused - {finding.provider if finding else ""} else ()
        return tuple(dict.fromkeys((*other, *self.caveats, *(finding.caveats if finding else ()))))

    def _unplaced(self, place: Place) -> Outcome:
        if self.expired is not None:
            return Unplaced(Reason.MAP_EXPIRED, states_of(self.expired.candidates), self.expired.place)
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


def _chosen(district: DivisionId, states: States, day: date) -> Outcome:
    if not states.has_district(district):
        return Unplaced(Reason.NO_MATCH)
    if not states.on_map(day):
        return Unplaced(Reason.MAP_EXPIRED, (district.state,))
    return Settled(district)
