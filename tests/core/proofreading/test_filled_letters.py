"""What is wrong with the letters that come of a file, told of the file."""

from __future__ import annotations

from collections.abc import Mapping

from advocacy.core.drafting import Writing
from advocacy.core.officials import OfficeTitle
from advocacy.core.problems import Problem
from advocacy.core.proofreading.both_languages import compared
from advocacy.core.proofreading.desk import Desk
from advocacy.core.proofreading.filled_letters import FilledLetters
from advocacy.core.proofreading.rehearsal import occasions
from advocacy.core.targets import TargetRule
from tests.support.manuscripts import BILL, DAY, ENGLISH, FILES, campaign, iso, letter, spoiled

LONG = "It is so, and we say so. " * 40


def codes(source: str, *offices: OfficeTitle) -> list[str]:
    writing = Writing(letter(source), BILL, DAY, iso)
    met = occasions(writing, TargetRule(offices))
    desk = Desk(writing.letter, "en.md", source)
    return [problem.code for problem in FilledLetters(desk, writing, campaign(), met).problems()]


def test_only_a_letter_that_goes_to_an_address_of_email_can_be_too_long_for_a_link() -> None:
    long = ENGLISH.replace(" on {{ bill.introduced }}.", f". {LONG}")
    assert "too-long-for-mail-link" in codes(long, OfficeTitle.GOVERNOR)
    assert "too-long-for-mail-link" not in codes(long, OfficeTitle.US_SENATOR)
    assert "too-long-for-mail-link" not in codes(ENGLISH, OfficeTitle.GOVERNOR)


def test_a_rule_that_reaches_nobody_finds_nothing() -> None:
    assert codes(ENGLISH) == []


def between(files: Mapping[str, str]) -> list[Problem]:
    desks = {one: Desk(letter(files[f"{one}.md"], one), f"{one}.md", files[f"{one}.md"]) for one in ("en", "es")}
    return list(compared(desks))


def test_a_name_or_two_words_may_be_the_same_in_both_languages() -> None:
    assert between(spoiled("es.md", "name: La Línea", "name: The Line")) == []
    assert between(spoiled("es.md", "topic: Educación", "topic: Education")) == []


def test_what_was_not_translated_is_named_with_its_part() -> None:
    (problem,) = between(spoiled("es.md", "Por favor, escríbame.", "Please write back."))
    assert (problem.code, problem.part, problem.file) == (
        "same-in-both-languages",
        "wording.reply.otherwise",
        "es.md",
    )
    same = {file: text.replace("A law lasts.", "A law lasts longer.") for file, text in FILES.items()}
    same["es.md"] = same["es.md"].replace("Una ley dura.", "A law lasts longer.")
    (problem,) = between(same)
    assert (problem.code, problem.part) == ("same-in-both-languages", "reasons.lasting.text")
    assert between(FILES) == []
