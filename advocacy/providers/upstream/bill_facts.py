"""The facts of a bill as JSON: number, titles, dates, committee, and the names of those who put it forward."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

from advocacy.core.bills import Bill, BillId, Position, Stage
from advocacy.core.committees import whole_committee
from advocacy.core.cosponsors import BillFacts, Signatory
from advocacy.core.errors import MalformedData, MalformedInput
from advocacy.providers.records import Notes, Record
from advocacy.providers.tables import read_text

from .documents import as_text

SOURCE = "congress.gov"
_NAME = re.compile(r"(.+) \(([A-Z]{2})\)")
_ACTIONS = (
    ("became public law", Stage.ENACTED),
    ("veto", Stage.VETOED),
    ("referred to", Stage.COMMITTEE),
    ("introduced", Stage.INTRODUCED),
)


def read_facts(path: Path, as_of: date) -> BillFacts:
    """The bill and the names on it. Raises ``MalformedData``; an action that we cannot place is malformed too."""
    notes = Notes(path.name)
    try:
        document = as_text(json.loads(read_text(path, notes)))
    except json.JSONDecodeError as error:
        raise MalformedData(path.name, error.lineno, f"this is not JSON ({error.msg}).") from None
    if not isinstance(document, dict):
        raise MalformedData(path.name, 1, "it should be one bill.")
    row = Record(document, 0, notes)
    sponsor = row.inner("sponsor")
    names = [_signatory(row, name) for name in _strings(row, "original_cosponsors")]
    if len(names) != row.number("original_cosponsor_count"):
        raise row.fail("“original_cosponsor_count” is not the number of names in “original_cosponsors”.")
    bill = _bill(row, sponsor, as_of)
    first = Signatory(sponsor.text("name", needed=True), sponsor.text("state", needed=True), Position.SPONSOR)
    return BillFacts(bill, (first, *names), SOURCE)


def _bill(row: Record, sponsor: Record, as_of: date) -> Bill:
    try:
        identity = BillId.parse(f"{row.text('bill_type')}{row.text('number')}-{row.text('congress')}")
    except MalformedInput as error:
        raise row.fail(str(error)) from None
    action = row.inner("latest_action")
    return Bill(
        id=identity,
        title=row.text("short_title", needed=True),
        introduced=row.day("introduced"),
        sponsor=sponsor.text("name"),
        committee=row.text("committee"),
        latest_action=action.text("text", needed=True),
        latest_action_date=action.day("date"),
        original_cosponsors=row.number("original_cosponsor_count"),
        url=row.inner("urls").web("congress_gov"),
        as_of=as_of,
        recorded_stage=_stage(action),
        stage_since=action.day("date"),
        committees=tuple(_committee(row, code) for code in _strings(row, "committee_codes")),
    )


def _stage(action: Record) -> Stage:
    text = action.text("text").casefold()
    for words, stage in _ACTIONS:
        if words in text:
            return stage
    raise action.fail("the latest action is not one whose stage we know.")


def _strings(row: Record, name: str) -> list[str]:
    value = row.cells.get(name, [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise row.fail(f"“{name}” should be a list of words.")
    return value


def _committee(row: Record, code: str) -> str:
    try:
        return whole_committee(code)
    except MalformedInput as error:
        raise row.fail(str(error)) from None


def _signatory(row: Record, text: str) -> Signatory:
    match = _NAME.fullmatch(" ".join(text.split()))
    if not match:
        raise row.fail(f"the cosponsor “{text[:60]}” should be a name with a state in brackets.")
    return Signatory(match[1], match[2], Position.COSPONSOR)
