"""The lines of a campaign that may be left out, and what is wrong with them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from advocacy.core.bills import Position, Stage
from advocacy.core.campaign_lines import is_link
from advocacy.core.entered_facts import FACTS
from advocacy.core.letters import LetterRefused
from advocacy.core.problems import Problem
from advocacy.core.problems.settings import OF_SETTINGS
from tests.support.manuscripts import CAMPAIGN, FILES, campaign, proofread_files

FULL = """\
organisation: Neighbors for Schools
contact: hello@example.org
signup_url: https://example.org/join?from=letter
states: [CA, PR]
parties: [Democratic, Working Families]
committees: [hsed00, sshr00]
positions: [sponsor, unknown]
people: ['bioguide:P000145', ocd-person/0123abcd-0123-4567-89ab-0123456789ab]
except: ['bioguide:S001150']
bill_facts:
  title: An Act
  introduced: 2017-10-12
  sponsor: Jackie Speier
  stage: committee
  latest_action: Referred
  latest_action_date: 2017-10-13
  cosponsors: 27
  committee: House Committee on Something
  url: https://example.org/bill
  as_of: 2018-01-01
"""
FACTS_ONLY = FULL[FULL.index("bill_facts:") :]


def found(more: str) -> list[Problem]:
    with pytest.raises(LetterRefused) as refused:
        campaign(CAMPAIGN + more)
    return list(refused.value.problems)


def test_every_line_is_read() -> None:
    read = campaign(CAMPAIGN + FULL)
    assert (read.organisation, read.contact) == ("Neighbors for Schools", "hello@example.org")
    assert read.signup_url == "https://example.org/join?from=letter"
    rule = read.rule
    assert (rule.states, rule.parties) == (("CA", "PR"), ("Democratic", "Working Families"))
    assert rule.committees == ("hsed00", "sshr00")
    assert rule.positions == (Position.SPONSOR, Position.UNKNOWN)
    assert (len(rule.people), rule.excluded) == (2, ("bioguide:S001150",))


def test_a_governor_who_is_known_by_her_state_can_be_named() -> None:
    assert campaign(CAMPAIGN + "except: ['governor:ca']\n").rule.excluded == ("governor:ca",)


def test_the_parties_of_the_list_are_read_as_they_are_called() -> None:
    assert campaign(CAMPAIGN + "parties: [Republican, Democratic, Independent]\n").rule.parties[0] == "Republican"


@pytest.mark.parametrize("party", ["D", "gop", "Democrat", "Republicans"])
def test_a_party_that_is_not_called_as_in_the_list_is_refused_because_nobody_would_be_of_it(party: str) -> None:
    (problem,) = found(f"parties: [Green, {party}]\n")
    assert (problem.code, problem.values["name"]) == ("party-unreadable", party)


def test_entered_facts_make_a_bill_of_which_nobodys_position_is_known() -> None:
    bill = campaign(CAMPAIGN + FULL).entered
    assert bill
    assert (bill.title, bill.sponsor, bill.original_cosponsors) == ("An Act", "Jackie Speier", 27)
    assert (bill.recorded_stage, bill.as_of) == (Stage.COMMITTEE, date(2018, 1, 1))
    assert bill.is_entered
    assert not bill.positions
    assert not bill.cosponsors_complete


def test_three_facts_are_enough() -> None:
    few = "bill_facts:\n  title: An Act\n  introduced: 2017-10-12\n  as_of: 2018-01-01\n"
    bill = campaign(CAMPAIGN + few).entered
    assert bill
    assert (bill.recorded_stage, bill.latest_action_date) == (Stage.INTRODUCED, date(2017, 10, 12))
    assert bill.url == "https://www.congress.gov/bill/115th-congress/house-bill/4030"
    assert campaign().entered is None


def test_empty_lines_are_none_at_all() -> None:
    read = campaign(CAMPAIGN + "states: []\nparties:\norganisation:\ncontact:\nbill_facts:\n")
    assert not read.rule.narrows
    assert read.entered is None


@pytest.mark.parametrize("contact", ["(202) 555-0100", "https://example.org/contact", "A@Example.org"])
def test_a_contact_is_an_email_a_phone_or_a_page(contact: str) -> None:
    assert campaign(CAMPAIGN + f"contact: {contact}\n").contact in {contact, contact.lower()}


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ("organisation: " + "x" * 121, "name-too-long"),
        ("contact: come by", "contact-unreadable"),
        ("contact: javascript:alert(1)", "contact-unreadable"),
        ("contact: '---'", "contact-unreadable"),
        ("signup_url: http://example.org", "link-unreadable"),
        ('signup_url: https://example.org/"onload=x', "link-unreadable"),
        ("states: CA", "list-expected"),
        ("states: [ca]", "unknown-state"),
        ("states: [XX]", "unknown-state"),
        ("states: [[CA]]", "list-expected"),
        ("parties: ['!']", "party-unreadable"),
        ("committees: [HSED]", "committee-unreadable"),
        ("positions: [cosponser]", "unknown-position"),
        ("people: [Alex Padilla]", "official-unreadable"),
        ("except: ['office:us_senator:x']", "official-unreadable"),
        ("people: ['bioguide:P000145']\nexcept: ['bioguide:P000145']", "named-and-left-out"),
        ("bill_facts: none", "facts-not-a-table"),
        ("organization: x", "unknown-setting"),
    ],
)
def test_a_mistake_has_its_code_and_words(more: str, code: str) -> None:
    problems = found(more + "\n")
    assert [problem.code for problem in problems] == [code]
    assert problems[0].is_error
    assert problems[0].message
    assert problems[0].remedy


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("  title: An Act\n", "", "setting-missing"),
        ("  as_of: 2018-01-01\n", "", "setting-missing"),
        ("introduced: 2017-10-12", "introduced: 2019-10-12", "introduced-elsewhere"),
        ("introduced: 2017-10-12", "introduced: last fall", "not-a-day"),
        ("as_of: 2018-01-01", "as_of: 2017-01-01", "before-introduced"),
        ("stage: committee", "stage: died", "unknown-stage"),
        ("cosponsors: 27", "cosponsors: many", "not-a-number"),
        ("cosponsors: 27", "cosponsors: 2700", "not-a-number"),
        ("url: https", "url: ftp", "link-unreadable"),
        ("sponsor: Jackie", "sponser: Jackie", "unknown-fact"),
        ("title: An Act", "title: " + "x" * 301, "name-too-long"),
    ],
)
def test_a_mistake_in_a_fact_is_on_its_own_line(old: str, new: str, code: str) -> None:
    assert old in FACTS_ONLY
    problems = found(FACTS_ONLY.replace(old, new, 1))
    assert code in [problem.code for problem in problems]
    assert all(problem.part.startswith("bill_facts") for problem in problems)
    assert all(problem.line > CAMPAIGN.count("\n") for problem in problems)


def test_a_letter_that_says_a_fact_which_nobody_entered_is_held_up() -> None:
    few = "bill_facts:\n  title: An Act\n  introduced: 2017-10-12\n  as_of: 2018-01-01\n"
    files = {**FILES, "campaign.yaml": CAMPAIGN + few}
    bill = campaign(files["campaign.yaml"]).entered
    assert bill
    problem = next(one for one in proofread_files(files, bill) if one.code == "fact-missing")
    assert (problem.part, problem.values["name"]) == ("bill_facts.sponsor", "sponsor")
    assert problem.line == CAMPAIGN.count("\n") + 1
    known = replace(bill, sponsor="Jackie Speier")
    assert "fact-missing" not in [one.code for one in proofread_files(files, known)]


def test_a_position_that_none_of_the_offices_can_have_is_pointed_out() -> None:
    senators = CAMPAIGN.replace(", us_representative, us_delegate, us_resident_commissioner", "")
    files = {**FILES, "campaign.yaml": senators + "positions: [cosponsor]\n"}
    assert "nobody-has-position" in [one.code for one in proofread_files(files)]
    assert "nobody-has-position" not in [
        one.code for one in proofread_files({**FILES, "campaign.yaml": CAMPAIGN + "positions: [cosponsor]\n"})
    ]


def test_a_committee_of_the_other_chamber_is_pointed_out() -> None:
    with pytest.raises(LetterRefused) as refused:
        campaign(CAMPAIGN.replace("us_senator, ", "") + "committees: [sshr00]\n")
    assert [problem.code for problem in refused.value.problems] == ["committee-of-others"]


def test_a_bill_may_be_written_as_people_type_it() -> None:
    assert str(campaign(CAMPAIGN.replace("hr4030-115", "H.R. 4030 (115th)")).bill) == "hr4030-115"


def test_links_are_pages_of_https_and_nothing_else() -> None:
    assert is_link("https://example.org")
    for text in ("example.org", "https://", "https://x", "https://example.org/a b", "javascript://example.org/%0a"):
        assert not is_link(text)


def test_every_finding_has_words_and_every_fact_is_known() -> None:
    assert all(kind.message and kind.remedy for kind in OF_SETTINGS.values())
    assert len(set(FACTS)) == 10
