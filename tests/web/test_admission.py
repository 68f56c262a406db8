"""Who may open and press what on the pages of organisers and staff: a view that is not in this table fails."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from advocacy.core.staff import COMMAND_LINE, Permission, Role
from advocacy.services.keep_working_copies import begin
from advocacy.store import staff_members, staff_sessions
from advocacy.store.database import writing
from advocacy.web.admission import CONFIRMED_FOR_SECONDS
from tests.support.acts import token_of
from tests.support.manuscripts import FILES
from tests.support.staff import sign_in

OPEN = {"staff.sign_in", "staff.sign_in_code", "staff.sign_out", "staff.link", "organise.look", "organise.look_file"}
"""Those who are not signed in see these; each has a proof, or a guard, of its own."""

EVERYONE = {
    *("staff.account", "staff.change_password", "staff.end_session", "staff.confirm", "staff.set_code"),
    *("staff.recovery_codes", "staff.renew_recovery_codes", "staff.remove_code"),
    *("organise.event", "organise.event_letters"),
    *("organise.hand_counts", "organise.new_hand_count", "organise.withdraw_hand_count"),
}
WRITE = {
    *("organise.campaigns", "organise.campaign", "organise.settings", "organise.new", "organise.duplicate"),
    *("organise.bill", "organise.who", "organise.when", "organise.letter", "organise.save_letter"),
    *("organise.letter_preview", "organise.preview", "organise.preview_file", "organise.preview_link"),
    *("organise.preview_link_again", "organise.publishing", "organise.step", "organise.step_again"),
    *("organise.history", "organise.version", "organise.restore_version", "organise.import_campaign"),
    *("organise.import_words", "organise.files", "organise.campaign_zip", "organise.partners", "organise.new_partner"),
    *("organise.partner_code", "organise.partner_sheet", "organise.remove_code"),
}
PUBLISH = {"organise.publish", "organise.unschedule_version"}
COUNT = {"organise.hand_counts_index"}
GOVERN = {
    *("staff.people", "staff.invite", "staff.withdraw", "staff.audit", "staff.export"),
    *("staff.person", "staff.change_role", "staff.reset", "staff.remove", "staff.readmit"),
}
ASKS_AGAIN = {
    *("staff.set_code", "staff.renew_recovery_codes", "staff.remove_code", "staff.invite", "staff.export"),
    *("staff.person", "staff.change_role", "staff.reset", "staff.remove", "staff.readmit", "organise.publish"),
}
WITHOUT_CODE = {"staff.confirm", "staff.set_code"}
NEEDS = {
    **dict.fromkeys(OPEN | EVERYONE),
    **dict.fromkeys(WRITE, Permission.WRITE),
    **dict.fromkeys(PUBLISH, Permission.PUBLISH),
    **dict.fromkeys(COUNT, Permission.COUNT),
    **dict.fromkeys(GOVERN, Permission.GOVERN),
}
_VALUES = {"slug": "schools", "number": "99999", "code": "nobody", "token": "x", "kind": "poster", "extension": "pdf"}


@dataclass(frozen=True)
class Asked:
    """One address, asked in one way."""

    endpoint: str
    method: str
    answer: TestResponse

    @property
    def leads_to(self) -> str:
        return str(self.answer.headers.get("Location", "")).partition("?")[0]

    def __str__(self) -> str:
        return f"{self.method} {self.endpoint}: {self.answer.status} {self.leads_to}"


def _rules(app: Flask) -> Iterator[tuple[str, str, str]]:
    """Each endpoint of the desk, each way to ask for it, its address."""
    for rule in app.url_map.iter_rules():
        if rule.endpoint.partition(".")[0] in {"organise", "staff"}:
            path = re.sub(r"<(?:[^<>]*:)?(\w+)>", lambda found: _VALUES[found[1]], rule.rule)
            yield from ((rule.endpoint, method, path) for method in sorted({"GET", "POST"} & (rule.methods or set())))


def _every_guarded(app: Flask, client: FlaskClient, token: str) -> list[Asked]:
    asked = []
    for endpoint, method, path in _rules(app):
        if endpoint not in OPEN:
            answer = client.open(path, method=method, data={"csrf_token": token} if method == "POST" else None)
            asked.append(Asked(endpoint, method, answer))
    return asked


@pytest.fixture
def desk(app: Flask) -> Flask:
    """A site that owns one campaign."""
    with app.app_context():
        begin("schools", FILES, COMMAND_LINE, app.extensions["advocacy"].ports.now())
    return app


def test_every_page_of_the_desk_is_in_the_table(app: Flask) -> None:
    assert {endpoint for endpoint, _, _ in _rules(app)} == set(NEEDS)


def test_nobody_is_led_to_the_door_and_changes_nothing(desk: Flask) -> None:
    stranger = desk.test_client()
    for one in _every_guarded(desk, stranger, token_of(stranger, "/staff/sign-in")):
        if one.method == "POST":
            assert one.answer.status_code in {401, 403}, str(one)
        else:
            assert (one.answer.status_code, one.leads_to) == (303, "/staff/sign-in"), str(one)


@pytest.mark.parametrize("role", list(Role))
def test_each_role_may_do_its_work_and_nothing_else(desk: Flask, role: Role) -> None:
    client = desk.test_client()
    someone = sign_in(desk, client, role)
    for one in _every_guarded(desk, client, token_of(client, "/staff/account")):
        needed = NEEDS[one.endpoint]
        if needed is None or someone.may(needed):
            assert one.answer.status_code not in {401, 403}, str(one)
            assert one.answer.status_code < 500, str(one)
            assert one.leads_to not in {"/staff/sign-in", "/staff/confirm"}, str(one)
        else:
            assert one.answer.status_code == 403, str(one)


def test_sensitive_acts_ask_again_who_she_is_after_a_quarter_of_an_hour(desk: Flask) -> None:
    client = desk.test_client()
    owner = sign_in(desk, client, Role.OWNER)
    token = token_of(client, "/staff/account")
    with desk.app_context(), writing() as connection:
        for one in staff_sessions.of_member(connection, owner.id, 0):
            staff_sessions.change(connection, one.digest, confirmed_at=one.confirmed_at - CONFIRMED_FOR_SECONDS - 60)
    asked_again = {one.endpoint for one in _every_guarded(desk, client, token) if one.leads_to == "/staff/confirm"}
    assert asked_again == ASKS_AGAIN


def test_who_lacks_the_second_factor_of_her_role_sets_it_up_first(desk: Flask) -> None:
    client = desk.test_client()
    owner = sign_in(desk, client, Role.OWNER)
    with desk.app_context(), writing() as connection:
        staff_members.change(connection, owner.id, has_code=0)
    for one in _every_guarded(desk, client, token_of(client, "/staff/second-factor")):
        if one.endpoint in WITHOUT_CODE:
            assert one.answer.status_code in {200, 400}, str(one)
        else:
            assert (one.answer.status_code, one.leads_to) == (303, "/staff/second-factor"), str(one)


def test_nothing_is_done_without_the_token_of_the_form(desk: Flask) -> None:
    client = desk.test_client()
    sign_in(desk, client, Role.OWNER)
    for endpoint, method, path in _rules(desk):
        if method == "POST":
            answer = client.post(path, headers={"Referer": "http://localhost/staff/account"})
            assert answer.status_code == 400, f"{endpoint}: {answer.status}"
    assert client.get("/staff/account").status_code == 200


@pytest.mark.parametrize("path", ["/organise/%00", "/organise/a%00b/letter", "/organise/schools/partners/%00.svg"])
def test_a_name_with_a_null_byte_is_no_page_whatever_the_database_is(desk: Flask, path: str) -> None:
    client = desk.test_client()
    sign_in(desk, client, Role.OWNER)
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("path", ["/organise/schools/bill", "/organise/schools/who", "/organise/new", "/school-letter"])
@pytest.mark.parametrize("document", ['{"bill": ["\\ud800\\u0000"], "path": 7}', "[1]", "{", "null"])
def test_a_document_is_not_taken_for_a_form(desk: Flask, path: str, document: str) -> None:
    client = desk.test_client()
    sign_in(desk, client, Role.OWNER)
    answer = client.post(path, data=document, content_type="application/json")
    assert answer.status_code in {405, 415}


def test_numbers_that_no_column_holds_are_no_pages(desk: Flask) -> None:
    client = desk.test_client()
    sign_in(desk, client, Role.OWNER)
    token, large = token_of(client, "/staff/account"), "9" * 30
    assert client.get(f"/organise/schools/files.zip?version={large}").status_code == 404
    assert client.get(f"/organise/schools/history/{large}").status_code == 404
    assert client.get(f"/staff/audit?before={large}").status_code == 200
    withdrawn = f"/organise/title-ix-protection-act/by-hand/{large}/withdraw"
    assert client.post(withdrawn, data={"csrf_token": token}).status_code == 404


def test_no_campaign_takes_the_name_of_a_page(desk: Flask) -> None:
    from advocacy.services.begin_campaign import RESERVED_NAMES

    pages = {path.split("/")[2] for endpoint, _, path in _rules(desk) if endpoint.startswith("organise.")}
    assert pages - {"", "schools"} <= RESERVED_NAMES


def test_the_exported_audit_log_leaves_no_request_open_behind_it(desk: Flask) -> None:
    owner, stranger = desk.test_client(), desk.test_client()
    sign_in(desk, owner, Role.OWNER)
    token = token_of(owner, "/staff/account")
    exported = owner.post("/staff/audit/export", data={"csrf_token": token}, buffered=False)
    assert exported.status_code == 200
    assert stranger.get("/staff/account").status_code == 303
    assert "audit_exported" in exported.text
