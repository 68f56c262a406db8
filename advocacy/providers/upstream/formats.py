"""Which reader a file needs, by its name or first line: so that one command reads every format of a thing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from advocacy.core.divisions import States
from advocacy.core.officials import Official
from advocacy.core.sources import NewFile, Origin, Reading

from . import census_relationship, congress_legislators, congress_table, zip_tables
from .documents import is_document

_FORMS_TOO = "; contact forms completed from openstates/people and unitedstates/contact-congress"


def read_members(path: Path, forms: Path | None, states: States, as_of: date) -> Reading[Official]:
    """Members of Congress from YAML, JSON or the drawn table; forms of the table fill those that are missing."""
    if not is_document(path):
        read = congress_table.read_members(path, states, as_of)
        return _with_forms(read, ())
    extra = congress_table.read_forms(forms) if forms else None
    read = congress_legislators.read_members(path, states, as_of, dict(extra.rows) if extra else {})
    return _with_forms(read, extra.notes) if extra else read


def _with_forms(read: Reading[Official], notes: tuple[str, ...]) -> Reading[Official]:
    own = congress_legislators.ORIGIN
    return Reading(read.rows, (*read.notes, *notes), Origin(own.words + _FORMS_TOO, own.url, own.licence))


def read_crosswalk(path: Path, derived: Path | None, kept: Path | None, states: States) -> NewFile:
    """ZIP to district from the Census relationship file or the drawn tables, with derived ZIPs or those ``kept``."""
    if census_relationship.recognises(path):
        return census_relationship.read_crosswalk(path, derived, kept, states)
    return zip_tables.read_crosswalk(path, derived, kept, states)
