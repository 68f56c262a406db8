from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from advocacy.core.staff import Role
from tests.conftest import TODAY
from tests.support.acts import acts, token_of
from tests.support.staff import sign_in

BY_HAND = "/organise/title-ix-protection-act/by-hand"


@pytest.fixture
def desk(app: Flask, client: FlaskClient) -> FlaskClient:
    sign_in(app, client, Role.STAFF)
    return client


def enter(client: FlaskClient, **changes: object) -> TestResponse:
    usual: dict[str, object] = {"kind": "paper", "n": "12", "day": TODAY.isoformat(), "state": "", "district": ""}
    typed = usual | {"official": "", "source": ""} | changes
    token = token_of(client, BY_HAND)
    return client.post(BY_HAND, data={"csrf_token": token, **typed}, follow_redirects=True)


def test_those_who_count_choose_a_campaign_first(desk: FlaskClient) -> None:
    assert BY_HAND in desk.get("/organise/by-hand").text


def test_letters_are_entered_with_what_is_known_of_them(app: Flask, desk: FlaskClient) -> None:
    page = enter(desk, state="CA", district="12", n="12").text
    assert "12 letters on paper" in page
    assert "CA-12" in page
    assert "entered by staff@example.org" in page
    with app.app_context():
        newest = acts()[0]
    assert newest.act == "counted_by_hand"
    assert newest.detail["n"] == "12"


def test_the_officials_of_a_district_are_shown_before_anything_is_kept(desk: FlaskClient) -> None:
    page = enter(desk, state="CA", district="12", n="", show="1").text
    assert "Padilla" in page
    assert "Nothing yet" in page
    assert "Write a number" not in page


def test_a_call_to_one_official_by_a_whole_state(desk: FlaskClient) -> None:
    page = enter(desk, state="CA", kind="call", n="1", official="bioguide:P000145").text
    assert "1 call" in page
    assert "Alex Padilla" in page


def test_a_withdrawn_entry_stays_listed_and_counts_nothing(app: Flask, desk: FlaskClient) -> None:
    page = enter(desk).text
    for _ in range(2):
        data = {"csrf_token": token_of(desk, BY_HAND)}
        page = desk.post(f"{BY_HAND}/1/withdraw", data=data, follow_redirects=True).text
    assert "0 letters on paper" in page
    assert "Withdrawn by staff@example.org" in page
    with app.app_context():
        assert [entry.act for entry in acts()].count("hand_count_withdrawn") == 1
    assert desk.post(f"{BY_HAND}/99/withdraw", data={"csrf_token": token_of(desk, BY_HAND)}).status_code == 404


@pytest.mark.parametrize(
    "changes",
    [
        {"n": "0"},
        {"n": "10001"},
        {"n": "a few"},
        {"n": "9" * 400},
        {"n": "-1"},
        {"n": "²"},
        {"day": "2026-11-24"},
        {"day": "2020-01-01"},
        {"day": ""},
        {"kind": "fax"},
        {"state": "ZZ"},
        {"district": "12"},
        {"state": "CA", "district": "99"},
        {"state": "CA", "district": "12", "official": "bioguide:NOBODY"},
        {"official": "bioguide:P000145"},
        {"source": "nobody"},
    ],
)
def test_what_cannot_be_is_refused_and_what_was_typed_stays(desk: FlaskClient, changes: dict[str, object]) -> None:
    answer = enter(desk, **{"n": "77", **changes})
    assert answer.status_code == 422
    assert "Nothing yet" in answer.text


def test_a_campaign_that_was_never_published_cannot_be_counted_for(desk: FlaskClient) -> None:
    assert desk.get("/organise/never-heard-of/by-hand").status_code == 404


def test_organisers_may_count_for_their_campaigns_too(app: Flask, client: FlaskClient) -> None:
    sign_in(app, client, Role.ORGANISER)
    assert client.get(BY_HAND).status_code == 200
    assert client.get("/organise/by-hand").status_code == 403
