"""``bills.csv`` and ``bill_positions.csv``: the bills we know, and what each official has done about them, by id."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from advocacy.core.bills import Bill, BillId, Position, Stage
from advocacy.core.cosponsors import BillFacts, Matching, PositionRow
from advocacy.core.errors import MalformedData, MalformedInput
from advocacy.core.sources import BILL_POSITIONS, BILLS, NewFile, Origin

from .records import Notes, Record
from .tables import read_table, render_table

COLUMNS = (
    *("bill", "title", "introduced", "sponsor", "committee", "latest_action", "latest_action_date", "recorded_stage"),
    *("original_cosponsors", "cosponsors_complete", "url", "source", "as_of"),
)
POSITION_COLUMNS = ("bill", "official_id", "name", "position", "since", "source")
_YES = {"yes": "yes", "no": ""}


def read(bills: Path, positions: Path) -> Mapping[str, Bill]:
    """Every bill by its id, such as ``hr4030-115``, with its positions. Raises ``MalformedData``."""
    rows, _ = read_rows(bills)
    taken = read_positions(positions)
    unknown = next((row for row in taken if row.bill not in rows), None)
    if unknown:
        raise MalformedData(positions.name, None, f"“{unknown.bill}” is not in {bills.name}.")
    return {
        str(bill.id): _with(bill, {row.official_id: row.position for row in taken if row.bill == bill.id})
        for bill in rows.values()
    }


def _with(bill: Bill, positions: Mapping[str, Position]) -> Bill:
    return Bill(**{**vars(bill), "positions": positions})


def read_rows(path: Path) -> tuple[dict[BillId, Bill], dict[BillId, str]]:
    """The bills without positions, and the source of each. Raises ``MalformedData``."""
    bills: dict[BillId, Bill] = {}
    sources: dict[BillId, str] = {}
    for row in read_table(path, COLUMNS, Notes(path.name)):
        bill = _bill(row)
        if bill.id in bills:
            raise row.fail(f"“{bill.id}” is there twice.")
        bills[bill.id], sources[bill.id] = bill, row.text("source")
    return bills, sources


def bill_id(row: Record) -> BillId:
    """The bill that a row is about."""
    try:
        return BillId.parse(row.text("bill", needed=True))
    except MalformedInput as error:
        raise row.fail(str(error)) from None


def _bill(row: Record) -> Bill:
    return Bill(
        id=bill_id(row),
        title=row.text("title", needed=True),
        introduced=row.day("introduced"),
        sponsor=row.text("sponsor"),
        committee=row.text("committee"),
        latest_action=row.text("latest_action"),
        latest_action_date=row.day("latest_action_date"),
        original_cosponsors=row.number("original_cosponsors"),
        url=row.web("url"),
        as_of=row.day("as_of"),
        recorded_stage=Stage(row.choice("recorded_stage", {stage.value: stage.value for stage in Stage})),
        cosponsors_complete=bool(row.choice("cosponsors_complete", _YES)),
    )


def read_positions(path: Path) -> list[PositionRow]:
    """Every position. Raises ``MalformedData``; two positions of one official on one bill are malformed."""
    rows: dict[tuple[BillId, str], PositionRow] = {}
    known = {position.value: position.value for position in Position}
    for row in read_table(path, POSITION_COLUMNS, Notes(path.name)):
        bill, official_id = bill_id(row), row.text("official_id", needed=True)
        if (bill, official_id) in rows:
            raise row.fail(f"“{official_id}” has two positions on {bill}.")
        position = Position(row.choice("position", known))
        source = row.text("source")
        rows[bill, official_id] = PositionRow(bill, official_id, row.text("name"), position, row.day("since"), source)
    return list(rows.values())


def merged(bills: Path, positions: Path, facts: BillFacts, matching: Matching, origin: Origin) -> list[NewFile]:
    """Both files with this bill in place of what they said of it; positions first. Raises ``MalformedData``."""
    rows, sources = read_rows(bills) if bills.exists() else ({}, {})
    rows[facts.bill.id], sources[facts.bill.id] = facts.bill, facts.source
    others = [row for row in read_positions(positions) if row.bill != facts.bill.id] if positions.exists() else []
    taken = [*others, *matching.positions]
    return [
        NewFile(BILL_POSITIONS, render_positions(taken), len(taken), origin),
        NewFile(BILLS, render(rows.values(), sources), len(rows), origin),
    ]


def render(bills: Iterable[Bill], sources: Mapping[BillId, str]) -> bytes:
    """The bytes of ``bills.csv``, by Congress, type and number."""
    ordered = sorted(bills, key=lambda bill: (bill.id.congress, bill.id.type, bill.id.number))
    return render_table(BILLS, COLUMNS, (_cells(bill, sources[bill.id]) for bill in ordered))


def _cells(bill: Bill, source: str) -> tuple[str, ...]:
    return (
        *(str(bill.id), bill.title, bill.introduced.isoformat(), bill.sponsor, bill.committee),
        *(bill.latest_action, bill.latest_action_date.isoformat(), bill.recorded_stage.value),
        *(str(bill.original_cosponsors), "yes" if bill.cosponsors_complete else "no", bill.url, source),
        bill.as_of.isoformat(),
    )


def render_positions(rows: Iterable[PositionRow]) -> bytes:
    """The bytes of ``bill_positions.csv``, by bill and official."""
    ordered = sorted(rows, key=lambda row: (row.bill.congress, row.bill, row.official_id))
    cells = (
        (str(row.bill), row.official_id, row.name, row.position.value, row.since.isoformat(), row.source)
        for row in ordered
    )
    return render_table(BILL_POSITIONS, POSITION_COLUMNS, cells)
