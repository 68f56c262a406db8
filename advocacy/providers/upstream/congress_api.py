"""The Congress.gov API, version 3, JSON: one bill from its pages. The key travels in a header, never in an address."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date

from advocacy.core.bills import BillId
from advocacy.core.cosponsors import BillFacts
from advocacy.core.errors import MalformedData
from advocacy.providers.records import Notes, Record

from .bill_records import BillRecords, facts_of, refuse_other
from .documents import as_text

SOURCE = "api.congress.gov"
PAGE = 250  # the most that the API gives at once
_MOST_PAGES = 40
Get = Callable[[str], bytes]
"""The answer to a path below the API's address, such as ``/bill/119/hr/1557?format=json``."""


def read_bill(get: Get, wanted: BillId, as_of: date) -> BillFacts:
    """The facts of one bill, its cosponsors complete.

    Raises ``MalformedData``, also where fewer cosponsors come than the bill has.
    """
    path = f"/bill/{wanted.congress}/{wanted.type}/{wanted.number}"
    head = _document(get(f"{path}?format=json"), path).inner("bill")
    refuse_other(head, wanted)
    said = head.inner("cosponsors")
    records = BillRecords(
        head=head,
        sponsors=head.many("sponsors"),
        cosponsors=_pages(get, path, "cosponsors") if said.cells else [],
        committees=_pages(get, path, "committees") if head.inner("committees").cells else [],
        actions=_pages(get, path, "actions"),
    )
    if said.cells and len(records.cosponsors) < said.number(_count_of(said)):
        raise head.fail("fewer cosponsors came than the bill has.")
    return facts_of(records, wanted, SOURCE, as_of, is_complete=True)


def _count_of(said: Record) -> str:
    every = "countIncludingWithdrawnCosponsors"
    return every if every in said.cells else "count"


def _pages(get: Get, path: str, name: str) -> list[Record]:
    """Every row of a list, page by page while the API says that there is a next one."""
    rows: list[Record] = []
    for number in range(_MOST_PAGES):
        where = f"{path}/{name}"
        page = _document(get(f"{where}?format=json&limit={PAGE}&offset={number * PAGE}"), where)
        if name not in page.cells:
            raise page.fail(f"there is no “{name}” in it.")
        rows += page.many(name)
        if not page.inner("pagination").cells.get("next"):
            return rows
    raise MalformedData(path, None, f"“{name}” does not end.")


def _document(content: bytes, called: str) -> Record:
    try:
        document = as_text(json.loads(content.decode("utf-8")))
    except (ValueError, RecursionError):
        raise MalformedData(called, None, "it is not whole JSON.") from None
    if not isinstance(document, dict):
        raise MalformedData(called, None, "it is not what the API answers.")
    return Record(document, 0, Notes(called))
