"""The first letter of a campaign: gaps for the organiser to fill, and nothing else that stops publishing."""

from __future__ import annotations

import re
from datetime import date

import pytest

from advocacy.core import first_letter_english, first_letter_spanish
from advocacy.core.bills import Bill, BillId, Stage
from advocacy.core.first_letter import LANGUAGES, Occasion, first_letter, stages_written_for
from advocacy.core.manuscripts import write_manuscript
from advocacy.core.officials import OfficeTitle
from advocacy.core.problems import Problem
from advocacy.services.check_letters import check_files

DAY = date(2026, 11, 22)
GAP = re.compile(r"\[(your words|su texto)[^\]]*\]")
PLAIN = {"your words": "Schools need this.", "su texto": "Las escuelas lo necesitan."}
CONGRESS = tuple(office for office in OfficeTitle if office.is_federal)
STATES = tuple(office for office in OfficeTitle if not office.is_federal)
OFFICES = {
    "Congress": CONGRESS,
    "everyone": tuple(OfficeTitle),
    "senators": (OfficeTitle.US_SENATOR,),
    "representatives": (OfficeTitle.US_REPRESENTATIVE,),
    "states": STATES,
    "governors": (OfficeTitle.GOVERNOR,),
    "a senator of each": (OfficeTitle.STATE_SENATOR, OfficeTitle.US_SENATOR),
}
MOMENTS = [
    ("hr1557-119", Stage.COMMITTEE),
    ("hr1557-119", Stage.PASSED_HOUSE),
    ("hr1557-119", Stage.PASSED_BOTH),
    ("hr1557-119", Stage.VETOED),
    ("s12-119", Stage.INTRODUCED),
    ("s12-119", Stage.CONFERENCE),
    ("s12-119", Stage.ENACTED),
    ("hr4030-115", Stage.DIED),
    ("hres5-119", Stage.PASSED_HOUSE),
    ("sconres7-119", Stage.PASSED_BOTH),
]


def campaign_of(bill: BillId, stage: Stage, offices: tuple[OfficeTitle, ...]) -> dict[str, str]:
    """The files of a new campaign."""
    occasion = Occasion(bill, "Fair Schools Act", stage, offices, sensitive=True)
    stages = ", ".join(stages_written_for(bill, stage))
    campaign = (
        f"path: school-letter\nbill: {bill}\ntargets: [{', '.join(offices)}]\nwritten_for: [{stages}]\n"
        "opens: 2026-11-01\nzone: America/New_York\nsensitive: yes\n"
    )
    letters = {f"{language}.md": write_manuscript(first_letter(occasion, language)) for language in LANGUAGES}
    return {"campaign.yaml": campaign, **letters}


def proofread(files: dict[str, str], bill: BillId, stage: Stage) -> list[Problem]:
    """The errors in these files on a day on which the bill stands at this stage."""
    introduced = date(1789 + 2 * bill.congress - 2, 10, 12)
    recorded = Stage.COMMITTEE if stage is Stage.DIED else stage
    facts = Bill(
        bill, "Fair Schools Act", introduced, "Sean Casten", "", "Read", introduced, 3, bill.url, DAY, recorded
    )
    return [one for one in check_files(files, "schools", {str(bill): facts}, DAY) if one.is_error]


def filled(files: dict[str, str]) -> dict[str, str]:
    """The same with a plain sentence in the place of each gap."""
    return {name: GAP.sub(lambda gap: PLAIN[gap[1]], text) for name, text in files.items()}


@pytest.mark.parametrize("offices", OFFICES.values(), ids=OFFICES)
@pytest.mark.parametrize(("bill", "stage"), MOMENTS)
def test_once_its_gaps_are_filled_proofreading_finds_nothing_to_mend(
    bill: str, stage: Stage, offices: tuple[OfficeTitle, ...]
) -> None:
    name = BillId.parse(bill)
    files = filled(campaign_of(name, stage, offices))
    assert [(one.file, one.line, one.message) for one in proofread(files, name, stage)] == []


def test_every_gap_is_found_as_left_over_and_nothing_else_is_wrong_with_it() -> None:
    bill = BillId.parse("hr1557-119")
    files = campaign_of(bill, Stage.COMMITTEE, tuple(OfficeTitle))
    found = proofread(files, bill, Stage.COMMITTEE)
    gaps = {
        (name, number)
        for name, text in files.items()
        for number, line in enumerate(text.split("\n"), 1)
        if re.search(r"\[(your words|su texto)", line)
    }
    assert {(one.file, one.line) for one in found if one.code == "left-over-note"} == gaps
    assert {one.code for one in found} <= {"left-over-note"}


def test_both_languages_have_the_same_words_for_the_same_cases() -> None:
    for name in ("PARTS", "ACTIONS", "REQUESTS", "THANKS", "OTHER_WORDINGS", "ROWS"):
        assert list(getattr(first_letter_english, name)) == list(getattr(first_letter_spanish, name))


def test_a_letter_to_one_chamber_has_no_words_for_the_other() -> None:
    bill = BillId.parse("hr1557-119")
    senators = first_letter(Occasion(bill, "Fair Schools Act", Stage.COMMITTEE, (OfficeTitle.US_SENATOR,)), "en")
    assert "in the Senate" in senators["wording.action.otherwise"]
    assert not [part for part in senators if "lower" in part or "representative" in part or "sponsor" in part]


def test_a_title_with_braces_in_it_is_no_placeholder() -> None:
    bill = BillId.parse("hr1557-119")
    letter = first_letter(Occasion(bill, "An {{ odd }} $title", Stage.COMMITTEE, CONGRESS), "en")
    assert "An (( odd )) $title" in letter["what_it_does"]


def test_a_campaign_that_is_not_sensitive_begins_without_a_content_note() -> None:
    bill = BillId.parse("hr1557-119")
    assert "content_note" not in first_letter(Occasion(bill, "Act", Stage.COMMITTEE, CONGRESS), "en")
