"""How hard a text is to read: LIX counts long words and long sentences, in any language."""

from __future__ import annotations

import pytest

from advocacy.core.proofreading.readability import read

EASY = "We sat in the sun. The dog ran to us. " * 6
HARD = "Notwithstanding considerations concerning educational institutions everywhere, " * 8


def test_short_words_in_short_sentences_are_easy_and_long_ones_hard() -> None:
    easy, hard = read(EASY), read(HARD)
    assert easy
    assert hard
    assert (easy.lix, hard.lix) == (5, 148)


def test_a_few_words_say_nothing() -> None:
    assert read("Notwithstanding considerations.") is None


def test_the_sentence_with_the_most_words_is_named_as_it_was_written() -> None:
    long = "I ask you to cosponsor H.R. 4030 of the 115.º Congreso with Sen. Hart, because it is right for all of us"
    reading = read(f"{EASY}\n\n{long}. {EASY}")
    assert reading
    assert reading.longest == f"{long}."


def test_sentences_end_where_paragraphs_do() -> None:
    lines = read("\n\n".join(["no end to this line"] * 10))
    assert lines
    assert lines.lix == 5


@pytest.mark.parametrize(
    "text", ["." * 60_000, "a." * 30_000, "”" * 60_000, "H." * 30_000, " \n" * 30_000, "a-" * 30_000]
)
def test_any_text_is_read_in_bounded_time(text: str) -> None:
    reading = read(text)
    assert reading is None or reading.lix >= 0
