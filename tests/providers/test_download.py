from __future__ import annotations

import logging

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from advocacy.core.errors import SourceUnreachable
from advocacy.providers.download import fetch
from tests.support.raw_server import answer, saying
from tests.support.site import free_port


def the_sentence(url: str, **changes: float) -> str:
    limits = {"limit_bytes": 1_000_000, "seconds": 5.0, "stall_seconds": 0.3} | changes
    with pytest.raises(SourceUnreachable) as refused:
        fetch(url, **limits)  # type: ignore[arg-type]
    assert refused.value.__cause__ is None
    assert refused.value.__context__ is None
    assert "secret" not in str(refused.value)
    return str(refused.value)


def test_a_file_comes_whole_and_says_how_far_it_is(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/people.csv").respond_with_data(b"x" * 200_000)
    steps: list[tuple[int, int | None]] = []
    data = fetch(
        httpserver.url_for("/people.csv"),
        limit_bytes=1_000_000,
        seconds=10,
        progress=lambda done, total: steps.append((done, total)),
    )
    assert data == b"x" * 200_000
    assert steps[-1] == (200_000, 200_000)


def test_a_key_goes_in_a_header_and_nowhere_else(httpserver: HTTPServer) -> None:
    asked: list[Request] = []

    def note(request: Request) -> Response:
        asked.append(request)
        return Response(b"", 302, {"Location": httpserver.url_for("/elsewhere")})

    httpserver.expect_request("/bill").respond_with_handler(note)
    with pytest.raises(SourceUnreachable, match="sent us elsewhere"):
        fetch(httpserver.url_for("/bill"), limit_bytes=1000, seconds=5, headers={"X-Api-Key": "k"})
    assert [request.headers["X-Api-Key"] for request in asked] == ["k"]


def test_a_file_that_moved_is_followed_there(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/new.json").respond_with_data(b"[]")
    httpserver.expect_request("/old.json").respond_with_response(Response(b"", 301, {"Location": "/new.json"}))
    assert fetch(httpserver.url_for("/old.json"), limit_bytes=100, seconds=5) == b"[]"


@pytest.mark.parametrize(
    ("status", "says"),
    [(404, "has no people.csv"), (429, "Try again in 7 seconds"), (500, "status 500"), (403, "Does it need a key")],
)
def test_a_refusal_is_a_sentence_that_names_the_site_and_never_the_query(
    httpserver: HTTPServer, status: int, says: str
) -> None:
    httpserver.expect_request("/people.csv").respond_with_data(b"no", status, {"Retry-After": "7"})
    sentence = the_sentence(httpserver.url_for("/people.csv?key=secret"))
    assert says in sentence
    assert "localhost" in sentence


def test_a_site_that_was_briefly_away_is_asked_once_more(httpserver: HTTPServer) -> None:
    httpserver.expect_ordered_request("/a.json").respond_with_data(b"", 503)
    httpserver.expect_ordered_request("/a.json").respond_with_data(b"{}")
    assert fetch(httpserver.url_for("/a.json"), limit_bytes=100, seconds=5) == b"{}"


def test_a_web_page_is_no_data(httpserver: HTTPServer) -> None:
    page = b"\n<?xml version='1.0'?><!-- x --><!DOCTYPE html><html><body>Sorry</body></html>"
    httpserver.expect_request("/a.json").respond_with_data(page, content_type="application/json")
    assert "sent a web page instead of a.json" in the_sentence(httpserver.url_for("/a.json"))


def test_an_empty_file_is_no_data(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/a.json").respond_with_data(b"")
    assert "sent an empty file" in the_sentence(httpserver.url_for("/a.json"))


def test_too_much_is_not_read_to_its_end(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/a.json").respond_with_data(b"x" * 100_000)
    assert "which cannot be right" in the_sentence(httpserver.url_for("/a.json"), limit_bytes=1000)
    endless = answer(b"x" * 100_000).replace(b"Content-Length: 100000\r\n", b"")
    with saying(endless) as url:
        assert "which cannot be right" in the_sentence(url, limit_bytes=1000)


def test_a_file_that_breaks_off_is_not_taken() -> None:
    with saying(answer(b"[1, 2", length=500)) as url:
        assert "broke off in the middle of a.json" in the_sentence(f"{url}/a.json?key=secret")


def test_a_site_that_falls_silent_is_left() -> None:
    with saying(answer(b"[1, 2", length=500), hold=5) as url:
        assert "fell silent" in the_sentence(f"{url}/a.json")
    with saying(hold=5) as url:
        assert "fell silent" in the_sentence(f"{url}/a.json")


@pytest.mark.parametrize("whole", [answer(b"[" + b"1," * 500), b"HTTP/1.1 200 OK\r\nX: " + b"y" * 500])
def test_a_site_that_drips_is_left_when_the_time_is_up(whole: bytes) -> None:
    drops = [whole[at : at + 1] for at in range(len(whole))]
    with saying(*drops, pause=0.05) as url:
        assert "took longer than 0.4 seconds" in the_sentence(f"{url}/a.json", seconds=0.4)


def test_a_site_that_is_not_there_is_said_to_be_unreachable() -> None:
    assert "cannot be reached" in the_sentence(f"http://127.0.0.1:{free_port()}/a.json?key=secret")
    assert "in a form that can be read" in the_sentence("gopher://example.org/a.json?key=secret")


def test_no_log_holds_an_address(httpserver: HTTPServer, caplog: pytest.LogCaptureFixture) -> None:
    httpserver.expect_request("/a.json").respond_with_data(b"[]")
    caplog.set_level(logging.DEBUG)
    for name in ("urllib3", "urllib3.connectionpool", "requests"):
        caplog.set_level(logging.DEBUG, logger=name)
    fetch(httpserver.url_for("/a.json?key=secret"), limit_bytes=100, seconds=5)
    ours = [record.getMessage() for record in caplog.records if record.name != "werkzeug"]  # that is the test's server
    assert "secret" not in "\n".join(ours)
