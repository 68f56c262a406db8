from __future__ import annotations

from flask import Flask

from tests.support.door import PASSWORD, Clock, invited, joins
from tests.web.staff.conftest import Browsers


def test_a_form_that_is_too_old_gives_back_what_was_typed_and_no_password(
    app: Flask, clock: Clock, browser: Browsers
) -> None:
    her = joins(browser(), invited(app, clock)).open("/staff/account/password")
    typed = [("csrf_token", "old"), ("old", PASSWORD), ("password", "never shown to anyone"), ("note", "<b>Dear</b>")]
    her.post("/staff/account/password", typed)
    assert her.response.status_code == 400
    assert her.heading == "Please send that once more"
    assert "<b>Dear</b>" in her.text
    assert PASSWORD not in her.html
    assert "never shown to anyone" not in her.html
    assert her.follow("Open the page again").heading == "Change your password"


def test_whose_session_ended_while_she_wrote_gets_her_words_back(app: Flask, clock: Clock, browser: Browsers) -> None:
    her = joins(browser(), invited(app, clock)).open("/staff/account/password")
    pairs = [("csrf_token", her.fields["csrf_token"]), ("body", "A whole\r\n\r\nletter")]
    clock.passes(hours=13)
    her.post("/staff/account/password", pairs)
    assert her.response.status_code == 403
    assert her.fields.getlist("body") == []
    assert "A whole letter" in her.text
    assert her.follow("Open the page again").heading == "Sign in"
