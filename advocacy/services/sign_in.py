"""Signs members of the staff in and out, asks again who they are, and changes their passwords."""

from __future__ import annotations

from datetime import datetime

from advocacy.core.errors import MalformedInput
from advocacy.core.staff import Member, read_email
from advocacy.store import staff_members, staff_sessions
from advocacy.store.database import reading, writing
from advocacy.store.staff_members import Account

from .audit import Act, note
from .passwords import NOBODYS, fits, hash_of, is_dated
from .second_factor import check_code, is_recovery_code, use_recovery_code
from .staff_sessions import SignedIn, begin_session


def check_password(email: str, password: str) -> Member | None:
    """Whose email and password these are; None where they do not go together, whatever of the two is wrong.

    Takes as long for an address that has no account. Raises ``TooBusy``.
    """
    account = _account(email)
    kept = account.password_hash if account else NOBODYS
    if not fits(kept, password) or account is None or account.member.left_at:
        return None
    if is_dated(kept):
        renewed = hash_of(password)
        with writing() as connection:
            staff_members.change(connection, account.member.id, password_hash=renewed)
    return account.member


def check_second_factor(key: str, member: Member, typed: str, now: datetime) -> bool:
    """Whether this is a code of her app, or one of her recovery codes. Each is good for once."""
    if is_recovery_code(typed):
        return use_recovery_code(member, typed, now)
    return check_code(key, member.id, typed, now)


def find_member(staff_id: int) -> Member | None:
    """The member of this number, unless she was removed."""
    with reading() as connection:
        account = staff_members.by_id(connection, staff_id)
    return account.member if account and not account.member.left_at else None


def sign_in(member: Member, device: str, now: datetime) -> tuple[str, SignedIn]:
    """A new session of this member, once she has proved who she is: its token, and the session."""
    with writing() as connection:
        note(connection, now, member.actor, Act.SIGNED_IN, device=device)
        return begin_session(connection, member, device, now)


def confirm(key: str, signed_in: SignedIn, password: str, code: str, now: datetime) -> bool:
    """Note that she has just given her password, and a code if she has one, before a sensitive act."""
    member = signed_in.member
    if not knows_password(member, password):
        return False
    if member.has_code and not check_second_factor(key, member, code, now):
        return False
    with writing() as connection:
        staff_sessions.change(connection, signed_in.digest, confirmed_at=int(now.timestamp()))
    return True


def knows_password(member: Member, password: str) -> bool:
    """Whether this is her password. Raises ``TooBusy``."""
    with reading() as connection:
        account = staff_members.by_id(connection, member.id)
    return account is not None and fits(account.password_hash, password)


def change_password(signed_in: SignedIn, password: str, now: datetime) -> int:
    """Set a new password and end all her other sessions; answers how many. Raises ``TooBusy``."""
    kept, member = hash_of(password), signed_in.member
    with writing() as connection:
        staff_members.change(connection, member.id, password_hash=kept)
        note(connection, now, member.actor, Act.PASSWORD_CHANGED)
        return staff_sessions.end(connection, member.id, but=signed_in.digest)


def _account(email: str) -> Account | None:
    try:
        address = read_email(email)
    except MalformedInput:
        return None
    with reading() as connection:
        return staff_members.by_email(connection, address)
