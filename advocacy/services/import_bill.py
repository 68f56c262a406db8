"""From the facts of a bill to our files of bills: its names matched to the officials of today, or reported."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from advocacy.core.cosponsors import match

from .import_officials import ImportReport, save
from .importers import DataHome, Importers


def import_bill(importers: Importers, home: DataHome, facts: Path, members: Path, as_of: date) -> ImportReport:
    """Write ``bills.csv`` and ``bill_positions.csv``; other bills in them stay. Raises ``MalformedData``.

    ``members`` is the list of everyone in Congress with all their terms.
    """
    told, service = importers.bill(facts, as_of), importers.service(members)
    matching = match(told, service.rows)
    made = importers.merge_bill(home, told, matching)
    words = (
        f"{told.bill.id.display} of the {told.bill.id.congress}th Congress: {len(told.signatories)} names on it.",
        f"In office today, by id: {len(matching.positions)}.",
        *(f"Not in office today: {one.name} ({one.state}), {one.position}." for one in matching.unmatched),
    )
    report = save(home, made, as_of, words)
    return ImportReport(report.written, report.facts, (*service.notes, *report.notes))
