"""What the use cases need of the outside world. ``advocacy.wiring`` fills it; tests fill it with stand-ins."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cached_property
from typing import Any, Protocol

from advocacy.core.bills import Bill
from advocacy.core.delivery import Channel, Handoff
from advocacy.core.divisions import States, congress_on
from advocacy.core.legislatures import Legislatures
from advocacy.core.lookup import Candidate, LookupProvider
from advocacy.core.posters import Signs
from advocacy.core.roster import Roster
from advocacy.core.targets import CommitteeMembers


class DistrictList(Protocol):
    """The districts of a state by the places in them, for those who choose their district themselves."""

    def districts_of(self, state: str) -> tuple[Candidate, ...]: ...


@dataclass(frozen=True)
class DistrictMap:
    """The districts of one Congress: several such maps can be installed side by side, each with its window of dates."""

    states: States
    districts: DistrictList


@dataclass(frozen=True)
class Ports:
    """The plugged-in world. ``today`` answers the day in a time zone such as ``America/New_York``.

    ``states`` and ``districts`` are of the map that was installed first; ``further_maps`` are those of other
    Congresses, whose crosswalks and boundaries stand in ``lookup`` as well.
    """

    states: States
    roster: Roster
    lookup: tuple[LookupProvider, ...]
    districts: DistrictList
    bills: Mapping[str, Bill]
    handoffs: Mapping[Channel, Handoff]
    today: Callable[[str], date]
    data_max_age_days: int = 120
    finds_addresses: bool = False
    """Whether a provider is plugged in that asks a service of others where an address lies: pages say so."""
    legislatures: Legislatures = field(default_factory=Legislatures)
    further_maps: tuple[DistrictMap, ...] = ()
    signs: Signs | None = None
    """Pictures of links, for partners; the pages of partners do without where none is plugged in."""
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    """The moment, in UTC: for what the staff do. What people write about goes by ``today``."""
    committees: CommitteeMembers = field(default_factory=dict)
    """Like ``bills``, it says what its file says now: a refresh is seen without a restart."""
    documents: Mapping[str, Callable[[bytes], str]] = field(default_factory=dict)
    """What reads the words of a file, by the ending of its name: ``.docx``. Each raises ``MalformedInput``."""
    remembered: dict[Hashable, Any] = field(default_factory=dict, init=False, repr=False, compare=False)
    """What a use case worked out from the data above, never from a person's words; it lives as long as they do."""

    def map_on(self, day: date) -> DistrictMap:
        """The map of the Congress that sits on this day; the first one, whose time is over or to come, if none is."""
        congress, maps = congress_on(day), self._maps
        for one in maps:
            if one.states.congress == congress:
                return one
        return maps[0]

    @cached_property
    def _maps(self) -> tuple[DistrictMap, ...]:
        return (DistrictMap(self.states, self.districts), *self.further_maps)
