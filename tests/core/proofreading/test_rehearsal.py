"""The letter is tried on everyone it could go to before the public sees it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from advocacy.core import conditions
from advocacy.core.bills import BillId, Stage
from advocacy.core.conditions import CONDITIONS
from advocacy.core.drafting import Writing
from advocacy.core.officials import OfficeTitle
from advocacy.core.proofreading.rehearsal import distinct, occasions, rehearse
from advocacy.core.targets import TargetRule
from tests.support.manuscripts import BILL, SPANISH, writing

FEDERAL = tuple(office for office in OfficeTitle if office.is_federal)
REPLIES = {"reply_email", "reply_post", "reply_none"}


STATE = tuple(office for office in OfficeTitle if not office.is_federal)
LIVING = replace(BILL, id=BillId("hr", 4030, 119), introduced=date(2025, 2, 25))


def seen(about: Writing, targets: tuple[OfficeTitle, ...]) -> set[str]:
    return set[str]().union(*(scene.facts for scene in rehearse(about, occasions(about, TargetRule(targets)))))


def test_every_office_position_and_reply_comes_up_with_a_name_and_without() -> None:
    federal = seen(writing(), FEDERAL)
    assert federal == {*conditions.FEDERAL, "upper", "lower", "died", "seat_open", *REPLIES}


def test_every_office_of_a_state_comes_up_and_has_no_position() -> None:
    state = seen(writing(), STATE)
    assert state == {*conditions.STATE, "upper", "lower", "died", "seat_open", *REPLIES}


def test_every_stage_that_the_bill_may_reach_comes_up_where_the_campaign_says_what_it_was_written_for() -> None:
    now = replace(writing(), bill=LIVING, written_for=frozenset({Stage.COMMITTEE}))
    assert seen(now, tuple(OfficeTitle)) == CONDITIONS - {"introduced", "passed_senate"}
    of_the_senate = replace(now, bill=replace(LIVING, id=BillId("s", 12, 119)))
    assert {"passed_house", "passed_senate"} & seen(of_the_senate, FEDERAL) == {"passed_senate"}
    assert "died" not in seen(replace(now, written_for=frozenset()), FEDERAL)


def test_each_is_filled_by_one_who_says_much_and_by_one_who_says_nothing() -> None:
    about = writing(SPANISH, "es")
    scenes = list(rehearse(about, occasions(about, TargetRule((OfficeTitle.US_SENATOR,)))))
    assert {scene.full for scene in scenes} == {True, False}
    for scene in scenes:
        assert scene.place in scene.draft.body
        assert scene.full == ("Una ley dura." in scene.draft.body)
        assert scene.is_person == ("Luna de la Vega" in scene.draft.body)


def test_of_occasions_that_a_letter_cannot_tell_apart_one_is_enough() -> None:
    now = replace(writing(), bill=LIVING, written_for=frozenset({Stage.COMMITTEE}))
    met = occasions(now, TargetRule((OfficeTitle.US_SENATOR,)))
    told = distinct(met, now.letter)
    assert [(one.is_now, one.official.is_person, one.stage) for one in told] == [
        (True, True, Stage.COMMITTEE),
        (True, False, Stage.COMMITTEE),
        (False, True, Stage.PASSED_HOUSE),
        (False, False, Stage.PASSED_HOUSE),
        (False, True, Stage.ENACTED),
        (False, False, Stage.ENACTED),
    ]
    assert len(met) > 4 * len(told)
