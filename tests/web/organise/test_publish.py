"""The page before publishing: what stops it and where that is mended, what is to consider, and the address."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient

from advocacy.core.problems import Problem
from advocacy.core.staff import Role
from advocacy.services.keep_working_copies import load
from advocacy.store import working_copies
from advocacy.store.database import writing
from advocacy.web.organise.found_where import findings_of
from tests.support.staff import sign_in

COPY = "title-ix-protection-act-2"


@pytest.fixture
def desk(app: Flask, client: FlaskClient) -> FlaskClient:
    """A publisher's browser, with a copy of a letter that is in order."""
    sign_in(app, client, Role.PUBLISHER)
    post(client, "/organise/title-ix-protection-act", "/organise/title-ix-protection-act/duplicate")
    return client


def post(desk: FlaskClient, seen: str, address: str, **typed: str) -> str:
    """Press a button of a page that was seen, and read where it leads."""
    token = re.search(r'name="csrf_token" value="([^"]+)"', desk.get(seen).text)
    assert token is not None
    return desk.post(address, data={"csrf_token": token[1], **typed}, follow_redirects=True).text


def write(app: Flask, old: str, new: str) -> None:
    """Change words of the English letter."""
    with app.app_context():
        copy = load(COPY)
        text = copy.files["en.md"]
        assert old in text
        with writing() as connection:
            changed = {**copy.files, "en.md": text.replace(old, new, 1)}
            working_copies.replace(connection, replace(copy, files=changed), copy.revision)


@pytest.mark.parametrize(
    ("file", "part", "place", "address"),
    [
        ("en.md", "body", "Letter, English", f"/organise/{COPY}/letter#field-en-body"),
        ("es.md", "reasons.fair", "Reason “fair”, Spanish", f"/organise/{COPY}/letter#field-es-reasons-fair-label"),
        ("en.md", "wording.a", "Wording “a”, English", f"/organise/{COPY}/letter#field-en-wording-a-otherwise"),
        ("en.md", "", "en.md, line 3", f"/organise/{COPY}/letter"),
        ("campaign.yaml", "path", "Settings of the campaign", f"/organise/{COPY}/bill"),
        ("campaign.yaml", "targets", "Settings of the campaign", f"/organise/{COPY}/who"),
        ("campaign.yaml", "closes", "Settings of the campaign", f"/organise/{COPY}/when"),
    ],
)
def test_a_finding_names_its_field_in_words_and_leads_to_it(
    app: Flask, file: str, part: str, place: str, address: str
) -> None:
    with app.test_request_context("/"):
        (row,) = findings_of(COPY, [Problem(file, 3, "left-over-note", {"found": "[x]"}, 1, part)])
    assert (row.place, row.address) == (place, address)


def test_what_stops_publishing_leads_to_its_field(app: Flask, desk: FlaskClient) -> None:
    write(app, "\n{{ reasons }}\n", "\n{{ reasonz }}\n")
    page = desk.get(f"/organise/{COPY}/publish").text
    assert f'href="/organise/{COPY}/letter#field-en-body"' in page
    assert "Publish this campaign" not in page


def test_advice_is_shown_before_publishing_and_does_not_stop_it(app: Flask, desk: FlaskClient) -> None:
    write(app, "\n{{ reasons }}\n", "\n{{ reasons }}\n\nTHIS IS VERY IMPORTANT.\n")
    page = desk.get(f"/organise/{COPY}/publish").text
    assert "To consider before you publish" in page
    assert f'href="/organise/{COPY}/letter#field-en-body"' in page
    assert "Publish this campaign" in page
    assert "Where the law may matter" in page


def test_once_published_the_address_to_pass_on_is_on_both_pages(app: Flask, desk: FlaskClient) -> None:
    before = desk.get(f"/organise/{COPY}/publish").text
    assert "/education-letter-2" not in before
    with app.app_context():
        revision = str(load(COPY).revision)
    after = post(desk, f"/organise/{COPY}/publish", f"/organise/{COPY}/publish", revision=revision, when="now")
    assert "Version 1 is published" in after
    assert after.count("/education-letter-2<") == 1
    assert "Ask for a review" not in after
    overview = desk.get(f"/organise/{COPY}").text
    assert "Open the public page" in overview
    assert "Publish it" not in overview


def test_what_was_scheduled_and_taken_back_is_not_what_people_get(app: Flask, desk: FlaskClient) -> None:
    address = f"/organise/{COPY}/publish"

    def press(**typed: str) -> str:
        with app.app_context():
            return post(desk, address, address, revision=str(load(COPY).revision), **typed)

    first = press(when="later", day="2026-12-01")
    assert "These words are scheduled" in first
    assert "Scheduled" in desk.get("/organise/").text
    assert "is what people get" not in desk.get(f"/organise/{COPY}").text
    assert "The first version of this campaign" in post(desk, address, f"/organise/{COPY}/unschedule")
    assert "People get these words already" in press(when="now")
    write(app, "\n{{ reasons }}\n", "\nPlease read this.\n\n{{ reasons }}\n")
    assert "These words are scheduled" in press(when="later", day="2026-12-01")
    assert "Version 2 is what people get" in desk.get(f"/organise/{COPY}").text
    after = post(desk, address, f"/organise/{COPY}/unschedule")
    assert "What will change" in after
    assert "People get these words already" not in after


def test_an_archived_campaign_is_read_and_offers_only_to_come_back(app: Flask, desk: FlaskClient) -> None:
    address = f"/organise/{COPY}/publish"
    page = post(desk, address, f"/organise/{COPY}/step", step="archive")
    assert "Bring the campaign back" in page
    assert "Close the campaign" not in page
    letter = desk.get(f"/organise/{COPY}/letter").text
    assert "Bring it back to work on it" in letter
    assert "Save the letter" not in letter
    for link in set(re.findall(rf'href="(/organise/{COPY}[^"#]*)"', page)):
        assert desk.get(link).status_code in {200, 303}, link


def test_what_a_reviewer_said_is_shown_until_it_is_published(app: Flask, desk: FlaskClient) -> None:
    address, step = f"/organise/{COPY}/publish", f"/organise/{COPY}/step"
    post(desk, address, step, step="ask_review")
    assert "Shorter, please." in post(desk, address, step, step="send_back", remark="Shorter, please.")
    with app.app_context():
        revision = str(load(COPY).revision)
    assert "Shorter, please." not in post(desk, address, address, revision=revision, when="now")
