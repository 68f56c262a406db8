from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from flask import Flask

from advocacy.core.staff import Role
from tests.support.door import PASSWORD, Clock, code_of, invited, joins, sets_up, signs_in
from tests.web.staff.conftest import Browsers

_NEW = "another five words for tea"
_FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"
_SAFARI = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Version/18.5 Safari/604.1"


def _path(location: str | None) -> str:
    return urlsplit(location or "").path


def test_a_new_password_asks_for_the_old_one_and_ends_all_other_sessions(
    app: Flask, clock: Clock, browser: Browsers
) -> None:
    her, other = joins(browser(), invited(app, clock)), browser()
    signs_in(other)
    her.open("/staff/account/password")
    her.press("Change the password", old="not the old one", password=_NEW, again=_NEW)
    assert her.response.status_code == 400
    assert "This is not your password." in her.text
    assert _NEW not in her.html
    her.press("Change the password", old=PASSWORD, password=_NEW, again=_NEW).open("/staff/account")
    assert "Your password is changed." in her.text
    assert "1 other session is ended." in her.text
    assert _path(other.open("/staff/account").response.location) == "/staff/sign-in"
    assert signs_in(browser()).response.status_code == 400
    assert signs_in(browser(), password=_NEW).response.status_code == 303


def test_sessions_are_listed_by_device_and_each_can_be_ended(app: Flask, clock: Clock, browser: Browsers) -> None:
    path, her, phone = invited(app, clock), browser(), browser()
    her.client.environ_base["HTTP_USER_AGENT"] = _FIREFOX
    phone.client.environ_base["HTTP_USER_AGENT"] = _SAFARI
    joins(her, path)
    signs_in(phone)
    her.open("/staff/account")
    assert "Firefox on Windows this one" in her.text
    assert "Safari on iPhone" in her.text
    assert "140" not in her.text
    her.press("this session: Safari on iPhone").open("/staff/account")
    assert "Safari on iPhone" not in her.text
    assert _path(phone.open("/staff/account").response.location) == "/staff/sign-in"


def test_nobody_ends_the_session_of_somebody_else(app: Flask, clock: Clock, browser: Browsers) -> None:
    her = joins(browser(), invited(app, clock))
    signs_in(browser())
    digest = her.open("/staff/account").fields["session"]
    other = joins(browser(), invited(app, clock, email="bea@example.org")).open("/staff/account")
    other.post("/staff/account/sessions/end", [("csrf_token", other.fields["csrf_token"]), ("session", digest)])
    assert digest in her.open("/staff/account").html


def test_all_other_sessions_are_ended_at_once(app: Flask, clock: Clock, browser: Browsers) -> None:
    her, others = joins(browser(), invited(app, clock)), [browser(), browser()]
    for one in others:
        signs_in(one)
    her.open("/staff/account").press("End all other sessions").open("/staff/account")
    assert "2 other sessions are ended." in her.text
    assert all(_path(one.open("/staff/account").response.location) == "/staff/sign-in" for one in others)


def test_a_session_ends_with_the_working_day(app: Flask, clock: Clock, browser: Browsers) -> None:
    her = joins(browser(), invited(app, clock))
    clock.passes(hours=12, seconds=1)
    assert _path(her.open("/staff/account").response.location) == "/staff/sign-in"


@pytest.mark.parametrize("page", ["/staff/second-factor", "/staff/recovery-codes/new"])
def test_a_sensitive_page_asks_again_after_a_quarter_of_an_hour(
    app: Flask, clock: Clock, browser: Browsers, page: str
) -> None:
    her = joins(browser(), invited(app, clock, role=Role.OWNER)).open("/staff/second-factor")
    key, _ = sets_up(her, clock)
    clock.passes(minutes=16)
    assert _path(her.open(page).response.location) == "/staff/confirm"
    her.open(her.response.location or "").press("Go on", password="not it at all", code=code_of(key, clock))
    assert her.response.status_code == 400
    assert her.press("Go on", password=PASSWORD, code="000000").response.status_code == 400
    her.press("Go on", password=PASSWORD, code=code_of(key, clock))
    assert _path(her.response.location) == page
    assert her.open(page).response.status_code == 200


def test_new_recovery_codes_replace_the_old(app: Flask, clock: Clock, browser: Browsers) -> None:
    her = joins(browser(), invited(app, clock)).open("/staff/second-factor")
    _, old = sets_up(her, clock)
    her.open("/staff/recovery-codes/new").press("Make new codes").open("/staff/recovery-codes")
    assert old[0] not in her.html
    late = signs_in(browser()).open("/staff/sign-in/code").press("Sign in", code=old[0])
    assert late.response.status_code == 400


def test_an_organiser_may_do_without_the_second_factor_again_and_a_publisher_may_not(
    app: Flask, clock: Clock, browser: Browsers
) -> None:
    her = joins(browser(), invited(app, clock)).open("/staff/second-factor")
    sets_up(her, clock)
    her.open("/staff/second-factor/remove").press("Remove the second factor").open("/staff/account")
    assert "The second factor is removed." in her.text
    assert _path(signs_in(browser()).response.location) == "/organise/"
    publisher = joins(browser(), invited(app, clock, "bea@example.org", Role.PUBLISHER)).open("/staff/second-factor")
    sets_up(publisher, clock)
    assert publisher.open("/staff/second-factor/remove").response.status_code == 303
    assert "Remove the second factor" not in publisher.open("/staff/account").text
