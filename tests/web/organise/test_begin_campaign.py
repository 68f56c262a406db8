"""From nothing to a campaign whose letter waits for its words: each step, what is wrong in it, and back again."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from advocacy.core.staff import Role
from advocacy.services.campaign_settings import campaign_of
from advocacy.services.keep_working_copies import load
from advocacy.services.list_campaigns import facts_of
from tests.support.staff import sign_in

NEW = {"name": "Fair schools 2026", "bill": "HR 1557", "path": ""}
WINDOW = {"opens": "2026-11-22", "zone": "America/New_York"}


@pytest.fixture
def desk(app: Flask, client: FlaskClient) -> FlaskClient:
    """An organiser's browser."""
    sign_in(app, client)
    return client


def post(desk: FlaskClient, address: str, **typed: object) -> TestResponse:
    """Send the form of this page."""
    page = desk.get(address).text
    token = re.search(r'name="csrf_token" value="([^"]+)"', page)
    assert token is not None
    return desk.post(address, data={"csrf_token": token[1], **typed})


def begun(desk: FlaskClient) -> None:
    """Take the first step."""
    assert post(desk, "/organise/new", **NEW).headers["Location"] == "/organise/fair-schools-2026/who?begin=1"


def files_of(app: Flask, slug: str = "fair-schools-2026") -> dict[str, str]:
    with app.app_context():
        return dict(load(slug).files)


def test_three_steps_lead_to_a_letter_in_two_languages(app: Flask, desk: FlaskClient) -> None:
    begun(desk)
    who = post(desk, "/organise/fair-schools-2026/who?begin=1", begin="1", offices=["us_senator"])
    assert who.headers["Location"] == "/organise/fair-schools-2026/when?begin=1"
    when = post(desk, "/organise/fair-schools-2026/when?begin=1", begin="1", organisation="The PTA", **WINDOW)
    assert when.headers["Location"] == "/organise/fair-schools-2026/letter"
    files = files_of(app)
    campaign = campaign_of(files, "fair-schools-2026")
    assert campaign is not None
    assert (str(campaign.bill), campaign.targets, campaign.organisation) == ("hr1557-119", ("us_senator",), "The PTA")
    assert "support in the Senate" in files["en.md"]
    assert "apoye en el Senado" in files["es.md"]
    assert "us_representative" not in files["en.md"]


def test_a_campaign_without_a_name_hears_nothing_of_its_address(desk: FlaskClient) -> None:
    refused = post(desk, "/organise/new", name="", bill="HR 1557", path="")
    assert refused.status_code == 422
    assert "Call it something with letters a to z or digits in it." in refused.text
    assert "“path”" not in refused.text


def test_a_letter_that_was_changed_stays_when_the_offices_change(app: Flask, desk: FlaskClient) -> None:
    begun(desk)
    with app.app_context():
        from advocacy.core.staff import COMMAND_LINE
        from advocacy.services.keep_working_copies import save

        copy = load("fair-schools-2026")
        files = {**copy.files, "en.md": copy.files["en.md"].replace("a constituent", "your neighbor")}
        save(copy, files, COMMAND_LINE, app.extensions["advocacy"].ports.now())
    post(desk, "/organise/fair-schools-2026/who", offices=["us_senator"])
    after = files_of(app)
    assert after["en.md"] == files["en.md"]
    assert "apoye en el Senado" in after["es.md"]


def test_the_bill_is_shown_before_anything_is_kept(desk: FlaskClient) -> None:
    answer = post(desk, "/organise/new", **NEW, do="look")
    assert "Stop Sexual Harassment in K-12 Act" in answer.text
    assert "fair-schools" not in desk.get("/organise/").text


@pytest.mark.parametrize("typed", ["", "the school bill", "HR 0", "x" * 5000, "HR 1557 (999th)", "\x00"])
def test_a_bill_that_cannot_be_read_is_answered_with_an_example(desk: FlaskClient, typed: str) -> None:
    answer = post(desk, "/organise/new", name="Schools", bill=typed)
    assert answer.status_code == 422
    assert "HR 1557" in answer.text or "300 characters" in answer.text


def test_a_bill_that_nobody_knows_asks_for_its_facts_and_keeps_what_was_typed(desk: FlaskClient) -> None:
    answer = post(desk, "/organise/new", name="Trees for all", bill="S. 12 (119th)")
    assert answer.status_code == 422
    assert "Fetch its facts" in answer.text
    assert 'value="Trees for all"' in answer.text


def test_facts_that_are_entered_by_hand_are_the_campaigns_own(app: Flask, desk: FlaskClient) -> None:
    facts = {"title": "Trees Act", "introduced": "2025-01-09", "stage": "committee"}
    answer = post(desk, "/organise/new", name="Trees for all", bill="S. 12 (119th)", **facts)
    assert answer.status_code == 303
    campaign = campaign_of(files_of(app, "trees-for-all"), "trees-for-all")
    assert campaign is not None
    assert campaign.entered is not None
    assert (campaign.entered.title, str(campaign.entered.as_of)) == ("Trees Act", "2026-11-23")
    assert "Trees Act" in desk.get("/organise/trees-for-all").text


def test_a_name_that_is_taken_is_refused_with_all_that_was_typed(desk: FlaskClient) -> None:
    begun(desk)
    answer = post(desk, "/organise/new", **NEW)
    assert answer.status_code == 422
    assert "There is a campaign of this name already" in answer.text


def test_an_address_is_made_up_that_gives_nothing_away(app: Flask, desk: FlaskClient) -> None:
    post(desk, "/organise/new", name="Sexual harassment", bill="HR 1557")
    assert facts_of(files_of(app, "sexual-harassment"))["path"] == "letter"


def test_an_address_of_the_site_itself_is_refused(desk: FlaskClient) -> None:
    answer = post(desk, "/organise/new", name="Schools", bill="HR 1557", path="static")
    assert answer.status_code == 422
    assert "The site itself has this address" in answer.text


def test_it_says_how_many_get_the_letter_as_the_rule_stands(desk: FlaskClient) -> None:
    begun(desk)
    page = post(desk, "/organise/fair-schools-2026/who", offices=["us_senator"], states=["CA"], do="count").text
    assert "That is 2 officials in office today." in page


def test_people_are_found_by_name_and_named(app: Flask, desk: FlaskClient) -> None:
    begun(desk)
    page = post(desk, "/organise/fair-schools-2026/who", offices=["us_senator"], find="padilla", do="find").text
    found = re.search(r'name="people" value="(bioguide:\w+)"', page)
    assert found is not None
    post(desk, "/organise/fair-schools-2026/who", offices=["us_senator"], people=[found[1]])
    assert facts_of(files_of(app))["people"] == [found[1]]
    assert "1 official in office today" in desk.get("/organise/fair-schools-2026").text


def test_no_office_at_all_is_answered_beside_the_boxes(desk: FlaskClient) -> None:
    begun(desk)
    answer = post(desk, "/organise/fair-schools-2026/who", states=["CA", "XX"])
    assert answer.status_code == 422
    assert "Choose at least one office." in answer.text


def test_days_in_the_wrong_order_are_answered_beside_the_day(desk: FlaskClient) -> None:
    begun(desk)
    typed = {**WINDOW, "closes": "2026-01-01", "contact": "not a contact"}
    answer = post(desk, "/organise/fair-schools-2026/when", **typed)
    assert answer.status_code == 422
    assert "closes before it opens" in answer.text
    assert 'value="not a contact"' in answer.text


def test_help_is_kept_with_its_words_in_each_letter(app: Flask, desk: FlaskClient) -> None:
    begun(desk)
    row = {
        "name_en": "The Line",
        "name_es": "La línea",
        "text_en": "Help.",
        "text_es": "Ayuda.",
        "phone": "800-555-0100",
    }
    typed = {**WINDOW, **{f"helps-0-{name}": text for name, text in row.items()}}
    wrong = post(desk, "/organise/fair-schools-2026/when", **typed)
    assert wrong.status_code == 422
    assert "on which day you last tried it" in wrong.text
    post(desk, "/organise/fair-schools-2026/when", **typed, **{"helps-0-checked": "2026-11-20"})
    files = files_of(app)
    campaign = campaign_of(files, "fair-schools-2026")
    assert campaign is not None
    assert [(one.id, one.phone) for one in campaign.resources] == [("the-line", "800-555-0100")]
    assert "La línea" in files["es.md"]
    assert 'value="La línea"' in desk.get("/organise/fair-schools-2026/when").text


def test_a_forged_name_of_a_help_is_made_anew(app: Flask, desk: FlaskClient) -> None:
    begun(desk)
    row = {"id": "../A.b", "name_en": "The Line", "name_es": "La línea", "text_en": "Help.", "text_es": "Ayuda."}
    typed = {
        f"helps-0-{name}": text for name, text in (row | {"phone": "800-555-0100", "checked": "2026-11-20"}).items()
    }
    assert post(desk, "/organise/fair-schools-2026/when", **WINDOW, **typed).status_code == 303
    assert list(facts_of(files_of(app))["resources"]) == ["the-line"]  # type: ignore[call-overload]


def test_unknown_lines_of_an_imported_file_stay(app: Flask, desk: FlaskClient) -> None:
    begun(desk)
    with app.app_context():
        from advocacy.core.staff import COMMAND_LINE
        from advocacy.services.keep_working_copies import save

        copy = load("fair-schools-2026")
        files = {**copy.files, "campaign.yaml": copy.files["campaign.yaml"] + "colour: green\n"}
        save(copy, files, COMMAND_LINE, app.extensions["advocacy"].ports.now())
    post(desk, "/organise/fair-schools-2026/when", **WINDOW)
    assert facts_of(files_of(app))["colour"] == "green"


def test_a_folders_campaign_has_no_settings_here_and_can_be_copied(app: Flask, desk: FlaskClient) -> None:
    assert desk.get("/organise/title-ix-protection-act/bill").status_code == 404
    answer = post(desk, "/organise/title-ix-protection-act", _path="")
    assert answer.status_code == 405
    page = desk.get("/organise/title-ix-protection-act").text
    token = re.search(r'name="csrf_token" value="([^"]+)"', page)
    assert token is not None
    copied = desk.post("/organise/title-ix-protection-act/duplicate", data={"csrf_token": token[1]})
    assert copied.headers["Location"] == "/organise/title-ix-protection-act-2/bill"
    assert facts_of(files_of(app, "title-ix-protection-act-2"))["path"] == "education-letter-2"


def test_the_list_has_the_sites_campaigns_and_the_folders(desk: FlaskClient) -> None:
    begun(desk)
    page = desk.get("/organise/").text
    assert "Fair schools 2026" in page
    assert "kept in the folder letters/title-ix-protection-act" in page


def test_those_who_count_do_not_write(app: Flask, client: FlaskClient) -> None:
    sign_in(app, client, Role.STAFF)
    assert client.get("/organise/new").status_code == 403
