"""``congress_members.csv``: a table drawn from congress-legislators and others, with most members' contact forms."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from advocacy.core.divisions import States
from advocacy.core.officials import Official
from advocacy.core.sources import Reading
from advocacy.providers.records import Notes, Record
from advocacy.providers.tables import read_table

from .congress_legislators import ORIGIN, SOURCE, Form, officials

_COLUMNS = (
    *("bioguide", "chamber", "state", "district", "senate_class", "first_name", "nickname", "middle_name", "last_name"),
    *("suffix", "full_name", "gender", "party", "term_start", "term_end", "how", "phone", "dc_address", "website"),
    *("contact_form", "contact_form_source"),
)
_FORM_COLUMNS = ("bioguide", "contact_form", "contact_form_source")
_GUESSED = "guessed"
_TYPES = {"senate": "sen", "house": "rep"}


def read_members(path: Path, states: States, as_of: date) -> Reading[Official]:
    """Everyone in the table on the day ``as_of``. Raises ``MalformedData`` with file, line and reason."""
    notes = Notes(path.name)
    rows = list(read_table(path, _COLUMNS, notes))
    forms = {row.text("bioguide"): form for row in rows if (form := _form(row))}
    return Reading(tuple(officials(_as_published(rows), states, as_of, forms)), notes.sentences(), ORIGIN)


def read_forms(path: Path) -> Reading[tuple[str, Form]]:
    """The contact forms alone, by bioguide id. A form that was guessed is left out, and noted."""
    notes = Notes(path.name)
    rows = read_table(path, _FORM_COLUMNS, notes)
    found = tuple((row.text("bioguide", needed=True), form) for row in rows if (form := _form(row)))
    return Reading(found, notes.sentences())


def _form(row: Record) -> Form | None:
    url, source = row.web("contact_form"), row.text("contact_form_source")
    if source.startswith(_GUESSED):
        row.note("contact forms left out, because their address was only guessed")
        return None
    return Form(url, source or SOURCE) if url else None


def _as_published(rows: list[Record]) -> Iterator[Record]:
    """Each row in the structure of the source that the table was drawn from."""
    for row in rows:
        names = {"first": "first_name", "middle": "middle_name", "nickname": "nickname", "last": "last_name"}
        term = {
            **{"type": row.choice("chamber", _TYPES), "start": row.day("term_start").isoformat()},
            **{"end": row.day("term_end").isoformat(), "class": row.text("senate_class"), "how": row.text("how")},
            **{"url": row.text("website"), "address": row.text("dc_address")},
            **{name: row.text(name) for name in ("state", "district", "party", "phone")},
        }
        cells = {
            "id": {"bioguide": row.text("bioguide")},
            "name": {key: row.text(column) for key, column in names.items()}
            | {"suffix": row.text("suffix"), "official_full": row.text("full_name")},
            "bio": {"gender": row.text("gender")},
            "terms": [term],
        }
        yield Record(cells, row.line, row.notes)
