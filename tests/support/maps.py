"""Small maps of one Congress or another, laid into folders as an import lays them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from advocacy.core.divisions import State
from advocacy.core.sources import STATES, ZIP_DISTRICTS, ZIP_PLACES, NewFile, Origin
from advocacy.providers import states_file, zip_places_file
from advocacy.providers.data_sources import DataFolder
from advocacy.providers.upstream.state_names import ENGLISH
from advocacy.providers.zip_files import COLUMNS
from tests.support.sources import real_states

ORIGIN = Origin("made up for tests", "https://example.org/", "none")


def lay_map(
    folder: Path,
    congress: int,
    seats: Mapping[str, int],
    zips: Mapping[str, str | Iterable[str]],
    as_of: str = "2026-11-15",
) -> None:
    """The states of the 119th with other numbers of ``seats``, and the districts of ``zips``: ``WY-1`` or several."""
    states = [_with_seats(state, seats) for state in real_states().all]
    rows = [
        f"{code},{district.partition('-')[0]},{district.partition('-')[2]},census,"
        for code, districts in zips.items()
        for district in ([districts] if isinstance(districts, str) else districts)
    ]
    table = "\n".join([",".join(COLUMNS), *sorted(rows), ""]).encode()
    files = [
        NewFile(STATES, states_file.render(states), len(states), ORIGIN, congress),
        NewFile(ZIP_DISTRICTS, table, len(rows), ORIGIN, congress),
    ]
    _lay(folder, files, as_of)


def lay_names(folder: Path, cities: Mapping[str, str], as_of: str = "2026-11-15") -> None:
    """What the post office calls these ZIPs; all lie in Wyoming."""
    rows = [(code, "STANDARD", city, "WY", "", "41.0", "-105.0", "1") for code, city in cities.items()]
    _lay(folder, [NewFile(ZIP_PLACES, zip_places_file.render(rows), len(rows), ORIGIN)], as_of)


def _lay(folder: Path, files: list[NewFile], as_of: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    DataFolder(folder / "legislators.csv", folder).save(files, date.fromisoformat(as_of))


def _with_seats(state: State, seats: Mapping[str, int]) -> State:
    return State(state.code, state.fips, ENGLISH[state.code], state.kind, seats.get(state.code, state.house_seats))
