"""The editor's lists leave out nothing that a letter can say or depend on."""

from __future__ import annotations

from advocacy.core.conditions import CONDITIONS
from advocacy.core.letters import TEMPLATE_KEYS, TEXT_KEYS
from advocacy.core.letters_syntax import FIELDS
from advocacy.core.manuscripts import BODY
from advocacy.web.organise import letter_words as words


def test_every_placeholder_is_in_the_picker_once() -> None:
    named = [name for _title, names in words.PLACEHOLDERS for name in names]
    assert sorted(named) == sorted(FIELDS)


def test_every_condition_has_words_and_can_be_picked() -> None:
    picked = {
        need for _id, _label, groups in words.CHOICES for _t, all_ in groups for one in all_ for need in one.split()
    }
    assert set(words.CONDITIONS) == picked == set(CONDITIONS)


def test_every_part_has_a_name_and_a_place_on_the_page() -> None:
    placed = [part for _id, _title, parts in words.GROUPS for part in parts]
    assert sorted(placed) == sorted(words.PARTS) == sorted((*TEXT_KEYS, *TEMPLATE_KEYS, BODY))
