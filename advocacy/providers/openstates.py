"""Open States: from a point to its state legislative districts, by the people who sit for them now.

It takes a key, and answers few questions a minute. Source: https://docs.openstates.org/api-v3/ (``people.geo``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from advocacy.core.divisions import DivisionId, States
from advocacy.core.errors import MalformedInput
from advocacy.core.legislatures import Legislatures
from advocacy.core.lookup import Finding, Reason
from advocacy.core.places import Place, Point

from .http_json import JsonService
from .patience import Allowance
from .upstream.legislative_ids import division_of

NAME = "openstates"
PER_MINUTE = 10
"""Questions that a free key may ask in a minute. Source: Open States, its tiers of keys."""
_JURISDICTION = re.compile(r"ocd-jurisdiction/country:us/(?:state|district|territory):([a-z]{2})/government")


class OpenStates:
    """A look-up provider for points that knows state legislative districts alone; any number of threads may ask.

    Its answer says nothing of which Congress's map its districts of Congress are on, so none is taken from it. A
    chamber whose only seat is empty has nobody to be found by, and is left out. Beyond its limit it is not asked.
    """

    def __init__(self, service: JsonService, states: States, legislatures: Legislatures, allowance: Allowance) -> None:
        self._service, self._states = service, states
        self._legislatures, self._allowance = legislatures, allowance

    def divisions_of(self, place: Place) -> Finding | None:
        """The state legislative districts of a point; None of any other place, and where it may not be asked now."""
        if not isinstance(place, Point) or not self._allowance.take():
            return None
        reply = self._service.get("people.geo", {"lat": f"{place.latitude:.6f}", "lng": f"{place.longitude:.6f}"})
        people = reply.body.get("results") if isinstance(reply.body, Mapping) else None
        if reply.failure or not isinstance(people, list):
            return Finding(self._states.congress, (), Reason.UNAVAILABLE, provider=NAME)
        return Finding(self._states.congress, (), None, None, self._certain(people), place, provider=NAME)

    def _certain(self, people: list[Any]) -> tuple[DivisionId, ...]:
        """Every division of the Census districts of those people; none of a chamber where they contradict each other.

        A district that lies over several others says where among them the point is only together with one of them.
        """
        spots: dict[str, set[str]] = {}
        for division in filter(None, map(self._division, people)):
            for district in self._legislatures.by_division.get(division, ()):
                codes = district.geoid.split()
                if len(codes) == 1:
                    spots.setdefault("sldl" if division.kind == "sldl" else "sldu", set()).update(codes)
        return tuple(
            division
            for kind, codes in sorted(spots.items(), reverse=True)
            if len(codes) == 1
            for division in self._legislatures.of_geoid(kind, min(codes))
        )

    def _division(self, person: Any) -> DivisionId | None:  # noqa: ANN401
        role = person.get("current_role") if isinstance(person, Mapping) else None
        home = person.get("jurisdiction") if isinstance(person, Mapping) else None
        if not isinstance(role, Mapping) or not isinstance(home, Mapping):
            return None
        found = _JURISDICTION.fullmatch(str(home.get("id")))
        chamber, district = role.get("org_classification"), role.get("district")
        if not found or not isinstance(chamber, str) or district is None:
            return None
        try:
            division = division_of(self._states, found[1].upper(), chamber, str(district)[:100])
        except MalformedInput:
            return None
        return division if division.is_legislative else None
