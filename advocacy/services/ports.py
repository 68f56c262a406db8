"""What the use cases need of the outside world. ``advocacy.wiring`` fills it; tests fill it with stand-ins."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from advocacy.core.bills import Bill
from advocacy.core.delivery import Channel, Handoff
from advocacy.core.divisions import States
from advocacy.core.lookup import Candidate, LookupProvider
from advocacy.core.officials import Roster


class DistrictList(Protocol):
    """The districts of a state by the places in them, for those who choose their district themselves."""

    def districts_of(self, state: str) -> tuple[Candidate, ...]: ...


@dataclass(frozen=True)
class Ports:
    """The plugged-in world. ``today`` answers the day in a time zone such as ``America/New_York``."""

    states: States
    roster: Roster
    lookup: tuple[LookupProvider, ...]
    districts: DistrictList
    bills: Mapping[str, Bill]
    handoffs: Mapping[Channel, Handoff]
    today: Callable[[str], date]
    data_max_age_days: int = 120
    remembered: dict[Hashable, Any] = field(default_factory=dict, init=False, repr=False, compare=False)
    """What a use case worked out from the data above, never from a person's words; it lives as long as they do."""
