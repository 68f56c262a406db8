"""An address or a point goes to the API in the body of a POST: never in a URL, never kept, never repeated."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest
from flask import Flask
from flask.testing import FlaskClient

from advocacy.core.addresses import ZipCode
from advocacy.core.lookup import Caveat, Finding, Reason
from advocacy.core.places import Place, Point, StreetAddress
from advocacy.web.api import blueprint
from advocacy.web.security import csrf
from tests.services.small_world import finding, ports

ASK = "/api/v1/officials"
BERKELEY = "2180 Milvia St, Berkeley, CA 94704"


class Streets:
    """A look-up over one street and one point; every other address is a service that is down."""

    def divisions_of(self, place: Place) -> Finding | None:
        if isinstance(place, ZipCode):
            return None
        if isinstance(place, Point):
            return replace(finding("CA-12"), provider="streets") if place.latitude > 0 else None
        if "Milvia" in place.text:
            return replace(finding("CA-12"), provider="streets", point=Point(37.87, -122.27))
        return Finding(119, reason=Reason.NO_MATCH if "Nowhere" in place.text else Reason.UNAVAILABLE)


@pytest.fixture
def api() -> FlaskClient:
    world = ports()
    app = Flask(__name__)
    app.config["SECRET_KEY"] = "a secret only tests know"
    app.extensions["advocacy"] = SimpleNamespace(ports=replace(world, lookup=(Streets(), *world.lookup)))
    csrf.init_app(app)
    app.register_blueprint(blueprint)
    return app.test_client()


def test_an_address_is_answered_with_the_provider_that_knew_it(api: FlaskClient) -> None:
    answer = api.post(ASK, json={"address": BERKELEY})
    document = answer.get_json()
    assert (answer.status_code, document["status"], document["provider"]) == (200, "settled", "streets")
    assert document["zip"] == "94704"
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in answer.headers
    assert "Milvia" not in answer.text


def test_a_point_is_answered_too(api: FlaskClient) -> None:
    document = api.post(ASK, json={"lat": 37.87, "lon": -122.27}).get_json()
    assert [o["name"] for o in document["officials"]] == ["Cal First", "Cal Second", "Cal Twelve"]
    assert api.post(ASK, json={"lat": -80, "lon": 0}).get_json()["reason"] == "no_match"


def test_a_service_that_is_down_is_answered_by_the_zip_and_says_so(api: FlaskClient) -> None:
    document = api.post(ASK, json={"address": "1 Main St, Cambridge, MA 02138"}).get_json()
    assert document["status"] == "split"
    assert document["caveats"] == [Caveat.SERVICE_DOWN, Caveat.BY_ZIP]


@pytest.mark.parametrize(
    ("address", "reason", "code"),
    [
        ("1 Main St, Cambridge", "unavailable", 503),
        ("12 Nowhere Rd, Berkeley", "no_match", 404),
        ("Berkeley", "incomplete", 400),
        ("", "malformed", 400),
        ("1" * 10_000, "malformed", 400),
        ("👩‍🚀", "malformed", 400),
    ],
)
def test_what_cannot_be_placed_says_why(api: FlaskClient, address: str, reason: str, code: int) -> None:
    answer = api.post(ASK, json={"address": address})
    assert (answer.get_json()["reason"], answer.status_code) == (reason, code)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b'"94704"',
        b"[" * 50_000,
        b'{"address": 94704}',
        b'{"address": "1 Main St", "lat": 1, "lon": 2}',
        b'{"lat": 1}',
        b'{"lat": "1", "lon": "2"}',
        b'{"lat": true, "lon": false}',
        b'{"lat": NaN, "lon": 0}',
        b'{"lat": 91, "lon": 0}',
        b'{"lat": 1e999, "lon": 0}',
        b'{"lat": 1' + b"0" * 400 + b', "lon": 0}',
        b'{"address": "1 Main St", "level": "city"}',
        b'{"address": "1 Main St", "level": ["state"]}',
        b'{"address": "1 Main St", "name": "Ana"}',
        b"\xff\xfe",
    ],
)
def test_a_body_that_is_not_one_question_is_malformed(api: FlaskClient, body: bytes) -> None:
    answer = api.post(ASK, data=body, content_type="application/json")
    assert (answer.status_code, answer.get_json()["reason"]) == (400, "malformed")


def test_a_body_that_is_far_too_long_is_refused_in_json(api: FlaskClient) -> None:
    answer = api.post(ASK, data=b'{"address": "' + b"a" * 100_000 + b'"}', content_type="application/json")
    assert (answer.status_code, answer.get_json()["reason"]) == (413, "too_large")


def test_an_address_in_the_query_is_not_answered(api: FlaskClient) -> None:
    assert api.post(f"{ASK}?address={BERKELEY}", json={"address": BERKELEY}).status_code == 400
    assert api.get(ASK, query_string={"address": BERKELEY}).status_code == 400


def test_the_address_is_in_no_text_that_python_makes_of_it() -> None:
    assert BERKELEY not in repr(StreetAddress(BERKELEY)) + str(StreetAddress(BERKELEY))
