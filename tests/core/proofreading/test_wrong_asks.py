"""Nobody is asked for what her office cannot do, and nobody for what the bill's stage has made pointless."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from advocacy.core.bills import BillId, Stage
from advocacy.core.problems import Problem
from tests.support.manuscripts import BILL, CAMPAIGN, ENGLISH, SPANISH, proofread_files

DAY = date(2026, 11, 22)
LIVING = replace(BILL, id=BillId("hr", 4030, 119), introduced=date(2025, 2, 25))
OPENING = """\
    otherwise: I live in {{ constituent.place }}, and I ask {{ official.title }} {{ official.last_name }} for a bill.
    seat_open: I live in {{ constituent.place }}, and I ask this office for a bill.
"""
APERTURA = """\
    otherwise: Vivo en {{ constituent.place }} y le pido a {{ official.name }} un proyecto nuevo.
    seat_open: Vivo en {{ constituent.place }} y pido a esta oficina un proyecto nuevo.
"""
ENGLISH_ASKS = """\
    federal: I live in {{ constituent.place }}, and I ask you to cosponsor {{ bill.citation }}.
    state: I live in {{ constituent.place }}, and I ask you for a law of our state.
    federal stage_changed: I live in {{ constituent.place }}, and I write about {{ bill.citation }}.
    state stage_changed: I live in {{ constituent.place }}, and I ask you for a law of our state.
    otherwise: ""
  act:
    federal: Please cosponsor {{ bill.citation }}.
    state: Please write such a law for our state.
    federal stage_changed: Students still need it.
    state stage_changed: Please write such a law for our state.
    otherwise: ""
"""
SPANISH_ASKS = """\
    federal: Vivo en {{ constituent.place }} y le pido que copatrocine el {{ bill.citation }}.
    state: Vivo en {{ constituent.place }} y le pido una ley de nuestro estado.
    federal stage_changed: Vivo en {{ constituent.place }} y le escribo sobre el {{ bill.citation }}.
    state stage_changed: Vivo en {{ constituent.place }} y le pido una ley de nuestro estado.
    otherwise: ""
  act:
    federal: Le pido que copatrocine el {{ bill.citation }}.
    state: Le pido una ley así para nuestro estado.
    federal stage_changed: Aún hace falta.
    state stage_changed: Le pido una ley así para nuestro estado.
    otherwise: ""
"""
TARGETS = "targets: [us_senator, us_representative, us_delegate, us_resident_commissioner"
STATES = "state_senator, state_representative, state_legislator, governor, mayor"
FILES = {
    "campaign.yaml": CAMPAIGN.replace("-115", "-119").replace(
        f"{TARGETS}]", f"{TARGETS}, {STATES}]\nwritten_for: [introduced, committee]"
    ),
    "en.md": ENGLISH.replace(OPENING, ENGLISH_ASKS)
    .replace("Please introduce a bill for students.", "{{ ask.act }}")
    .replace("Please introduce a bill.", "{{ ask.act }}"),
    "es.md": SPANISH.replace(APERTURA, SPANISH_ASKS)
    .replace("Le pido un proyecto para estudiantes.", "{{ ask.act }}")
    .replace("Le pido un proyecto.", "{{ ask.act }}"),
}


def found(file: str = "", old: str = "", new: str = "") -> tuple[Problem, ...]:
    files = dict(FILES)
    if file:
        assert old in files[file]
        files[file] = files[file].replace(old, new, 1)
    return proofread_files(files, LIVING, DAY)


def messages(file: str, old: str, new: str) -> list[str]:
    problems = [problem for problem in found(file, old, new) if problem.is_error]
    assert {problem.file for problem in problems} <= {file}
    return [problem.message for problem in problems]


def test_a_letter_with_words_for_each_level_and_for_other_stages_has_nothing_to_mend() -> None:
    assert found() == ()


SAME_ACT = "    state stage_changed: Please write such a law for our state.\n"


def test_a_state_may_be_asked_for_a_law_of_its_own_at_every_stage_of_the_bill() -> None:
    assert [problem.code for problem in found("en.md", SAME_ACT, "")] == ["other-cases"]


@pytest.mark.parametrize(
    "words", ["Please tell Congress that this bill matters.", "Please speak for the Title IX Protection Act."]
)
def test_what_a_state_is_asked_about_the_bill_outlives_its_stage(words: str) -> None:
    changed = FILES["en.md"].replace(SAME_ACT, "")
    files = {**FILES, "en.md": changed.replace("state: Please write such a law for our state.", f"state: {words}")}
    assert "wording-outlives-stage" in {problem.code for problem in proofread_files(files, LIVING, DAY)}


@pytest.mark.parametrize(
    "thanks", ["Thank you for cosponsoring {{ bill.citation }}.", "Thanks for being a cosponsor of it."]
)
def test_thanks_for_what_was_done_are_right_at_every_stage(thanks: str) -> None:
    words = "    federal stage_changed: Students still need it.\n"
    said = found("en.md", words, f"{words}    federal cosponsor stage_changed: {thanks}\n")
    asked = found("en.md", words, f"    federal cosponsor: {thanks}\n{words}")
    assert {problem.code for problem in (*said, *asked)} == {"position-without-words", "other-cases"}


def test_a_state_may_be_asked_to_vote_for_a_law_of_its_own() -> None:
    assert found("en.md", "    state: Please write such a law", "    state: Please write and vote for a law") == ()


WRONG = {
    "no words for the state": (
        "en.md",
        "    state: Please write such a law for our state.\n",
        "",
        r"Nothing in it is written for: [^(]*governor",
    ),
    "words for whoever is left": (
        "en.md",
        "    state: Please write such a law for our state.\n    federal stage_changed: Students still need it.\n"
        '    state stage_changed: Please write such a law for our state.\n    otherwise: ""\n',
        "    federal stage_changed: Students still need it.\n    otherwise: Please write such a law.\n",
        r"“act” has no words of its own for: [^(]*mayor",
    ),
    "a chamber that Congress has too": (
        "en.md",
        "    state: Please write",
        "    upper: Please write",
        r"“act” has no words of its own for: [^(]*state senator",
    ),
    "words for Congress from those that are left": (
        "en.md",
        "    federal: Please cosponsor {{ bill.citation }}.\n",
        "    federal us_senator: Please cosponsor {{ bill.citation }}.\n    lower: Please support it.\n",
        r"“act” has no words of its own for: [^(]*U.S. representative",
    ),
    "a request to all in the body": (
        "en.md",
        "{{ bill.sponsor }} introduced",
        "Please support this bill. {{ bill.sponsor }} introduced",
        r"it would also go to: .*governor.*Please\ support\ this\ bill\.",
    ),
    "a request to all by number": (
        "en.md",
        "{{ bill.sponsor }} introduced",
        "I urge you to back {{ bill.number }} of the {{ bill.congress }}. {{ bill.sponsor }} introduced",
        r"it would also go to: .*mayor.*",
    ),
    "a request to all by the title, typed out": (
        "en.md",
        "{{ bill.sponsor }} introduced",
        "I ask you to make the Title IX Protection Act law. {{ bill.sponsor }} introduced",
        r"it would also go to: .*governor.*",
    ),
    "a request to all for it": (
        "en.md",
        "{{ bill.sponsor }} introduced",
        "Please support it. {{ bill.sponsor }} introduced",
        r"it would also go to: .*governor.*",
    ),
    "a request to all for it, in Spanish": (
        "es.md",
        "{{ bill.sponsor }} presentó",
        "Copatrocínelo. {{ bill.sponsor }} presentó",
        "“Copatrocínelo.”",
    ),
    "an order in the subject": (
        "en.md",
        "subject: Keep students safe (",
        "subject: Pass the student bill (",
        r"“Pass the student bill \({{ bill.citation }}\)”",
    ),
    "an act of Congress in a reason": (
        "en.md",
        "text: A law lasts.",
        "text: A law lasts, so cosponsor it.",
        r"Only Congress can do what this reason asks",
    ),
    "an act of Congress in Spanish": (
        "es.md",
        "{{ bill.sponsor }} presentó",
        "Por favor, apoye este proyecto. {{ bill.sponsor }} presentó",
        "“Por favor, apoye este proyecto.”",
    ),
    "a state that is to cosponsor": (
        "en.md",
        "state: Please write such a law",
        "state: Please cosponsor {{ bill.citation }}, a law",
        "has no vote on a bill of Congress: “cosponsor {{ bill.citation }}”",
    ),
    "a state that is to vote, in Spanish": (
        "es.md",
        "state: Le pido una ley así",
        "state: Le pido votar por el {{ bill.citation }}",
        "has no vote on a bill of Congress",
    ),
    "nothing for the state in the script": (
        "en.md",
        "from {{ constituent.place }}. {{ ask.act }}",
        "from {{ constituent.place }}.",
        r"Nothing in it is written for: [^(]*state legislator",
    ),
    "a request that outlives its stage": (
        "en.md",
        "    federal stage_changed: Students still need it.\n",
        "",
        "“act” would still ask this when the bill stands at “passed_house”",
    ),
    "a sentence that outlives its stage": (
        "en.md",
        "{{ bill.sponsor }} introduced",
        "Please help in Congress. {{ bill.sponsor }} introduced",
        "This would still be asked when the bill stands at",
    ),
    "a vote for a bill that will have died": (
        "en.md",
        "federal stage_changed: Students still need it.",
        "federal stage_changed: Vote for the bill.",
        "would still do so when the bill is no longer before Congress",
    ),
}


@pytest.mark.parametrize(("file", "old", "new", "message"), WRONG.values(), ids=WRONG.keys())
def test_who_cannot_do_it_is_not_asked(file: str, old: str, new: str, message: str) -> None:
    said = messages(file, old, new)
    assert any(re.search(message, one) for one in said), said


def test_a_letter_to_congress_alone_that_is_also_sent_to_a_governor_is_refused_in_each_language() -> None:
    files = {
        "campaign.yaml": CAMPAIGN.replace("us_senator,", "us_senator, governor,"),
        "en.md": ENGLISH.replace("introduce a bill for students", "cosponsor a bill for students"),
        "es.md": SPANISH,
    }
    problems = [problem for problem in proofread_files(files) if problem.is_error]
    assert {problem.file for problem in problems} == {"en.md", "es.md"}
    assert any(problem.code == "federal-ask-to-state" for problem in problems)


def test_the_problem_is_on_the_line_of_the_words() -> None:
    (problem,) = [one for one in found("en.md", "text: A law lasts.", "text: Cosponsor it.") if "mayor" in one.message]
    assert "Cosponsor it." in FILES["en.md"].replace("A law lasts.", "Cosponsor it.").split("\n")[problem.line - 1]


# The stage of the bill


def test_a_living_bill_needs_to_be_told_for_which_stages_its_letter_was_written() -> None:
    (problem,) = found("campaign.yaml", "\nwritten_for: [introduced, committee]", "")
    assert (problem.file, problem.is_error) == ("campaign.yaml", True)
    assert problem.remedy == "Add a line “written_for: [committee]”."


def test_a_letter_whose_bill_has_moved_on_is_to_be_read_again() -> None:
    moved = replace(LIVING, recorded_stage=Stage.PASSED_HOUSE)
    (problem,) = proofread_files(FILES, moved, DAY)
    assert (problem.file, problem.line) == ("campaign.yaml", 4)
    assert problem.message == "H.R. 4030 now stands at “passed_house”, for which the letter was not written."
    assert "add “passed_house” to “written_for”" in problem.remedy


def test_a_letter_that_says_what_it_says_of_a_dead_bill_needs_no_other_case_for_it() -> None:
    files = {**FILES, "campaign.yaml": FILES["campaign.yaml"].replace("committee]", "committee, died]")}
    for name, old in (("en.md", "    state: Please write such a law"), ("es.md", "    state: Le pido una ley así")):
        assert old in files[name]
        files[name] = files[name].replace(old, f"    federal died: We need a new one.\n{old}", 1)
    problems = proofread_files(files, LIVING, date(2027, 1, 4))
    assert [problem for problem in problems if "“act”" in problem.message] == []


def test_a_letter_for_a_bill_both_living_and_dead_needs_words_for_the_dead_one() -> None:
    problems = found("campaign.yaml", "committee]", "committee, died]")
    said = [problem.message for problem in problems if problem.file == "en.md"]
    assert "“act” would still ask this when the bill stands at “died”." in said
