"""GovInfo's Bill Status, XML: the format 3.0.0 of today and the older one, which wraps its lists once more."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from advocacy.core.bills import BillId
from advocacy.core.cosponsors import BillFacts
from advocacy.core.errors import MalformedData
from advocacy.providers.records import Notes, Record

from .bill_records import BillRecords, facts_of

SOURCE = "govinfo.gov"
_LISTS = {"committees": ("committees/item", "committees/billCommittees/item")}


def read_status(content: bytes, wanted: BillId, as_of: date) -> BillFacts:
    """The facts of one bill. Raises ``MalformedData`` for what is no such file, or is about another bill.

    Cosponsors are never taken for complete: files lack those of the last weeks again and again until someone asks for a
    new one (https://github.com/usgpo/bulk-data/issues/228, of August 2026, and the like), and no one must be told that
    she is not a cosponsor when she is.
    """
    file = file_name(wanted)
    try:
        root = fromstring(content, forbid_dtd=True)
    except DefusedXmlException:
        raise MalformedData(file, None, "it has parts that such a file never has, and was not opened.") from None
    except (ParseError, ValueError, LookupError):
        raise MalformedData(file, None, "it is not whole XML.") from None
    bill = root.find("bill") if root.tag == "billStatus" else None
    if bill is None:
        raise MalformedData(file, None, "it is not the status of a bill.")
    notes = Notes(file)
    records = BillRecords(
        head=_record(bill, notes),
        sponsors=list(_items(bill, "sponsors", notes)),
        cosponsors=list(_items(bill, "cosponsors", notes)),
        committees=list(_items(bill, "committees", notes)),
        actions=[row for row in _items(bill, "actions", notes) if row.text("text")],
    )
    return facts_of(records, wanted, SOURCE, as_of, is_complete=False)


def file_name(bill: BillId) -> str:
    """What GovInfo calls a bill's file: ``BILLSTATUS-119hr1557.xml``."""
    return f"BILLSTATUS-{bill.congress}{bill.type}{bill.number}.xml"


def _items(bill: Element, name: str, notes: Notes) -> Iterator[Record]:
    for path in _LISTS.get(name, (f"{name}/item",)):
        for element in bill.findall(path):
            yield _record(element, notes)


def _record(element: Element, notes: Notes) -> Record:
    """An element's texts by name; those of ``latestAction`` as a record of its own. Lists are read by themselves."""
    cells: dict[str, object] = {}
    for child in element:
        if child.tag == "latestAction":
            cells[child.tag] = {part.tag: (part.text or "").strip() for part in child}
        elif not len(child) and child.tag not in cells:
            cells[child.tag] = (child.text or "").strip()
    return Record(cells, 0, notes)
