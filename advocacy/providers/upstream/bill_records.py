"""What GovInfo's Bill Status and the Congress.gov API both say of a bill, in the names that they share."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from advocacy.core.bill_stages import Action, stage_of
from advocacy.core.bills import Bill, BillId, Position, Stage
from advocacy.core.committees import whole_committee
from advocacy.core.cosponsors import BillFacts, Signatory
from advocacy.core.errors import MalformedInput
from advocacy.providers.records import Record

_PATHS = {
    "hr": "house-bill",
    "s": "senate-bill",
    "hres": "house-resolution",
    "sres": "senate-resolution",
    "hjres": "house-joint-resolution",
    "sjres": "senate-joint-resolution",
    "hconres": "house-concurrent-resolution",
    "sconres": "senate-concurrent-resolution",
}
_BIOGUIDE = re.compile(r"[A-Z]\d{6}")
_FULL_NAME = re.compile(r"(?:Rep|Sen|Del|Resident Commissioner|Res\. Comm)\.?\s+(?P<name>[^\[\]]+?)\s*\[[^\[\]]*\]")
_SUFFIX = re.compile(r"(Jr|Sr|I{2,3}|IV)\.?", re.I)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_WITH_ARTICLE = frozenset({"Budget", "Judiciary", "Library"})
_LONGEST = 5000


@dataclass(frozen=True)
class BillRecords:
    """One bill as a source tells it. ``actions`` are as the source has them, the newest first."""

    head: Record
    sponsors: list[Record]
    cosponsors: list[Record]
    committees: list[Record]
    actions: list[Record]


def facts_of(records: BillRecords, wanted: BillId, source: str, as_of: date, *, is_complete: bool) -> BillFacts:
    """The bill, with everyone on it by id. ``is_complete`` is whether the source is known to leave no cosponsor out.

    Raises ``MalformedData``, also where it is not the bill that was wanted.
    """
    head = records.head
    refuse_other(head, wanted)
    introduced = head.day("introducedDate")
    names = _signatories(records, introduced)
    actions = sorted(map(_action, reversed(records.actions)), key=lambda action: action.day)
    stage, since = stage_of(introduced, actions)
    latest = head.inner("latestAction")
    bill = Bill(
        id=wanted,
        title=_plain(head, "title"),
        introduced=introduced,
        sponsor=names[0].name,
        sponsor_id=names[0].official_id,
        committee=_committees_in_words(records.committees, wanted, stage),
        committees=tuple(dict.fromkeys(_code(row) for row in records.committees if row.text("systemCode"))),
        latest_action=_plain(latest, "text"),
        latest_action_date=latest.day("actionDate"),
        original_cosponsors=sum(row.text("isOriginalCosponsor").lower() == "true" for row in records.cosponsors),
        url=page_of(wanted),
        as_of=as_of,
        recorded_stage=stage,
        stage_since=since,
        cosponsors_complete=is_complete,
    )
    return BillFacts(bill, names, source)


def page_of(bill: BillId) -> str:
    """The bill's page at congress.gov."""
    ending = {1: "st", 2: "nd", 3: "rd"}.get(bill.congress % 10 if bill.congress % 100 not in {11, 12, 13} else 0, "th")
    return f"https://www.congress.gov/bill/{bill.congress}{ending}-congress/{_PATHS[bill.type]}/{bill.number}"


def refuse_other(head: Record, wanted: BillId) -> None:
    """Raise ``MalformedData`` where this is not the bill that was asked for."""
    number = head.text("number") or head.text("billNumber")
    kind = head.text("type") or head.text("billType")
    try:
        found = BillId.parse(f"{kind}{number}-{head.text('congress')}")
    except MalformedInput:
        raise head.fail("this is not the status of a bill.") from None
    if found != wanted:
        raise head.fail(f"this is about {found}, and {wanted} was asked for.")


def _plain(row: Record, name: str) -> str:
    text = row.text(name, needed=True)
    if len(text) > _LONGEST or _CONTROL.search(text):
        raise row.fail(f"“{name}” is not a line of text.")
    return text


def _action(row: Record) -> Action:
    return Action(row.day("actionDate"), row.text("text"), row.text("actionCode"))


def _signatories(records: BillRecords, introduced: date) -> tuple[Signatory, ...]:
    """The sponsor first. Who withdrew and signed again is a cosponsor."""
    if not records.sponsors:
        raise records.head.fail("it names no sponsor.")
    found: dict[str, Signatory] = {}
    for row in records.cosponsors:
        withdrawn = row.day("sponsorshipWithdrawnDate") if row.text("sponsorshipWithdrawnDate") else None
        position = Position.WITHDREW if withdrawn else Position.COSPONSOR
        one = _signatory(row, position, row.day("sponsorshipDate"), withdrawn)
        before = found.get(one.official_id)
        if before is None or before.position is Position.WITHDREW:
            found[one.official_id] = one
    sponsor = _signatory(records.sponsors[0], Position.SPONSOR, introduced, None)
    found.pop(sponsor.official_id, None)
    return (sponsor, *found.values())


def _signatory(row: Record, position: Position, since: date, withdrawn: date | None) -> Signatory:
    bioguide = row.text("bioguideId")
    if not _BIOGUIDE.fullmatch(bioguide):
        raise row.fail("someone on the bill has no Bioguide id.")
    return Signatory(_name(row), row.text("state"), position, f"bioguide:{bioguide}", since, withdrawn)


def _name(row: Record) -> str:
    """``Angus S. King, Jr.`` from ``Sen. King, Angus S., Jr. [I-ME]``: the full name alone has its capitals right."""
    match = _FULL_NAME.fullmatch(_plain(row, "fullName"))
    if not match:
        return " ".join(filter(None, (row.text("firstName"), row.text("lastName")))) or _plain(row, "fullName")
    last, *rest = (part.strip() for part in match["name"].split(","))
    suffixes = [part for part in rest if _SUFFIX.fullmatch(part)]
    given = " ".join(part for part in rest if part not in suffixes)
    return ", ".join((f"{given} {last}".strip(), *suffixes))


def _code(row: Record) -> str:
    try:
        return whole_committee(row.text("systemCode"))
    except MalformedInput as error:
        raise row.fail(str(error)) from None


def _committees_in_words(committees: Iterable[Record], bill: BillId, stage: Stage) -> str:
    """The committees of the chamber that has it now, as sentences name them: ``House Committee on Agriculture``."""
    in_senate = not bill.is_house_bill
    if stage in {Stage.PASSED_HOUSE, Stage.PASSED_SENATE} and not bill.is_simple:
        in_senate = stage is Stage.PASSED_HOUSE
    chamber = "Senate" if in_senate else "House"
    rows = list(committees)
    there = [row for row in rows if row.text("chamber") in {chamber, "Joint"}] or rows
    return " and ".join(dict.fromkeys(_committee_name(row) for row in there))


def _committee_name(row: Record) -> str:
    name, chamber = _plain(row, "name"), row.text("chamber")
    short = name.removesuffix(" Committee")
    if short == name or not chamber:
        return name
    return f"{chamber} Committee on {'the ' if short in _WITH_ARTICLE else ''}{short}"
