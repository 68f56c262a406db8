"""Whom a campaign writes to: each line narrows, the last one removes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from advocacy.core.bills import Position
from advocacy.core.committee_names import NAMES, committee_name
from advocacy.core.divisions import DivisionId
from advocacy.core.officials import Level, OfficeTitle, Official
from advocacy.core.targets import Line, TargetRule
from tests.support.manuscripts import BILL, official

SENATOR = OfficeTitle.US_SENATOR
MEMBERS = {"hsed00": frozenset({"bioguide:A000001"}), "sshr00": frozenset({"bioguide:P000145"})}
TEXAS = DivisionId("ocd-division/country:us/state:tx")


def rule(*offices: OfficeTitle, **lines: Any) -> TargetRule:
    return TargetRule(offices or (SENATOR,), **lines)


def person(**changes: Any) -> Official:
    return replace(official(), party="Democratic", **changes)


@pytest.mark.parametrize(
    ("lines", "objection"),
    [
        ({"states": ("TX",)}, Line.STATES),
        ({"parties": ("Republican",)}, Line.PARTIES),
        ({"committees": ("hsed00",)}, Line.COMMITTEES),
        ({"positions": (Position.COSPONSOR,)}, Line.POSITIONS),
        ({"people": ("bioguide:S001150",)}, Line.PEOPLE),
        ({"excluded": ("bioguide:P000145",)}, Line.EXCEPT),
    ],
)
def test_each_line_leaves_out_whom_it_does_not_name(lines: dict[str, Any], objection: Line) -> None:
    assert rule(**lines).objections(person(), BILL, MEMBERS) == (objection,)
    assert not rule(**lines).includes(person(), BILL, MEMBERS)
    assert rule(**lines).narrows


@pytest.mark.parametrize(
    "lines",
    [
        {"states": ("TX", "CA")},
        {"parties": ("democratic",)},
        {"committees": ("hsed00", "sshr00")},
        {"positions": (Position.OTHER_CHAMBER,)},
        {"people": ("bioguide:P000145",)},
        {"excluded": ("bioguide:S001150",)},
        {"states": ("CA",), "parties": ("Democratic",), "committees": ("sshr00",), "people": ("bioguide:P000145",)},
    ],
)
def test_each_line_keeps_whom_it_names(lines: dict[str, Any]) -> None:
    assert rule(**lines).includes(person(), BILL, MEMBERS)
    assert rule(**lines).choose([person(), person(division=TEXAS, official_id="x")], BILL, MEMBERS)


def test_without_lines_it_is_the_offices_alone() -> None:
    assert not rule().narrows
    assert rule().includes(person(), None, {})
    assert rule(OfficeTitle.GOVERNOR).objections(person(), None, {}) == (Line.TARGETS,)
    assert rule().level is Level.FEDERAL
    assert rule(SENATOR, OfficeTitle.GOVERNOR).level is Level.ALL


def test_a_ticket_of_several_parties_is_of_each_and_no_party_of_none() -> None:
    working = replace(person(), party="Democratic/Working Families")
    assert rule(parties=("Democratic",)).includes(working, None, {})
    assert rule(parties=("Working Families",)).includes(working, None, {})
    assert not rule(parties=("Democratic",)).includes(replace(person(), party=""), None, {})


def test_a_seat_without_a_name_is_asked_only_where_it_does_not_matter_who_holds_it() -> None:
    nameless = person().without_holder()
    assert rule(states=("CA",)).includes(nameless, BILL, MEMBERS)
    assert rule(states=("CA",)).asks_seat(SENATOR, "CA")
    for lines in ({"parties": ("Democratic",)}, {"committees": ("sshr00",)}, {"people": ("bioguide:P000145",)}):
        assert not rule(**lines).includes(nameless, BILL, MEMBERS)  # type: ignore[arg-type]
        assert not rule(**lines).asks_seat(SENATOR, "CA")  # type: ignore[arg-type]


def test_nobody_of_a_state_can_be_on_a_committee_of_congress() -> None:
    both = rule(SENATOR, OfficeTitle.STATE_SENATOR, committees=("sshr00",))
    assert both.may_ask(SENATOR, "CA")
    assert not both.may_ask(OfficeTitle.STATE_SENATOR, "CA")
    assert not rule(OfficeTitle.US_REPRESENTATIVE, committees=("sshr00",)).committees_may_have(
        OfficeTitle.US_REPRESENTATIVE
    )
    assert rule(committees=("jsec00",)).committees_may_have(SENATOR)


def test_a_rule_by_name_waits_for_nobody_of_another_level() -> None:
    named = rule(SENATOR, OfficeTitle.STATE_SENATOR, people=("bioguide:P000145",))
    assert named.may_ask(SENATOR, "CA")
    assert not named.may_ask(OfficeTitle.STATE_SENATOR, "CA")


def test_what_is_not_known_of_the_bill_is_an_unknown_position() -> None:
    assert rule(positions=(Position.UNKNOWN,)).includes(person(), None, {})
    assert rule().may_have(Position.SPONSOR)
    assert not rule(positions=(Position.UNKNOWN,)).may_have(Position.SPONSOR)


def test_the_lines_that_are_given_are_the_reasons() -> None:
    assert rule(states=("CA",), parties=("x",)).reasons() == (Line.STATES, Line.PARTIES)


def test_committees_have_names_and_a_new_one_its_code() -> None:
    assert committee_name("hsed00") == "House Committee on Education and Workforce"
    assert committee_name("hsxx00") == "hsxx00"
    assert all(code[0] in "hsj" and code.endswith("00") for code in NAMES)
