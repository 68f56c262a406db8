"""From sources to our files of bills: their names matched to the officials of today, and who sits on committees."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from advocacy.core.cosponsors import match
from advocacy.core.sources import BILLS

from .import_officials import ImportReport, refuse_fewer, save
from .importers import DataHome, Importers


def import_bill(importers: Importers, home: DataHome, facts: Path, members: Path, as_of: date) -> ImportReport:
    """Write ``bills.csv`` and ``bill_positions.csv``; other bills in them stay. Raises ``MalformedData``.

    ``members`` is the list of everyone in Congress with all their terms.
    """
    told, service = importers.bill(facts, as_of), importers.service(members)
    matching = match(told, service.rows)
    made = importers.merge_bills(home, [(told, matching)])
    words = (
        f"{told.bill.id.display} of the {told.bill.id.congress}th Congress: {len(told.signatories)} names on it.",
        f"In office today, by id: {len(matching.positions)}.",
        *(f"Not in office today: {one.name} ({one.state}), {one.position}." for one in matching.unmatched),
    )
    report = save(home, made, _newest(home, as_of), words)
    return ImportReport(report.written, report.facts, (*service.notes, *report.notes))


def _newest(home: DataHome, as_of: date) -> date:
    """The day of the file: a bill of an earlier day does not make the others older. Each row has its own day."""
    entry = home.sources().get(BILLS)
    return max(as_of, entry.as_of) if entry else as_of


def import_committees(
    importers: Importers, home: DataHome, committees: Path, members: Path, as_of: date, *, accept_fewer: bool = False
) -> ImportReport:
    """Write ``committee_members.csv``. Raises ``MalformedData``, also for far fewer rows than before."""
    made = importers.committees(committees, members, as_of)
    if not accept_fewer:
        refuse_fewer(home, made, members.name)
    return save(home, [made], as_of)
