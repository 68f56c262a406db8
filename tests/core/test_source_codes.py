from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advocacy.core.errors import MalformedInput
from advocacy.core.source_codes import LONGEST_CODE, gives_away, read_code, suggest_code, with_code


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("PTA of Berkeley", "pta-of-berkeley"),
        ("Año Nuevo’s  club!", "ano-nuevos-club"),
        ("None", "none-1"),
        ("教育", ""),
        ("", ""),
    ],
)
def test_a_code_is_made_of_a_name(name: str, code: str) -> None:
    assert suggest_code(name) == code


@given(st.text(max_size=120))
def test_a_code_made_of_any_name_is_one_or_none_at_all(name: str) -> None:
    code = suggest_code(name)
    assert code == "" or read_code(code) == code


@pytest.mark.parametrize("text", ["", "a--b", "-a", "a-", "a_b", "ñ", "x" * (LONGEST_CODE + 1), "none", "OTHER", "²"])
def test_what_the_counters_could_not_tell_apart_is_no_code(text: str) -> None:
    with pytest.raises(MalformedInput):
        read_code(text)


def test_a_code_is_read_as_people_type_it() -> None:
    assert read_code(" PTA-2 ") == "pta-2"


@pytest.mark.parametrize(
    ("code", "tells"), [("survivors-circle", True), ("title-ix-club", True), ("pta-berkeley", False), ("club", False)]
)
def test_a_code_that_tells_is_known(code: str, tells: bool) -> None:
    assert gives_away(code) is tells


def test_the_link_carries_the_code() -> None:
    assert with_code("https://letters.example/education-letter", "pta") == (
        "https://letters.example/education-letter?source=pta"
    )
