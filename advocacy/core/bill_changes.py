"""What became of a bill between two readings, in sentences for organisers; and what cannot have become of it."""

from __future__ import annotations

from collections.abc import Iterator

from .bills import Bill, Position, Stage
from .cosponsors import BillFacts, Signatory

_MANY = 12
_ORDER = tuple(Stage)
STAGE_WORDS = {
    Stage.INTRODUCED: "introduced",
    Stage.COMMITTEE: "in committee",
    Stage.PASSED_HOUSE: "passed by the House",
    Stage.PASSED_SENATE: "passed by the Senate",
    Stage.CONFERENCE: "between the chambers",
    Stage.PASSED_BOTH: "passed by both chambers",
    Stage.ENACTED: "law",
    Stage.VETOED: "vetoed",
    Stage.DIED: "dead, since its Congress has ended",
}


def changes(before: Bill | None, after: BillFacts) -> tuple[str, ...]:
    """What is new since ``before``, which is None for a bill that we did not have; empty where nothing is."""
    bill = after.bill
    if before is None:
        names = len(after.signatories) - 1
        return (f"New here: {STAGE_WORDS[bill.recorded_stage]}, {names} {_people(names)} beside its sponsor.",)
    return tuple(_changes(before, after))


def _changes(before: Bill, after: BillFacts) -> Iterator[str]:
    bill = after.bill
    if bill.title != before.title:
        yield f"Its title is now “{bill.title}”."
    if bill.recorded_stage is not before.recorded_stage:
        was, now = STAGE_WORDS[before.recorded_stage], STAGE_WORDS[bill.recorded_stage]
        yield f"Stage: was {was}, is {now} since {bill.stage_since}."
    if bill.latest_action_date != before.latest_action_date:
        yield f"Latest action, {bill.latest_action_date}: {bill.latest_action}"
    added = [one for one in _with(after, Position.COSPONSOR) if before.positions.get(one.official_id) is None]
    again = [one for one in _with(after, Position.COSPONSOR) if _was(before, one) is Position.WITHDREW]
    left = [one for one in _with(after, Position.WITHDREW) if _was(before, one) is not Position.WITHDREW]
    for people, words in ((added, "New as cosponsors"), (again, "Cosponsors again"), (left, "Withdrew")):
        if people:
            yield f"{words}: {_names(people)}."
    if bill.cosponsors_complete and not before.cosponsors_complete:
        yield "The list of its cosponsors is now complete: who is not on it is not a cosponsor."


def doubts(before: Bill | None, after: BillFacts) -> tuple[str, ...]:
    """What makes the new reading hard to believe: people vanish who did not withdraw, a stage goes back."""
    return tuple(_doubts(before, after)) if before else ()


def _doubts(before: Bill, after: BillFacts) -> Iterator[str]:
    named = {one.official_id for one in after.signatories}
    gone = [official for official in before.positions if official not in named]
    if gone:
        yield f"{len(gone)} {_people(len(gone))} known before are not on it, not even as withdrawn."
    was, now = before.recorded_stage, after.bill.recorded_stage
    if _ORDER.index(now) < _ORDER.index(was) and before.stage_since and before.id == after.bill.id:
        yield f"It was {STAGE_WORDS[was]}, and would now be {STAGE_WORDS[now]}."
    if before.introduced != after.bill.introduced:
        yield f"It was introduced on {before.introduced}, and would now be on {after.bill.introduced}."


def _with(facts: BillFacts, position: Position) -> list[Signatory]:
    return [one for one in facts.signatories if one.position is position]


def _was(before: Bill, one: Signatory) -> Position | None:
    return before.positions.get(one.official_id)


def _people(count: int) -> str:
    return "cosponsor" if count == 1 else "cosponsors"


def _names(people: list[Signatory]) -> str:
    first = ", ".join(f"{one.name} ({one.state})" if one.state else one.name for one in people[:_MANY])
    more = f" and {len(people) - _MANY} more" if len(people) > _MANY else ""
    return first + more
