"""Two people in one letter: each one's changes stand, and where both changed the same words, both are shown."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from advocacy.core.merging import Conflict, digest, exact_digest, merge, tidy, unwrapped

FIRST = {
    "title": "A letter",
    "wording.request.us_senator": "Please.",
    "wording.request.otherwise": "",
    "body": "Hello.",
}
GIVEN = {part: frozenset({digest(text)}) for part, text in FIRST.items()}


def test_what_only_one_of_them_changed_stands() -> None:
    kept = FIRST | {"title": "Maria’s letter"}
    merged = merge(kept, FIRST | {"body": "Good day."}, GIVEN)
    assert merged.parts == FIRST | {"title": "Maria’s letter", "body": "Good day."}
    assert merged.conflicts == ()
    assert merged.taken == ("title",)


def test_what_both_changed_is_kept_as_it_is_and_both_are_told() -> None:
    merged = merge(FIRST | {"body": "Theirs."}, FIRST | {"body": "Hers."}, GIVEN)
    assert merged.parts["body"] == "Theirs."
    assert merged.conflicts == (Conflict("body", "Theirs.", "Hers."),)


def test_the_same_change_twice_is_no_conflict() -> None:
    merged = merge(FIRST | {"body": "Same."}, FIRST | {"body": "Same. "}, GIVEN)
    assert (merged.parts["body"], merged.conflicts) == ("Same.", ())


def test_a_row_that_someone_added_stays_though_the_page_did_not_have_it() -> None:
    kept = FIRST | {"wording.request.governor": "Sign it."}
    merged = merge(kept, FIRST, GIVEN)
    assert merged.parts == kept
    assert merged.taken == ("wording.request.governor",)


def test_an_added_row_stands_beside_those_of_its_table() -> None:
    merged = merge(FIRST, FIRST | {"wording.request.governor": "Sign it."}, GIVEN)
    assert list(merged.parts)[3] == "wording.request.governor"


def test_a_removed_row_goes_and_comes_back_as_a_question_where_someone_changed_it() -> None:
    row = "wording.request.us_senator"
    assert row not in merge(FIRST, FIRST, GIVEN, {row}).parts
    merged = merge(FIRST | {row: "Please do."}, FIRST, GIVEN, {row})
    assert merged.conflicts == (Conflict(row, "Please do.", None),)
    assert merged.parts[row] == "Please do."


def test_a_row_that_someone_removed_while_she_changed_it_is_not_lost() -> None:
    kept = {part: text for part, text in FIRST.items() if part != "wording.request.us_senator"}
    merged = merge(kept, FIRST | {"wording.request.us_senator": "Please, please."}, GIVEN)
    assert merged.conflicts == (Conflict("wording.request.us_senator", None, "Please, please."),)


def test_a_form_that_was_cut_off_on_its_way_removes_nothing() -> None:
    assert merge(FIRST, {"title": "Mine"}, GIVEN).parts == FIRST | {"title": "Mine"}


def test_line_ends_of_a_browser_are_no_change() -> None:
    kept = {"body": "One.\n\nTwo."}
    given_ = {"body": {digest(kept["body"])}}
    assert merge(kept, {"body": "One.\r\n\r\nTwo. \r\n"}, given_).parts == kept


def test_an_answer_that_was_lost_on_its_way_makes_no_conflict_with_oneself() -> None:
    maybe = {"body": {digest("Hello."), digest("Hello, once saved.")}}
    merged = merge({"body": "Hello, once saved."}, {"body": "Hello, going on."}, maybe)
    assert (merged.parts["body"], merged.conflicts) == ("Hello, going on.", ())


_texts = st.sampled_from(["", "one", "two", "three\n\nfour"])
_letters = st.dictionaries(st.sampled_from(["title", "body", "reasons.a.text", "reasons.b.text"]), _texts)


@given(base=_letters, theirs=_letters, hers=_letters)
def test_no_words_of_either_are_ever_lost(base: dict[str, str], theirs: dict[str, str], hers: dict[str, str]) -> None:
    given_ = {part: {digest(text)} for part, text in base.items()}
    merged = merge(theirs, hers, given_, set(base) - set(hers))
    said = {part: {text} for part, text in merged.parts.items()}
    for conflict in merged.conflicts:
        said.setdefault(conflict.part, set()).update({conflict.hers or "", conflict.theirs or ""})
    for mine in (theirs, hers):
        for part, text in mine.items():
            if tidy(text) and tidy(text) != base.get(part):
                assert tidy(text) in said.get(part, set())


@given(base=_letters, theirs=_letters, hers=_letters)
def test_what_is_kept_is_only_ever_one_of_the_two(
    base: dict[str, str], theirs: dict[str, str], hers: dict[str, str]
) -> None:
    given_ = {part: {digest(text)} for part, text in base.items()}
    for part, text in merge(theirs, hers, given_).parts.items():
        assert text in {theirs.get(part), tidy(hers.get(part, "\0"))}


def test_where_lines_are_broken_inside_a_paragraph_is_no_change() -> None:
    kept = {"body": "One\nlong paragraph.\n\nAnother\none."}
    shown = unwrapped(kept["body"])
    assert shown == "One long paragraph.\n\nAnother one."
    assert merge(kept, {"body": shown}, {"body": {digest(kept["body"])}}).parts == kept


def test_where_a_line_s_end_means_something_it_is_a_change() -> None:
    kept, hers = {"file": "a: b c: d"}, {"file": "a: b\nc: d"}
    given_ = {"file": {exact_digest(kept["file"])}}
    assert merge(kept, hers, given_, digest=exact_digest).parts == hers
