from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from advocacy.core.plain_text import clean, one_line, with_crlf

ANY_TEXT = st.text(st.characters())


def test_line_ends_of_every_kind_become_one_kind() -> None:
    assert clean("a\r\nb\rc\u2028d\x0be\tf") == "a\nb\nc\nd\ne f"


def test_control_characters_go_and_no_break_spaces_stay() -> None:
    assert clean("\ufeffH.R.\xa04030\x00\x1b[31m\x7f") == "H.R.\xa04030[31m"


def test_one_line_has_no_line_end_and_no_double_space() -> None:
    assert one_line("  a\n\n b\r\nc ") == "a b c"


@given(ANY_TEXT)
def test_cleaning_twice_changes_nothing_and_the_result_can_be_encoded(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert one_line(one_line(text)) == one_line(text)
    clean(text).encode("utf-8")
    assert with_crlf(text).count("\n") == with_crlf(text).count("\r\n")
