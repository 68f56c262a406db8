"""What the wordings of a letter can depend on: who gets it, what she did about the bill, where the bill stands."""

from __future__ import annotations

from datetime import date

from .bills import Bill, Position, Stage
from .constituents import Reply
from .officials import Official

STAGE_CHANGED = "stage_changed"
"""The bill stands where the letter was not written for."""

OVERRULING = frozenset({STAGE_CHANGED, "enacted", "vetoed", "died"})
"""Their cases go before all others: what was asked of a living bill is wrong by then, of whomever it was asked."""

FEW_DAYS = 30
"""With so many days to the end of its Congress, or fewer, a bill has little time left."""

FEDERAL = frozenset(
    {
        "federal",
        *("us_senator", "us_representative", "us_delegate", "us_resident_commissioner"),
        *("sponsor", "cosponsor", "original_cosponsor", "withdrew"),
        *("on_committee", "not_cosponsor", "other_chamber", "unknown"),
    }
)
"""Conditions that hold for members of Congress alone: a position on a bill of Congress is theirs only."""

STATE = frozenset(
    {
        "state",
        *("state_senator", "state_representative", "state_legislator", "governor", "mayor"),
        *("legislature", "executive"),
    }
)
"""Conditions that hold for officials of a state alone. ``upper`` and ``lower`` are true in Congress, too."""

CONDITIONS = frozenset(
    {
        *FEDERAL,
        *STATE,
        *("upper", "lower"),
        *("introduced", "committee", "passed_house", "passed_senate", "passed_one", "conference", "passed_both"),
        *("enacted", "vetoed", "died", "days_left_few", STAGE_CHANGED),
        *("reply_email", "reply_post", "reply_none"),
        "seat_open",
    }
)
"""All that a wording may depend on: level, office, chamber, position, stage, the reply she wants, an open seat."""

_PLAIN = frozenset({Position.SPONSOR, Position.COSPONSOR, Position.NOT_COSPONSOR})


def facts_about(
    bill: Bill, day: date, written_for: frozenset[Stage], official: Official, reply: Reply
) -> frozenset[str]:
    """Which of ``CONDITIONS`` hold on this day for a letter about this bill to this official."""
    office = official.office
    facts = {str(office), str(office.chamber), "federal" if office.is_federal else "state", f"reply_{reply}"}
    if office.is_federal:  # a state's officials have no position on a bill of Congress
        facts |= _position(bill, official)
    if not official.is_person:
        facts.add("seat_open")
    return frozenset(facts | _standing(bill, day, written_for))


def _position(bill: Bill, official: Official) -> set[str]:
    """The position, and ``unknown`` beside those that letters seldom have words for: it promises and denies nothing."""
    position = bill.position_of(official)
    if position is Position.COSPONSOR and bill.is_original(official.official_id):
        return {str(position), "original_cosponsor"}
    return {str(position)} | (set() if position in _PLAIN else {str(Position.UNKNOWN)})


def _standing(bill: Bill, day: date, written_for: frozenset[Stage]) -> set[str]:
    stage = bill.stage_on(day)
    facts = {str(stage)}
    if stage in {Stage.PASSED_HOUSE, Stage.PASSED_SENATE}:
        facts.add("passed_one")
    if 0 < bill.days_left(day) <= FEW_DAYS:
        facts.add("days_left_few")
    if written_for and stage not in written_for:
        facts.add(STAGE_CHANGED)
    return facts
