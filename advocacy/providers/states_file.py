"""``states.csv``: the states, the District of Columbia and the territories, with their seats in the House."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from advocacy.core.divisions import State, StateKind, States
from advocacy.core.errors import MalformedData
from advocacy.core.sources import STATES

from . import data_sources
from .records import Notes, Record
from .tables import read_table, render_table

COLUMNS = ("code", "fips", "name", "name_es", "kind", "house_seats")
_KINDS: dict[str, StateKind] = {"state": "state", "district": "district", "territory": "territory"}


def read(path: Path, sources: Path) -> States:
    """The states on the map of the Congress that ``sources.toml`` names. Raises ``MalformedData``."""
    entry = data_sources.read(sources).get(STATES)
    if entry is None or entry.congress is None:
        raise MalformedData(sources.name, None, f"it does not say which Congress {path.name} is for.")
    notes = Notes(path.name)
    rows = tuple(_state(row) for row in read_table(path, COLUMNS, notes))
    if len({state.code for state in rows}) != len(rows) or len({state.fips for state in rows}) != len(rows):
        raise MalformedData(path.name, None, "a state is there twice.")
    return States(rows, entry.congress)


def _state(row: Record) -> State:
    fips = row.text("fips", needed=True).zfill(2)
    code = row.text("code", needed=True)
    if len(fips) != 2 or not fips.isdecimal() or len(code) != 2 or not code.isalpha() or not code.isupper():
        raise row.fail("“code” should be two capital letters and “fips” two digits.")
    kind = _KINDS.get(row.text("kind"))
    seats = row.number("house_seats")
    if kind is None or seats < 1:
        raise row.fail("“kind” should be state, district or territory, and “house_seats” at least 1.")
    return State(code, fips, row.text("name", needed=True), kind, seats, row.text("name_es"))


def render(states: Iterable[State]) -> bytes:
    """The file's bytes, states by code."""
    ordered = sorted(states, key=lambda state: state.code)
    rows = ((one.code, one.fips, one.name, one.name_es, one.kind, str(one.house_seats)) for one in ordered)
    return render_table(STATES, COLUMNS, rows)
