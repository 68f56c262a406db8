"""Words from a mail or a word processor: paragraphs and quotes stay, the rest is left out and named."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advocacy.core.pasted_edges import without_ending, without_opening
from advocacy.core.pasted_text import LONGEST_PASTED, Dropped, read_pasted

MAIL = """\
From: Ann <ann@example.org>
Subject: letter

> Jane Doe
> 1 Main St
> Oakland, CA 94600
>
> November 1, 2026
>
> Dear Senator Padilla,
>
> I live in Oakland, and I am writing to ask you to support the bill that
> would protect students. It is “well known” that schools need long-
> term rules.
>
> We need:
> - fair process
> - clear rules
>
> Thank you for your time.
>
> Sincerely,
> Jane Doe
Sent from my iPhone
"""


def test_an_email_keeps_its_paragraphs_and_typographic_quotes_and_loses_the_rest() -> None:
    read = read_pasted(MAIL)
    assert read.paragraphs == (
        "I live in Oakland, and I am writing to ask you to support the bill that would protect students. "
        "It is “well known” that schools need long-term rules.",
        "We need:",
        "Fair process. Clear rules.",
        "Thank you for your time.",
    )
    assert set(read.dropped) == set(Dropped) - {Dropped.INVISIBLE, Dropped.FRONT}


WORD = (
    "Dear Members of Congress:\n"
    "I am a teacher in Fresno, and for many years I have seen students struggle with rules that change every year.\n"
    "Please introduce a bill.\n"
    "Our schools need rules that last, and our students deserve to know what they can count on when they need help.\n"
    "Atentamente,\nMaría Álvarez\n"
)


def test_a_word_processor_has_each_paragraph_on_one_line() -> None:
    read = read_pasted(WORD)
    assert [paragraph.split()[0] for paragraph in read.paragraphs] == ["I", "Please", "Our"]
    assert read.dropped == (Dropped.GREETING, Dropped.CLOSING, Dropped.SIGNATURE)


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("One\u00a0two\u2009three\tfour", ("One two three four",)),
        ("so\u00adft and\u200b ze\u200dro \u202eturned\u202c", ("soft and zero turned",)),
        ("It’s “this” — «so» … ¿no?", ("It’s “this” — «so» … ¿no?",)),
        ("• First point\n• Second point.\n\nAfter.", ("First point. Second point.", "After.")),
        ("1. one\n2) two", ("One. Two.",)),
        ("\uf0b7 Symbol font", ("Symbol font.",)),
        ("First.\r\n\r\nSecond.\rThird.", ("First.", "Second.", "Third.")),
        ("First.\u2029Second.", ("First.", "Second.")),
        ("A thought -- with dashes\n\n--\n\nThe rest of a long letter, which is far longer than a signature would be.",
         ("A thought -- with dashes", "--",
          "The rest of a long letter, which is far longer than a signature would be.")),
        ("Words.\n-- \nAnn\n555-0100", ("Words.",)),
        ("Words.\n\nOn Mon, Nov 2, 2026, Ann <a@example.org> wrote:\n\n> More.", ("Words.", "More.")),
        ("Estimada Senadora:\n\nLe pido esto.\n\nCordialmente,\nAna", ("Le pido esto.",)),
        ("Estimado señor Presidente de la Cámara,\n\nLe pido esto.", ("Le pido esto.",)),
        ("To whom it may concern,\nPlease help.", ("Please help.",)),
        ("Hello there. I write to you about schools.", ("Hello there. I write to you about schools.",)),
        ("Dear reader of the rules that we all wrote together, this is not a greeting but a very long sentence.",
         ("Dear reader of the rules that we all wrote together, this is not a greeting but a very long sentence.",)),
        ("I ask you, {{ official.title }}, to act.", ("I ask you, {{ official.title }}, to act.",)),
    ],
)  # fmt: skip
def test_what_stays_and_what_goes(text: str, paragraphs: tuple[str, ...]) -> None:
    assert read_pasted(text).paragraphs == paragraphs


def test_a_letterhead_above_the_greeting_goes_and_a_paragraph_above_it_stays() -> None:
    opening = ["1 Main St", "Oakland", "", "Dear Senator,", "", "Words."]
    assert without_opening(opening) == (["", "Words."], ["letterhead", "greeting"])
    long = ["This is a paragraph that someone wrote above the greeting, and it must not be lost.", "Dear Senator,"]
    assert without_opening(long) == (long, [])


def test_thanks_in_the_middle_of_a_letter_are_no_closing() -> None:
    lines = ["One.", "Thank you.", "This is a paragraph that goes on at length, and it is certainly not a signature."]
    assert without_ending(lines) == (lines, [])


@given(st.text(max_size=400))
def test_any_text_becomes_paragraphs_on_one_line_that_read_the_same_again(text: str) -> None:
    read = read_pasted(text)
    assert all(paragraph == " ".join(paragraph.split()) and paragraph for paragraph in read.paragraphs)
    assert not any(char in read.body for char in "\u00ad\u200b\u202e\t\r\0")


@pytest.mark.parametrize(
    "unit", ["> ", "Dear ", "- x\n", "a-\n", "a\n", "\n", "Sincerely,\n", "From: x\n", "\u200b", "wrote:\n"]
)
def test_a_great_deal_of_anything_is_read_once(unit: str) -> None:
    assert len(read_pasted(unit * (2 * LONGEST_PASTED)).body) <= LONGEST_PASTED * 2
