"""Where a bill stands on a day, how long it has, and what each official has done about it or can do."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from advocacy.core.bills import Bill, BillId, Position, Stage
from advocacy.core.officials import OfficeTitle, Official
from tests.support.manuscripts import official

DAY = date(2025, 2, 25)
HOUSE_BILL = Bill(BillId("hr", 1557, 119), "A bill", DAY, "Someone", "", "Introduced", DAY, 1, "", date(2026, 11, 22))
SENATE_BILL = replace(HOUSE_BILL, id=BillId("s", 7, 119))
COMPLETE = replace(HOUSE_BILL, cosponsors_complete=True)
NOW = date(2026, 11, 22)


def person(office: OfficeTitle = OfficeTitle.US_REPRESENTATIVE) -> Official:
    return official(office, official_id="bioguide:A000001")


REPRESENTATIVE, SENATOR = person(), person(OfficeTitle.US_SENATOR)


def test_a_bill_dies_with_its_congress() -> None:
    assert HOUSE_BILL.stage_on(date(2027, 1, 2)) is Stage.COMMITTEE
    assert HOUSE_BILL.stage_on(date(2027, 1, 3)) is Stage.DIED
    assert HOUSE_BILL.ends == date(2027, 1, 3)


@pytest.mark.parametrize(("day", "left"), [(NOW, 42), (date(2027, 1, 2), 1), (date(2027, 1, 3), 0), (DAY, 677)])
def test_the_days_that_are_left_are_counted_to_the_end_of_its_congress(day: date, left: int) -> None:
    assert HOUSE_BILL.days_left(day) == left
    assert HOUSE_BILL.days_left(date(2030, 1, 1)) == 0


@pytest.mark.parametrize(
    ("identity", "stage"),
    [
        ("hr1-119", Stage.ENACTED),
        ("hr1-119", Stage.VETOED),
        ("hres1-119", Stage.PASSED_HOUSE),
        ("sres1-119", Stage.PASSED_SENATE),
        ("sconres1-119", Stage.PASSED_BOTH),
    ],
)
def test_what_is_settled_does_not_die(identity: str, stage: Stage) -> None:
    bill = replace(HOUSE_BILL, id=BillId.parse(identity), recorded_stage=stage)
    assert bill.stage_on(date(2027, 6, 1)) is stage


def test_a_resolution_that_only_one_chamber_agreed_to_still_dies_when_it_needs_both() -> None:
    bill = replace(HOUSE_BILL, id=BillId("hconres", 1, 119), recorded_stage=Stage.PASSED_HOUSE)
    assert bill.stage_on(date(2027, 6, 1)) is Stage.DIED


@pytest.mark.parametrize(
    ("bill", "stage", "house", "senate"),
    [
        (HOUSE_BILL, Stage.COMMITTEE, True, False),
        (SENATE_BILL, Stage.INTRODUCED, False, True),
        (HOUSE_BILL, Stage.PASSED_HOUSE, False, True),
        (SENATE_BILL, Stage.PASSED_SENATE, True, False),
        (HOUSE_BILL, Stage.CONFERENCE, True, True),
        (HOUSE_BILL, Stage.PASSED_BOTH, True, True),
        (replace(HOUSE_BILL, id=BillId("hres", 1, 119)), Stage.PASSED_HOUSE, True, False),
    ],
)
def test_a_bill_is_before_the_chamber_that_has_it_now(bill: Bill, stage: Stage, house: bool, senate: bool) -> None:
    there = replace(bill, recorded_stage=stage)
    assert there.is_before(OfficeTitle.US_REPRESENTATIVE) is house
    assert there.is_before(OfficeTitle.US_DELEGATE) is house
    assert there.is_before(OfficeTitle.US_SENATOR) is senate
    assert not there.is_before(OfficeTitle.STATE_SENATOR)
    assert not there.is_before(OfficeTitle.GOVERNOR)


def test_silence_is_unknown_until_the_list_of_cosponsors_is_complete() -> None:
    assert HOUSE_BILL.position_of(REPRESENTATIVE) is Position.UNKNOWN
    assert COMPLETE.position_of(REPRESENTATIVE) is Position.NOT_COSPONSOR


def test_no_one_outside_its_chamber_is_blamed_for_not_being_a_cosponsor() -> None:
    assert COMPLETE.position_of(SENATOR) is Position.OTHER_CHAMBER
    assert COMPLETE.position_of(person(OfficeTitle.STATE_REPRESENTATIVE)) is Position.OTHER_CHAMBER
    passed = replace(COMPLETE, recorded_stage=Stage.PASSED_HOUSE)
    assert passed.position_of(SENATOR) is Position.UNKNOWN
    assert passed.position_of(REPRESENTATIVE) is Position.OTHER_CHAMBER


def test_what_she_did_goes_before_where_she_sits() -> None:
    members = frozenset({"bioguide:A000001"})
    on_committee = replace(COMPLETE, committee_members=members)
    assert on_committee.position_of(REPRESENTATIVE) is Position.ON_COMMITTEE
    for done in (Position.SPONSOR, Position.COSPONSOR, Position.WITHDREW):
        bill = replace(on_committee, positions={"bioguide:A000001": done})
        assert bill.position_of(REPRESENTATIVE) is done
        assert bill.position_of(SENATOR) is done


def test_a_committee_of_the_house_has_nothing_in_its_hands_once_the_house_has_passed_it() -> None:
    bill = replace(COMPLETE, committee_members=frozenset({"bioguide:A000001"}), recorded_stage=Stage.PASSED_HOUSE)
    assert bill.position_of(REPRESENTATIVE) is Position.OTHER_CHAMBER


def test_a_seat_without_a_name_is_never_not_a_cosponsor() -> None:
    assert COMPLETE.position_of(REPRESENTATIVE.without_holder()) is Position.UNKNOWN


def test_an_original_cosponsor_signed_on_the_day_of_introduction() -> None:
    bill = replace(HOUSE_BILL, signed={"one": DAY, "two": date(2025, 3, 1)})
    assert bill.is_original("one")
    assert not bill.is_original("two")
    assert not bill.is_original("three")
