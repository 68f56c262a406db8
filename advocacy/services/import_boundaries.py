"""From the boundaries of congressional districts to our compact file of their outlines."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from advocacy.core.errors import MalformedData
from advocacy.core.sources import STATES

from .import_officials import ImportReport, load_states, save
from .importers import DataHome, Importers


def import_boundaries(
    importers: Importers, home: DataHome, source: Path, as_of: date, congress: int | None = None
) -> ImportReport:
    """Write ``boundaries.json.gz``, checked against the states.

    ``congress`` is the one whose map it is said to be. Raises ``MalformedData``, also where the states are on another.
    """
    states = load_states(importers, home)
    if congress not in {None, states.congress}:
        reason = f"it is on the map of Congress {states.congress}. Import the states of {congress} first."
        raise MalformedData(STATES, None, reason)
    made = importers.outlines(source, states)
    return save(home, [made], as_of)
