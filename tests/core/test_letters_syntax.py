"""The closed language of letters: text and known placeholders, and nothing that an organiser writes is run."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advocacy.core.letters_syntax import (
    FIELDS,
    LONGEST_TEMPLATE,
    MOST_PIECES,
    Literal,
    Placeholder,
    Template,
    TemplateRefused,
    compile_template,
    nearest,
)
from advocacy.core.problems import KINDS

KNOWN = {*FIELDS, "ask.opening"}

HOSTILE = {
    "the classes behind a string": "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "the classes behind a field": "{{ official.__class__ }}",
    "an attribute of an attribute": "{{ official.name.__class__ }}",
    "the template itself": "{{ self }}",
    "its globals": "{{ self.__init__.__globals__ }}",
    "a subscript": "{{ official['name'] }}",
    "a slice": "{{ official.name[0:4] }}",
    "a call": "{{ official.name() }}",
    "a method": "{{ official.name.format(1) }}",
    "a filter": "{{ official.name|upper }}",
    "the attr filter": "{{ official|attr('__class__') }}",
    "padding by a filter": "{{ 'x'|center(1000000000) }}",
    "multiplication": "{{ 'x' * 10**9 }}",
    "arithmetic": "{{ 9**9**9**9 }}",
    "joining": "{{ official.name ~ official.name }}",
    "addition": "{{ official.name + 'x' }}",
    "percent formatting": "{{ '%1000000000s' % 'x' }}",
    "a test": "{{ official.name is string }}",
    "a comparison": "{{ official.name == 'x' }}",
    "a choice": "{{ official.name if reasons else today }}",
    "and": "{{ official.name and today }}",
    "not": "{{ not today }}",
    "a list": "{{ [1] * 10000000 }}",
    "a dictionary": "{{ {'a': 1} }}",
    "a tuple": "{{ today, reasons }}",
    "a string": "{{ 'Dear Senator' }}",
    "a number": "{{ 12 }}",
    "a number of five thousand digits": "{{ " + "9" * 5000 + " }}",
    "nothing": "{{ }}",
    "true": "{{ true }}",
    "range": "{{ range(10**9) }}",
    "lipsum": "{{ lipsum(1000) }}",
    "cycler": "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "the configuration": "{{ config }}",
    "the request": "{{ request.environ }}",
    "a loop": "{% for x in range(1000000000) %}x{% endfor %}",
    "a choice of blocks": "{% if today %}x{% endif %}",
    "a variable": "{% set x = 'x' %}",
    "a macro": "{% macro m() %}{{ m() }}{% endmacro %}",
    "an include": "{% include '/etc/passwd' %}",
    "an import": "{% import 'os' as os %}",
    "a parent": "{% extends 'base.html' %}",
    "a raw block": "{% raw %}{{ x }}{% endraw %}",
    "a comment": "{# hidden #}",
    "a comment that never ends": "{# hidden",
    "a placeholder that never ends": "Dear {{ official.name",
    "an end without a beginning": "Dear official.name }}",
    "a single brace": "Dear {official.name}",
    "three braces": "{{{ official.name }}}",
    "space control": "Dear {{- official.name -}}",
    "parentheses by the thousand": "{{ " + "(" * 9000 + "today" + ")" * 9000 + " }}",
    "lists by the thousand": "{{ " + "[" * 9000 + " }}",
    "not by the thousand": "{{ " + "not " * 4000 + "today }}",
    "dots by the thousand": "{{ official" + ".name" * 3000 + " }}",
    "hundreds of placeholders": "{{ today }}" * (MOST_PIECES + 1),
    "too much text": "x" * (LONGEST_TEMPLATE + 1),
    "an unknown name": "{{ official.salary }}",
    "a name in capitals": "{{ Official.Name }}",
    "a name with a zero-width space": "{{ official\u200b.name }}",
    "a name in another script": "{{ \u043efficial.name }}",
    "a null byte in a placeholder": "{{ official.name\x00 }}",
    "a wording of another letter": "{{ ask.other }}",
}


@pytest.mark.parametrize("source", HOSTILE.values(), ids=HOSTILE.keys())
def test_what_is_not_text_or_a_known_name_is_refused_with_line_and_advice(source: str) -> None:
    with pytest.raises(TemplateRefused) as refused:
        compile_template("One line.\n\n" + source, KNOWN) if len(source) < 1000 else compile_template(source, KNOWN)
    assert refused.value.line == (3 if len(source) < 1000 else 1)
    assert refused.value.column >= 1
    assert KINDS[refused.value.code].message % refused.value.values


def test_the_known_name_that_most_resembles_a_wrong_one_is_found() -> None:
    assert nearest("offical.name", KNOWN) == "official.name"
    assert nearest("xyz", KNOWN) == ""


@pytest.mark.parametrize(
    ("source", "column"),
    [
        ("Dear {{ offical.name }}", 9),
        ("{{ today }} and {{nobody}}", 19),
        ("Dear {{ official.name", 6),
        ("{{ today }} is } here", 16),
        ("Now {% set x %}", 5),
        ("{{ today }} {{ 1 }}", 1),
    ],
)
def test_a_mistake_has_its_column_as_far_as_it_can_be_told(source: str, column: int) -> None:
    for before in ("", "One line.\r\n", "{{ today }}\r\r"):
        with pytest.raises(TemplateRefused) as refused:
            compile_template(before + source, KNOWN)
        assert refused.value.column == column


def test_the_line_of_a_mistake_is_right_however_lines_end() -> None:
    for end in ("\n", "\r\n", "\r"):
        for wrong in ("{{ nobody }}", "{{ a b }}", "}", "{% x %}"):
            with pytest.raises(TemplateRefused) as refused:
                compile_template(end.join(["{{ today }}", "", "words", wrong]), KNOWN)
            assert refused.value.line == 4


def test_an_empty_line_parts_paragraphs_and_a_single_break_is_a_space() -> None:
    template = compile_template("\n\nOne\n  and two\r\n\r\n \t\n{{ today }}\nthree\n\n\n\n", KNOWN)
    assert template.paragraphs == ((Literal("One and two"),), (Placeholder("today"), Literal(" three")))


def test_a_break_between_two_placeholders_is_kept() -> None:
    template = compile_template("{{ today }}\n\n{{ reasons }} {{ today }}\n{{ reasons }}", KNOWN)
    assert template.fill(lambda name: name) == "today\n\nreasons today reasons"


def test_an_empty_value_leaves_no_double_space_and_no_empty_paragraph() -> None:
    template = compile_template("One {{ today }} two {{ today }}\n\n{{ reasons }}\n\n{{ today }} three", KNOWN)
    assert template.fill(lambda name: "") == "One two\n\nthree"


def test_a_no_break_space_stays() -> None:
    assert compile_template("H.R.\u00a04030", KNOWN).fill(str) == "H.R.\u00a04030"


def test_what_fills_a_placeholder_is_never_read_as_a_placeholder() -> None:
    template = compile_template("Dear {{ official.name }}", KNOWN)
    assert template.fill(lambda name: "{{ today }}{% x %}") == "Dear {{ today }}{% x %}"


def test_long_stretches_of_spaces_are_read_quickly() -> None:
    source = ("a" + " " * 5_000 + "\n" + " \n" * 2_000 + "b" + "\n" * 5_000)[:LONGEST_TEMPLATE]
    assert compile_template(source, KNOWN).fill(str) == "a\n\nb"


ANYTHING = st.text(max_size=400) | st.text("{}%#.'\"()[]|~*+- \n\\oficalnmetdy_0", max_size=80)


def compiled(source: str) -> Template | TemplateRefused:
    try:
        return compile_template(source, KNOWN)
    except TemplateRefused as refused:
        return refused


@given(ANYTHING)
def test_any_text_becomes_words_and_known_names_or_is_refused(source: str) -> None:
    made = compiled(source)
    if isinstance(made, Template):
        assert made.placeholders <= KNOWN
        assert not set("{}") & set(made.fill(lambda name: ""))
    else:
        assert 1 <= made.line <= len(source.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
        assert KINDS[made.code].message % made.values
        assert made.column >= 1


@given(st.lists(st.sampled_from(sorted(KNOWN)) | st.text("abc é,.\n", max_size=20), max_size=12), st.text(max_size=30))
def test_filling_never_fails_and_every_paragraph_says_something(parts: list[str], value: str) -> None:
    template = compile_template(" ".join(f"{{{{ {part} }}}}" if part in KNOWN else part for part in parts), KNOWN)
    assert isinstance(template, Template)
    assert all(template.paragraphs)
    assert isinstance(template.fill(lambda name: value), str)


@given(st.text("abc é,.;:\u00a0\n", max_size=200))
def test_plain_words_come_through_in_their_order(source: str) -> None:
    assert compile_template(source, KNOWN).fill(str).split() == source.split()
