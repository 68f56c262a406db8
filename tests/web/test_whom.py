"""A campaign that does not write to everyone says so, says why, and is kind to those whom it leaves out."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from flask import Flask

from advocacy.core.officials import OfficeTitle
from advocacy.core.targets import Line, TargetRule
from advocacy.web.whom import OFFICES, POSITIONS, rule_lines, why_not
from tests.support.counts import LETTERS, publish_folder
from tests.support.visitor import CAMPAIGN, DONE, SEND, WRITE, Visitor
from tests.web.conftest import VisitorFactory

DAY = date(2026, 11, 23)
Narrowed = Callable[..., Visitor]


@pytest.fixture
def narrowed(tmp_path: Path, site_with: Callable[..., Flask], visitor: VisitorFactory) -> Narrowed:
    """The site with these lines added to its campaign about Title IX."""
    from advocacy.settings import ROOT

    def make(lines: str, bill: str = "hr4030-115") -> Visitor:
        folder = tmp_path / "letters"
        shutil.copytree(ROOT / "letters" / LETTERS, folder / LETTERS)
        file = folder / LETTERS / "campaign.yaml"
        file.write_text(file.read_text(encoding="utf-8").replace("hr4030-115", bill) + lines, encoding="utf-8")
        app = site_with(letters_dir=folder)
        publish_folder(app, DAY)
        return visitor(app)

    return make


def test_only_those_whom_the_campaign_writes_to_can_be_chosen(narrowed: Narrowed) -> None:
    ana = narrowed("except: ['bioguide:S001150']\n").meet()
    assert "bioguide:S001150" not in ana.choices("to")
    assert len(ana.choices("to")) == 2
    assert "This campaign does not write to everyone" in ana.text
    assert "So these get no letter: Adam B. Schiff." in ana.text


def test_the_page_says_on_which_committee_someone_sits(narrowed: Narrowed) -> None:
    ana = narrowed("committees: [ssju00]\n").meet()
    assert ana.choices("to") == ["bioguide:S001150", "bioguide:P000145"]
    assert ana.text.count("Sits on the Senate Committee on the Judiciary.") == 2
    assert 'id="sheet-3"' not in ana.press(WRITE).html


def test_who_has_none_of_them_meets_a_kind_page_that_names_hers(narrowed: Narrowed) -> None:
    ana = narrowed("states: [TX]\n").meet()
    assert ana.heading == "This letter goes to others"
    assert "only in Texas" in ana.text
    for name in ("Adam B. Schiff", "Alex Padilla", "Lateefah Simon"):
        assert name in ana.text
    assert ana.text.count("It writes to other states.") == 3
    assert ana.choices("to") == []
    assert ana.press("Español").page.root.get("lang") == "es"


def test_a_split_zip_none_of_whose_officials_is_asked_is_not_asked_for_its_district(narrowed: Narrowed) -> None:
    assert narrowed("parties: [Republican]\n").meet("02138").heading == "This letter goes to others"


def test_the_first_page_says_whom_the_letter_goes_to(narrowed: Narrowed) -> None:
    ana = narrowed("parties: [Democratic]\npositions: [unknown, other_chamber]\n").open(CAMPAIGN)
    assert "This letter goes to: members of Congress; only" in ana.text
    assert "only of these parties: Democratic" in ana.text


def test_a_campaign_for_everyone_says_nothing_of_it(ana: Visitor) -> None:
    assert "This letter goes to" not in ana.open(CAMPAIGN).text
    assert "does not write to everyone" not in ana.meet().text


def test_who_is_behind_a_campaign_is_said_on_its_pages(narrowed: Narrowed) -> None:
    behind = "organisation: Neighbors <b>\ncontact: 202-555-0100\nsignup_url: https://neighbors.example/join\n"
    ana = narrowed(behind).open(CAMPAIGN)
    assert "This campaign is by Neighbors <b>, whom you can reach at 202-555-0100." in ana.text
    assert 'href="tel:+12025550100"' in ana.html
    assert 'href="https://neighbors.example/join"' in ana.html
    ana.meet().press(WRITE).press(SEND, name="Ana").press(DONE)
    assert "This campaign is by Neighbors" in ana.text
    assert 'href="https://neighbors.example/join"' in ana.html


def test_facts_that_organisers_entered_are_said_to_be_theirs(narrowed: Narrowed) -> None:
    facts = "bill_facts:\n  title: Title IX Protection Act\n  introduced: 2017-10-12\n  as_of: 2026-11-23\n"
    ana = narrowed(facts).open(CAMPAIGN)
    assert "Facts as of November 23, 2026, entered by the campaign." in ana.text
    assert "Introduced on October 12, 2017 by Jackie Speier" in ana.text


def test_a_bill_of_which_only_entered_facts_are_known_goes_all_the_way(narrowed: Narrowed) -> None:
    facts = (
        "bill_facts:\n  title: Safe Schools Act\n  introduced: 2023-03-01\n  sponsor: Ann Lee\n  cosponsors: 3\n"
        "  url: https://example.org/bill\n  as_of: 2024-01-01\n"
    )
    ana = narrowed(facts, bill="H.R. 99 (118th)").open(CAMPAIGN)
    assert "Introduced on March 1, 2023 by Ann Lee with 3 original cosponsors." in ana.text
    assert "More about the bill" in ana.text
    ana.meet().press(WRITE)
    assert "H.R. 99, 118th Congress" in ana.sheet()
    ana.press(SEND, name="Ana").press("pdf|all")
    assert ana.response.mimetype == "application/pdf"


@pytest.mark.parametrize(
    ("offices", "words"),
    [
        ("us_senator us_representative us_delegate us_resident_commissioner", "members of Congress"),
        ("us_representative us_delegate us_resident_commissioner", "members of the House of Representatives"),
        ("us_senator governor", "United States senators and governors"),
        (
            "state_senator state_representative state_legislator mayor",
            "state legislators and the mayor of the District",
        ),
    ],
)
def test_what_belongs_together_is_said_together(app: Flask, offices: str, words: str) -> None:
    rule = TargetRule(tuple(map(OfficeTitle, offices.split())))
    with app.test_request_context("/"):
        assert rule_lines(rule, app.extensions["advocacy"].ports)[0].startswith(words)


def test_people_are_named_and_many_are_counted(app: Flask) -> None:
    ports = app.extensions["advocacy"].ports
    ids = tuple(one.official_id for one in ports.roster.officials if one.office is OfficeTitle.US_SENATOR)
    with app.test_request_context("/"):
        few, many = (rule_lines(TargetRule((OfficeTitle.US_SENATOR,), people=some), ports) for some in (ids[:2], ids))
        gone = rule_lines(TargetRule((OfficeTitle.US_SENATOR,), excluded=("bioguide:Z999999",)), ports)
    assert " and " in few[1]
    assert f"and {len(ids) - 6} more" in many[1]
    assert gone[1] == "but not people who are no longer in our list"


def test_every_office_position_and_line_has_words(app: Flask) -> None:
    with app.test_request_context("/"):
        assert set(OFFICES) == set(OfficeTitle)
        assert all(str(words) for words in POSITIONS.values())
        assert all(why_not((line,)) for line in Line)
        assert why_not(()) == ""
