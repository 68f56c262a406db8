"""Tables of text: what YAML makes of words is undone, and what YAML can do beside is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advocacy.core.letters_yaml import LONGEST_FILE, LetterRefused, read_yaml
from advocacy.core.problems import Problem

HOSTILE = {
    "a tag that runs a program": ('title: x\nrun: !!python/object/apply:os.system ["id"]', 2),
    "a tag that makes a name": ("title: !!python/name:os.system x", 1),
    "a tag of its own": ("title: !env SECRET_KEY", 1),
    "a tag that says nothing": ("title: ! x", 1),
    "a binary": ("title: !!binary aGVsbG8=", 1),
    "an anchor": ("title: &a x", 1),
    "an alias": ("title: x\nsummary: *title", 2),
    "a merge": ("a: &a {b: c}\nd:\n  <<: *a", 1),
    "a bomb": ("a: &a [x,x,x,x]\nb: &b [*a,*a,*a]\nc: [*b,*b,*b]", 1),
    "lists by the thousand": ("title: " + "[" * 20_000, 1),
    "tables by the thousand": ("title: " + "{a: " * 5_000, 1),
    "tables in tables": ("a:\n b:\n  c:\n   d:\n    e:\n     f: x", 6),
    "dashes by the thousand": ("- " * 10_000 + "x", 1),
    "a name given twice": ("title: x\nsubject: y\ntitle: z", 3),
    "a list as a name": ("? [a, b]\n: x", 1),
    "a table as a name": ("{a: b}: x", 1),
    "two documents": ("title: x\n---\ntitle: y", 2),
    "a directive": ("%YAML 9.9\n---\ntitle: x", 1),
    "a tab for a space": ("title:\n\tx: y", 2),
    "a colon in words": ("title: Title IX: a letter", 1),
    "an open quote": ('title: "x\nsubject: y', 1),
    "an open list": ("targets: [a, b", 1),
    "a null byte": ("title: x\nsubject: a\x00b", 2),
    "an escape": ("title: x\nsubject: a\x1bb", 2),
    "half a character": ("title: x\nsubject: a\ud800b", 2),
    "a list instead of a table": ("- a\n- b", 1),
    "only words": ("Dear Senator", 1),
    "nothing": ("", 1),
    "a comment alone": ("# nothing", 1),
    "a book": ("title: " + "x" * LONGEST_FILE, 1),
}


@pytest.mark.parametrize(("source", "line"), HOSTILE.values(), ids=HOSTILE.keys())
def test_what_is_more_than_a_table_of_text_is_refused_with_line_and_advice(source: str, line: int) -> None:
    with pytest.raises(LetterRefused) as refused:
        read_yaml(source, "en.md")
    (problem,) = refused.value.problems
    assert (problem.file, problem.line) == ("en.md", line)
    assert problem.message
    assert problem.remedy.endswith(".")


@pytest.mark.parametrize("typed", ["no", "yes", "02134", "1.10", "2026-11-22", "null", "~", "0x10", "12:30", "1e3"])
def test_every_value_stays_what_was_typed(typed: str) -> None:
    assert read_yaml(f"value: {typed}", "x")["value"] == typed


def test_each_row_knows_its_line_in_the_file() -> None:
    table = read_yaml("a: x\n\n# a comment\nb:\n  c: >-\n    one\n    two\n  d: y\n", "x", first_line=3)
    assert table.lines == {"a": 3, "b": 6}
    assert table.table("b").lines == {"c": 7, "d": 10}
    assert table.line("missing") == 3
    assert table.table("a") == {}


@given(st.text(max_size=300) | st.text("ab: \n-[]{}&*!|>'\"#,?%\t", max_size=60))
def test_any_text_is_a_table_of_text_or_is_refused(source: str) -> None:
    def is_text(value: object) -> bool:
        if isinstance(value, dict):
            return all(isinstance(key, str) and is_text(item) for key, item in value.items())
        return all(map(is_text, value)) if isinstance(value, list) else isinstance(value, str)

    problems: tuple[Problem, ...] = ()
    try:
        assert is_text(read_yaml(source, "x"))
    except LetterRefused as refused:
        problems = refused.problems
    assert all(problem.line >= 1 and problem.message and problem.remedy for problem in problems)
