from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pyotp
import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from advocacy.core.errors import MalformedInput, UnknownThing
from advocacy.core.staff import COMMAND_LINE, LinkKind, Role
from advocacy.services import manage_staff, second_factor
from advocacy.services.invite_staff import (
    LINK_PATH,
    AlreadyHere,
    LinkState,
    LinkUnusable,
    WasRemoved,
    invite,
    look_at,
    make_reset_link,
    open_invitations,
    use_link,
)
from advocacy.services.passwords import NOBODYS, fits, hash_of, is_dated
from advocacy.services.read_audit import export_audit, page_of_audit
from advocacy.services.sign_in import check_password
from advocacy.services.staff_sessions import find_session
from advocacy.store import recovery_codes, staff_links, staff_members
from advocacy.store.database import reading, writing
from tests.support.kept import kept

_NOW = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
_PASSWORD = "four words about otters"
_KEY = "a secret only tests know"


@pytest.fixture(autouse=True)
def _app(database_url: str) -> Iterator[None]:
    with kept(database_url):
        yield


def _member(email: str = "ann@example.org", role: Role = Role.ORGANISER, password_hash: str = "none") -> int:
    with writing() as connection:
        return staff_members.add(connection, email, role, password_hash, int(_NOW.timestamp()))


def _token(path: str) -> str:
    return path.removeprefix(LINK_PATH)


def test_only_the_digest_of_a_link_is_kept() -> None:
    token = _token(invite("ann@example.org", Role.ORGANISER, COMMAND_LINE, _NOW))
    with reading() as connection:
        kept_rows = [str(row) for row in connection.execute(select(staff_links.table))]
    assert len(kept_rows) == 1
    assert token not in kept_rows[0]
    assert look_at(token, _NOW)[0] is LinkState.OPEN
    assert look_at(token, _NOW + timedelta(days=8))[0] is LinkState.ENDED


def test_of_two_who_press_the_button_at_once_one_comes_in(database_url: str) -> None:
    token = _token(invite("ann@example.org", Role.ORGANISER, COMMAND_LINE, _NOW))
    came, refused, ready = [], [], threading.Barrier(2)

    def press() -> None:
        with kept(database_url):
            ready.wait()
            try:
                came.append(use_link(token, _PASSWORD, "", _NOW))
            except LinkUnusable as error:
                refused.append(error.state)

    threads = [threading.Thread(target=press) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(came), refused) == (1, [LinkState.USED])


def test_who_is_here_or_was_removed_is_not_invited_again() -> None:
    number = _member()
    with pytest.raises(AlreadyHere):
        invite("ANN@example.org", Role.OWNER, COMMAND_LINE, _NOW)
    manage_staff.remove(manage_staff.member_of_number(number), COMMAND_LINE, _NOW)
    with pytest.raises(WasRemoved):
        invite("ann@example.org", Role.OWNER, COMMAND_LINE, _NOW)
    with pytest.raises(MalformedInput):
        invite("ann at example", Role.OWNER, COMMAND_LINE, _NOW)
    assert open_invitations(_NOW) == ()


def test_a_reset_needs_an_account_and_ends_when_its_owner_is_removed() -> None:
    with pytest.raises(UnknownThing):
        make_reset_link("nobody@example.org", COMMAND_LINE, _NOW)
    member = manage_staff.member_of_number(_member())
    token = _token(make_reset_link(member.email, COMMAND_LINE, _NOW, second_factor=True))
    state, link = look_at(token, _NOW)
    assert state is LinkState.OPEN
    assert link is not None
    assert link.kind is LinkKind.RESET_ALL
    manage_staff.remove(member, COMMAND_LINE, _NOW)
    with pytest.raises(LinkUnusable):
        use_link(token, _PASSWORD, "", _NOW)


@pytest.mark.parametrize("act", ["removed", "no longer an owner"])
def test_nobody_comes_back_by_an_invitation_made_as_an_owner(act: str) -> None:
    _member("other@example.org", Role.OWNER)
    owner = manage_staff.member_of_number(_member("owner@example.org", Role.OWNER))
    for email in ("owner-again@example.org", "cat@example.org"):
        invite(email, Role.OWNER, owner.actor, _NOW)
    reset = _token(make_reset_link("other@example.org", owner.actor, _NOW))
    invite("cat@example.org", Role.STAFF, COMMAND_LINE, _NOW)
    if act == "removed":
        manage_staff.remove(owner, COMMAND_LINE, _NOW)
    else:
        manage_staff.change_role(owner, Role.STAFF, COMMAND_LINE, _NOW)
    assert [one.email for one in open_invitations(_NOW)] == ["cat@example.org"], "what another made anew stays"
    assert look_at(reset, _NOW)[0] is not LinkState.OPEN
    ended = {one.subject for one in page_of_audit()[0] if one.act == "invitation_withdrawn"}
    assert ended == {"owner-again@example.org", "other@example.org"}


def test_a_new_session_is_found_by_its_token_until_its_member_is_removed() -> None:
    let_in = use_link(_token(invite("ann@example.org", Role.STAFF, COMMAND_LINE, _NOW)), _PASSWORD, "Firefox", _NOW)
    found = find_session(let_in.token, _NOW)
    assert found is not None
    assert found.member == let_in.member
    manage_staff.remove(let_in.member, COMMAND_LINE, _NOW)
    assert find_session(let_in.token, _NOW) is None


def test_a_password_goes_with_its_email_and_no_other() -> None:
    _member(password_hash=hash_of(_PASSWORD))
    found = check_password(" Ann@example.org ", _PASSWORD)
    assert found is not None
    assert check_password("ann@example.org", _PASSWORD + ".") is None
    assert check_password("bea@example.org", _PASSWORD) is None
    assert check_password("no address", _PASSWORD) is None


def test_a_password_is_the_same_however_a_keyboard_composes_it() -> None:
    kept_hash = hash_of("café con leche y pan")
    assert fits(kept_hash, "cafe\u0301 con leche y pan")
    assert not fits("", "anything at all")


def test_a_hash_with_older_parameters_is_made_anew_at_the_next_sign_in() -> None:
    from argon2 import PasswordHasher

    number = _member(password_hash=PasswordHasher(time_cost=1, memory_cost=8192, parallelism=1).hash(_PASSWORD))
    assert check_password("ann@example.org", _PASSWORD) is not None
    with reading() as connection:
        account = staff_members.by_id(connection, number)
    assert account is not None
    assert not is_dated(account.password_hash)
    assert check_password("ann@example.org", _PASSWORD) is not None


def test_the_hash_that_nobody_has_costs_what_a_real_one_does() -> None:
    """Otherwise the time of an answer would tell which addresses have accounts."""
    assert not is_dated(NOBODYS)


def _with_code() -> tuple[int, str]:
    number, salt = _member(role=Role.PUBLISHER), second_factor.new_salt()
    secret = second_factor.secret_of(_KEY, number, salt)
    codes = second_factor.set_up(_KEY, manage_staff.member_of_number(number), salt, pyotp.TOTP(secret).at(_NOW), _NOW)
    assert len(codes) == 10
    return number, secret


def test_a_code_is_taken_half_a_minute_early_or_late_and_never_twice() -> None:
    number, secret = _with_code()
    app, later = pyotp.TOTP(secret), _NOW + timedelta(minutes=10)
    assert not second_factor.check_code(_KEY, number, app.at(_NOW), _NOW), "that code set the factor up"
    assert not second_factor.check_code(_KEY, number, app.at(later - timedelta(seconds=60)), later)
    assert not second_factor.check_code(_KEY, number, app.at(later + timedelta(seconds=60)), later)
    assert second_factor.check_code(_KEY, number, f" {app.at(later)[:3]} {app.at(later)[3:]} ", later)
    assert not second_factor.check_code(_KEY, number, app.at(later - timedelta(seconds=30)), later), "older than that"
    assert second_factor.check_code(_KEY, number, app.at(later + timedelta(seconds=30)), later)
    for strange in ("", "abcdef", "١٢٣٤٥٦", "0" * 60):
        assert not second_factor.check_code(_KEY, number, strange, later)


def test_the_secret_of_a_second_factor_is_in_no_row() -> None:
    number, secret = _with_code()
    with reading() as connection:
        row = str(connection.execute(select(staff_members.table)).one())
        digests = str(connection.execute(select(recovery_codes.table)).all())
    assert secret not in row + digests
    assert second_factor.secret_of("another site's key", number, "x") != second_factor.secret_of(_KEY, number, "x")


def test_a_recovery_code_is_its_owners_and_is_good_once() -> None:
    member = manage_staff.member_of_number(_with_code()[0])
    other = manage_staff.member_of_number(_member("bea@example.org"))
    code = second_factor.renew_recovery_codes(member, _NOW)[0]
    assert not second_factor.use_recovery_code(other, code, _NOW)
    assert second_factor.use_recovery_code(member, f" {code.upper().replace('-', ' ')} ", _NOW)
    assert not second_factor.use_recovery_code(member, code, _NOW)
    assert second_factor.recovery_codes_left(member) == 9


def test_two_owners_cannot_remove_each_other_at_once(database_url: str) -> None:
    owners = [manage_staff.member_of_number(_member(f"o{n}@example.org", Role.OWNER)) for n in (1, 2)]
    refused, ready = [], threading.Barrier(2)

    def remove(who: int) -> None:
        with kept(database_url):
            ready.wait()
            try:
                manage_staff.remove(owners[1 - who], owners[who].actor, _NOW)
            except manage_staff.LastOwner as error:
                refused.append(error)

    threads = [threading.Thread(target=remove, args=(who,)) for who in (0, 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(refused) == 1
    assert sum(1 for one in manage_staff.everyone() if not one.left_at) == 1


def test_the_audit_log_is_only_added_to(database_url: str) -> None:
    invite("ann@example.org", Role.STAFF, COMMAND_LINE, _NOW)
    again = "INTO audit_log SELECT id, at, actor_id, 'nobody', act, subject, detail FROM audit_log"
    of_one = f"REPLACE {again}" if database_url.startswith("sqlite") else "TRUNCATE audit_log"
    for change in ("UPDATE audit_log SET actor = 'nobody'", "DELETE FROM audit_log", of_one):
        with pytest.raises(DBAPIError, match="only added to"), writing() as connection:
            connection.execute(text(change))
    assert page_of_audit()[0][0].actor == COMMAND_LINE.label


def test_the_audit_log_is_read_a_hundred_at_a_time() -> None:
    member = manage_staff.member_of_number(_member())
    for number in range(101):
        manage_staff.change_role(member, Role.STAFF if number % 2 == 0 else Role.ORGANISER, COMMAND_LINE, _NOW)
    newest, further = page_of_audit()
    assert len(newest) == 100
    assert [entry.id for entry in newest] == sorted((entry.id for entry in newest), reverse=True)
    rest, nothing = page_of_audit(further)
    assert (len(rest), nothing) == (1, None)
    assert sum(1 for _ in export_audit(COMMAND_LINE, _NOW)) == 1 + 102
