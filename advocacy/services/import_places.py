"""From the tables of others to our files of states, ZIP codes and what the post office calls them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from advocacy.core.divisions import DivisionId, States
from advocacy.core.errors import MalformedData
from advocacy.core.seats import federal_divisions, seat_name
from advocacy.core.sources import ZIP_DISTRICTS

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
) -> ImportReport:
    """Write ``zip_districts.csv``, checked against the states; without ``derived`` the derived rows before are kept.

    Raises ``MalformedData``, also for a district to which no ZIP leads, and for far fewer rows than before.
    """
    states = load_states(importers, home)
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
