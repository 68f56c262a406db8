"""How often one may try to sign in: so that guessing leads nowhere, and nobody can lock a person out from elsewhere.

Failures count for a network address and for an address with an account, never for an account alone. A browser that has
signed in before has a cookie that says so and counts by itself: whoever guesses from the same network does not use up
its tries. Only codes of the second factor, which can be guessed by somebody who has the password, count for an account
as well; a recovery code and a browser that is known pass that, too.
"""

from __future__ import annotations

import hashlib
import ipaddress
import secrets
from dataclasses import dataclass

import structlog
from flask import current_app, request
from itsdangerous import BadData, URLSafeTimedSerializer
from limits import RateLimitItem, parse
from limits.errors import StorageError
from werkzeug.wrappers import Response

from ..limits import MemoryWindow, Window

_DEVICE = "device"
_DEVICE_SECONDS = 180 * 86_400
_FOR_ONE, _FOR_ADDRESS, _FOR_CODES = parse("10 per 15 minutes"), parse("100 per 15 minutes"), parse("60 per hour")

log = structlog.get_logger()
_meanwhile = MemoryWindow()
"""Counts here while the shared storage is out of reach: letters then pass, guesses do not."""


@dataclass(frozen=True, slots=True)
class Tries:
    """The limits that hold for one attempt."""

    buckets: tuple[tuple[RateLimitItem, str], ...]

    def are_left(self) -> bool:
        """Whether one more may be made. Asked before anything costly is done."""
        return all(_ask("test", item, whose) for item, whose in self.buckets)

    def failed(self) -> None:
        """Count a failure."""
        for item, whose in self.buckets:
            _ask("hit", item, whose)


def with_password(email: str) -> Tries:
    """For an email and a password typed at the door."""
    account = email.strip().lower()
    if device := _known_device(account):
        return Tries(((_FOR_ONE, f"device:{device}"),))
    address, short = _network(), hashlib.sha256(account.encode()).hexdigest()[:16]
    return Tries(((_FOR_ADDRESS, f"door:{address}"), (_FOR_ONE, f"door:{address}:{short}")))


def with_code(email: str, *, recovery: bool) -> Tries:
    """For a code of the second factor, after the password was right."""
    tries = with_password(email)
    if recovery or _known_device(email):
        return tries
    short = hashlib.sha256(email.encode()).hexdigest()[:16]
    return Tries((*tries.buckets, (_FOR_CODES, f"codes:{short}")))


def in_session(digest: str) -> Tries:
    """For who is signed in and is asked again: each session counts by itself."""
    return Tries(((_FOR_ONE, f"session:{digest[:24]}"),))


def remember_device(response: Response, email: str) -> Response:
    """Leave a cookie by which this browser is known at the door for half a year. It lets nobody in."""
    content = _signer().dumps([_short(email), _device_number(email)])
    response.set_cookie(
        _DEVICE,
        content,
        max_age=_DEVICE_SECONDS,
        path="/staff/",
        httponly=True,
        samesite="Lax",
        secure=bool(current_app.config["SESSION_COOKIE_SECURE"]),
    )
    return response


def _device_number(email: str) -> str:
    return _known_device(email) or secrets.token_hex(8)


def _known_device(email: str) -> str:
    try:
        account, number = _signer().loads(request.cookies.get(_DEVICE, "")[:400], max_age=_DEVICE_SECONDS)
    except (BadData, TypeError, ValueError):
        return ""
    return str(number) if account == _short(email) else ""


def _short(email: str) -> str:
    return hashlib.sha256(_key().encode() + email.strip().lower().encode()).hexdigest()[:16]


def _signer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(_key(), salt="known device")


def _key() -> str:
    return str(current_app.config["SECRET_KEY"])


def _network() -> str:
    """The address that asks; of IPv6 the network, since one household has 2^64 addresses."""
    try:
        address = ipaddress.ip_address(request.remote_addr or "")
    except ValueError:
        return "unknown"
    return str(ipaddress.ip_network((address, 64), strict=False)) if address.version == 6 else str(address)


def _ask(verb: str, item: RateLimitItem, whose: str) -> bool:
    window: Window = current_app.extensions["advocacy_window"]
    try:
        return window.test(item, whose) if verb == "test" else window.hit(item, whose)
    except StorageError as error:
        log.error("tries_counted_here", why=type(error.storage_error).__name__)
        return _meanwhile.test(item, whose) if verb == "test" else _meanwhile.hit(item, whose)
