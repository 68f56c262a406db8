"""How a letter will look, at the desk and behind a private link: the citizen's own sheet, and nothing counted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from html import unescape

import pytest
from flask import Flask
from flask.testing import FlaskClient

from advocacy.core.staff import Actor
from advocacy.services.keep_working_copies import begin
from advocacy.services.preview_links import LASTS, make_preview_link
from tests.support.counts import Counts
from tests.support.manuscripts import FILES
from tests.support.staff import sign_in

SLUG = "stop-sexual-harassment-k12"
CASTEN = "bioguide:C001117"
PREVIEW = f"/organise/{SLUG}/preview"


@pytest.fixture
def desk(app: Flask, client: FlaskClient) -> FlaskClient:
    sign_in(app, client)
    return client


def page(client: FlaskClient, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer.status
    return unescape(answer.get_data(as_text=True))


def test_a_stranger_is_led_to_sign_in(client: FlaskClient) -> None:
    assert client.get(PREVIEW).status_code == 303


def test_the_letter_is_shown_to_the_first_kind_of_official_and_every_kind_can_be_chosen(desk: FlaskClient) -> None:
    html = page(desk, PREVIEW)
    assert "The member who introduced the bill: Sean Casten" in html
    assert "A governor: " in html
    assert "Dear Representative Casten:" in html


@pytest.mark.parametrize(
    ("way", "words"),
    [
        ("page", "100 Main Street"),
        ("email", "This office publishes no email address."),
        ("form", "for her to fill in there"),
        ("phone", "words: about"),
        ("start", "In the browser’s tab and history:"),
        ("nonsense", "100 Main Street"),
    ],
)
def test_it_is_shown_as_letter_email_form_sheet_phone_script_and_first_page(
    desk: FlaskClient, way: str, words: str
) -> None:
    assert words in page(desk, f"{PREVIEW}?as={way}&for={CASTEN}")


def test_the_letter_has_its_own_language_and_the_page_another(desk: FlaskClient) -> None:
    html = page(desk, f"{PREVIEW}?letter=es&for={CASTEN}")
    assert "Estimado Representante Casten:" in html or "Estimado representante Casten:" in html
    assert "How it will look" in html


def test_someone_who_fills_in_nothing_is_tried_too(desk: FlaskClient) -> None:
    assert "100 Main Street" not in page(desk, f"{PREVIEW}?who=nobody&for={CASTEN}")


def test_an_official_that_nobody_knows_is_passed_over(desk: FlaskClient) -> None:
    assert "Dear Representative Casten:" in page(desk, f"{PREVIEW}?for=bioguide:Z999999&letter=tlh")


@pytest.mark.parametrize(("extension", "begins"), [("pdf", b"%PDF"), ("txt", b"Alex Rivera"), ("eml", b"Subject")])
def test_the_files_are_those_of_the_citizen(desk: FlaskClient, extension: str, begins: bytes) -> None:
    answer = desk.get(f"{PREVIEW}.{extension}?for={CASTEN}")
    assert answer.status_code == 200
    assert begins in answer.data


def test_nothing_is_counted(desk: FlaskClient, counts: Counts) -> None:
    desk.get(f"{PREVIEW}.pdf?for={CASTEN}")
    page(desk, f"{PREVIEW}?as=email")
    assert (counts.visits(), counts.letters()) == (0, 0)


def test_a_letter_with_errors_says_what_is_to_be_mended(app: Flask, desk: FlaskClient) -> None:
    with app.app_context():
        broken = {**FILES, "en.md": FILES["en.md"].replace("{{ bill.sponsor }}", "{{ bill.sponsro }}")}
        begin("broken", broken, Actor(1, "ana@example.org"), datetime.now(UTC))
    html = page(desk, "/organise/broken/preview")
    assert "This letter cannot be shown yet" in html
    assert "bill.sponsro" in html
    assert desk.get("/organise/broken/preview.pdf").status_code == 404


def test_a_campaign_that_is_not_here_is_not_found(desk: FlaskClient) -> None:
    assert desk.get("/organise/nowhere/preview").status_code == 404


def _link(app: Flask, slug: str, made: datetime) -> str:
    with app.app_context():
        return "/organise/look/" + make_preview_link(str(app.secret_key), slug, Actor(1, "ana@example.org"), made).token


def test_a_private_link_is_made_by_a_button_and_shows_when_it_ends(desk: FlaskClient, app: Flask) -> None:
    html = page(desk, PREVIEW)
    token = html.split('name="csrf_token" value="')[-1].split('"')[0]
    answer = desk.post(
        f"/organise/{SLUG}/preview-link", data={"csrf_token": token}, headers={"Origin": "http://localhost"}
    )
    made = unescape(answer.get_data(as_text=True))
    assert "The link, good until" in made
    address = made.split('id="private-address"')[1].split('value="')[1].split('"')[0]
    path = "/organise/look/" + address.split("/organise/look/")[1]
    assert "Dear Representative Casten:" in page(app.test_client(), path)


@pytest.mark.parametrize("slug", [SLUG])
def test_whoever_has_the_link_sees_the_letter_without_an_account_and_nothing_else(
    app: Flask, client: FlaskClient, slug: str
) -> None:
    link = _link(app, slug, datetime.now(UTC))
    html = page(client, f"{link}?letter=es&for={CASTEN}")
    assert "Not published. Please do not pass this on." in html
    assert "/organise/look/" in html
    assert f"/organise/{slug}" not in html
    file = client.get(f"{link}/letter.pdf?for={CASTEN}")
    assert file.data.startswith(b"%PDF")
    for answer in (client.get(link), file):
        assert answer.headers["X-Robots-Tag"].startswith("noindex")
        assert answer.headers["Cache-Control"] == "private, no-store"


def test_a_link_whose_time_is_over_says_so_kindly(app: Flask, client: FlaskClient) -> None:
    link = _link(app, SLUG, datetime.now(UTC) - LASTS - timedelta(seconds=1))
    answer = client.get(link)
    assert answer.status_code == 410
    assert "ask whoever sent it to you" in unescape(answer.get_data(as_text=True))
    assert client.get(f"{link}/letter.pdf").status_code == 404


@pytest.mark.parametrize(
    "change", [lambda token: token[:-2] + "xx", lambda token: "WyJ4Il0.abc", lambda token: "x" * 900]
)
def test_a_link_that_was_changed_is_not_ours(app: Flask, client: FlaskClient, change: Callable[[str], str]) -> None:
    token = _link(app, SLUG, datetime.now(UTC)).rpartition("/")[2]
    assert client.get(f"/organise/look/{change(token)}").status_code == 404
