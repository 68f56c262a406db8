from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient

from advocacy.core.delivery import Channel, Outcome
from advocacy.core.participation import Action, LetterFact, Trait
from advocacy.core.staff import Role
from advocacy.services.count_action import count_action
from tests.conftest import TODAY
from tests.support.acts import acts, token_of
from tests.support.staff import sign_in

CAMPAIGN = "title-ix-protection-act"
PARTNERS = f"/organise/{CAMPAIGN}/partners"


@pytest.fixture
def organiser(app: Flask, client: FlaskClient) -> FlaskClient:
    sign_in(app, client, Role.ORGANISER)
    return client


def add(client: FlaskClient, follow: bool = True, **typed: str) -> str:
    token = token_of(client, PARTNERS)
    return client.post(PARTNERS, data={"csrf_token": token, **typed}, follow_redirects=follow).text


def come_by(app: Flask, code: str, times: int) -> None:
    with app.app_context():
        for number in range(times):
            traits = ((Trait.LANGUAGE, "en"), (Trait.SOURCE, code))
            visit = Action(CAMPAIGN, TODAY, "ocd-division/country:us/state:ca/cd:12", f"{code}-{number}", traits)
            count_action(visit, [LetterFact("bioguide:P000145", Channel.PDF, Outcome.OPENED)])


def test_a_partner_gets_a_code_of_her_name_and_a_link_that_says_nothing_of_the_subject(organiser: FlaskClient) -> None:
    page = add(organiser, name="PTA of Berkeley’s Año")
    assert "/education-letter?source=pta-of-berkeleys-ano" in page
    assert f"{CAMPAIGN}?source" not in page


def test_a_code_that_gives_a_sensitive_subject_away_is_asked_about_first(organiser: FlaskClient) -> None:
    asked = add(organiser, name="Survivors’ circle")
    assert "gives the subject away" in asked
    assert "source=survivors-circle" not in asked
    assert 'value="survivors-circle"' in asked
    taken = add(organiser, name="Survivors’ circle", code="survivors-circle", anyway="1")
    assert "source=survivors-circle" in taken


@pytest.mark.parametrize("code", ["Año", "a b", "-a", "x" * 41, "none", "other", "<b>"])
def test_a_code_that_cannot_stand_in_a_link_is_refused_and_what_was_typed_stays(
    organiser: FlaskClient, code: str
) -> None:
    page = add(organiser, name="The <i>Club</i>", code=code)
    assert "A code has up to 40 small letters" in page
    assert 'value="The &lt;i&gt;Club&lt;/i&gt;"' in page


def test_two_partners_cannot_have_one_code(organiser: FlaskClient) -> None:
    add(organiser, name="Club")
    assert "Another partner has this code" in add(organiser, name="Another", code="club")


def test_few_are_not_counted_out_and_many_are(app: Flask, organiser: FlaskClient) -> None:
    add(organiser, name="Club")
    assert "Nobody has come by this link yet" in organiser.get(PARTNERS).text
    come_by(app, "club", 4)
    assert "Fewer than 5" in organiser.get(PARTNERS).text
    come_by(app, "club", 6)
    assert "6 letter-writers came by this link" in organiser.get(PARTNERS).text


def test_a_removed_code_is_listed_no_longer_and_goes_on_counting(app: Flask, organiser: FlaskClient) -> None:
    add(organiser, name="Club")
    come_by(app, "club", 5)
    data = {"csrf_token": token_of(organiser, PARTNERS)}
    removed = organiser.post(f"{PARTNERS}/club/remove", data=data, follow_redirects=True).text
    assert "stays counted" in removed
    assert 'id="partner-club"' not in removed
    assert "5 letter-writers" in add(organiser, name="Club")
    with app.app_context():
        done = [entry.act for entry in acts()]
    assert done[:3] == ["source_code_made", "source_code_removed", "source_code_made"]


def test_the_code_is_a_picture_and_three_sheets_in_two_languages(organiser: FlaskClient) -> None:
    add(organiser, name="Club")
    picture = organiser.get(f"{PARTNERS}/club.svg")
    assert picture.mimetype == "image/svg+xml"
    assert picture.data.startswith(b"<?xml")
    for kind in ("poster", "tent", "cards"):
        for language in ("en", "es", "../x"):
            sheet = organiser.get(f"{PARTNERS}/club/{kind}.pdf", query_string={"language": language})
            assert sheet.data.startswith(b"%PDF")
            assert "title" not in sheet.headers["Content-Disposition"]


@pytest.mark.parametrize("address", ["/nobody.svg", "/nobody/poster.pdf"])
def test_there_is_no_picture_of_nobody(organiser: FlaskClient, address: str) -> None:
    assert organiser.get(PARTNERS + address).status_code == 404


def test_those_who_only_count_do_not_manage_partners(app: Flask, client: FlaskClient) -> None:
    sign_in(app, client, Role.STAFF)
    assert client.get(PARTNERS).status_code == 403
