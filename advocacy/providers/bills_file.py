"""``bills.csv`` and ``bill_positions.csv``: the bills we know, and what each official has done about them, by id."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from advocacy.core.bills import Bill, BillId, Position, Stage
from advocacy.core.committees import CommitteeSeat
from advocacy.core.cosponsors import BillFacts, Matching, PositionRow
from advocacy.core.divisions import congress_on
from advocacy.core.errors import MalformedData, MalformedInput
from advocacy.core.sources import BILL_POSITIONS, BILLS, NewFile, Origin

from . import committees_file
from .records import Notes, Record
from .tables import read_table, render_table

COLUMNS = (
    *("bill", "title", "introduced", "sponsor", "sponsor_id", "committee", "committees", "latest_action"),
    *("latest_action_date", "recorded_stage", "stage_since", "original_cosponsors", "cosponsors_complete"),
    *("url", "source", "as_of"),
)
POSITION_COLUMNS = ("bill", "official_id", "name", "position", "since", "withdrawn", "source")
ORIGIN = Origin(
    "Records of Congress: congress.gov (Library of Congress) and Bill Status (Government Publishing Office), "
    "as the column source says; names without an id matched by full name, state and term",
    "https://www.congress.gov/",
    "public domain (U.S. government work)",
)
_WRITTEN = (Position.SPONSOR, Position.COSPONSOR, Position.WITHDREW)
"""What is written of an official; the rest follows from where she sits."""
_YES = {"yes": "yes", "no": ""}


def read(bills: Path, positions: Path, committees: Path | None = None) -> Mapping[str, Bill]:
    """Every bill by its id, such as ``hr4030-115``, with its positions and who sits on its committees.

    Raises ``MalformedData``.
    """
    rows, _ = read_rows(bills)
    taken = read_positions(positions)
    seats = committees_file.read(committees) if committees and committees.exists() else ()
    unknown = next((row for row in taken if row.bill not in rows), None)
    if unknown:
        raise MalformedData(positions.name, None, f"“{unknown.bill}” is not in {bills.name}.")
    return {str(bill.id): _completed(bill, taken, seats) for bill in rows.values()}


def newest(shipped: Mapping[str, Bill], later: Mapping[str, Bill]) -> dict[str, Bill]:
    """Every bill of both, in its newer reading: a refresh knows no campaign that came with a later update."""
    known = {key: bill for key, bill in later.items() if key not in shipped or bill.as_of >= shipped[key].as_of}
    return {**shipped, **known}


def _completed(bill: Bill, taken: Iterable[PositionRow], seats: Iterable[CommitteeSeat]) -> Bill:
    own = [row for row in taken if row.bill == bill.id]
    members = (one for one in seats if one.committee in bill.committees and congress_on(one.as_of) == bill.id.congress)
    return replace(
        bill,
        positions={row.official_id: row.position for row in own},
        signed={row.official_id: row.since for row in own if row.position is not Position.SPONSOR},
        committee_members=frozenset(one.official_id for one in members),
    )


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
        sponsor_id=row.text("sponsor_id"),
        committee=row.text("committee"),
        committees=tuple(filter(None, row.text("committees").split("|"))),
        latest_action=row.text("latest_action"),
        latest_action_date=row.day("latest_action_date"),
        original_cosponsors=row.number("original_cosponsors"),
        url=row.web("url"),
        as_of=row.day("as_of"),
        recorded_stage=Stage(row.choice("recorded_stage", {stage.value: stage.value for stage in Stage})),
        stage_since=row.day("stage_since") if row.text("stage_since") else None,
        cosponsors_complete=bool(row.choice("cosponsors_complete", _YES)),
    )


def read_positions(path: Path) -> list[PositionRow]:
    """Every position. Raises ``MalformedData``; two positions of one official on one bill are malformed."""
    rows: dict[tuple[BillId, str], PositionRow] = {}
    known = {position.value: position.value for position in _WRITTEN}
    for row in read_table(path, POSITION_COLUMNS, Notes(path.name)):
        bill, official_id = bill_id(row), row.text("official_id", needed=True)
        if (bill, official_id) in rows:
            raise row.fail(f"“{official_id}” has two positions on {bill}.")
        position = Position(row.choice("position", known))
        withdrawn = row.day("withdrawn") if row.text("withdrawn") else None
        rows[bill, official_id] = PositionRow(
            bill, official_id, row.text("name"), position, row.day("since"), row.text("source"), withdrawn
        )
    return list(rows.values())


def merged(
    bills: Path, positions: Path, made: Iterable[tuple[BillFacts, Matching]], origin: Origin = ORIGIN
) -> list[NewFile]:
    """Both files with these bills in place of what they said of them; positions first. Raises ``MalformedData``."""
    rows, sources = read_rows(bills) if bills.exists() else ({}, {})
    taken = read_positions(positions) if positions.exists() else []
    for facts, matching in made:
        bill = facts.bill
        rows[bill.id], sources[bill.id] = _with_sponsor(bill, matching), facts.source
        taken = [*(row for row in taken if row.bill != bill.id), *matching.positions]
    return [
        NewFile(BILL_POSITIONS, render_positions(taken), len(taken), origin),
        NewFile(BILLS, render(rows.values(), sources), len(rows), origin),
    ]


def _with_sponsor(bill: Bill, matching: Matching) -> Bill:
    found = (row.official_id for row in matching.positions if row.position is Position.SPONSOR)
    return replace(bill, sponsor_id=next(found, bill.sponsor_id))


def render(bills: Iterable[Bill], sources: Mapping[BillId, str]) -> bytes:
    """The bytes of ``bills.csv``, by Congress, type and number."""
    ordered = sorted(bills, key=lambda bill: (bill.id.congress, bill.id.type, bill.id.number))
    return render_table(BILLS, COLUMNS, (_cells(bill, sources[bill.id]) for bill in ordered))


def _cells(bill: Bill, source: str) -> tuple[str, ...]:
    since = bill.stage_since.isoformat() if bill.stage_since else ""
    return (
        *(str(bill.id), bill.title, bill.introduced.isoformat(), bill.sponsor, bill.sponsor_id, bill.committee),
        *("|".join(bill.committees), bill.latest_action, bill.latest_action_date.isoformat()),
        *(bill.recorded_stage.value, since, str(bill.original_cosponsors)),
        *("yes" if bill.cosponsors_complete else "no", bill.url, source, bill.as_of.isoformat()),
    )


def render_positions(rows: Iterable[PositionRow]) -> bytes:
    """The bytes of ``bill_positions.csv``, by bill and official."""
    ordered = sorted(rows, key=lambda row: (row.bill.congress, row.bill, row.official_id))
    return render_table(BILL_POSITIONS, POSITION_COLUMNS, map(_position_cells, ordered))


def _position_cells(row: PositionRow) -> tuple[str, ...]:
    withdrawn = row.withdrawn.isoformat() if row.withdrawn else ""
    return (
        *(str(row.bill), row.official_id, row.name, row.position.value, row.since.isoformat(), withdrawn, row.source),
    )
