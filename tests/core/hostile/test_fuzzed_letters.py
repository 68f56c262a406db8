"""Whatever is typed: a letter or a refusal with places, never anything else, and what is written reads the same."""

from __future__ import annotations

import contextlib

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from advocacy.core.campaigns import parse_campaign
from advocacy.core.letters import LetterRefused, parse_letter
from advocacy.core.letters_syntax import FIELDS, Template, TemplateRefused, compile_template
from advocacy.core.letters_yaml import Table, read_yaml, write_yaml
from advocacy.core.manuscripts import read_manuscript, write_manuscript
from advocacy.services.check_letters import check_files
from tests.support.manuscripts import BILL, CAMPAIGN, DAY, ENGLISH, FILES

_ANY = st.text(st.characters(), max_size=200)
_MARKS = st.text(st.sampled_from("{}%#-+'\"\\[](),.:|*~<>=!& \n\tax1_\u200b\u202e\x00\u2028"), max_size=80)
_JINJA = """{{ }} {% %} {# #} {{- -}} if else endif for in endfor set macro endmacro block raw endraw include import not
and or is none true official bill ask constituent story name title . [ ] ( ) | , : = == + - * / // ** % ~ 1 0.5 1e9 'x'
"y" 'z lipsum cycler self __class__ { } word"""
_TOKENS = st.lists(st.sampled_from([*_JINJA.split(), "\n"]), max_size=40).map(" ".join)
_YAML_MARKS = """a: - ? : [ ] { } , &a *a !!str |\n >-\n ' " \\x00 \\U7fffffff # --- ... <<: ~ yes 1 path:x"""
_YAML = st.lists(
    st.sampled_from([*_YAML_MARKS.split(" "), "\n", "  ", " ", "\t", "%YAML 1.1\n", "\ufeff"]), max_size=30
).map("".join)


def check_refusal(refused: LetterRefused) -> None:
    assert refused.problems
    assert all(one.line >= 1 and one.column >= 1 and one.message and one.remedy for one in refused.problems)


@given(source=_ANY | _MARKS | _TOKENS)
def test_any_template_is_text_and_names_or_is_refused(source: str) -> None:
    try:
        template = compile_template(source, FIELDS)
    except TemplateRefused as refused:
        lines = source.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
        assert 1 <= refused.line <= lines  # noqa: PT017 - either is well
        return
    assert isinstance(template, Template)
    assert template.placeholders <= set(FIELDS)
    assert "{" not in template.fill(lambda name: "")


@given(source=_ANY | _YAML | _MARKS)
def test_any_table_is_text_or_is_refused_and_is_written_as_it_reads(source: str) -> None:
    try:
        table = read_yaml(source, "campaign.yaml")
    except LetterRefused as refused:
        check_refusal(refused)
        return
    plain = _plain(table)
    assert _plain(read_yaml(write_yaml(plain), "campaign.yaml")) == plain if plain else True


def _plain(value: object) -> dict[str, object]:
    assert isinstance(value, Table)
    return {key: _plain(one) if isinstance(one, Table) else _list(one) for key, one in value.items()}


def _list(value: object) -> object:
    if isinstance(value, list):
        return [_plain(one) if isinstance(one, Table) else _list(one) for one in value]
    return value


@given(source=_YAML | _ANY.map(lambda text: CAMPAIGN + text) | _YAML.map(lambda text: CAMPAIGN + text))
def test_any_campaign_is_one_or_is_refused(source: str) -> None:
    try:
        parse_campaign(source, "schools", "campaign.yaml")
    except LetterRefused as refused:
        check_refusal(refused)


_AT = st.integers(0, len(ENGLISH))


@given(at=_AT, cut=st.integers(0, 30), words=_MARKS | _TOKENS | _YAML | _ANY)
def test_any_damage_to_a_letter_is_a_letter_or_is_refused_and_an_editor_keeps_its_parts(
    at: int, cut: int, words: str
) -> None:
    source = ENGLISH[:at] + words + ENGLISH[at + cut :]
    try:
        parse_letter(source, "en", "en.md")
    except LetterRefused as refused:
        check_refusal(refused)
    with contextlib.suppress(LetterRefused):
        parts = read_manuscript(source, "en.md")
        written = write_manuscript(parts)
        assert write_manuscript(read_manuscript(written, "en.md")) == written


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(at=_AT, words=_MARKS | _TOKENS)
def test_proofreading_of_a_damaged_letter_answers_with_places(at: int, words: str) -> None:
    files = {**FILES, "en.md": ENGLISH[:at] + words + ENGLISH[at:]}
    found = check_files(files, "schools", {str(BILL.id): BILL}, DAY)
    assert all(one.file in FILES and one.line >= 1 and one.message and one.remedy for one in found)
