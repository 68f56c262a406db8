"""Passwords of the staff: hashed slowly on purpose, at most two at once, so that signing in cannot use up a machine."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from advocacy.core.errors import AdvocacyError
from advocacy.core.passwords import LONGEST, composed

_hasher = PasswordHasher()
_two = threading.BoundedSemaphore(2)
_PATIENCE_SECONDS = 5.0

NOBODYS = "$argon2id$v=19$m=65536,t=3,p=4$kuOK8V6y4ey6VZb/X7zrxA$KShmxK/ZHjf/uT/lBTY/Z2mr+8j8vDQID+fVV1bs0KU"
"""A hash that no password has, checked where there is no account: an unknown email takes as long as a known one."""


class TooBusy(AdvocacyError):
    """Too many are signing in at this very moment."""


def hash_of(password: str) -> str:
    """What is kept of a password. Raises ``TooBusy``."""
    with _room():
        return _hasher.hash(composed(password))


def fits(kept: str, password: str) -> bool:
    """Whether this is the password. One hash's time whatever the answer. Raises ``TooBusy``."""
    with _room():
        try:
            _hasher.verify(kept or NOBODYS, composed(password[: LONGEST * 4]))
            return bool(kept)
        except (VerificationError, InvalidHashError):
            return False


def is_dated(kept: str) -> bool:
    """Whether the hash was made with other parameters than today's, and is to be made again."""
    return _hasher.check_needs_rehash(kept)


@contextmanager
def _room() -> Iterator[None]:
    if not _two.acquire(timeout=_PATIENCE_SECONDS):
        raise TooBusy("Many people are signing in just now. Try again in a minute.")
    try:
        yield
    finally:
        _two.release()
