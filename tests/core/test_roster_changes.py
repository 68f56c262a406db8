from __future__ import annotations

from dataclasses import replace
from datetime import date

from advocacy.core.divisions import DivisionId
from advocacy.core.officials import OfficeTitle, Official
from advocacy.core.roster_changes import chambers, changes, group_of
from tests.services.small_world import ROSTER, official

_CAL = ROSTER.officials[2]
_STATE = DivisionId("ocd-division/country:us/state:wy/sldu:1")


def _senator(number: int, **differently: object) -> Official:
    base = official(f"Sta {number}", "WY", OfficeTitle.STATE_SENATOR)
    made = replace(base, official_id=f"ocd-person/{number}", division=_STATE)
    return replace(made, **differently)  # type: ignore[arg-type]


def test_two_lists_that_say_the_same_differ_in_nothing() -> None:
    found = changes(ROSTER.officials, reversed(ROSTER.officials))
    assert not found
    assert set(found.shares().values()) == {0.0}


def test_who_came_and_who_left_are_told_by_their_ids() -> None:
    found = changes([_senator(1), _senator(2)], [_senator(2), _senator(3)])
    assert [one.official_id for one in found.came] == ["ocd-person/3"]
    assert [one.official_id for one in found.left] == ["ocd-person/1"]
    assert not found.moved


def test_another_office_is_a_move_and_another_phone_is_not() -> None:
    moved = replace(_CAL, division=ROSTER.officials[0].division, office=OfficeTitle.US_SENATOR)
    assert [change.fields for change in changes([_CAL], [moved]).moved] == [("office", "division")]
    found = changes([_CAL], [replace(_CAL, phone="202-225-0000", email="one@example.org")])
    assert [change.fields for change in found.reached] == [("phone", "email")]
    assert [*found.moved, *found.renamed, *found.new_terms, *found.came, *found.left] == []


def test_another_name_or_party_and_another_term_stand_apart() -> None:
    found = changes([_CAL], [replace(_CAL, party="Independent Democrat", term_end=date(2029, 1, 3))])
    assert [change.fields for change in found.renamed] == [("party",)]
    assert [change.fields for change in found.new_terms] == [("term_end",)]


def test_the_share_of_a_state_is_of_seats_and_not_of_names() -> None:
    before = [_senator(number) for number in range(10)]
    after = [_senator(number) for number in range(2, 12)]  # two left, two came: two seats of ten
    shares = changes([*before, _CAL], [*after, _CAL]).shares()
    assert shares == {("", True): 0.0, ("WY", False): 0.2}


def test_a_state_that_lost_everyone_changed_as_a_whole_and_a_new_one_not_at_all() -> None:
    assert changes([_senator(1)], []).shares() == {("WY", False): 1.0}
    assert changes([], [_senator(1)]).shares() == {("WY", False): 0.0}


def test_congress_is_one_group_and_each_state_another() -> None:
    assert group_of(_CAL) == ("", True)
    assert group_of(_senator(1)) == ("WY", False)
    assert chambers([_CAL, _senator(1), _senator(2)]) == {
        ("", OfficeTitle.US_REPRESENTATIVE): 1,
        ("WY", OfficeTitle.STATE_SENATOR): 2,
    }
