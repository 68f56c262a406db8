"""``zip_places.csv``: what the post office calls a ZIP, and what it uses it for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from advocacy.core.lookup import ZipKind
from advocacy.core.sources import ZIP_PLACES, Reading

from .records import Notes, Record
from .tables import read_table, render_table

COLUMNS = ("zip", "kind", "city", "state", "county", "latitude", "longitude", "active")
KINDS = {kind.value: kind.value for kind in ZipKind}
FLAGS = {"1": "1", "0": "0"}


def cells_of(row: Record, names: Sequence[str], flags: dict[str, str]) -> tuple[str, ...]:
    """A row of ours from a row whose columns are named so, in our order. Raises ``MalformedData``."""
    zip_code, kind, city, state, county, latitude, longitude, active = names
    if len(row.text(state)) != 2 or not row.text(state).isupper():
        raise row.fail("“state” should be two capital letters.")
    return (
        *(row.zip5(zip_code), row.choice(kind, KINDS), row.text(city, needed=True), row.text(state), row.text(county)),
        *(row.degrees(latitude), row.degrees(longitude), row.choice(active, flags)),
    )


def read_places(path: Path) -> Reading[str]:
    """Every ZIP that has a name. Raises ``MalformedData``."""
    notes = Notes(path.name)
    rows = tuple(cells_of(row, COLUMNS, FLAGS)[0] for row in read_table(path, COLUMNS, notes))
    return Reading(rows, notes.sentences())


def render(rows: Iterable[tuple[str, ...]]) -> bytes:
    """The file's bytes, by ZIP."""
    return render_table(ZIP_PLACES, COLUMNS, sorted(rows))
