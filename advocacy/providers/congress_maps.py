"""The maps of several Congresses side by side: the first one, and a folder ``maps/<congress>`` for each other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from advocacy.core.divisions import States
from advocacy.core.errors import MalformedData
from advocacy.core.legislatures import Legislatures
from advocacy.core.sources import STATES, ZIP_DISTRICTS, ZIP_LEGISLATIVE, ZIP_PLACES

from . import states_file
from .crosswalk import INDEX_NAME, Crosswalk
from .crosswalk_index import Sources
from .data_sources import MAPS

_NEEDED = (STATES, ZIP_DISTRICTS)


class Home(Protocol):
    """Our data files where they lie: see ``DataLayers``."""

    def on_map(self, congress: int) -> Home: ...
    def path(self, name: str) -> Path: ...
    def sources_of(self, name: str) -> Path: ...


@dataclass(frozen=True)
class CongressMap:
    """One Congress's districts: its states with their seats, the way to them by ZIP, and where its files lie."""

    states: States
    crosswalk: Crosswalk
    home: Home


def congresses(data_dirs: Iterable[Path]) -> tuple[int, ...]:
    """The Congresses of which these data folders have a map that can answer: its states and its ZIPs.

    A folder in which not all of that is there yet is being filled, and left alone.
    """
    found: dict[int, set[str]] = {}
    for data_dir in data_dirs:
        for folder in (data_dir / MAPS).glob("[0-9]*"):
            if folder.name.isdecimal():
                there = {name for name in _NEEDED if (folder / name).is_file()}
                found.setdefault(int(folder.name), set()).update(there)
    return tuple(sorted(number for number, there in found.items() if there == set(_NEEDED)))


def open_first(home: Home, index_dir: Path, states: States, legislatures: Legislatures) -> CongressMap:
    """The map that lies beside the other data. Raises ``MalformedData``, ``OSError``."""
    return _opened(home, home, index_dir / INDEX_NAME, states, legislatures)


def open_further(home: Home, congress: int, index_dir: Path, legislatures: Legislatures) -> CongressMap:
    """The map of another Congress, with the names of ZIPs from beside the first. Raises ``MalformedData``, ``OSError``.

    Also for a folder whose states are on another map than its name says.
    """
    own = home.on_map(congress)
    states = states_file.read(own.path(STATES), own.sources_of(STATES))
    if states.congress != congress:
        reason = f"it is on the map of Congress {states.congress}, in the folder of Congress {congress}."
        raise MalformedData(f"{MAPS}/{congress}/{STATES}", None, reason)
    index = index_dir / f"{Path(INDEX_NAME).stem}-{congress}{Path(INDEX_NAME).suffix}"
    return _opened(home, own, index, states, legislatures)


def _opened(home: Home, own: Home, index: Path, states: States, legislatures: Legislatures) -> CongressMap:
    legislative = home.path(ZIP_LEGISLATIVE)
    sources = Sources(
        own.path(ZIP_DISTRICTS),
        home.path(ZIP_PLACES),
        legislative if legislative.exists() else None,
        is_complete=own is home,
    )
    return CongressMap(states, Crosswalk.over(sources, index, states, legislatures), own)
