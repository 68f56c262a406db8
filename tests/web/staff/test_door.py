from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from flask import Flask
from sqlalchemy import text

from advocacy.core.staff import Role
from advocacy.store.database import writing
from tests.support.door import PASSWORD, Clock, code_of, invited, joins, sets_up, signs_in
from tests.web.staff.conftest import Browsers


def _path(location: str | None) -> str:
    return urlsplit(location or "").path


def test_a_link_that_a_mail_scanner_opens_is_not_used_up(app: Flask, clock: Clock, browser: Browsers) -> None:
    path, scanner, her = invited(app, clock), browser(), browser()
    for _ in range(3):
        assert scanner.client.head(path).status_code == 200
        assert scanner.open(path).response.status_code == 200
    assert joins(her, path).response.status_code == 303
    assert her.open("/staff/account").heading == "My account"


def test_a_link_is_used_once_and_then_says_what_to_do(app: Flask, clock: Clock, browser: Browsers) -> None:
    path, second = invited(app, clock), browser()
    second.open(path)
    joins(browser(), path)
    second.press("Join with this password", password=PASSWORD, again=PASSWORD)
    assert second.response.status_code == 410
    assert "It was used before" in second.text
    assert second.open(path).response.status_code == 410


def test_a_link_ends_and_one_that_never_was_is_answered_alike(app: Flask, clock: Clock, browser: Browsers) -> None:
    path, her = invited(app, clock), browser()
    clock.passes(days=7, seconds=1)
    late = her.open(path)
    assert late.response.status_code == 410
    assert "Its time is over" in late.text
    assert "Its time is over" in her.open("/staff/link/nothing-of-ours").text


@pytest.mark.parametrize(
    ("password", "again", "told"),
    [
        ("short", "short", "at least 12 characters"),
        ("password1234", "password1234", "Many people use this"),
        ("ann@example.org", "ann@example.org", "too close to your email"),
        (PASSWORD, "something else!", "The two are not the same"),
    ],
)
def test_a_weak_password_is_refused_with_the_reason(
    app: Flask, clock: Clock, browser: Browsers, password: str, again: str, told: str
) -> None:
    her = browser().open(invited(app, clock))
    her.press("Join with this password", password=password, again=again)
    assert her.response.status_code == 400
    assert told in her.text
    assert password not in her.html or password == "ann@example.org"
    assert her.press("Join with this password", password=PASSWORD, again=PASSWORD).response.status_code == 303


def test_a_wrong_email_and_a_wrong_password_get_the_same_answer(app: Flask, clock: Clock, browser: Browsers) -> None:
    joins(browser(), invited(app, clock))
    wrong = signs_in(browser(), password="not the password at all")
    unknown = signs_in(browser(), email="nobody@example.org")
    assert wrong.response.status_code == unknown.response.status_code == 400
    assert wrong.text == unknown.text
    assert PASSWORD not in unknown.html


def test_a_new_session_begins_at_signing_in(app: Flask, clock: Clock, browser: Browsers) -> None:
    joins(browser(), invited(app, clock))
    her = browser().open("/staff/sign-in")
    with her.client.session_transaction() as session:
        session["left by somebody else"] = "x"
    her.press("Sign in", email="ann@example.org", password=PASSWORD)
    with her.client.session_transaction() as session:
        assert "left by somebody else" not in session


def test_she_comes_back_to_the_page_she_asked_for_and_never_to_another_site(
    app: Flask, clock: Clock, browser: Browsers
) -> None:
    joins(browser(), invited(app, clock))
    her = browser().open("/staff/account/password")
    assert _path(her.response.location) == "/staff/sign-in"
    her.open(her.response.location or "").press("Sign in", email="ann@example.org", password=PASSWORD)
    assert _path(her.response.location) == "/staff/account/password"
    for elsewhere in ("https://evil.example/", "//evil.example/organise/", "/organise/\\evil", "/staff//evil.example"):
        other = browser().open(f"/staff/sign-in?next={elsewhere}")
        other.press("Sign in", email="ann@example.org", password=PASSWORD)
        assert _path(other.response.location) == "/organise/"
        assert urlsplit(other.response.location or "").netloc in {"", "localhost"}


def test_publishers_set_up_a_second_factor_before_anything_else(app: Flask, clock: Clock, browser: Browsers) -> None:
    her = joins(browser(), invited(app, clock, role=Role.PUBLISHER))
    for page in ("/organise/", "/staff/account", "/staff/people"):
        assert _path(her.open(page).response.location) == "/staff/second-factor"
    her.open("/staff/second-factor").press("Set up the second factor", code="000000")
    assert her.response.status_code == 400
    _, codes = sets_up(her, clock)
    assert len(set(codes)) == 10
    assert her.open("/staff/recovery-codes").response.status_code == 303, "shown once"
    assert her.open("/staff/account").response.status_code == 200


def test_a_code_is_good_once_and_a_recovery_code_too(app: Flask, clock: Clock, browser: Browsers) -> None:
    first = joins(browser(), invited(app, clock, role=Role.PUBLISHER)).open("/staff/second-factor")
    key, codes = sets_up(first, clock)
    her = signs_in(browser())
    assert _path(her.response.location) == "/staff/sign-in/code"
    her.open("/staff/sign-in/code").press("Sign in", code=code_of(key, clock))
    assert her.response.status_code == 400, "that code set the factor up"
    clock.passes(seconds=30)
    her.press("Sign in", code=code_of(key, clock))
    assert her.response.status_code == 303
    assert her.open("/staff/account").response.status_code == 200
    other = signs_in(browser()).open("/staff/sign-in/code").press("Sign in", code=codes[0].upper())
    assert other.response.status_code == 303
    again = signs_in(browser()).open("/staff/sign-in/code").press("Sign in", code=codes[0])
    assert again.response.status_code == 400
    assert "9 recovery codes are unused" in other.open("/staff/account").text


def test_half_a_sign_in_opens_nothing_and_ends_after_ten_minutes(app: Flask, clock: Clock, browser: Browsers) -> None:
    first = joins(browser(), invited(app, clock, role=Role.OWNER)).open("/staff/second-factor")
    key, _ = sets_up(first, clock)
    her = signs_in(browser())
    assert _path(her.open("/staff/people").response.location) == "/staff/sign-in"
    her.open("/staff/sign-in/code")
    clock.passes(minutes=11)
    her.press("Sign in", code=code_of(key, clock))
    assert _path(her.response.location) == "/staff/sign-in"


def test_signing_out_ends_the_session_for_a_copied_cookie_as_well(app: Flask, clock: Clock, browser: Browsers) -> None:
    her, thief = joins(browser(), invited(app, clock)), browser()
    with her.client.session_transaction() as session:
        copied = dict(session)
    her.open("/staff/account").press("Sign out")
    with thief.client.session_transaction() as session:
        session.update(copied)
    assert _path(thief.open("/staff/account").response.location) == "/staff/sign-in"


def test_nothing_of_the_door_is_kept_by_a_browser_or_let_out_of_the_site(
    app: Flask, clock: Clock, browser: Browsers
) -> None:
    her = browser().open(invited(app, clock))
    assert her.response.headers["Cache-Control"] == "private, no-store"
    assert her.response.headers["Referrer-Policy"] == "same-origin"
    joins(her, invited(app, clock))
    device = next(one for one in her.response.headers.getlist("Set-Cookie") if one.startswith("device="))
    assert "HttpOnly" in device
    assert "SameSite=Lax" in device
    assert "ann@example.org" not in device


def test_those_who_only_count_begin_where_they_count(app: Flask, clock: Clock, browser: Browsers) -> None:
    joins(browser(), invited(app, clock, role=Role.STAFF))
    for door in ("/staff/sign-in", "/staff/sign-in?next=/organise/"):
        her = browser().open(door).press("Sign in", email="ann@example.org", password=PASSWORD)
        assert _path(her.response.location) not in {"/organise/", "/staff/sign-in"}
        assert her.open(her.response.location or "").response.status_code == 200


def test_a_broken_database_is_said_on_a_page_that_asks_it_for_nothing(
    app: Flask, clock: Clock, browser: Browsers
) -> None:
    her = joins(browser(), invited(app, clock)).open("/staff/account")
    app.testing = False
    with app.app_context(), writing() as connection:
        connection.execute(text("DROP TABLE staff_sessions"))
    assert her.open("/staff/account").response.status_code == 500
    assert her.heading == "Something broke on our side."


def test_strange_fields_are_answered_and_break_nothing(app: Flask, clock: Clock, browser: Browsers) -> None:
    strange = ("", "\0", "a\0b@example.org", "\u202e@x.y", "x" * 5000, "' OR 1=1 --", "\U0001f600" * 300)
    her = joins(browser(), invited(app, clock, role=Role.OWNER)).open("/staff/second-factor")
    sets_up(her, clock)
    token = her.open("/staff/account").fields["csrf_token"]
    for path in ("/staff/people/invite", "/staff/people/withdraw", "/staff/account/sessions/end", "/staff/confirm"):
        for one in strange:
            pairs = [("csrf_token", token), *((name, one) for name in ("email", "role", "session", "password", "next"))]
            assert her.post(path, pairs).response.status_code in {303, 400, 429}, path
    stranger = browser()
    for one in strange:
        stranger.open("/staff/sign-in").press("Sign in", email=one, password=one, next=one)
        assert stranger.response.status_code in {400, 429}
