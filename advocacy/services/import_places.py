"""From the tables of others to our files of states, ZIP codes and what the post office calls them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from .import_officials import ImportReport, load_states, save
from .importers import DataHome, Importers


def import_states(importers: Importers, home: DataHome, boundaries: Path, congress: int, as_of: date) -> ImportReport:
    """Write ``states.csv``, with the seats of this Congress's map. Raises ``MalformedData``."""
    return save(home, [importers.boundaries(boundaries, congress)], as_of)


def import_crosswalk(
    importers: Importers, home: DataHome, table: Path, derived: Path | None, as_of: date
) -> ImportReport:
    """Write ``zip_districts.csv``, checked against the states. Raises ``MalformedData``."""
    return save(home, [importers.crosswalk(table, derived, load_states(importers, home))], as_of)


def import_place_names(importers: Importers, home: DataHome, table: Path, as_of: date) -> ImportReport:
    """Write ``zip_places.csv``. Raises ``MalformedData``."""
    return save(home, [importers.places(table)], as_of)
