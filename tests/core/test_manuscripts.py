"""A letter as it is typed: its file and its parts say the same, whatever is in them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advocacy.core.letters import LetterRefused, parse_letter
from advocacy.core.manuscripts import read_manuscript, write_manuscript

LETTERS = sorted(Path(__file__).resolve().parents[2].glob("letters/*/*.md"))
PARTS = (
    *("title", "summary", "subject", "phone_script"),
    *("wording.request.otherwise", "wording.request.us_senator cosponsor", "wording.reply.reply_none"),
    *("reasons.fair.label", "reasons.fair.text", "starters.parent.text", "resources.rainn.name"),
)
LINES = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp", "Zs"))).filter(lambda line: line != "---")


@pytest.mark.parametrize("path", LETTERS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_shipped_letter_written_anew_is_the_same_letter(path: Path) -> None:
    parts = read_manuscript(path.read_text(encoding="utf-8"), path.name)
    written = write_manuscript(parts)
    assert read_manuscript(written, path.name) == parts
    one, other = (parse_letter(text, path.stem, path.name) for text in (path.read_text(encoding="utf-8"), written))
    assert (one.texts, one.templates, one.wording, one.body) == (
        other.texts,
        other.templates,
        other.wording,
        other.body,
    )
    assert write_manuscript(read_manuscript(written, path.name)) == written


@given(st.dictionaries(st.sampled_from(PARTS), st.text(max_size=200)), st.lists(LINES, max_size=5))
def test_whatever_is_typed_into_a_part_comes_back_as_it_was(parts: dict[str, str], lines: list[str]) -> None:
    body = "\n".join(line.rstrip() for line in lines).strip("\n")
    assert read_manuscript(write_manuscript({**parts, "body": body}), "en.md") == {**parts, "body": body}


def test_the_same_words_in_two_parts_are_written_twice() -> None:
    parts = {"title": "Schools " * 30, "summary": "Schools " * 30, "body": "Hello."}
    assert not set("&*") & set(write_manuscript(parts))


def test_a_wording_that_is_one_line_is_read_as_its_only_case() -> None:
    assert read_manuscript("---\nwording:\n  ask: Please act.\n---\nHello.", "en.md") == {
        "wording.ask.otherwise": "Please act.",
        "body": "Hello.",
    }


def test_a_letter_that_cannot_be_filled_can_still_be_edited() -> None:
    parts = read_manuscript("---\ntitle: '{{ nothing.like.it }}'\nnonsense: 1\n---\n{% if %}", "en.md")
    assert parts == {"title": "{{ nothing.like.it }}", "nonsense": "1", "body": "{% if %}"}


def test_a_file_that_cannot_be_read_at_all_is_refused_with_its_line() -> None:
    with pytest.raises(LetterRefused) as refused:
        read_manuscript("---\ntitle: [\n---\nHello.", "en.md")
    assert refused.value.problems[0].line >= 1
