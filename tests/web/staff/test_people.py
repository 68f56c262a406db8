from __future__ import annotations

import csv
import io
import re
from urllib.parse import urlsplit

import pytest
from flask import Flask

from advocacy.core.staff import Role
from advocacy.services.audit import Act
from advocacy.web.staff.acts import act_in_words
from tests.support.door import PASSWORD, Clock, code_of, invited, joins, sets_up, signs_in
from tests.support.visitor import Visitor
from tests.web.staff.conftest import Browsers


@pytest.fixture
def owner(app: Flask, clock: Clock, browser: Browsers) -> Visitor:
    """An owner who has just set up her second factor."""
    her = joins(browser(), invited(app, clock, "olga@example.org", Role.OWNER)).open("/staff/second-factor")
    sets_up(her, clock)
    return her


def _path(location: str | None) -> str:
    return urlsplit(location or "").path


def _invites(owner: Visitor, email: str, role: Role = Role.ORGANISER) -> Visitor:
    return owner.open("/staff/people/invite").press("Make the invitation", email=email, role=str(role))


def _link(owner: Visitor) -> str:
    """The path of the link that was just made, from the page that shows it once."""
    owner.open("/staff/people")
    found = re.search(r'id="made"[^>]* value="([^"]+)"', owner.html)
    assert found is not None
    return urlsplit(found[1]).path


def test_an_owner_invites_someone_and_sees_the_link_once(owner: Visitor, browser: Browsers) -> None:
    _invites(owner, "Ann@Example.org")
    link = _link(owner)
    assert "A link for ann@example.org" in owner.text
    assert link not in owner.open("/staff/people").html
    assert "ann@example.org" in owner.text
    assert joins(browser(), link).response.status_code == 303
    assert "Invited" not in owner.open("/staff/people").text


def test_an_invitation_can_be_withdrawn_and_a_newer_one_ends_the_older(owner: Visitor, browser: Browsers) -> None:
    _invites(owner, "ann@example.org")
    first = _link(owner)
    _invites(owner, "ann@example.org", Role.STAFF)
    second = _link(owner)
    assert browser().open(first).response.status_code == 410
    owner.open("/staff/people").press("the invitation of ann@example.org")
    assert browser().open(second).response.status_code == 410


@pytest.mark.parametrize(
    ("email", "role", "told"),
    [
        ("no address", "organiser", "An email address looks like"),
        ("olga@example.org", "organiser", "has an account already"),
        ("ann@example.org", "emperor", "Choose one of these."),
    ],
)
def test_an_invitation_that_cannot_be_made_says_why_and_keeps_what_was_typed(
    owner: Visitor, email: str, role: str, told: str
) -> None:
    owner.open("/staff/people/invite").press("Make the invitation", email=email, role=role)
    assert owner.response.status_code == 400
    assert told in owner.text
    assert owner.fields["email"] == email


def test_who_is_removed_is_out_at_once_and_can_be_readmitted(
    app: Flask, clock: Clock, owner: Visitor, browser: Browsers
) -> None:
    her = joins(browser(), invited(app, clock))
    owner.open("/staff/people").follow("Change ann@example.org").press("Remove this person").open("/staff/people")
    assert "ann@example.org is removed" in owner.text
    assert _path(her.open("/staff/account").response.location) == "/staff/sign-in"
    assert signs_in(browser()).response.status_code == 400
    _invites(owner, "ann@example.org")
    assert "Readmit them" in owner.text
    owner.open("/staff/people").follow("Readmit ann@example.org").press("Readmit this person")
    assert signs_in(browser()).response.status_code == 303


def test_a_new_role_holds_at_the_next_page(app: Flask, clock: Clock, owner: Visitor, browser: Browsers) -> None:
    her = joins(browser(), invited(app, clock, role=Role.STAFF))
    assert her.open("/staff/people").response.status_code == 403
    assert "Your role does not include this. An owner can change it." in her.text
    owner.open("/staff/people").follow("Change ann@example.org").press("Save the role", role="publisher")
    assert _path(her.open("/staff/people").response.location) == "/staff/second-factor"


@pytest.mark.parametrize(("button", "answers"), [("Save the role", {"role": "staff"}), ("Remove this person", {})])
def test_the_last_owner_stays(owner: Visitor, button: str, answers: dict[str, str]) -> None:
    owner.open("/staff/people").follow("Change olga@example.org").press(button, **answers).open("/staff/people")
    assert "This is the last owner." in owner.text
    assert owner.response.status_code == 200


def test_a_reset_link_leaves_the_second_factor_unless_it_is_lost_as_well(
    app: Flask, clock: Clock, owner: Visitor, browser: Browsers
) -> None:
    her = joins(browser(), invited(app, clock, role=Role.PUBLISHER)).open("/staff/second-factor")
    key, _ = sets_up(her, clock)
    new = "a wholly new set of words"
    owner.open("/staff/people").follow("Change ann@example.org").press("Make a link")
    visitor = browser().open(_link(owner)).press("Set this password", password=new, again=new)
    assert _path(visitor.response.location) == "/staff/sign-in/code"
    assert _path(her.open("/staff/account").response.location) == "/staff/sign-in", "other sessions end"
    clock.passes(seconds=30)
    visitor.open("/staff/sign-in/code").press("Sign in", code=code_of(key, clock))
    assert visitor.response.status_code == 303
    owner.open("/staff/people").follow("Change ann@example.org").press("Make a link", second_factor="y")
    visitor = browser().open(_link(owner)).press("Set this password", password=PASSWORD, again=PASSWORD)
    assert _path(visitor.response.location) == "/staff/second-factor"


def test_only_owners_see_people_and_the_audit_log(app: Flask, clock: Clock, browser: Browsers) -> None:
    her = joins(browser(), invited(app, clock))
    for page in ("/staff/people", "/staff/people/invite", "/staff/people/1", "/staff/audit", "/staff/audit/export"):
        assert her.open(page).response.status_code == 403


def test_a_number_that_nobody_has_is_no_page(owner: Visitor) -> None:
    for number in ("99", "2147483647", "99999999999999999999"):
        assert owner.open(f"/staff/people/{number}").response.status_code == 404


def test_the_audit_log_says_who_did_what_and_when(owner: Visitor) -> None:
    _invites(owner, "=HYPERLINK@example.org")
    owner.open("/staff/audit")
    assert "invited someone: =hyperlink@example.org (role: Organiser)" in owner.text
    assert "joined (role: Owner)" in owner.text
    assert owner.open("/staff/audit?before=1").response.status_code == 200
    assert "Nothing older." in owner.text
    for strange in ("x", "-5", "9" * 40):
        assert owner.open(f"/staff/audit?before={strange}").response.status_code == 200


def test_the_audit_log_is_exported_without_formulas_and_that_is_noted(owner: Visitor) -> None:
    _invites(owner, "=HYPERLINK@example.org")
    owner.open("/staff/audit/export").press("Export the audit log")
    assert owner.response.mimetype == "text/csv"
    rows = list(csv.DictReader(io.StringIO(owner.response.get_data(as_text=True))))
    assert rows[0]["at"] == "2026-11-23T15:00:00Z"
    assert "'=hyperlink@example.org" in {row["subject"] for row in rows}
    assert rows[-1]["act"] == Act.AUDIT_EXPORTED


def test_every_act_has_words_of_its_own(app: Flask) -> None:
    with app.test_request_context():
        words = {act: act_in_words(act) for act in Act}
    assert len(set(words.values())) == len(Act)
    unworded = {act for act, said in words.items() if said == act.replace("_", " ")}
    assert unworded <= {Act.SIGNED_IN, Act.SIGNED_OUT, Act.JOINED}
