"""Congressional districts as GeoJSON: only the features' codes are read here, for each state's number of seats."""

from __future__ import annotations

import json
from pathlib import Path

from advocacy.core.divisions import State
from advocacy.core.errors import MalformedData
from advocacy.core.sources import STATES, NewFile, Origin
from advocacy.providers import states_file
from advocacy.providers.records import Notes
from advocacy.providers.tables import read_text

from .state_names import ENGLISH, kind_of, spanish

ORIGIN = Origin(
    "U.S. Census Bureau, cartographic boundaries of congressional districts: codes and numbers of districts only",
    "https://www.census.gov/geographies/mapping-files/time-series/geo/cartographic-boundary.html",
    "public domain (U.S. government work)",
)


def read_states(path: Path, congress: int) -> NewFile:
    """Our file of states, with the seats of this Congress's map. Raises ``MalformedData``."""
    notes = Notes(path.name)
    districts = _districts(path, notes)
    rows = [_state(path.name, code, geoids) for code, geoids in sorted(districts.items())]
    missing = sorted(set(ENGLISH) - set(districts))
    if missing:
        raise MalformedData(path.name, None, f"there is no district of {', '.join(missing)}.")
    return NewFile(STATES, states_file.render(rows), len(rows), ORIGIN, congress, notes.sentences())


def _districts(path: Path, notes: Notes) -> dict[str, set[str]]:
    try:
        document = json.loads(read_text(path, notes))
    except json.JSONDecodeError as error:
        raise MalformedData(path.name, error.lineno, f"this is not JSON ({error.msg}).") from None
    features = document.get("features") if isinstance(document, dict) else None
    if not isinstance(features, list):
        raise MalformedData(path.name, None, "it has no features: this is not GeoJSON.")
    found: dict[str, set[str]] = {}
    for number, feature in enumerate(features, 1):
        properties = feature.get("properties") if isinstance(feature, dict) else None
        cells = properties if isinstance(properties, dict) else {}
        geoid, code = str(cells.get("geoid", "")), str(cells.get("state", ""))
        if len(geoid) != 4 or code not in ENGLISH:
            raise MalformedData(path.name, None, f"feature {number} lacks a geoid of four characters or a known state.")
        if not geoid.endswith("ZZ"):
            found.setdefault(code, set()).add(geoid)
    return found


def _state(file: str, code: str, geoids: set[str]) -> State:
    fips = {geoid[:2] for geoid in geoids}
    state = State(code, min(fips), ENGLISH[code], kind_of(code), len(geoids), spanish(code))
    if len(fips) != 1 or {state.geoid(number) for number in state.district_numbers} != geoids:
        raise MalformedData(file, None, f"the districts of {state.name} are not numbered from 1 to {len(geoids)}.")
    return state
