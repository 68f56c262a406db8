"""Where words stand in a file, as near as can be told."""

from __future__ import annotations

import pytest

from advocacy.core.letters import parse_letter
from advocacy.core.whereabouts import Whereabouts
from tests.core.test_problems import found
from tests.support.manuscripts import ENGLISH, spoiled

WHERE = Whereabouts(ENGLISH, parse_letter(ENGLISH, "en", "en.md").lines)


@pytest.mark.parametrize(
    ("line", "part"),
    [
        (1, ""),
        (4, "summary"),
        (14, "wording.opening"),
        (15, "wording.opening.otherwise"),
        (19, "wording.reply.otherwise"),
        (22, "reasons.lasting.label"),
        (41, "body"),
    ],
)
def test_each_line_belongs_to_a_part(line: int, part: str) -> None:
    assert WHERE.part_at(line) == part


def test_words_are_looked_for_in_their_part_before_they_are_looked_for_elsewhere() -> None:
    assert WHERE.place(["wording.opening.seat_open"], "I live in {{ constituent.place }}") == (16, 16)
    assert WHERE.place(["wording.opening.otherwise"], "I live in {{ constituent.place }}") == (15, 16)
    assert WHERE.place(["topic"], "Please write back") == (19, 16)
    assert WHERE.place(["topic"], "Words that are nowhere") == (7, 1)
    assert WHERE.place(["reasons.missing.text"], "") == (20, 1)
    assert WHERE.place([], "…") == (1, 1)


def test_a_finding_in_a_filled_letter_is_in_the_wording_that_made_it() -> None:
    files = spoiled("en.md", "and I ask this office for a bill", "and I ask this office ( ) for a bill")
    places = [(one.part, one.line, one.code) for one in found(files)]
    assert places == [("wording.opening.seat_open", 16, "empty-marks")]
