"""From a draft to published versions at the desk: who may, what stops, what changed, and the way back."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from html import unescape

import pytest
from flask import Flask
from flask.testing import FlaskClient

from advocacy.core.staff import Actor, Role
from advocacy.services.keep_working_copies import begin, load, save
from tests.support.manuscripts import FILES
from tests.support.staff import sign_in

ANA = Actor(1, "ana@example.org")
MINE = {**FILES, "campaign.yaml": FILES["campaign.yaml"].replace("school-letter", "school-letter-2")}
FOLDER = "stop-sexual-harassment-k12"


class Desk:
    """Someone of the staff at the pages of one campaign, pressing the buttons of forms as they stand there."""

    def __init__(self, app: Flask, client: FlaskClient, role: Role) -> None:
        self.app, self.client = app, client
        sign_in(app, client, role, f"{role}-{id(client)}@example.org")

    def page(self, address: str, status: int = 200) -> str:
        answer = self.client.get(f"/organise/{address}")
        assert answer.status_code == status, answer.status
        return unescape(answer.get_data(as_text=True))

    def post(self, address: str, status: int = 303, **data: str) -> str:
        token = re.search(r'name="csrf_token" value="([^"]+)"', self.client.get("/organise/").get_data(as_text=True))
        assert token
        answer = self.client.post(
            f"/organise/{address}", data={"csrf_token": token[1], **data}, headers={"Origin": "http://localhost"}
        )
        assert answer.status_code == status, answer.status
        return unescape(answer.get_data(as_text=True))

    def publish(self, status: int = 303, **data: str) -> str:
        with self.app.app_context():
            revision = load("schools").revision
        return self.post("schools/publish", status, **{"revision": str(revision), **data})

    def change(self, old: str, new: str) -> None:
        with self.app.app_context():
            copy = load("schools")
            assert old in copy.files["en.md"]
            save(copy, {**copy.files, "en.md": copy.files["en.md"].replace(old, new, 1)}, ANA, datetime.now(UTC))


@pytest.fixture
def desk(app: Flask, client: FlaskClient) -> Desk:
    with app.app_context():
        begin("schools", MINE, ANA, datetime.now(UTC))
    return Desk(app, client, Role.PUBLISHER)


def public(app: Flask) -> str:
    return unescape(app.test_client().get("/school-letter-2").get_data(as_text=True))


def test_a_publisher_publishes_and_the_public_sees_it(app: Flask, desk: Desk) -> None:
    assert "The first version of this campaign." in desk.page("schools/publish")
    desk.publish()
    assert "Keep students safe." in public(app)
    assert "People get version 1" in desk.page("schools/publish")


def test_an_organiser_asks_for_a_review_and_cannot_publish(app: Flask, desk: Desk) -> None:
    writer = Desk(app, app.test_client(), Role.ORGANISER)
    html = writer.page("schools/publish")
    assert "Publish this campaign" not in html
    writer.post("schools/step", step="ask_review")
    writer.publish(403)
    writer.post("schools/step", 403, step="close")
    assert "It is in review." in desk.page("schools/publish")
    desk.post("schools/step", step="send_back", remark="Shorter, please.")
    assert "Shorter, please." in writer.page("schools/publish")


def test_errors_stop_publishing_and_are_shown(app: Flask, desk: Desk) -> None:
    desk.change("{{ bill.sponsor }}", "{{ bill.sponsro }}")
    assert "bill.sponsro" in desk.publish(422)
    assert app.test_client().get("/school-letter-2").status_code == 404


def test_only_what_was_seen_is_published(desk: Desk) -> None:
    assert "Look at it again." in desk.publish(409, revision="7")


def test_a_version_is_scheduled_and_taken_back(app: Flask, desk: Desk) -> None:
    desk.publish(when="later", day="2026-12-24")
    assert "is scheduled for December 24, 2026" in desk.page("schools/publish")
    assert app.test_client().get("/school-letter-2").status_code == 404
    desk.post("schools/unschedule")
    assert "taken back, seen by nobody" in desk.page("schools/history")


@pytest.mark.parametrize("day", ["", "2020-01-01", "soon", "9999-12-31"])
def test_a_day_that_cannot_be_is_answered_and_what_was_chosen_stays(desk: Desk, day: str) -> None:
    html = desk.publish(422, when="later", day=day)
    assert "Choose a day after today" in html
    assert re.search(r'id="when-later"[^>]* checked', html)


def test_closing_says_so_to_the_public_and_reopening_opens(app: Flask, desk: Desk) -> None:
    desk.publish()
    desk.post("schools/step", step="close")
    assert "closed" in public(app).lower()
    desk.post("schools/step", 409, step="close")
    desk.post("schools/step", step="reopen")
    assert "Find my officials" in public(app)
    desk.post("schools/step", 404, step="burn")


def test_history_shows_each_version_and_what_it_changed_in_words(desk: Desk) -> None:
    desk.publish()
    desk.change("A law lasts.", "A good law lasts.")
    desk.publish()
    html = desk.page("schools/history")
    assert "people get this one" in html
    assert "1 word added" in html
    version = desk.page("schools/history/2")
    assert "What it changed from version 1" in version
    assert re.search(r"<ins>.*good</ins>", version)
    assert "Keep students safe." in desk.page("schools/history/1")
    desk.page("schools/history/3", 404)


def test_an_old_version_is_restored_as_a_draft_and_published_as_a_new_one(app: Flask, desk: Desk) -> None:
    desk.publish()
    desk.change("Keep students safe.", "Something else.")
    desk.publish()
    with app.app_context():
        revision = load("schools").revision
    assert "Restore these words" in desk.page("schools/history/1")
    desk.post("schools/history/1", revision=str(revision))
    assert "Something else." in public(app)
    desk.publish()
    assert "Keep students safe." in public(app)
    assert "Version 3" in desk.page("schools/history")


def test_a_folders_campaign_has_a_history_and_is_neither_published_nor_restored_here(desk: Desk) -> None:
    assert "people get this one" in desk.page(f"{FOLDER}/history")
    assert "Restore these words" not in desk.page(f"{FOLDER}/history/1")
    desk.page(f"{FOLDER}/publish", 404)
    desk.post(f"{FOLDER}/history/1", 404, revision="1")


def test_a_campaign_that_was_never_published_says_so(desk: Desk) -> None:
    assert "Nothing of this campaign has been published yet." in desk.page("schools/history")


def test_the_words_of_an_old_version_are_shown_whole_in_every_language(desk: Desk) -> None:
    desk.publish()
    html = desk.page("schools/history/1")
    assert "¿Por qué le importa?" in html
    assert "{{ bill.sponsor }} introduced" in html
    assert "America/New_York" in html


@pytest.mark.parametrize("button", ["step", "preview-link"])
def test_the_address_of_a_button_opened_as_a_page_leads_back_to_where_it_stood(desk: Desk, button: str) -> None:
    answer = desk.client.get(f"/organise/schools/{button}?lang=es")
    assert answer.status_code == 303
    assert "lang=es" in answer.headers["Location"]
