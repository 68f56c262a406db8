from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advocacy.core.passwords import Weakness, weakness_of

_EMAIL = "ann.otter@example.org"


@pytest.mark.parametrize(
    ("password", "weakness"),
    [
        ("elevensigns", Weakness.TOO_SHORT),
        ("four words about otters", None),
        ("x7!Kq" * 40, None),
        ("x7!Kq" * 41, Weakness.TOO_LONG),
        ("Ann.Otter@Example.org", Weakness.IS_THE_EMAIL),
        ("ann.otter2026", Weakness.IS_THE_EMAIL),
        ("PasswordPassword", Weakness.COMMON),
        ("contraseña123", Weakness.COMMON),
        ("aaaaaaaaaaaaaa", Weakness.COMMON),
        ("abcabcabcabcabc", Weakness.COMMON),
        ("abcdefghijklmnop", Weakness.COMMON),
        ("987654321098765", Weakness.COMMON),
        ("ａｂｃｄｅｆｇｈｉｊｋｌｍ", Weakness.COMMON),
    ],
)
def test_a_password_is_long_and_neither_common_nor_the_email(password: str, weakness: Weakness | None) -> None:
    assert weakness_of(password, _EMAIL) is weakness


@given(st.text(max_size=300), st.text(max_size=60))
def test_whatever_is_typed_has_an_answer(password: str, email: str) -> None:
    assert weakness_of(password, email) in {None, *Weakness}
