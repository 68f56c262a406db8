"""A change is shown in words: what went, what came, and what stayed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advocacy.core.word_changes import Fate, PartChange, changes


def one(before: str, after: str) -> PartChange:
    (change,) = changes({"body": before}, {"body": after})
    return change


def kept(change: PartChange, *fates: Fate) -> list[str]:
    return [word for stretch in change.stretches if stretch.fate in fates for word in stretch.text.split()]


def test_one_word_is_exchanged_for_another_and_the_rest_stays() -> None:
    change = one("Please cosponsor the bill.", "Please support the bill.")
    assert [(each.fate, each.text) for each in change.stretches] == [
        (Fate.SAME, "Please"),
        (Fate.REMOVED, "cosponsor"),
        (Fate.ADDED, "support"),
        (Fate.SAME, "the bill."),
    ]
    assert (change.count(Fate.ADDED), change.count(Fate.REMOVED)) == (1, 1)


def test_paragraphs_that_are_joined_or_parted_are_a_change_and_line_ends_are_none() -> None:
    assert not changes({"body": "One two\nthree"}, {"body": " One  two three\r\n"})
    change = one("One.\n\nTwo.", "One. Two.")
    assert [each.text for each in change.stretches if each.fate is Fate.REMOVED] == ["\n\n"]


def test_parts_that_came_or_went_are_told_as_such_in_the_new_order() -> None:
    found = changes({"title": "A", "gone": "x y"}, {"new": "n", "title": "A"})
    assert [(each.part, each.is_new, each.is_gone) for each in found] == [("new", True, False), ("gone", False, True)]


@given(st.text(" \nab.", max_size=60), st.text(" \nab.", max_size=60))
def test_both_texts_can_be_read_from_the_change(before: str, after: str) -> None:
    for change in changes({"body": before}, {"body": after}):
        assert kept(change, Fate.SAME, Fate.REMOVED) == before.split()
        assert kept(change, Fate.SAME, Fate.ADDED) == after.split()


@pytest.mark.parametrize("word", ["a", "{{ reasons }}", "\u202e"])
def test_texts_far_too_long_to_compare_are_shown_as_replaced(word: str) -> None:
    before = {str(part): f"{word} " * 1_000 for part in range(12)}
    after = {str(part): f"{word} " * 1_001 + "b" for part in range(12)}
    found = changes(before, after)
    assert len(found) == 12
    assert [each.fate for each in found[-1].stretches] == [Fate.REMOVED, Fate.ADDED]


def test_words_in_an_order_that_is_slow_to_compare_are_shown_as_replaced() -> None:
    before, after = (" ".join(order[number % 3] for number in range(1_400)) for order in ("abc", "acb"))
    (found,) = changes({"body": before}, {"body": after})
    assert [each.fate for each in found.stretches] == [Fate.REMOVED, Fate.ADDED]
