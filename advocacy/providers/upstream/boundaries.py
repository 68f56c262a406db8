"""Each state's number of seats, from the codes of congressional districts in a file of their boundaries."""

from __future__ import annotations

from pathlib import Path

from advocacy.core.divisions import State
from advocacy.core.errors import MalformedData
from advocacy.core.sources import STATES, NewFile, Origin
from advocacy.providers import states_file
from advocacy.providers.records import Notes

from .district_features import read_features
from .state_names import ENGLISH, kind_of, spanish

ORIGIN = Origin(
    "U.S. Census Bureau, cartographic boundaries of congressional districts: codes and numbers of districts only",
    "https://www.census.gov/geographies/mapping-files/time-series/geo/cartographic-boundary.html",
    "public domain (U.S. government work)",
)


def read_states(path: Path, congress: int) -> NewFile:
    """Our file of states, with the seats of this Congress's map. Raises ``MalformedData``."""
    notes = Notes(path.name)
    districts: dict[str, set[str]] = {}
    for feature in read_features(path, notes):
        if feature.congress not in {None, congress}:
            said = f"it is on the map of Congress {feature.congress}, not of {congress}."
            raise MalformedData(path.name, None, f"{said} --congress tells whose map it is.")
        districts.setdefault(feature.state, set()).add(feature.geoid)
    rows = [_state(path.name, code, geoids) for code, geoids in sorted(districts.items())]
    missing = sorted(set(ENGLISH) - set(districts))
    if missing:
        raise MalformedData(path.name, None, f"there is no district of {', '.join(missing)}.")
    return NewFile(STATES, states_file.render(rows), len(rows), ORIGIN, congress, notes.sentences())


def _state(file: str, code: str, geoids: set[str]) -> State:
    state = State(code, min(geoids)[:2], ENGLISH[code], kind_of(code), len(geoids), spanish(code))
    if {state.geoid(number) for number in state.district_numbers} != geoids:
        raise MalformedData(file, None, f"the districts of {state.name} are not numbered from 1 to {len(geoids)}.")
    return state
