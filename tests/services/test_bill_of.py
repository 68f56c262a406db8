"""Which facts a campaign goes by, and whom it writes to by them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from advocacy.core.bills import Position, Stage
from advocacy.core.campaigns import Campaign
from advocacy.core.targets import Line
from advocacy.services.bill_of import bill_of
from advocacy.services.who_is_asked import asked, everyone_asked, why_not
from tests.services.small_world import ports
from tests.support.manuscripts import BILL, CAMPAIGN, campaign

KEY = str(BILL.id)


def entering(as_of: str) -> Campaign:
    facts = f"bill_facts:\n  title: As entered\n  introduced: 2017-10-12\n  stage: passed_house\n  as_of: {as_of}\n"
    return campaign(CAMPAIGN + facts)


def test_our_data_goes_first_where_it_is_as_new() -> None:
    assert bill_of({KEY: BILL}, campaign()) is BILL
    assert bill_of({KEY: BILL}, entering(BILL.as_of.isoformat())) is BILL
    assert bill_of({}, campaign()) is None


def test_what_is_entered_is_used_where_our_data_has_nothing() -> None:
    bill = bill_of({}, entering("2026-11-22"))
    assert bill
    assert bill.title == "As entered"


def test_newer_facts_that_are_entered_keep_who_is_known_to_have_signed() -> None:
    old = replace(BILL, as_of=date(2018, 1, 1))
    bill = bill_of({KEY: old}, entering("2018-06-01"))
    assert bill
    assert (bill.recorded_stage, bill.is_entered) == (Stage.PASSED_HOUSE, True)
    assert bill.positions == {"bioguide:T000472": Position.COSPONSOR}
    assert bill.sponsor == old.sponsor


def test_everyone_asked_is_in_office_and_fits_the_rule() -> None:
    world, day = ports(), date(2026, 11, 22)
    everyone = everyone_asked(world, campaign(), day)
    assert everyone
    assert all(one.serves_on(day) for one in everyone)
    first = everyone[0]
    only = campaign(CAMPAIGN + f"states: [{first.division.state}]\n")
    assert {one.division.state for one in everyone_asked(world, only, day)} == {first.division.state}
    assert asked(world, only, [first]) == (first,)


def test_who_is_left_out_is_left_out_by_a_line() -> None:
    world = ports()
    first = everyone_asked(world, campaign(), date(2026, 11, 22))[0]
    others = campaign(CAMPAIGN + "parties: [Nobody]\n")
    assert why_not(world, others, first) == (Line.PARTIES,)
    assert why_not(world, campaign(), first) == ()
