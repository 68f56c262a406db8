from __future__ import annotations

from dataclasses import dataclass

import pytest

from advocacy.services.event_letters import MOST_LETTERS, EventOrder
from tests.services.small_world import STATES
from tests.support.kept import DAY


@dataclass(frozen=True)
class AnyVersion:
    """An order reckons without looking at its version."""


def order(officials: int, languages: int, copies: int) -> EventOrder:
    ids = tuple(f"bioguide:{number}" for number in range(officials))
    words = tuple(f"l{number}" for number in range(languages))
    return EventOrder(AnyVersion(), STATES["CA"], ids, words, copies, own_words=True, day=DAY)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("officials", "languages", "copies", "letters", "files"),
    [
        (3, 1, 1, 3, 1),
        (3, 1, 33, 99, 1),
        (3, 1, 34, 102, 2),
        (3, 2, 34, 204, 3),
        (1, 2, 500, 1000, 10),
        (7, 1, 14, 98, 1),
    ],
)
def test_sets_stay_together_and_no_file_is_too_long(
    officials: int, languages: int, copies: int, letters: int, files: int
) -> None:
    made = order(officials, languages, copies)
    assert (made.letters, made.files) == (letters, files)
    assert made.sets_a_file * officials <= MOST_LETTERS
