"""Every finding of proofreading: documented, produced by a sample, in words that are complete."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from advocacy.core.bills import Bill, BillId, Stage
from advocacy.core.problems import KINDS, MOST_TOLD, Problem, Severity, by_place, merged, shortened
from advocacy.core.problems.asks import OF_ASKS
from advocacy.core.problems.campaigns import OF_CAMPAIGNS
from advocacy.core.problems.files import OF_FILES
from advocacy.core.problems.kinds import Kind
from advocacy.core.problems.letters import OF_LETTERS
from advocacy.core.problems.settings import OF_SETTINGS
from advocacy.core.problems.words import OF_WORDS
from advocacy.services.check_letters import check_files
from tests.core.proofreading import test_wrong_asks as asks
from tests.support.manuscripts import BILL, CAMPAIGN, DAY, FILES, spoiled

ROOT = Path(__file__).resolve().parents[2]
LONG = "It is so. " * 60
TARGETS = "[us_senator, us_representative, us_delegate, us_resident_commissioner]"
LIVING = replace(BILL, id=BillId("hr", 4030, 119), introduced=date(2025, 2, 25))
HARD = (
    "Notwithstanding considerations concerning educational institutions everywhere, " * 6 + "administrators deliberate."
)
FACTS = (
    "bill: hr9999-119\nbill_facts:\n  title: A Bill\n"
    "  introduced: 2025-03-04\n  sponsor: Ann Lee\n  as_of: 2026-11-01\n"
)


def campaign(old: str, new: str) -> dict[str, str]:
    return spoiled("campaign.yaml", old, new)


def english(old: str, new: str) -> dict[str, str]:
    return spoiled("en.md", old, new)


def spanish(old: str, new: str) -> dict[str, str]:
    return spoiled("es.md", old, new)


def more(lines: str) -> dict[str, str]:
    """The campaign with further lines."""
    return {**FILES, "campaign.yaml": f"{CAMPAIGN}{lines}\n"}


def asked(file: str, old: str, new: str) -> dict[str, str]:
    """The campaign to officials of Congress and of states, about a living bill, with one thing changed."""
    assert old in asks.FILES[file]
    return {**asks.FILES, file: asks.FILES[file].replace(old, new, 1)}


def without(name: str) -> dict[str, str]:
    return {other: text for other, text in FILES.items() if other != name}


def body(words: str) -> dict[str, str]:
    return english("introduced {{", f"{words} introduced {{{{")


SAMPLES: dict[str, dict[str, str]] = {
    "file-too-long": {**FILES, "en.md": FILES["en.md"] + "x" * 60_000},
    "yaml-unreadable": english("title: A letter", "title: A: letter"),
    "yaml-not-a-table": {**FILES, "campaign.yaml": "- a\n"},
    "yaml-special-mark": english("topic: Education", "topic: *other"),
    "yaml-too-deep": more("states: [[[[[[CA]]]]]]"),
    "yaml-name-not-text": more("? [a, b]\n: x"),
    "name-twice": english("topic: Education", "topic: Education\ntopic: Schools"),
    "front-missing": {**FILES, "en.md": "Dear Senator"},
    "text-too-long": body("word " * 4_500),
    "too-many-placeholders": body("{{today}}" * 401),
    "programming": body("{% if x %}"),
    "placeholder-unreadable": body("{{ official name }}"),
    "placeholder-too-long": body("{{ " + "9" * 5_000 + " }}"),
    "placeholder-not-a-name": body("{{ 'x' }}"),
    "single-brace": body("{official.name}"),
    "unknown-placeholder": body("{{ offical.name }}"),
    "campaign-file-missing": without("campaign.yaml"),
    "letter-missing": {"campaign.yaml": CAMPAIGN},
    "unknown-language": {**FILES, "fr.md": "Bonjour"},
    "unknown-setting": more("statess: [CA]"),
    "setting-missing": campaign("zone: America/New_York\n", ""),
    "path-not-allowed": campaign("school-letter", "School Letter"),
    "path-gives-away": campaign("school-letter", "stop-sexual-assault"),
    "unknown-zone": campaign("America/New_York", "America/Gotham"),
    "bill-unreadable": campaign("hr4030-115", "the bill"),
    "bill-unknown": campaign("hr4030-115", "hr4031-115"),
    "not-a-day": campaign("2026-11-01", "November 1"),
    "closes-before-opens": more("closes: 2026-10-01"),
    "not-yes-or-no": campaign("sensitive: yes", "sensitive: perhaps"),
    "targets-missing": campaign(TARGETS, "everyone"),
    "unknown-office": campaign("us_senator,", "us_senater,"),
    "stages-not-a-list": more("written_for: died"),
    "unknown-stage": more("written_for: [dead]"),
    "resources-not-a-table": campaign(CAMPAIGN[CAMPAIGN.index("resources:") :], "resources: RAINN\n"),
    "resource-incomplete": campaign("800-555-0100", "call us"),
    "written-for-missing": {**FILES, "campaign.yaml": CAMPAIGN.replace("-115", "-119")},
    "bill-moved-on": more("written_for: [committee]"),
    "name-too-long": more("organisation: " + "x" * 300),
    "contact-unreadable": more("contact: come by"),
    "link-unreadable": more("signup_url: example.org"),
    "list-expected": more("states: CA"),
    "unknown-state": more("states: [XX]"),
    "party-unreadable": more("parties: ['1']"),
    "committee-unreadable": more("committees: [Education]"),
    "committee-of-others": {
        **FILES,
        "campaign.yaml": CAMPAIGN.replace(TARGETS, "[us_senator]") + "committees: [hsed00]\n",
    },
    "unknown-position": more("positions: [friend]"),
    "official-unreadable": more("people: [Padilla]"),
    "named-and-left-out": more("people: ['bioguide:P000145']\nexcept: ['bioguide:P000145']"),
    "facts-not-a-table": more("bill_facts: x"),
    "unknown-fact": campaign("bill: hr4030-115\n", FACTS + "  titel: x\n"),
    "introduced-elsewhere": campaign("bill: hr4030-115\n", FACTS.replace("2025-03-04", "2019-03-04")),
    "before-introduced": campaign(
        "bill: hr4030-115\n", FACTS + "  latest_action: Heard\n  latest_action_date: 2025-01-05\n"
    ),
    "nobody-has-position": {
        **FILES,
        "campaign.yaml": CAMPAIGN.replace(TARGETS, "[us_senator]") + "positions: [cosponsor]\n",
    },
    "fact-missing": campaign("bill: hr4030-115\n", FACTS.replace("  sponsor: Ann Lee\n", "")),
    "not-a-number": campaign("bill: hr4030-115\n", FACTS + "  cosponsors: many\n"),
    "unknown-part": english("topic: Education", "topic: Education\nsubjet: x"),
    "not-text": english("topic: Education", "topic: [Education]"),
    "part-missing": english("topic: Education\n", ""),
    "placeholder-not-filled-here": english("topic: Education", "topic: Education {today}"),
    "body-missing": {**FILES, "en.md": FILES["en.md"][: FILES["en.md"].index("{{ ask.opening }}")]},
    "not-a-table": english("starters:\n  parent:\n    label: As a parent\n    text: As a parent, I\n", "starters: x\n"),
    "too-many-rows": english("wording:\n", "wording:\n" + "".join(f"  w{n}: x\n" for n in range(401))),
    "grows-too-long": {
        **FILES,
        "en.md": FILES["en.md"]
        .replace("Please write back.", "word " * 300)
        .replace("\n{{ ask.opening }}", "\n" + "{{ ask.reply }}" * 50),
    },
    "name-not-allowed": english("  fair:", "  Fair one:"),
    "unknown-condition": english("seat_open:", "seat_opne:"),
    "case-twice": english(
        "    otherwise: Please write back.", "    lower,state: a\n    state and lower: b\n    otherwise: c"
    ),
    "otherwise-missing": english("    otherwise: Please write back.\n", ""),
    "row-incomplete": english("    text: A law lasts.\n", ""),
    "unused-wording": english("  reply:", "  spare: x\n  reply:"),
    "position-without-words": asked(
        "en.md", "  act:\n", "  act:\n    federal cosponsor: Thank you for {{ bill.citation }}.\n"
    ),
    "paragraph-of-its-own": english("\n{{ reasons }}\n", ""),
    "may-be-empty": body("{{ constituent.name }}"),
    "resource-without-words": english("  line:", "  other:"),
    "resource-not-in-campaign": english("  line:", "  other:"),
    "place-not-first": english("\n{{ ask.opening }}", "\nDear friend. {{ ask.opening }}"),
    "name-of-empty-seat": english("I ask this office", "I ask {{ official.name }}"),
    "subject-too-long": english("subject: Keep", f"subject: {LONG[:100]}Keep"),
    "short-message-too-long": english("introduce a bill for students.", LONG),
    "script-too-long": english("Please introduce a bill.\n", LONG + "\n"),
    "letter-too-long": english(" on {{ bill.introduced }}.", LONG * 2),
    "too-long-for-mail-link": asked("en.md", " on {{ bill.introduced }}.", LONG * 3),
    "hard-to-read": english(" on {{ bill.introduced }}.", f". {HARD}"),
    "second-language-missing": without("es.md"),
    "not-translated": spanish("  fair:\n    label: Es justo\n    text: Una ley es justa.\n", ""),
    "not-in-first-language": spanish("  fair:", "  just:"),
    "other-cases": spanish("    reply_none: Por favor, no me escriba.\n", ""),
    "placeholder-in-one-language": spanish(" el {{ bill.introduced }}", ""),
    "text-in-one-language": spanish("content_note: Un tema difícil.\n", ""),
    "same-in-both-languages": spanish("headline: Que cada estudiante viva sin miedo.", "headline: Keep students safe."),
    "other-language": spanish("Un tema difícil.", "This is a hard subject for all of you and the schools."),
    "invisible-character": english("A hard subject.", "A hard\u200b subject."),
    "damaged-letters": english("A hard subject.", "A hard subject, isn?t it."),
    "left-over-note": english("A hard subject.", "A hard [your town] subject."),
    "markup": english("A hard subject.", "A <b>hard</b> subject."),
    "too-many-marks": english("A hard subject.", "A hard subject!!"),
    "capitals": english("A hard subject.", "A VERY HARD subject."),
    "link": english("A hard subject.", "A hard subject, see www.example.org."),
    "mixed-quotes": english("A hard subject.", "A hard subject’s name isn't easy."),
    "says-not-cosponsor": body("You did not cosponsor it."),
    "form-words": english("A hard subject.", "A hard and/or soft subject."),
    "vote-on-dead-bill": english("Please write back.", "Please pass this bill."),
    "vote-when-bill-is-over": asked(
        "en.md", "federal stage_changed: Students still need it.", "federal stage_changed: Vote for the bill."
    ),
    "bare-bill-number": english("guidance law.", "H.R. 4030 law."),
    "empty-marks": body("({{ constituent.city }})"),
    "stray-mark": body("in {{ constituent.zip }}. Then X"),
    "pushes-disclosure": english("Why does this matter to you?", "What happened to you?"),
    "title-gives-away": english("A letter about schools", "Stop harassment"),
    "share-text-gives-away": english("I wrote a letter.", "I wrote about sexual assault."),
    "name-gives-away": FILES,
    "no-words-for-office": asked("en.md", "    state: Please write", "    upper: Please write"),
    "nothing-for-office": asked("en.md", "    state: Please write such a law for our state.\n", ""),
    "federal-ask-to-state": asked(
        "en.md", "{{ bill.sponsor }} introduced", "Please support this bill. It was introduced"
    ),
    "federal-ask-in-reason": asked("en.md", "text: A law lasts.", "text: A law lasts, so cosponsor it."),
    "state-asked-for-this-bill": asked(
        "en.md", "state: Please write such a law", "state: Please cosponsor this bill, a law"
    ),
    "wording-outlives-stage": asked("en.md", "    federal stage_changed: Students still need it.\n", ""),
    "sentence-outlives-stage": asked("en.md", "{{ bill.sponsor }} introduced", "Please help in Congress. X introduced"),
}

ELSEWHERE = {
    "brace-in-letter": "tests/core/test_problems.py",
    "campaign-not-beside": "tests/services/test_check_letters.py",
    "language-not-named": "tests/services/test_check_letters.py",
    "file-unreadable": "tests/services/test_check_letters.py",
    "folder-name": "tests/services/test_publish_campaign.py",
    "path-taken": "tests/services/test_publish_campaign.py",
    "zone-changed": "tests/services/test_publish_campaign.py",
}
"""Codes that a campaign's files alone do not bring about, and the tests that do."""
OTHERS_OWN = {"site-owns", "folder-owns"}


def found(files: Mapping[str, str], bill: Bill = BILL, slug: str = "schools") -> tuple[Problem, ...]:
    return check_files(files, slug, {str(bill.id): bill, str(LIVING.id): LIVING}, DAY)


def test_every_code_has_a_sample() -> None:
    assert set(SAMPLES) | set(ELSEWHERE) | OTHERS_OWN == set(KINDS)
    assert [code for code, file in ELSEWHERE.items() if f'"{code}"' not in (ROOT / file).read_text("utf-8")] == []


@pytest.mark.parametrize(("code", "files"), SAMPLES.items(), ids=SAMPLES.keys())
def test_every_code_comes_of_its_sample_in_whole_sentences(code: str, files: dict[str, str]) -> None:
    problems = found(files, slug="stop-harassment" if code == "name-gives-away" else "schools")
    mine = [problem for problem in problems if problem.code == code]
    assert mine, [problem.code for problem in problems]
    for problem in mine:
        assert problem.file in {*files, "campaign.yaml", "en.md"}
        assert 1 <= problem.line <= files.get(problem.file, "").count("\n") + 1
        assert problem.column >= 1
        assert re.search(r"[.?”)]$", problem.message), problem.message
        assert re.search(r"[.?”]$", problem.remedy), problem.remedy
        assert "%(" not in problem.message + problem.remedy


def test_a_brace_in_a_filled_letter_is_found() -> None:
    assert "brace-in-letter" in {one.code for one in found(FILES, replace(BILL, sponsor="{Speier}"))}


def test_a_good_campaign_has_nothing_to_mend_nor_to_consider() -> None:
    assert found(FILES) == ()


def test_a_severity_is_an_error_or_advice() -> None:
    assert {kind.severity for kind in KINDS.values()} == {Severity.ERROR, Severity.ADVICE}
    assert all(re.fullmatch(r"[a-z]+(?:-[a-z]+)*", code) for code in KINDS)


def test_one_fault_is_told_once_with_all_the_offices_and_the_first_stage() -> None:
    def outlived(office: str, stage: str, line: int = 3) -> Problem:
        return Problem("en.md", line, "nothing-for-office", {"offices": office, "stage": stage}, part="body")

    (one, other) = merged(
        [
            outlived("mayor", "committee"),
            outlived("governor", "died"),
            outlived("mayor", "died"),
            outlived("mayor", "x", 9),
        ]
    )
    assert one.message == "Nothing in it is written for: mayor, governor (the bill at “committee”)."
    assert other.line == 9


def test_findings_stand_in_the_order_of_the_files_errors_first() -> None:
    problems = [
        Problem("es.md", 1, "capitals", {"found": "X"}),
        Problem("en.md", 7, "capitals", {"found": "X"}),
        Problem("en.md", 7, "markup", {"found": "<b>"}, column=9),
    ]
    assert [(one.file, one.code) for one in by_place(problems)] == [
        ("en.md", "markup"),
        ("en.md", "capitals"),
        ("es.md", "capitals"),
    ]


GROUPS = {
    "Files": OF_FILES,
    "campaign.yaml": {**OF_CAMPAIGNS, **OF_SETTINGS},
    "The parts of a letter": OF_LETTERS,
    "Words": OF_WORDS,
    "What is asked of whom": OF_ASKS,
}


def row(code: str, kind: Kind) -> str:
    remedy = f"{kind.remedy} Or: {kind.near}" if kind.near else kind.remedy
    words = re.sub(r"%\((\w+)\)s", r"‹\1›", f"{kind.message} | {remedy}")
    return f"| `{code}` | {kind.severity} | {words} |"


def test_the_documentation_has_every_code_with_its_words() -> None:
    text = (ROOT / "docs" / "proofreading.md").read_text(encoding="utf-8")
    wanted = {name: [row(code, kind) for code, kind in kinds.items()] for name, kinds in GROUPS.items()}
    assert {code for kinds in GROUPS.values() for code in kinds} == set(KINDS)
    for name, rows in wanted.items():
        table = text.split(f"\n## {name}\n")[1].split("\n## ")[0]
        assert [line for line in table.split("\n") if line.startswith("| `")] == rows


def test_a_stage_is_named_as_campaigns_name_it() -> None:
    (problem,) = [one for one in found(SAMPLES["written-for-missing"]) if one.code == "written-for-missing"]
    assert problem.values["stage"] in set(Stage)


def test_of_very_many_findings_the_errors_are_told_before_advice() -> None:
    many = [Problem("en.md", line, "capitals", {"found": "X"}) for line in range(1, 500)]
    told = shortened([*many, Problem("en.md", 600, "markup", {"found": "<b>"}), Problem("es.md", 1, "capitals")])
    assert [one.file for one in told].count("en.md") == MOST_TOLD
    assert {one.code for one in told} == {"capitals", "markup"}
    assert "es.md" in {one.file for one in told}
