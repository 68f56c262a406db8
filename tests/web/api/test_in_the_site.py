"""The API inside the whole site: what the site does to every page must not reach it."""

from __future__ import annotations

from flask import Flask

from advocacy.app import create_app
from tests.conftest import SettingsFactory

ASK = "/api/v1/officials"


def test_an_answer_sets_no_cookie_and_varies_by_nothing(app: Flask) -> None:
    answer = app.test_client().get(f"{ASK}?zip=94704", headers={"Accept-Language": "es"})
    assert answer.status_code == 200
    assert answer.get_json()["status"] == "settled"
    assert answer.headers["Cache-Control"] == "public, max-age=300"
    assert not {"Set-Cookie", "Vary"} & set(answer.headers.keys())


def test_what_is_refused_is_refused_in_json(app: Flask) -> None:
    client = app.test_client()
    for answer, code in (
        (client.put(ASK, data={"zip": "94704"}), 405),
        (client.get("/api/v2"), 404),
        (client.get(f"{ASK}?zip=99999"), 404),
        (client.get(f"{ASK}?zip=abc"), 400),
    ):
        assert (answer.status_code, answer.mimetype) == (code, "application/json")
        assert {"status", "reason"} <= set(answer.get_json())


def test_one_request_too_many_is_refused_in_json(settings: SettingsFactory) -> None:
    app = create_app(settings(rate_limit="1 per minute"))
    client = app.test_client()
    assert client.get(f"{ASK}?zip=94704").status_code == 200
    refused = client.get(f"{ASK}?zip=94704")
    assert refused.status_code == 429
    assert refused.get_json() == {"status": "error", "reason": "too_many_requests"}
