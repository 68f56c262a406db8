"""Headers, cookies, guards and limits: what holds whatever a page says."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from flask import Flask, abort
from flask.testing import FlaskClient

from tests.support.counts import Counts
from tests.support.visitor import BERKELEY, CAMPAIGN, FIND, SEND, WRITE, Visitor
from tests.web.conftest import VisitorFactory

HTTPS = "https://letters.example"
ALSO = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}


@pytest.fixture
def secure(site_with: Callable[..., Flask]) -> Flask:
    """A site that people reach by https."""
    return site_with(public_url=HTTPS)


def policy(visitor: Visitor) -> dict[str, str]:
    directives = visitor.response.headers["Content-Security-Policy"].split("; ")
    return {name: sources for name, _, sources in (each.partition(" ") for each in directives)}


def test_the_policy_lets_nothing_in_but_our_own_files(ana: Visitor) -> None:
    for page in (
        ana.open("/"),
        ana.open("/about"),
        ana.open("/nowhere"),
        ana.meet(),
        ana.press(WRITE),
        ana.press(SEND),
    ):
        found = policy(page)
        assert found.pop("default-src") == "'none'"
        assert found["form-action"] == "'self'"
        assert found["base-uri"] == found["frame-ancestors"] == "'none'"
        assert set(found.values()) <= {"'self'", "'none'"}


def test_every_answer_has_the_headers_files_and_errors_too(ana: Visitor) -> None:
    ana.ready().press("pdf|all")
    answers = [ana.response, *(ana.open(path).response for path in ("/", "/nowhere", "/exit", "/robots.txt"))]
    answers += [ana.open("/api/v1/officials?zip=94704").response]
    for answer in answers:
        assert {name: answer.headers.get(name) for name in ALSO} == ALSO
        assert answer.headers.getlist("X-Content-Type-Options") == ["nosniff"]
        assert len(answer.headers.getlist("Referrer-Policy")) == 1


def test_static_files_are_kept_for_a_year_and_never_guessed_at(ana: Visitor) -> None:
    ana.open("/")
    sheet = next(e.get("href", "") for e in ana.page.elements("link") if e.get("rel") == "stylesheet")
    answer = ana.client.get(sheet)
    assert answer.status_code == 200
    assert "max-age=31536000" in answer.headers["Cache-Control"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    for path in ("/static/../settings.py", "/static/%2e%2e/settings.py", "/static/", "/static/nothing.css"):
        assert ana.client.get(path).status_code == 404


def test_by_https_browsers_are_told_to_stay_with_it(secure: Flask, visitor: VisitorFactory, ana: Visitor) -> None:
    assert "max-age=31536000" in visitor(secure, site=HTTPS).open("/").response.headers["Strict-Transport-Security"]
    assert "Strict-Transport-Security" not in ana.open("/").response.headers


def cookies(visitor: Visitor) -> list[str]:
    return visitor.response.headers.getlist("Set-Cookie")


def test_the_first_page_sets_no_cookie_and_can_be_cached(ana: Visitor) -> None:
    for path in ("/", CAMPAIGN, f"{CAMPAIGN}?lang=es"):
        ana.open(path)
        assert cookies(ana) == []
        assert ana.response.headers["Cache-Control"] == "public, max-age=60"
        assert "Accept-Language" in ana.response.headers["Vary"]
        assert "Cookie" not in ana.response.headers["Vary"]
    for path in ("/about", f"{CAMPAIGN}/choose", "/nowhere", "/exit", f"{CAMPAIGN}/reminder.ics"):
        assert cookies(ana.open(path)) == []


def test_the_one_cookie_is_out_of_reach_for_scripts_and_other_sites(ana: Visitor) -> None:
    (cookie,) = cookies(ana.meet())
    assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= set(cookie.split("; "))
    assert "Secure" not in cookie
    assert not {"Expires", "Max-Age"} & {part.partition("=")[0] for part in cookie.split("; ")}


def test_by_https_the_cookie_is_sent_by_https_only(secure: Flask, visitor: VisitorFactory) -> None:
    eva = visitor(secure, site=HTTPS)
    (cookie,) = cookies(eva.meet())
    assert "Secure" in cookie.split("; ")
    eva.press(WRITE).press(SEND, name="Eva").press("pdf|all")
    assert eva.response.mimetype == "application/pdf"


def test_journey_pages_are_private_and_never_no_store(ana: Visitor) -> None:
    for page in (ana.meet(), ana.press(WRITE), ana.press(SEND), ana.press("I am done for today")):
        assert page.response.headers["Cache-Control"] == "private, no-cache"


# Who may post


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"},
        {"Origin": "http://localhost", "Sec-Fetch-Site": "cross-site"},
        {"Origin": "http://localhost", "Sec-Fetch-Site": "same-site"},
        {"Origin": "https://evil.example", "Sec-Fetch-Site": ""},
        {"Origin": "null", "Sec-Fetch-Site": ""},
        {"Origin": "http://localhost.evil.example", "Sec-Fetch-Site": ""},
        {"Origin": "http://evil.example/localhost", "Sec-Fetch-Site": ""},
    ],
)
@pytest.mark.parametrize("page", ["officials", "choose"])
def test_a_place_that_another_site_sent_is_refused(ana: Visitor, headers: dict[str, str], page: str) -> None:
    ana.open().post(f"{CAMPAIGN}/{page}", [("zip", BERKELEY), ("state", "CA")], headers)
    assert ana.response.status_code == 403
    assert BERKELEY not in ana.html


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Sec-Fetch-Site": "none"},
        {"Sec-Fetch-Site": "", "Origin": "http://localhost"},
        {"Sec-Fetch-Site": "", "Origin": ""},
    ],
)
def test_a_place_from_our_own_page_is_answered_by_every_browser(ana: Visitor, headers: dict[str, str]) -> None:
    ana.open().post(f"{CAMPAIGN}/officials", [("zip", BERKELEY)], headers)
    assert "Lateefah Simon" in ana.text


def test_what_counts_is_refused_to_another_site_even_with_her_cookie(ana: Visitor, counts: Counts) -> None:
    ana.ready()
    pairs = [("state", ana.fields["state"]), ("take", "pdf|all"), ("sent", "pdf|bioguide:P000145")]
    for page in ("take", "thanks", "opened"):
        ana.post(f"{CAMPAIGN}/{page}", pairs, {"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"})
        assert ana.response.status_code == 400
    assert counts.visits() == 0


# Limits


@pytest.fixture
def busy(site_with: Callable[..., Flask], visitor: VisitorFactory) -> Visitor:
    """A visitor to a site that takes few forms from one address."""
    return visitor(site_with(rate_limit="4 per minute"))


def test_too_many_forms_from_one_address_are_answered_kindly(busy: Visitor) -> None:
    busy.ready()
    for _ in range(3):
        busy.again()
    assert busy.response.status_code == 429
    assert busy.heading == "Many people are writing from your network."
    assert "Wait a minute, go back and press again." in busy.text


def test_printing_leaving_and_reading_are_never_limited(busy: Visitor) -> None:
    busy.ready()
    form = [*busy.fields.items(multi=True), ("take", "pdf|bioguide:P000145")]
    for _ in range(6):
        assert busy.post(f"{CAMPAIGN}/take", form).response.mimetype == "application/pdf"
        assert busy.open("/").response.status_code == 200
        assert busy.open("/exit").response.status_code == 303


def test_a_campus_behind_one_address_is_welcome(ana: Visitor) -> None:
    ana.open()
    for _ in range(120):
        assert ana.client.post(f"{CAMPAIGN}/officials", data={"zip": "abc"}).status_code == 200


def test_behind_a_proxy_each_visitor_has_an_address_of_her_own(
    site_with: Callable[..., Flask], visitor: VisitorFactory
) -> None:
    app = site_with(rate_limit="1 per minute", trusted_proxies=1)
    for address in ("192.0.2.1", "192.0.2.2"):
        visitor(app).open().post(f"{CAMPAIGN}/officials", [("zip", "abc")], {"X-Forwarded-For": address})
    ana = visitor(app).open().post(f"{CAMPAIGN}/officials", [("zip", "abc")], {"X-Forwarded-For": "192.0.2.1"})
    assert ana.response.status_code == 429


def test_a_forwarded_address_that_no_proxy_of_ours_wrote_changes_nothing(
    site_with: Callable[..., Flask], visitor: VisitorFactory
) -> None:
    ana = visitor(site_with(rate_limit="1 per minute")).open()
    for address in ("192.0.2.1", "192.0.2.2"):
        ana.post(f"{CAMPAIGN}/officials", [("zip", "abc")], {"X-Forwarded-For": address})
    assert ana.response.status_code == 429


def test_a_form_of_many_fields_or_much_text_is_refused_and_never_an_error(ana: Visitor) -> None:
    ana.ready()
    for page in ("officials", "write", "send", "take", "opened", "thanks"):
        ana.post(f"{CAMPAIGN}/{page}", [("zip", "9" * 401_000)])
        assert ana.response.status_code == 413
        assert "Go back, shorten it" in ana.text
        many = [(f"body:{number}", "x") for number in range(5_000)]
        assert ana.post(f"{CAMPAIGN}/{page}", many).response.status_code in {200, 400, 413}


# Pages for what goes wrong


def test_what_breaks_is_a_page_without_a_stack(app: Flask, visitor: VisitorFactory) -> None:
    @app.get("/broken/<name>")
    def broken(name: str) -> str:
        raise RuntimeError(f"marked {name}")

    app.testing, app.config["PROPAGATE_EXCEPTIONS"] = False, False
    ana = visitor(app).open("/broken/Quetzalcoatl")
    assert ana.response.status_code == 500
    assert ana.heading == "Something broke on our side."
    assert not {"Traceback", "RuntimeError", "Quetzalcoatl"} & set(re.findall(r"\w+", ana.html))


@pytest.mark.parametrize("status", [400, 401, 403, 404, 405, 410, 413, 414, 415, 418, 429, 500, 502, 503])
def test_every_refusal_has_a_page_in_both_languages(app: Flask, visitor: VisitorFactory, status: int) -> None:
    @app.get("/refuse")
    def refuse() -> None:
        abort(status)

    headings = set()
    for language in ("en", "es"):
        page = visitor(app, language=language).open("/refuse")
        assert page.response.status_code == status
        assert page.page.root.get("lang") == language
        headings.add(page.heading)
    assert len(headings) == 2


def test_addresses_that_are_no_text_are_not_found(client: FlaskClient) -> None:
    for path in ("/%ff%fe", "/%00", "/..%2f..%2fetc", "/education-letter/", "//education-letter", "/a" * 2_000):
        assert client.get(path).status_code in {301, 302, 308, 404}


def test_the_form_gives_no_room_to_scripts_in_the_address(ana: Visitor) -> None:
    ana.open(f"{CAMPAIGN}?lang=%22%3E%3Cscript%3E&source=%22%3E%3Cscript%3E")
    assert ana.response.status_code == 200
    assert "%22" not in ana.html
    assert '"><script' not in ana.html


def test_only_the_first_step_is_offered_to_search_engines(ana: Visitor) -> None:
    def robots(visitor: Visitor) -> str | None:
        return next(e.get("content") for e in visitor.page.elements("meta") if e.get("name") == "robots")

    assert robots(ana.open("/")) == "index"
    assert {robots(ana.meet()), robots(ana.press(WRITE)), robots(ana.open(f"{CAMPAIGN}/choose"))} == {"noindex"}


def test_the_field_for_machines_is_hidden_from_people(ana: Visitor) -> None:
    ana.open().press(FIND, place=BERKELEY).press(WRITE)
    trap = next(e for e in ana.page.elements("div") if e.get("class") == "trap")
    field = next(trap.iter("input"))
    assert trap.get("aria-hidden") == "true"
    assert (field.get("tabindex"), field.get("autocomplete"), field.get("value")) == ("-1", "off", "")


@pytest.mark.parametrize(
    "host", ["a" * 64 + ".example", "..", "a..b", "-", "a b", "http://x", "[::1", "x:port", "\u00e9"]
)
def test_a_host_that_is_no_host_name_is_refused_in_one_line(app: Flask, host: str) -> None:
    answer = app.test_client().get("/", headers={"Host": host})
    assert answer.status_code == 400
    assert answer.content_type.startswith("text/plain")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "host", ["localhost", "localhost:8000", "127.0.0.1:8000", "[::1]:8000", "letters.example.org."]
)
def test_a_host_that_is_one_is_answered(app: Flask, host: str) -> None:
    assert app.test_client().get("/", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("origin", ["http://[", "http://127.0.0.1]", "null", "https://elsewhere.example"])
def test_an_origin_that_is_not_ours_is_refused_however_it_is_written(app: Flask, origin: str) -> None:
    answer = app.test_client().post("/education-letter/officials", data={"zip": "94704"}, headers={"Origin": origin})
    assert answer.status_code == 403


def test_no_page_varies_by_cookie_so_that_back_finds_it(app: Flask) -> None:
    answer = app.test_client().post("/education-letter/officials", data={"zip": "94704"})
    assert "Set-Cookie" in answer.headers
    assert "Cookie" not in answer.headers.get("Vary", "")
