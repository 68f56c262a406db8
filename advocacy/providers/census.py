"""The geocoder of the US Census Bureau: from a street address, or a point, to its districts.

It needs no key. Its newest vintage has the map of the next Congress long before that Congress sits, so the session is
read from the answer, and the vintages are tried in turn until one has the Congress that sits.
Source: https://geocoding.geo.census.gov/geocoder/Geocoding_Services_API.html
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from advocacy.core.divisions import DivisionId, States, congress_on
from advocacy.core.legislatures import Legislatures
from advocacy.core.lookup import Candidate, Caveat, Finding, Reason
from advocacy.core.places import Place, Point, StreetAddress

from .census_answers import Match, Unreadable, read_layers, read_matches
from .http_json import Failure, JsonService, Reply

NAME = "census"
_ZONE = "America/New_York"  # where Congress sits
_BENCHMARK = "Public_AR_Current"
_DIRECTIONS = {"north": "N", "south": "S", "east": "E", "west": "W"} | {
    f"{one}{two}": f"{one[0]}{two[0]}".upper() for one in ("north", "south") for two in ("east", "west")
}


class Census:
    """A look-up provider for addresses and points; any number of threads may ask at once.

    ``maps`` are the installed maps, the first of which reads the codes of a Congress that has none; ``today`` answers
    the day in a time zone. Only state legislative layers of the year of ``legislatures`` are believed. An answer on
    the map of another Congress is given as it is, with that Congress, to be refused; one without a district has the
    reason ``unavailable`` and the point, so that others can be asked about it.
    """

    def __init__(
        self,
        service: JsonService,
        vintages: Sequence[str],
        maps: Sequence[States],
        legislatures: Legislatures,
        today: Callable[[str], date],
        total_seconds: float,
    ) -> None:
        self._service, self._vintages, self._maps = service, tuple(vintages), tuple(maps)
        self._legislatures, self._today, self._total = legislatures, today, total_seconds
        self._vintage_of: dict[int, str] = {}

    def divisions_of(self, place: Place) -> Finding | None:
        """What the geocoder knows of an address or a point; None of any other place."""
        if isinstance(place, StreetAddress):
            typed = place.zip
            return self._ask(
                "geographies/onelineaddress",
                {"address": place.text},
                lambda body: _likeliest(read_matches(body), place.text, typed.five if typed else ""),
            )
        if isinstance(place, Point):
            return self._ask(
                "geographies/coordinates",
                {"x": f"{place.longitude:.6f}", "y": f"{place.latitude:.6f}"},
                lambda body: (Match("", "", place, read_layers(body)),),
            )
        return None

    def _ask(self, path: str, params: Mapping[str, str], read: Callable[[Any], tuple[Match, ...]]) -> Finding:
        congress, until = congress_on(self._today(_ZONE)), time.monotonic() + self._total
        second_best: Finding | None = None
        for vintage in self._in_turn(congress):
            wanted = {**params, **self._wanted(congress, vintage)}
            reply = self._service.get(path, wanted, seconds=until - time.monotonic())
            if reply.failure is Failure.REFUSED:
                continue
            finding = self._finding(reply, read, congress)
            if finding.reason is Reason.NO_MATCH:
                return finding
            if finding.candidates and finding.congress == congress:
                self._vintage_of[congress] = vintage
                return finding
            second_best = second_best or finding
            if reply.failure:
                break
        return second_best or _without(Reason.UNAVAILABLE, congress)

    def _in_turn(self, congress: int) -> Iterable[str]:
        known = self._vintage_of.get(congress)
        return sorted(self._vintages, key=lambda vintage: vintage != known)

    def _wanted(self, congress: int, vintage: str) -> dict[str, str]:
        year = self._legislatures.plan
        chambers = [f"{year} State Legislative Districts - {chamber}" for chamber in ("Upper", "Lower") if year]
        layers = ",".join((f"{_ordinal(congress)} Congressional Districts", *chambers))
        return {"benchmark": _BENCHMARK, "vintage": vintage, "layers": layers, "format": "json"}

    def _finding(self, reply: Reply, read: Callable[[Any], tuple[Match, ...]], congress: int) -> Finding:
        if reply.failure:
            return _without(Reason.UNAVAILABLE, congress)
        try:
            matches = read(reply.body)
        except Unreadable:
            return _without(Reason.UNAVAILABLE, congress)
        return self._of_matches(matches, congress) if matches else _without(Reason.NO_MATCH, congress)

    def _of_matches(self, matches: tuple[Match, ...], congress: int) -> Finding:
        points = {match.point for match in matches}
        point = points.pop() if len(points) == 1 else None
        sessions = {number for match in matches for number, _ in match.layers.districts}
        session = congress if congress in sessions or not sessions else min(sessions)
        codes = [dict(match.layers.districts).get(session, "") for match in matches]
        found = [self._map_of(session).of_geoid(code) for code in codes]
        is_sure = all(match.is_sure for match in matches)
        legislative = self._legislative(matches) if is_sure else ()
        if None in found:
            reason = Reason.NO_DISTRICT if all(code.endswith("ZZ") for code in codes) else Reason.UNAVAILABLE
            return _without(reason, session, legislative, point)
        texts: dict[DivisionId, list[str]] = {}
        for match, district in zip(matches, found, strict=True):
            if district is not None:
                texts.setdefault(district, []).append(match.text)
        shown = len(texts) > 1 or not is_sure
        candidates = tuple(Candidate(one, tuple(places) if shown else ()) for one, places in texts.items())
        differs = (Caveat.ZIP_DIFFERS,) if any(match.has_other_zip for match in matches) else ()
        return Finding(session, candidates, None, None, legislative, point, is_sure, differs, NAME)

    def _map_of(self, congress: int) -> States:
        return next((one for one in self._maps if one.congress == congress), self._maps[0])

    def _legislative(self, matches: tuple[Match, ...]) -> tuple[DivisionId, ...]:
        """The divisions of the chambers in which all matches lie alike, on the plan that our districts are of."""
        shared = set(matches[0].layers.chambers).intersection(*(match.layers.chambers for match in matches))
        return tuple(
            division
            for year, kind, code in sorted(shared, key=lambda one: one[1], reverse=True)
            if year == self._legislatures.plan
            for division in self._legislatures.of_geoid(kind, code)
        )


def _without(
    reason: Reason, congress: int, legislative: tuple[DivisionId, ...] = (), point: Point | None = None
) -> Finding:
    return Finding(congress, (), reason, None, legislative, point, provider=NAME)


def _likeliest(matches: tuple[Match, ...], typed: str, code: str) -> tuple[Match, ...]:
    """The matches in the ZIP that was typed, if there are any; each compared with what was typed."""
    in_zip = tuple(match for match in matches if code and match.zip == code)
    return tuple(
        match.compared(has_other_zip=bool(code and match.zip and match.zip != code), is_alike=_is_alike(match, typed))
        for match in in_zip or matches
    )


def _is_alike(match: Match, typed: str) -> bool:
    """Whether the house number, and the part of town where both name one, are those that were typed."""
    number = re.match(r"\d+", match.text)
    if number and not re.search(rf"(?<!\d){number[0]}(?!\d)", typed):
        return False
    street = re.findall(r"[a-z]+", typed.partition(",")[0].lower())
    said = {_DIRECTIONS.get(word, word.upper()) for word in street}
    said &= set(_DIRECTIONS.values())
    return not said or not match.directions or bool(said & match.directions)


def _ordinal(number: int) -> str:
    if number % 100 in {11, 12, 13}:
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"
