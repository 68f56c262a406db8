"""The second factor: codes of an app on the telephone, and recovery codes for the day without it.

The app's secret is kept nowhere. It is computed from the site's ``SECRET_KEY``, the member's number and a salt in her
row, so that a copy of the database lets nobody in; a site whose key is lost sets every second factor up anew.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from datetime import datetime

import pyotp

from advocacy.core.staff import Member
from advocacy.store import recovery_codes, staff_members
from advocacy.store.database import reading, writing

from .audit import Act, note

STEP_SECONDS = 30
HOW_MANY_RECOVERY_CODES = 10
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is taken for another
_SECRET_BYTES = 20  # RFC 4226, section 4: 160 bits


def new_salt() -> str:
    """A salt for a secret that is yet to be set up."""
    return secrets.token_hex(16)


def secret_of(key: str, staff_id: int, salt: str) -> str:
    """The secret that her app is given, in base32: HMAC-SHA256 of the site's key over her number and the salt."""
    message = f"second factor|{staff_id}|{salt}".encode()
    digest = hmac.new(key.encode(), message, hashlib.sha256).digest()
    return base64.b32encode(digest[:_SECRET_BYTES]).decode()


def address_of(secret: str, email: str, site: str) -> str:
    """What the QR code says to her app (an ``otpauth:`` address)."""
    return pyotp.TOTP(secret).provisioning_uri(name=email, issuer_name=site)


def set_up(key: str, member: Member, salt: str, code: str, now: datetime) -> tuple[str, ...]:
    """Begin to ask for codes of this secret, and answer fresh recovery codes; none where the code does not fit it."""
    step = _step_of(secret_of(key, member.id, salt), code, now)
    if step is None or not salt:
        return ()
    with writing() as connection:
        staff_members.change(connection, member.id, code_salt=salt, code_step=step, has_code=1)
        codes = _new_codes()
        recovery_codes.replace(connection, member.id, (_digest(member.id, one) for one in codes))
        note(connection, now, member.actor, Act.SECOND_FACTOR_SET)
    return codes


def remove(member: Member, now: datetime) -> bool:
    """Ask no more for codes. False for a role that needs them."""
    if member.role.needs_second_factor:
        return False
    with writing() as connection:
        staff_members.change(connection, member.id, code_salt="", has_code=0)
        recovery_codes.replace(connection, member.id, ())
        note(connection, now, member.actor, Act.SECOND_FACTOR_REMOVED)
    return True


def check_code(key: str, staff_id: int, typed: str, now: datetime) -> bool:
    """Whether this is a code of her app of now or half a minute around, that was not used before; it then is."""
    with reading() as connection:
        account = staff_members.by_id(connection, staff_id)
    if account is None or not account.member.has_code:
        return False
    step = _step_of(secret_of(key, staff_id, account.code_salt), typed, now)
    if step is None:
        return False
    with writing() as connection:
        return staff_members.use_step(connection, staff_id, step)


def use_recovery_code(member: Member, typed: str, now: datetime) -> bool:
    """Whether this is one of her recovery codes; it is then used up."""
    plain = "".join(letter for letter in typed.lower() if letter in _LETTERS)
    with writing() as connection:
        used = recovery_codes.use(connection, member.id, _digest(member.id, plain))
        if used:
            left = recovery_codes.left(connection, member.id)
            note(connection, now, member.actor, Act.RECOVERY_CODE_USED, left=str(left))
    return used


def is_recovery_code(typed: str) -> bool:
    """Whether what was typed has the length of a recovery code; a code of an app has six digits."""
    return len("".join(typed.split())) > 10


def renew_recovery_codes(member: Member, now: datetime) -> tuple[str, ...]:
    """Ten new ones; the old ones work no more."""
    codes = _new_codes()
    with writing() as connection:
        recovery_codes.replace(connection, member.id, (_digest(member.id, one) for one in codes))
        note(connection, now, member.actor, Act.RECOVERY_CODES_MADE)
    return codes


def recovery_codes_left(member: Member) -> int:
    """How many of hers are unused."""
    with reading() as connection:
        return recovery_codes.left(connection, member.id)


def _step_of(secret: str, typed: str, now: datetime) -> int | None:
    """The time step whose code this is: now, or one before or after, for clocks that disagree."""
    code, app = "".join(typed.split()), pyotp.TOTP(secret)
    step = int(now.timestamp()) // STEP_SECONDS
    if not code.isascii():
        return None
    fitting = [one for one in (step - 1, step, step + 1) if hmac.compare_digest(app.generate_otp(one), code)]
    return fitting[-1] if fitting else None


def _new_codes() -> tuple[str, ...]:
    """79 random bits each: so many that a plain digest of them cannot be searched through."""
    return tuple("-".join(_letters() for _ in range(4)) for _ in range(HOW_MANY_RECOVERY_CODES))


def _letters() -> str:
    return "".join(secrets.choice(_LETTERS) for _ in range(4))


def _digest(staff_id: int, code: str) -> str:
    return hashlib.sha256(f"{staff_id}:{code.replace('-', '')}".encode()).hexdigest()
