"""The last reader before the public: what stops publishing, and what is only advice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from advocacy.core.bills import Stage
from advocacy.core.problems import Problem
from tests.support.manuscripts import BILL, CAMPAIGN, ENGLISH, FILES, SPANISH, proofread_files, spoiled

LONG = "It is so. " * 60

ERRORS = {
    "a path that gives it away": ("campaign.yaml", "school-letter", "stop-sexual-assault", 1, "over her shoulder"),
    "a title that gives it away": ("en.md", "A letter about schools", "Stop harassment", 2, "over her shoulder"),
    "an invisible mark in the campaign": ("campaign.yaml", "zone:", "# a\u202eb\nzone:", 5, "invisible"),
    "an invisible character": ("en.md", "Keep students safe.", "Keep\u200b students safe.", 3, "invisible"),
    "letters turned round": ("es.md", "Un tema", "Un \u202etema", 6, "invisible"),
    "a null byte in the body": ("en.md", "introduced {{", "intro\x00duced {{", 41, "invisible"),
    "damaged letters": ("es.md", "frases. Esta", "frases. Ã‰sta", 4, "damaged"),
    "a note to oneself": ("en.md", "It would have", "TODO It would have", 5, "left over"),
    "an ask for a vote in the body": (
        "en.md",
        "{{ bill.sponsor }} introduced",
        "Please vote for it. X introduced",
        41,
        "vote",
    ),
    "an ask for a vote in a wording": ("en.md", "Please write back.", "Please pass this bill.", 19, "asks for a vote"),
    "an ask for a vote in a reason": ("en.md", "A law is fair.", "Vote for it.", 26, "asks for a vote"),
    "an ask for a vote on the page": ("en.md", "This is the second.", "Pass the bill!", 4, "asks for a vote"),
    "an ask for a vote in Spanish": ("es.md", "Por favor, escríbame.", "Apruebe el proyecto.", 19, "asks for a vote"),
    "a bare number in words": ("en.md", "guidance law.", "H.R. 4030 law.", 5, "without its Congress"),
    "a bare number by placeholder": (
        "en.md",
        "({{ bill.citation }})",
        "({{ bill.number }})",
        10,
        "without its Congress",
    ),
    "a question that pushes": ("en.md", "Why does this matter to you?", "What happened to you?", 9, "pushes her"),
    "a starter that pushes": ("en.md", "label: As a parent", "label: As a survivor", 29, "pushes her"),
    "a starter that pushes in Spanish": ("es.md", "Tengo hijos y", "Como víctima, yo", 30, "pushes her"),
    "a story inside a sentence": (
        "en.md",
        "\n{{ constituent.story }}",
        "\nMy story: {{ constituent.story }}",
        37,
        "of its own",
    ),
    "no story": ("en.md", "\n{{ constituent.story }}\n", "", 37, "no paragraph of its own"),
    "no reasons": ("en.md", "\n{{ reasons }}\n", "", 37, "no paragraph of its own"),
    "no place in the first sentence": (
        "en.md",
        "\n{{ ask.opening }}",
        "\nDear friend. {{ ask.opening }}",
        37,
        "first sentence",
    ),
    "a name where there may be none": (
        "en.md",
        "I ask this office",
        "I ask {{ official.name }}",
        16,
        "no known holder",
    ),
    "a name in the subject": (
        "en.md",
        "subject: Keep",
        "subject: For {{ official.last_name }} keep",
        10,
        "no known holder",
    ),
    "a long subject": ("en.md", "subject: Keep", f"subject: {LONG[:100]}Keep", 10, "The subject can reach"),
    "a long short message": ("en.md", "introduce a bill for students.", LONG, 11, "short message can reach"),
    "a long letter": ("en.md", " on {{ bill.introduced }}.", LONG * 2, 37, "The letter can reach"),
    "empty parentheses": ("en.md", "introduced {{", "({{ constituent.city }}) introduced {{", 37, "has “()” in it"),
    "a stop after nothing": ("en.md", "introduced {{", "in {{ constituent.zip }}. Then {{", 41, "has “ .” in it"),
    "a reason that is missing": (
        "es.md",
        "  fair:\n    label: Es justo\n    text: Una ley es justa.\n",
        "",
        20,
        "“fair” of en.md",
    ),
    "a reason too many": ("es.md", "  fair:", "  just:", 24, "is not among"),
    "a starter by another name": ("es.md", "  parent:", "  family:", 28, "is not among"),
    "a resource without words": ("es.md", "  line:", "  other:", 31, "The resource “line”"),
    "a resource that is not there": ("en.md", "  line:", "  other:", 32, "is not in campaign.yaml"),
}

ADVICE = {
    "capitals": ("en.md", "A hard subject.", "A VERY HARD subject.", 6, "shouting"),
    "exclamation": ("en.md", "A hard subject.", "A hard subject!!", 6, "shouting"),
    "a link": ("en.md", "introduced {{", "(see www.example.org) introduced {{", 41, "link"),
    "the smell of a form": ("en.md", "A hard subject.", "A hard and/or soft subject.", 6, "form"),
    "a name in the body": ("en.md", "introduced {{", "{{ constituent.name }} introduced {{", 41, "may be empty"),
    "a long script": ("en.md", "Please introduce a bill.\n", LONG + "\n", 12, "phone script"),
    "other cases than in English": ("es.md", "    reply_none: Por favor, no me escriba.\n", "", 17, "other cases"),
    "a placeholder in one language only": ("es.md", " el {{ bill.introduced }}", "", 37, "{{ bill.introduced }}"),
    "a text in one language only": ("es.md", "content_note: Un tema difícil.\n", "", 1, "“content_note”"),
}


def found(file: str, old: str, new: str) -> tuple[Problem, ...]:
    return proofread_files(spoiled(file, old, new))


def test_a_good_campaign_has_nothing_to_mend() -> None:
    assert proofread_files(FILES) == ()


@pytest.mark.parametrize(("file", "old", "new", "line", "message"), ERRORS.values(), ids=ERRORS.keys())
def test_an_error_is_named_with_file_line_and_advice(file: str, old: str, new: str, line: int, message: str) -> None:
    problems = found(file, old, new)
    mine = [problem for problem in problems if message in problem.message]
    assert [(problem.file, problem.is_error) for problem in mine[:1]] == [(file, True)], problems
    assert line in {problem.line for problem in mine}, mine
    assert all(problem.remedy.endswith((".", "”.")) for problem in problems)


@pytest.mark.parametrize(("file", "old", "new", "line", "message"), ADVICE.values(), ids=ADVICE.keys())
def test_advice_does_not_stop_publishing(file: str, old: str, new: str, line: int, message: str) -> None:
    problems = found(file, old, new)
    mine = [problem for problem in problems if message in problem.message]
    assert mine, problems
    assert not any(problem.is_error for problem in problems), problems
    assert line in {problem.line for problem in mine}, mine


def test_a_bill_before_congress_may_be_voted_for() -> None:
    files = spoiled("en.md", "Please write back.", "Please vote for this bill.")
    said = "asks for a vote"
    assert [problem.line for problem in proofread_files(files) if said in problem.message] == [19]
    assert not any(said in problem.message for problem in proofread_files(files, day=date(2018, 5, 1)))
    enacted = replace(BILL, recorded_stage=Stage.ENACTED)
    assert any(said in problem.message for problem in proofread_files(files, enacted, date(2018, 5, 1)))


def test_what_only_a_sensitive_campaign_must_not_say_others_may() -> None:
    files = {
        "campaign.yaml": CAMPAIGN.replace("sensitive: yes", "sensitive: no").replace("school-letter", "title-ix"),
        "en.md": ENGLISH.replace("A letter about schools", "Title IX").replace("As a parent", "As a survivor"),
        "es.md": SPANISH,
    }
    assert proofread_files(files) == ()


def test_a_wording_used_nowhere_is_advice_and_must_be_in_both_languages() -> None:
    problems = found("en.md", "  reply:", "  spare: x\n  reply:")
    assert [(problem.file, problem.message, problem.is_error) for problem in problems] == [
        ("en.md", "{{ ask.spare }} is used nowhere.", False),
        ("es.md", "“spare” of en.md is missing from “wording”.", True),
    ]


def test_one_language_alone_is_advice() -> None:
    problems = proofread_files({name: FILES[name] for name in ("campaign.yaml", "en.md")})
    assert [(problem.message, problem.is_error) for problem in problems] == [("There is no second language.", False)]


def test_problems_come_in_the_order_of_the_file_and_each_once() -> None:
    files = spoiled("en.md", "Please write back.", "Please pass this bill!!")
    problems = proofread_files({**files, "es.md": SPANISH.replace("Un tema", "XXX tema")})
    assert [(problem.file, problem.line) for problem in problems] == [("en.md", 19), ("en.md", 19), ("es.md", 6)]
