"""A letter as an organiser writes it: every mistake is found at once, with its line."""

from __future__ import annotations

import pytest

from advocacy.core.letters import CONDITIONS, LetterRefused, Problem, parse_letter
from advocacy.core.letters_yaml import LONGEST_FILE
from advocacy.core.problems import MOST_TOLD
from tests.support.manuscripts import ENGLISH, letter


def problems_of(source: str) -> tuple[Problem, ...]:
    with pytest.raises(LetterRefused) as refused:
        parse_letter(source, "en", "en.md")
    return refused.value.problems


def line_of(text: str, source: str = ENGLISH) -> int:
    return source[: source.index(text)].count("\n") + 1


def test_a_letter_is_read_into_its_parts() -> None:
    read = letter()
    assert read.texts["headline"] == "Keep students safe."
    assert [reason.label for reason in read.reasons] == ["It lasts", "It is fair"]
    assert read.starters[0].text == "As a parent, I"
    assert read.resources["line"].text == "Help at any hour."
    assert read.body.placeholders >= {"constituent.story", "reasons", "ask.opening"}
    assert read.lines["wording.reply"] == line_of("  reply:")
    assert read.lines["body"] == line_of("{{ ask.opening }}\n\n{{ constituent")


@pytest.mark.parametrize("change", [lambda text: "\ufeff" + text, lambda text: text.replace("\n", "\r\n")])
def test_an_editor_of_windows_changes_nothing(change: object) -> None:
    assert callable(change)
    assert letter(change(ENGLISH)) == letter()


SPOILED = {
    "a part that is missing": ("headline: Keep students safe.\n", "", 2, "“headline” is missing"),
    "a part that is empty": ("topic: Education", "topic:", 7, "“topic” is missing"),
    "a part that is unknown": ("topic: Education", "topic: Education\ncolor: red", 8, "not a part of a letter"),
    "a list for words": ("topic: Education", "topic: [a, b]", 7, "should be text"),
    "words for a table": (
        "starters:\n  parent:\n    label: As a parent\n    text: As a parent, I",
        "starters: x",
        27,
        "table",
    ),
    "a placeholder in a title": ("title: A letter", "title: A letter {{ today }}", 2, "not filled in here"),
    "a placeholder in a reason": ("text: A law lasts.", "text: A {{ bill.title }} lasts.", 23, "not filled in here"),
    "an unknown placeholder": ("{{ bill.sponsor }}", "{{ bill.sponser }}", 41, "no placeholder called “bill.sponser”"),
    "an unknown placeholder in a wording": (
        "Please write back.",
        "On {{ today }} {{ tomorow }}",
        19,
        "called “tomorow”",
    ),
    "a wording in a wording": ("otherwise: Please write", "otherwise: '{{ ask.opening }}' #", 19, "“ask.opening”"),
    "a wording that is not there": ("{{ ask.reply }}\n", "{{ ask.repl }}\n", 11, "called “ask.repl”"),
    "an unknown condition": ("reply_none:", "reply_never:", 18, "“reply_never” is not something"),
    "no condition": ("reply_none:", '"":', 18, "is not something"),
    "otherwise and more": ("reply_none:", "otherwise upper:", 18, "is not something"),
    "a wording without otherwise": ("    otherwise: Please write back.\n", "", 17, "has no “otherwise”"),
    "a list for a wording": (
        "reply_none: Please do not write back.",
        "reply_none: [a]",
        18,
        "“reply_none” should be text",
    ),
    "a name that cannot be a name": ("  reply:", "  Reply now:", 17, "cannot be a name"),
    "half a reason": ("    text: A law lasts.\n", "", 21, "“lasting” is not complete"),
    "more than a reason": ("    text: A law lasts.\n", "    text: A law lasts.\n    txt: x\n", 21, "has too much"),
    "a block": ("{{ bill.sponsor }}", "{% if x %}", 41, "programming"),
}


@pytest.mark.parametrize(("old", "new", "line", "message"), SPOILED.values(), ids=SPOILED.keys())
def test_a_mistake_is_named_with_its_line(old: str, new: str, line: int, message: str) -> None:
    assert old in ENGLISH
    found = problems_of(ENGLISH.replace(old, new, 1))
    assert any(message in problem.message and problem.line == line for problem in found), found
    assert all(problem.file == "en.md" and problem.is_error and problem.remedy for problem in found)


def test_the_same_case_twice_is_named_even_in_another_order() -> None:
    wording = "    cosponsor upper: a\n    upper and cosponsor: b\n    otherwise: Please write back."
    found = problems_of(ENGLISH.replace("    otherwise: Please write back.", wording))
    assert [problem.message for problem in found] == ["This case is here twice."]


def test_all_mistakes_are_told_at_once_in_the_order_of_the_file() -> None:
    source = (
        ENGLISH.replace("topic: Education\n", "").replace("{{ reasons }}", "{{ reason }}").replace("  fair:", "  FAIR:")
    )
    lines = [problem.line for problem in problems_of(source)]
    assert len(lines) == 3
    assert lines == sorted(lines)


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("", "front part is missing"),
        ("Dear Senator", "front part is missing"),
        ("---\ntitle: x\n", "front part is missing"),
        ("title: x\n---\nbody\n---\n", "front part is missing"),
        (ENGLISH[: ENGLISH.index("{{ ask.opening }}\n\n{{ constituent")] + "\n \n", "has no body"),
        (ENGLISH + "x" * LONGEST_FILE, "longer than"),
        (ENGLISH + "x" * 25_000, "longer than"),
    ],
)
def test_what_is_not_a_letter_at_all_is_refused(source: str, message: str) -> None:
    assert message in problems_of(source)[0].message


def test_the_wording_with_the_most_matching_conditions_wins_and_of_equals_the_first() -> None:
    cases = "    upper: senate\n    cosponsor: thanks\n    cosponsor upper: both\n    otherwise: none"
    variants = letter(ENGLISH.replace("    otherwise: Please write back.", cases)).wording["reply"]

    def chosen(*facts: str) -> str:
        return variants.choose(frozenset(facts)).fill(str)

    assert chosen("upper", "unknown") == "senate"
    assert chosen("upper", "cosponsor") == "both"
    assert chosen("lower", "cosponsor") == "thanks"
    assert chosen("lower", "unknown") == "none"
    assert chosen("reply_none", "upper") == "Please do not write back."


def test_a_wording_may_be_one_line_for_everyone_and_may_be_empty() -> None:
    read = letter(ENGLISH.replace("  reply:\n", '  thanks: ""\n  reply:\n'))
    assert read.wording["thanks"].choose(CONDITIONS).fill(str) == ""


def test_what_would_grow_without_end_when_it_is_filled_is_refused() -> None:
    long = "word " * 300
    bomb = ENGLISH.replace("Please do not write back.", long).replace(
        "\n{{ ask.opening }}", "\n" + "{{ ask.reply }}" * 50
    )
    assert [problem.code for problem in problems_of(bomb)] == ["grows-too-long"]


def test_more_cases_or_rows_than_anyone_could_read_are_refused() -> None:
    rows = "".join(f"  r{n}:\n    label: x\n    text: x\n" for n in range(41))
    assert problems_of(ENGLISH.replace("reasons:\n", f"reasons:\n{rows}"))[0].code == "too-many-rows"
    wordings = "".join(f"  w{n}: x\n" for n in range(401))
    assert "too-many-rows" in {
        problem.code for problem in problems_of(ENGLISH.replace("wording:\n", f"wording:\n{wordings}"))
    }


def test_as_many_problems_are_told_as_can_be_read_at_once() -> None:
    unknown = "".join(f"x{n}: y\n" for n in range(3_000))
    assert len(problems_of(ENGLISH.replace("title:", f"{unknown}title:", 1))) == MOST_TOLD


def test_a_problem_names_the_part_it_is_in_and_its_column() -> None:
    wrong = ENGLISH.replace("bill.sponsor", "bill.sponser").replace("{{ official.title }}", "{{ offical.title }}")
    found = problems_of(wrong.replace("Two sentences.", "Two {sentences."))
    assert [(problem.part, problem.line, problem.column, problem.code) for problem in found] == [
        ("summary", 4, 14, "placeholder-not-filled-here"),
        ("wording.opening.otherwise", 15, 64, "unknown-placeholder"),
        ("body", 41, 4, "unknown-placeholder"),
    ]
    assert found[1].remedy == "Did you mean {{ official.title }}?"


def test_a_name_that_resembles_a_known_one_is_told() -> None:
    found = problems_of(ENGLISH.replace("headline:", "hedline:").replace("seat_open:", "seat_opne:"))
    assert [(problem.code, problem.values.get("near", "")) for problem in found] == [
        ("part-missing", ""),
        ("unknown-part", "headline"),
        ("unknown-condition", "seat_open"),
    ]
