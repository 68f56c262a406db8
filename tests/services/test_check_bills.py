"""A letter that was written for another stage of its bill is flagged; one that fits says where its bill stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from advocacy.core.bills import Bill, Stage
from advocacy.core.campaigns import CampaignVersion
from advocacy.services.check_bills import BillCheck, check_bills, red_flags
from tests.support.manuscripts import BILL, CAMPAIGN, campaign

ALIVE = replace(BILL, id=replace(BILL.id, congress=119))
NOW = date(2026, 11, 22)


def checked(bill: Bill | None, written_for: str = "", day: date = NOW) -> BillCheck:
    lines = CAMPAIGN.replace("hr4030-115", "hr4030-119") + (f"written_for: [{written_for}]\n" if written_for else "")
    version = CampaignVersion(campaign(lines), 1, {})
    bills = {str(bill.id): bill} if bill else {}
    (found,) = check_bills([version], bills, lambda zone: day)
    return found


def test_a_letter_that_fits_says_where_its_bill_stands_and_how_long_it_has() -> None:
    one = checked(ALIVE, "introduced, committee")
    assert not one.is_flag
    assert "H.R. 4030 of the 119th Congress is in committee" in one.sentence
    assert "42 days left, until 2027-01-03" in one.sentence


def test_the_letter_of_a_bill_that_died_is_flagged_on_the_day() -> None:
    assert not checked(ALIVE, "committee", date(2027, 1, 2)).is_flag
    one = checked(ALIVE, "committee", date(2027, 1, 3))
    assert one.is_flag
    assert (one.stage, one.days_left) == (Stage.DIED, 0)
    assert "its letter was written for a bill that is: in committee." in one.sentence
    assert list(red_flags([one])) == [one.sentence]


def test_a_letter_that_does_not_say_for_which_stages_it_is_has_no_flag() -> None:
    assert not checked(replace(ALIVE, recorded_stage=Stage.ENACTED)).is_flag


def test_a_bill_of_which_nothing_is_known_is_flagged() -> None:
    one = checked(None)
    assert one.is_flag
    assert "flask bills refresh" in one.sentence
