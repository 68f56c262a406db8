"""What a password may not be. Long ones are let be: no rule asks for signs and capitals."""

from __future__ import annotations

import unicodedata
from enum import StrEnum
from itertools import pairwise

SHORTEST, LONGEST = 12, 200

_COMMON = frozenset(
    """
    password1234 password12345 password123456 passwordpassword password123! password1234! passw0rd1234
    123456789012 1234567890123 1234567890ab 123123123123 qwertyuiop12 qwertyuiop123 qwerty123456 qwertyqwerty
    qwertyuiopasdfghjkl 1qaz2wsx3edc 1q2w3e4r5t6y abcdefghijkl abcdefg12345 abcd1234abcd letmein12345
    letmeinletmein iloveyou1234 iloveyouiloveyou administrator adminadminadmin administrator1 welcome12345
    welcomewelcome welcome123456 changeme1234 changemechangeme trustno1trustno1 correcthorsebatterystaple
    correct horse battery staple writetothem1 advocacy1234 organiser1234 unitedstates unitedstates1 washington123
    superman1234 football1234 baseball1234 princess1234 sunshine1234 dragon123456 monkey123456 contraseña123
    contrasena123 contraseña1234 contrasena1234 teamo1234567 estrella1234 asdfghjkl123 asdfghjklqwerty zxcvbnm12345
    """.split()  # noqa: SIM905 - a list of seventy words reads better so
) | {"correct horse battery staple"}
_FEWEST_DIFFERENT = 5


class Weakness(StrEnum):
    """Why a password is refused."""

    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    IS_THE_EMAIL = "is_the_email"
    COMMON = "common"


def composed(password: str) -> str:
    """The same text in one form, whatever keyboard typed it (NIST SP 800-63B, 3.1.1.2: NFKC)."""
    return unicodedata.normalize("NFKC", password)


def weakness_of(password: str, email: str) -> Weakness | None:
    """Why this cannot be the password of this account; None where it can."""
    plain = composed(password).casefold()
    name = email.partition("@")[0].casefold()
    if len(plain) < SHORTEST:
        return Weakness.TOO_SHORT
    if len(plain) > LONGEST:
        return Weakness.TOO_LONG
    if email.casefold() in plain or (name in plain and len(plain) - len(name) < SHORTEST // 2):
        return Weakness.IS_THE_EMAIL
    if plain in _COMMON or len(set(plain)) < _FEWEST_DIFFERENT or _is_a_run(plain):
        return Weakness.COMMON
    return None


def _is_a_run(plain: str) -> bool:
    """``abcdefghijkl``, ``987654321098``: each sign follows from the one before by the same step."""
    steps = {(ord(after) - ord(before)) % 10 for before, after in pairwise(plain)}
    return len(steps) == 1
