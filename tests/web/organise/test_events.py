from __future__ import annotations

import re
import subprocess

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from advocacy.core.staff import Role
from advocacy.store import letter_counts
from tests.conftest import TODAY
from tests.support.acts import acts, token_of
from tests.support.staff import sign_in

EVENT = "/organise/title-ix-protection-act/event"
"""The campaign writes to Congress, in English and Spanish."""


@pytest.fixture
def desk(app: Flask, client: FlaskClient) -> FlaskClient:
    sign_in(app, client, Role.STAFF)
    return client


def post(client: FlaskClient, **typed: object) -> TestResponse:
    return client.post(EVENT, data={"csrf_token": token_of(client, EVENT), **typed})


def pages_of(pdf: bytes) -> list[str]:
    read = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True)
    return read.stdout.decode().split("\f")[:-1]


def offered(page: str) -> list[str]:
    return re.findall(r'name="offered" value="([^"]+)"', page)


def order(client: FlaskClient, **changes: object) -> TestResponse:
    found = post(client, state="CA", district="12").text
    ids = offered(found)
    usual: dict[str, object] = {
        **{"state": "CA", "offered": ids, "to": ids, "languages": ["en", "es"], "copies": "2"},
        **{"day": TODAY.isoformat(), "own_words": "lines", "reply": "none", "make": ""},
    }
    return post(client, **(usual | changes))


@pytest.mark.parametrize("district", ["12", "CA-12", "012"])
def test_a_district_names_its_officials(desk: FlaskClient, district: str) -> None:
    page = post(desk, state="CA", district=district).text
    assert len(offered(page)) == 3
    assert "Padilla" in page
    assert 'value="en" checked' in page
    assert 'value="10"' in page


def test_a_zip_that_several_districts_share_is_asked_about(desk: FlaskClient) -> None:
    page = post(desk, place="02138").text
    districts = re.findall(r'name="division" value="([^"]+)"', page)
    assert len(districts) > 1
    assert len(offered(post(desk, division=districts[0]).text)) == 3


@pytest.mark.parametrize(
    "typed",
    [
        {},
        {"place": "xyzzy"},
        {"place": "00000"},
        {"place": "\x00" * 300},
        {"state": "CA"},
        {"state": "CA", "district": "99"},
        {"state": "CA", "district": "²"},
        {"state": "WY", "district": "4"},
        {"state": "ZZ", "district": "1"},
        {"division": "ocd-division/country:us/state:ca/cd:99"},
        {"division": "'; --"},
    ],
)
def test_what_is_no_place_is_said_so(desk: FlaskClient, typed: dict[str, str]) -> None:
    answer = post(desk, **typed)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text


def test_the_letters_of_a_table_come_in_one_file_without_a_name(app: Flask, desk: FlaskClient) -> None:
    answer = order(desk)
    assert answer.mimetype == "application/pdf"
    pages = pages_of(answer.data)
    assert len(pages) == 2 * 2 * 3
    assert all("Signature" in page or "Firma" in page for page in pages)
    assert "Street address" in pages[0]
    assert "…" not in "".join(pages)
    with app.app_context():
        assert acts()[0].act == "event_letters_made"
        assert list(letter_counts.rows("title-ix-protection-act", TODAY, TODAY.replace(year=2027))) == []


def test_more_than_a_hundred_letters_come_in_several_files_and_no_set_is_torn(desk: FlaskClient) -> None:
    several = order(desk, copies="34").text
    assert "204 letters" in several
    assert "Save file 3 of 3" in several
    sizes = [len(pages_of(order(desk, copies="34", make=str(n)).data)) for n in (1, 2, 3)]
    assert sizes == [99, 99, 6]


@pytest.mark.parametrize(
    "changes",
    [
        {"copies": "0"},
        {"copies": "501"},
        {"copies": "many"},
        {"languages": []},
        {"languages": ["fr"]},
        {"to": []},
        {"to": ["bioguide:NOBODY"]},
        {"day": "2020-01-01"},
        {"day": "tomorrow"},
        {"own_words": "x"},
        {"reply": "email"},
        {"make": "9"},
        {"make": "0"},
        {"offered": ["bioguide:NOBODY"]},
        {"state": "TX"},
    ],
)
def test_an_order_that_cannot_be_is_answered_on_the_page(desk: FlaskClient, changes: dict[str, object]) -> None:
    answer = order(desk, **changes)
    assert answer.status_code == 422
    assert answer.mimetype == "text/html"


def test_a_campaign_that_is_not_published_has_nothing_to_print(app: Flask, desk: FlaskClient) -> None:
    assert desk.get("/organise/never-heard-of/event").status_code == 404
