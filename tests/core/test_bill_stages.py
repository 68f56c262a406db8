"""The stage of a bill, from actions as the records of Congress word them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from advocacy.core.bill_stages import Action, stage_of
from advocacy.core.bills import Stage

INTRODUCED = date(2025, 2, 25)
IN_HOUSE = ("1000", "Introduced in House")
IN_SENATE = ("10000", "Introduced in Senate")
REFERRED = ("H11100", "Referred to the House Committee on the Judiciary.")
HOUSE = ("8000", "Passed/agreed to in House: On motion to suspend the rules and pass the bill Agreed to by voice vote.")
HOUSE_AMENDED = ("8000", "Passed/agreed to in House: On motion to suspend the rules and pass the bill, as amended.")
RECEIVED = ("", "Received in the Senate and Read twice and referred to the Committee on the Judiciary.")
SENATE = ("17000", "Passed/agreed to in Senate: Passed Senate without amendment by Unanimous Consent.")
SENATE_AMENDED = ("17000", "Passed/agreed to in Senate: Passed Senate with an amendment by Voice Vote.")
PRESENTED = ("28000", "Presented to President.")
LAW = ("36000", "Became Public Law No: 114-70.")
VETO = ("E30000", "Vetoed by President. (text of veto message: CR S2094)")


def stage(*steps: tuple[str, str]) -> Stage:
    actions = [Action(INTRODUCED + timedelta(days=n), text, code) for n, (code, text) in enumerate(steps)]
    return stage_of(INTRODUCED, actions)[0]


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ((), Stage.INTRODUCED),
        ((IN_HOUSE,), Stage.INTRODUCED),
        ((IN_HOUSE, REFERRED), Stage.COMMITTEE),
        ((IN_SENATE, ("", "Read twice and referred to the Committee on Finance.")), Stage.COMMITTEE),
        ((REFERRED, ("5000", "Reported (Amended) by the Committee on Agriculture.")), Stage.COMMITTEE),
        ((REFERRED, HOUSE), Stage.PASSED_HOUSE),
        ((REFERRED, HOUSE, RECEIVED), Stage.PASSED_HOUSE),
        ((("", "Passed Senate without amendment by Yea-Nay Vote. 53 - 46."),), Stage.PASSED_SENATE),
        ((("", "Resolution agreed to in Senate without amendment by Unanimous Consent."),), Stage.PASSED_SENATE),
        ((HOUSE, SENATE), Stage.PASSED_BOTH),
        ((HOUSE, SENATE_AMENDED), Stage.CONFERENCE),
        ((SENATE, HOUSE_AMENDED), Stage.CONFERENCE),
        ((SENATE, HOUSE), Stage.PASSED_BOTH),
        ((SENATE_AMENDED, HOUSE), Stage.PASSED_BOTH),
        ((HOUSE, SENATE, PRESENTED), Stage.PASSED_BOTH),
        ((HOUSE, SENATE, PRESENTED, LAW), Stage.ENACTED),
        ((HOUSE, SENATE, PRESENTED, ("E30000", "Signed by President.")), Stage.ENACTED),
        ((HOUSE, SENATE, PRESENTED, ("E40000", "Became Private Law No: 119-1.")), Stage.ENACTED),
        ((SENATE, HOUSE, PRESENTED, VETO), Stage.VETOED),
        ((HOUSE, SENATE, PRESENTED, ("30000", "Pocket Vetoed by President.")), Stage.VETOED),
    ],
)
def test_each_action_takes_a_bill_as_far_as_it_says(steps: tuple[tuple[str, str], ...], expected: Stage) -> None:
    assert stage(*steps) is expected


DIFFER = "Resolving differences -- "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{DIFFER}Senate actions: Senate agreed to the House amendment to S. 1678 by Unanimous Consent.", True),
        (f"{DIFFER}House actions: On motion that the House agree to the Senate amendment Agreed to by voice.", True),
        (f"{DIFFER}Senate actions: Senate concurred in the House amendment with an amendment (SA 5135).", False),
        (f"{DIFFER}Senate actions: Senate disagreed to House amendments.", False),
        ("Conference committee actions: Conferees agreed to file conference report.", False),
    ],
)
def test_two_chambers_that_differ_agree_or_go_on(text: str, expected: bool) -> None:
    found = stage(HOUSE, SENATE_AMENDED, ("", text))
    assert found is (Stage.PASSED_BOTH if expected else Stage.CONFERENCE)


def test_a_conference_ends_when_both_chambers_agree_to_its_report() -> None:
    steps = (HOUSE, SENATE_AMENDED, ("20900", "Conference report filed: Conference report H. Rept. 114-96 filed."))
    house = ("21000", "Conference report agreed to in House: On agreeing to the conference report Agreed to.")
    senate = ("23000", "Conference report agreed to in Senate: Senate agreed to conference report by Yea-Nay Vote.")
    assert stage(*steps) is Stage.CONFERENCE
    assert stage(*steps, house) is Stage.CONFERENCE
    assert stage(*steps, house, senate) is Stage.PASSED_BOTH


@pytest.mark.parametrize(
    "text",
    [
        "Rule H. Res. 152 passed House.",
        "Mr. Bost moved to suspend the rules and pass the bill.",
        "Failed of passage/not agreed to in House: On passage Failed by the Yeas and Nays.",
        "Message on Senate action sent to the House.",
        "Motion to reconsider laid on the table Agreed to without objection.",
        "Passed House over veto: Two-thirds of the Members present having voted in the affirmative.",
        "Something that nobody has done before.",
        "",
    ],
)
def test_what_is_not_a_step_changes_nothing(text: str) -> None:
    assert stage(REFERRED, ("", text)) is Stage.COMMITTEE


def test_a_veto_stays_one_until_the_bill_is_law_after_all() -> None:
    over = ("34000", "Passed Senate over veto by Yea-Nay Vote. 97 - 1.")
    failed = ("35000", "Failed of passage in Senate over veto by Yea-Nay Vote. 20 - 78.")
    assert stage(HOUSE, SENATE, PRESENTED, VETO, failed) is Stage.VETOED
    assert stage(HOUSE, SENATE, PRESENTED, VETO, over) is Stage.VETOED
    assert stage(HOUSE, SENATE, PRESENTED, VETO, over, LAW) is Stage.ENACTED


def test_a_stage_is_since_the_action_that_brought_it() -> None:
    days = [date(2025, 2, 25), date(2025, 2, 25), date(2025, 6, 1), date(2025, 6, 2)]
    steps = zip(days, (IN_HOUSE, REFERRED, HOUSE, RECEIVED), strict=True)
    actions = [Action(day, text, code) for day, (code, text) in steps]
    assert stage_of(INTRODUCED, actions) == (Stage.PASSED_HOUSE, date(2025, 6, 1))
    assert stage_of(INTRODUCED, []) == (Stage.INTRODUCED, INTRODUCED)
