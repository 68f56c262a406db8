"""The API as a program meets it: one JSON object for every question, and nothing else."""

from __future__ import annotations

import json
from types import SimpleNamespace
from urllib.parse import quote

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.exceptions import TooManyRequests

from advocacy.services.answer_document import as_document
from advocacy.services.find_officials import find_officials
from advocacy.web.api import blueprint
from advocacy.web.security import csrf
from tests.services.small_world import division, ports

ASK = "/api/v1/officials"
PORTS = ports()


@pytest.fixture
def api() -> FlaskClient:
    """The blueprint alone, in a country of seven states."""
    app = Flask(__name__)
    app.config["SECRET_KEY"] = "a secret only tests know"
    app.extensions["advocacy"] = SimpleNamespace(ports=PORTS)
    csrf.init_app(app)
    app.register_blueprint(blueprint)
    return app.test_client()


@pytest.mark.parametrize(
    ("place", "status", "reason", "code"),
    [
        ("94704", "settled", None, 200),
        ("02138", "split", None, 200),
        ("09001", "unplaced", "no_district", 200),
        ("96941", "unplaced", "outside_us", 200),
        ("99999", "unplaced", "unknown_zip", 404),
        ("abc", "unplaced", "malformed", 400),
        ("", "unplaced", "malformed", 400),
        ("9" * 5000, "unplaced", "malformed", 400),
    ],
)
def test_every_outcome_has_its_status_its_reason_and_its_code(
    api: FlaskClient, place: str, status: str, reason: str | None, code: int
) -> None:
    answer = api.get(ASK, query_string={"zip": place})
    assert answer.status_code == code
    assert answer.mimetype == "application/json"
    document = answer.get_json()
    assert (document["status"], document["reason"]) == (status, reason)
    assert document == as_document(find_officials(place, PORTS, PORTS.today("America/New_York")))


def test_a_division_can_be_asked_for_by_its_own_name_or_as_the_place(api: FlaskClient) -> None:
    district = str(division("MA-5"))
    by_name = api.get(ASK, query_string={"division": district}).get_json()
    assert by_name["divisions"] == [district, str(division("MA"))]
    assert api.get(ASK, query_string={"zip": district}).get_json() == by_name
    assert api.get(ASK, query_string={"division": district.replace("cd:5", "cd:99")}).status_code == 404


@pytest.mark.parametrize(
    "query",
    [
        "",
        "level=federal",
        "zip=94704&zip=94704",
        "zip=94704&division=ocd-division/country:us/state:ma/cd:5",
        "zip=94704&level=city",
        "zip=94704&level=state&level=all",
        "division=94704",
        "division=ocd-division/country:us/state:ma/cd:5&division=ocd-division/country:us/state:ma/cd:7",
    ],
)
def test_a_question_that_is_not_one_question_is_malformed(api: FlaskClient, query: str) -> None:
    answer = api.get(f"{ASK}?{query}")
    assert answer.status_code == 400
    assert answer.get_json()["reason"] == "malformed"


def test_the_level_of_state_offices_names_no_federal_official(api: FlaskClient) -> None:
    assert api.get(f"{ASK}?zip=94704&level=state").get_json()["officials"] == []
    assert len(api.get(f"{ASK}?zip=94704&level=all").get_json()["officials"]) == 3


@pytest.mark.parametrize("marked", ["<script>marked</script>", "12345marked", "marked\r\nSet-Cookie: a=b", "मार्क"])
def test_nothing_that_was_asked_comes_back(api: FlaskClient, marked: str) -> None:
    for question in (f"{ASK}?zip={quote(marked)}", f"{ASK}?zip=94704&level={quote(marked)}", f"/api/{quote(marked)}"):
        answer = api.get(question)
        assert answer.status_code in {400, 404}
        assert marked not in answer.text + str(answer.headers)
        assert quote(marked) not in answer.text + str(answer.headers)


def test_an_answer_may_be_kept_by_anyone_for_minutes_and_a_refusal_by_no_one(api: FlaskClient) -> None:
    answer = api.get(f"{ASK}?zip=02138")
    assert answer.headers["Cache-Control"] == "public, max-age=300"
    assert not {"Set-Cookie", "Vary"} & set(answer.headers.keys())
    assert api.get(f"{ASK}?zip=99999").headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", ["/api", "/api/", "/api/v1", "/api/v2/officials", "/api/v1/officials/", "/api/a/b"])
def test_an_address_that_is_not_there_is_a_refusal_in_json(api: FlaskClient, path: str) -> None:
    answer = api.get(path)
    assert answer.status_code == 404
    assert answer.get_json() == {"status": "error", "reason": "not_found"}


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE"])
def test_another_method_is_a_refusal_in_json(api: FlaskClient, method: str) -> None:
    answer = api.open(f"{ASK}?zip=94704", method=method)
    assert answer.status_code == 405
    assert answer.get_json() == {"status": "error", "reason": "method_not_allowed"}
    assert answer.headers["Allow"] == "GET, HEAD, OPTIONS, POST"


def test_only_the_head_is_given_to_those_who_ask_for_it(api: FlaskClient) -> None:
    answer = api.head(f"{ASK}?zip=94704")
    assert (answer.status_code, answer.data) == (200, b"")


def test_one_request_too_many_is_a_refusal_in_json(api: FlaskClient) -> None:
    @api.application.before_request
    def refuse() -> None:
        raise TooManyRequests(retry_after=60)

    answer = api.get(f"{ASK}?zip=94704")
    assert answer.status_code == 429
    assert answer.get_json() == {"status": "error", "reason": "too_many_requests"}
    assert answer.headers["Retry-After"] == "60"


def test_names_are_written_as_people_write_them(api: FlaskClient) -> None:
    text = api.get(f"{ASK}?zip=94704").text
    assert "\\u" not in text
    assert text == json.dumps(json.loads(text), ensure_ascii=False, separators=(",", ":"))
