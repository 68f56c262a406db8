"""From the tables of others to our files of states, ZIP codes and what the post office calls them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from advocacy.core.divisions import DivisionId, States
from advocacy.core.errors import MalformedData
from advocacy.core.seats import federal_divisions, seat_name
from advocacy.core.sources import STATE_DISTRICTS, STATES, ZIP_DISTRICTS

from .import_officials import ImportReport, load_states, refuse_fewer, save
from .importers import DataHome, Importers


def import_states(importers: Importers, home: DataHome, boundaries: Path, congress: int, as_of: date) -> ImportReport:
    """Write ``states.csv``, with the seats of this Congress's map. Raises ``MalformedData``."""
    return save(home, [importers.boundaries(boundaries, congress)], as_of)


def import_crosswalk(
    importers: Importers,
    home: DataHome,
    table: Path,
    derived: Path | None,
    as_of: date,
    *,
    accept_fewer: bool = False,
    congress: int | None = None,
) -> ImportReport:
    """Write ``zip_districts.csv``, checked against the states; without ``derived`` the derived rows before are kept.

    ``congress`` is the one whose map ``home`` is for, where it is for one. Raises ``MalformedData``, also for a
    district to which no ZIP leads, for far fewer rows than before, and for states that are on another map.
    """
    states = load_states(importers, home)
    if congress is not None and states.congress != congress:
        raise MalformedData(STATES, None, f"it is not on the map of Congress {congress}: import its states first.")
    made = importers.crosswalk(table, derived, _kept(home, states) if derived is None else None, states)
    if not accept_fewer:
        refuse_fewer(home, made, table.name)
        for division in unreached(made.reached, states):
            raise MalformedData(table.name, None, f"no ZIP leads to {seat_name(division, states)}.")
    return save(home, [made], as_of)


def _kept(home: DataHome, states: States) -> Path | None:
    """The file to be replaced, if it is on the same map: a row derived on another one would be a guess."""
    path, entry = home.path(ZIP_DISTRICTS), home.sources().get(ZIP_DISTRICTS)
    return path if path.exists() and entry and entry.congress == states.congress else None


def unreached(reached: Iterable[DivisionId], states: States) -> list[DivisionId]:
    """The districts to which none of these ZIPs leads."""
    known = set(reached)
    return [one for one, _, _ in federal_divisions(states) if one.kind and one not in known]


def import_place_names(
    importers: Importers, home: DataHome, table: Path, as_of: date, *, accept_fewer: bool = False
) -> ImportReport:
    """Write ``zip_places.csv``. Raises ``MalformedData``, also for far fewer rows than before."""
    made = importers.places(table)
    if not accept_fewer:
        refuse_fewer(home, made, table.name)
    return save(home, [made], as_of)


def import_state_districts(
    importers: Importers, home: DataHome, table: Path, plan: int, as_of: date, *, accept_fewer: bool = False
) -> ImportReport:
    """Write ``state_districts.csv``; ``plan`` is the year of the Census layer of its codes.

    Raises ``MalformedData``, also for far fewer rows than before.
    """
    made = importers.state_districts(table, load_states(importers, home), plan)
    if not accept_fewer:
        refuse_fewer(home, made, table.name)
    return save(home, [made], as_of)


def import_zip_legislative(
    importers: Importers, home: DataHome, tables: Sequence[Path], as_of: date, *, accept_fewer: bool = False
) -> ImportReport:
    """Write ``zip_legislative.csv`` from one table or the file of each chamber, checked against the districts.

    Raises ``MalformedData``, also for far fewer rows than before, and for a state with a district that no ZIP reaches.
    """
    there = home.path(STATE_DISTRICTS).exists()
    legislatures = importers.load_legislatures(home if there else importers.home)
    made = importers.zip_legislative(tables, load_states(importers, home), legislatures)
    if not accept_fewer:
        refuse_fewer(home, made, tables[0].name)
        chambers = {(division.state, division.kind) for division in made.reached}
        for one in legislatures.districts:
            division = one.division
            if one.geoid and (division.state, division.kind) in chambers and division not in made.reached:
                raise MalformedData(tables[0].name, None, f"no ZIP leads to {division}. --accept-fewer insists.")
    return save(home, [made], as_of)
