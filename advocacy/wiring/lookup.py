"""The providers of the look-up, in the order of the setting."""

from __future__ import annotations

from collections.abc import Iterator

import structlog

from advocacy.core.divisions import States
from advocacy.core.errors import MalformedData
from advocacy.core.legislatures import Legislatures
from advocacy.core.lookup import LookupProvider
from advocacy.core.sources import (
    BOUNDARIES,
)
from advocacy.providers import (
    openstates,
)
from advocacy.providers.boundaries import Boundaries
from advocacy.providers.census import Census
from advocacy.providers.congress_maps import CongressMap
from advocacy.providers.http_json import JsonService
from advocacy.providers.openstates import OpenStates
from advocacy.providers.patience import Allowance
from advocacy.settings import Settings

from .files import clock

log = structlog.get_logger()
_AT_ONCE = 3  # of the server's four threads may wait for the geocoder: pages have one to themselves


def lookup_of(
    settings: Settings, maps: tuple[CongressMap, ...], legislatures: Legislatures
) -> Iterator[LookupProvider]:
    """Who is asked about a place, in the order of the setting; each map has providers of its own."""
    for name in settings.lookup:
        if name == "crosswalk":
            yield from (one.crosswalk for one in maps)
        elif name == "boundaries":
            yield from _boundaries(maps)
        elif name == "census":
            yield _census(settings, maps, legislatures)
        elif settings.openstates_api_key:
            yield _openstates(settings, maps[0].states, legislatures)


def _boundaries(maps: tuple[CongressMap, ...]) -> Iterator[Boundaries]:
    for one in maps:
        try:
            yield Boundaries.of(one.home.path(BOUNDARIES), one.home.sources_of(BOUNDARIES), one.states)
        except MalformedData as error:
            log.warning("boundaries_not_used", congress=one.states.congress, why=str(error))


def _census(settings: Settings, maps: tuple[CongressMap, ...], legislatures: Legislatures) -> Census:
    total = settings.geocoder_total_seconds
    connect = min(settings.geocoder_connect_seconds, total)
    return Census(
        JsonService("census", settings.geocoder_url, connect_seconds=connect, total_seconds=total, at_once=_AT_ONCE),
        [one.strip() for one in settings.geocoder_vintages.split(",") if one.strip()],
        [one.states for one in maps],
        legislatures,
        clock(settings),
        total,
    )


def _openstates(settings: Settings, states: States, legislatures: Legislatures) -> OpenStates:
    """The free key's questions are shared among the server's processes."""
    service = JsonService(
        "openstates",
        settings.openstates_url,
        connect_seconds=settings.geocoder_connect_seconds,
        total_seconds=settings.geocoder_total_seconds,
        headers={"X-API-KEY": settings.openstates_api_key},
    )
    share = max(1, openstates.PER_MINUTE // max(1, settings.workers))
    return OpenStates(service, states, legislatures, Allowance(share, 60))
