"""The second letter that comes with the site: a living bill, members of Congress, and officials of a state."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from advocacy.core.bills import Bill, BillId, Position, Stage
from advocacy.core.campaigns import CampaignVersion
from advocacy.core.constituents import Constituent, Reply
from advocacy.core.drafting import Draft, Writing, fill
from advocacy.core.officials import OfficeTitle
from advocacy.core.proofreading.example_people import examples_of
from advocacy.services.check_letters import check_letters, read_folder
from advocacy.services.load_campaigns import parse_version
from advocacy.services.write_letter import write_date

FOLDER = Path(__file__).resolve().parents[2] / "letters" / "stop-sexual-harassment-k12"
DAY = date(2026, 11, 22)
LAST_DAYS = date(2026, 12, 20)
AFTER = date(2027, 1, 4)
BILL = Bill(
    id=BillId("hr", 1557, 119),
    title="Stop Sexual Harassment in K-12 Act",
    introduced=date(2025, 2, 25),
    sponsor="Sean Casten",
    committee="House Committee on Education and Workforce",
    latest_action="",
    latest_action_date=date(2025, 2, 25),
    original_cosponsors=3,
    url="",
    as_of=date(2025, 2, 25),
)
STATE_OFFICES = [office for office in OfficeTitle if not office.is_federal]
FEDERAL_OFFICES = [office for office in OfficeTitle if office.is_federal]


@pytest.fixture(scope="module")
def version() -> CampaignVersion:
    return parse_version(read_folder(FOLDER), FOLDER.name, 1)


def drafts(
    version: CampaignVersion,
    office: OfficeTitle,
    language: str = "en",
    *,
    position: Position | None = None,
    day: date = DAY,
    stage: Stage = Stage.COMMITTEE,
    named: bool = True,
) -> list[Draft]:
    """A letter to each example of this office."""
    found = []
    for example in examples_of(office):
        official = example.official if named else example.official.without_holder()
        positions = {official.official_id: position} if position else {}
        bill = replace(BILL, recorded_stage=stage, positions=positions)
        writing = Writing(version.letters[language], bill, day, write_date, version.campaign.written_for)
        constituent = Constituent(example.state, "Ana", city="Springfield", zip="94704", reply=Reply.NONE)
        found.append(fill(writing, official, example.state, constituent))
    return found


def draft(version: CampaignVersion, office: OfficeTitle, language: str = "en", **how: object) -> Draft:
    return drafts(version, office, language, **how)[0]  # type: ignore[arg-type]


@pytest.mark.parametrize("day", [DAY, LAST_DAYS, AFTER])
def test_it_has_nothing_to_mend_before_and_after_its_bill_dies(day: date) -> None:
    problems = check_letters(FOLDER, {str(BILL.id): BILL}, day)
    assert {problem.code for problem in problems} <= {"name-gives-away", "too-long-for-mail-link"}
    assert not any(problem.is_error for problem in problems)


def test_it_goes_to_congress_and_to_states_from_a_neutral_address(version: CampaignVersion) -> None:
    assert set(version.campaign.targets) == set(OfficeTitle)
    assert (version.campaign.path, version.campaign.sensitive) == ("school-letter", True)
    assert version.letters["en"].texts["title"] == "A letter about schools"


def test_its_words_keep_to_the_facts_that_are_verified() -> None:
    text = " ".join((FOLDER / name).read_text(encoding="utf-8") for name in ("en.md", "es.md"))
    assert set(re.findall(r"\b(?:19|20)\d\d\b", text)) == {"1972"}
    assert not re.search(r"(?i)\b(?:survey|encuesta|grant|subvenci|training|capacitaci)", text)
    assert "we tell only what we could check in its official text" in " ".join(text.split())


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("office", FEDERAL_OFFICES)
def test_congress_is_told_the_bill_its_number_and_the_day_it_dies(
    version: CampaignVersion, office: OfficeTitle, language: str
) -> None:
    first = draft(version, office, language).body.split("\n\n")[0]
    assert "Stop Sexual Harassment in K-12 Act" in first
    assert "H.R. 1557" in first
    assert write_date(date(2027, 1, 3), language) in first


HOUSE, SENATE = OfficeTitle.US_REPRESENTATIVE, OfficeTitle.US_SENATOR


@pytest.mark.parametrize(
    ("office", "position", "english", "spanish"),
    [
        (HOUSE, None, "I ask you to cosponsor the", "le pido que copatrocine la"),
        (HOUSE, Position.SPONSOR, "I ask you, who introduced the", "usted presentó la"),
        (HOUSE, Position.COSPONSOR, "I ask you, who put your name to the", "usted copatrocina la"),
        (HOUSE, Position.ON_COMMITTEE, "You sit on the committee that has this bill", "Usted es parte del comité"),
        (HOUSE, Position.WITHDREW, "I ask you to cosponsor the", "le pido que copatrocine la"),
        (SENATE, None, "You can introduce the same bill in the Senate", "el mismo proyecto en el Senado"),
        (OfficeTitle.US_DELEGATE, None, "As our delegate, you can cosponsor", "puede copatrocinar proyectos"),
        (OfficeTitle.US_RESIDENT_COMMISSIONER, None, "As our resident commissioner", "Comisaría Residente"),
    ],
)
def test_each_member_of_congress_is_asked_for_what_she_can_do(
    version: CampaignVersion, office: OfficeTitle, position: Position | None, english: str, spanish: str
) -> None:
    assert english in draft(version, office, position=position).body
    assert spanish in draft(version, office, "es", position=position).body


@pytest.mark.parametrize("office", STATE_OFFICES)
def test_a_state_is_asked_not_to_wait_and_never_to_do_what_congress_does(
    version: CampaignVersion, office: OfficeTitle
) -> None:
    for named in (True, False):
        for english in drafts(version, office, named=named):
            words = " ".join((english.subject, english.message, english.short_message, english.phone_script))
            assert "not to wait for Congress" in english.body.split("\n\n")[0]
            assert not re.search(r"(?i)cosponsor|vote|before it dies", words)
        for spanish in drafts(version, office, "es", named=named):
            words = " ".join((spanish.subject, spanish.message, spanish.short_message, spanish.phone_script))
            assert "que no espere al Congreso" in spanish.body.split("\n\n")[0]
            assert not re.search(r"(?i)copatrocin|vot[eoa]\b|caduque", words)


def test_a_governor_is_asked_for_policy_and_for_law_and_nebraska_for_partners_of_every_view(
    version: CampaignVersion,
) -> None:
    assert "ask the legislature to make it law" in draft(version, OfficeTitle.GOVERNOR).body
    assert "ask the Council to make it law" in draft(version, OfficeTitle.MAYOR).body
    nebraska, council = drafts(version, OfficeTitle.STATE_LEGISLATOR)
    assert nebraska.salutation == "Dear Senator Luna de la Vega:"
    assert "here in Nebraska" in nebraska.body
    assert "here in the District of Columbia" in council.body
    for letter in (nebraska, council):
        assert "both parties" not in letter.body


def test_in_the_last_days_the_letter_says_that_few_are_left(version: CampaignVersion) -> None:
    assert "Few days are left." in draft(version, HOUSE, day=LAST_DAYS).body
    assert "Quedan pocos días." in draft(version, HOUSE, "es", day=LAST_DAYS).body
    assert "Few days are left." not in draft(version, HOUSE).body


@pytest.mark.parametrize("position", [None, Position.COSPONSOR, Position.ON_COMMITTEE, Position.SPONSOR])
def test_once_it_has_died_a_new_bill_is_asked_for(version: CampaignVersion, position: Position | None) -> None:
    english = draft(version, HOUSE, position=position, day=AFTER)
    assert "It ended with its Congress" in english.body or "it ended with its Congress" in english.body
    assert "introduce" in english.body.split("\n\n")[0]
    assert not re.search(r"before it dies|time runs out|in the time that is left|committee", english.body)
    assert "introduce or cosponsor a bill" in draft(version, SENATE, day=AFTER).short_message


@pytest.mark.parametrize("stage", [Stage.PASSED_HOUSE, Stage.ENACTED])
@pytest.mark.parametrize("office", [HOUSE, SENATE, OfficeTitle.GOVERNOR])
def test_when_the_bill_moves_on_nothing_is_asked_that_may_be_over(
    version: CampaignVersion, office: OfficeTitle, stage: Stage
) -> None:
    english = draft(version, office, stage=stage)
    words = " ".join((english.body, english.short_message, english.phone_script))
    assert not re.search(r"cosponsor|before it dies|wait for Congress|in the House|committee", words)
    spanish = draft(version, office, "es", stage=stage)
    words = " ".join((spanish.body, spanish.short_message, spanish.phone_script))
    assert not re.search(r"copatrocin|caduque|espere al Congreso|en la Cámara|omité", words)
