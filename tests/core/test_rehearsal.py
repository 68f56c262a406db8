"""The letter is tried on everyone it could go to before the public sees it."""

from __future__ import annotations

from advocacy.core.letters import CONDITIONS
from advocacy.core.officials import OfficeTitle
from advocacy.core.rehearsal import rehearse
from tests.support.manuscripts import SPANISH, writing

FEDERAL = tuple(office for office in OfficeTitle if office.is_federal)


def test_every_office_position_and_reply_comes_up_with_a_name_and_without() -> None:
    seen = set[str]().union(*(scene.facts for scene in rehearse(writing(), FEDERAL)))
    never = {"legislature", "executive", "introduced", "committee", "passed_one", "passed_both", "enacted", "vetoed"}
    assert seen == CONDITIONS - never


def test_each_is_filled_by_one_who_says_much_and_by_one_who_says_nothing() -> None:
    scenes = list(rehearse(writing(SPANISH, "es"), (OfficeTitle.US_SENATOR,)))
    assert {scene.full for scene in scenes} == {True, False}
    for scene in scenes:
        assert scene.place in scene.draft.body
        assert scene.full == ("Una ley dura." in scene.draft.body)
        assert scene.is_person == ("Luna de la Vega" in scene.draft.body)
