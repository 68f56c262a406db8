"""Findings as pages show them: in the language of the page, with the field that they are about."""

from __future__ import annotations

import pytest
from flask import Flask, render_template_string

from advocacy.core.problems import KINDS, Problem
from advocacy.web.findings import field_id, findings, say

WRONG = Problem("en.md", 12, "unknown-placeholder", {"name": "<b>", "near": "bill.title"}, 4, "wording.a.federal died")


@pytest.mark.parametrize(
    ("file", "part", "expected"),
    [
        ("en.md", "body", "field-en-body"),
        ("es.md", "wording.request.us_senator", "field-es-wording-request-us_senator"),
        ("en.md", "wording.request.federal died", "field-en-wording-request-federal-died"),
        ("campaign.yaml", "path", "field-campaign-path"),
        ("letters/schools/en.md", "body", "field-en-body"),
    ],
)
def test_each_part_of_each_file_has_the_id_of_a_field(file: str, part: str, expected: str) -> None:
    assert field_id(file, part) == expected


def test_every_finding_can_be_said_in_every_language(app: Flask) -> None:
    for language in ("en", "es"):
        with app.test_request_context(f"/?lang={language}"):
            for code, kind in KINDS.items():
                values = dict.fromkeys(
                    ["name", "found", "most", "known", "names", "stage", "count", "file"], "100 %s {x}"
                )
                values |= dict.fromkeys([*_names(kind.message), *_names(kind.remedy)], "100 %s {x}")
                message, remedy = say(Problem("en.md", 1, code, values))
                assert message
                assert remedy


def _names(template: str) -> list[str]:
    return [part.partition(")")[0] for part in template.split("%(")[1:]]


def test_the_list_says_what_where_and_what_to_do_and_leads_to_the_field(app: Flask) -> None:
    with app.test_request_context("/"):
        page = render_template_string(
            "{% from 'findings.html' import list_findings with context %}{{ list_findings(rows) }}",
            rows=findings([WRONG]),
        )
    assert "There is no placeholder called “&lt;b&gt;”." in page
    assert "Did you mean {{ bill.title }}?" in page
    assert 'href="#field-en-wording-a-federal-died"' in page
    assert "en.md, line 12, wording.a.federal died" in page
    assert "To mend:" in page


def test_the_two_languages_are_called_by_their_names_on_pages(app: Flask) -> None:
    one = Problem("es.md", 3, "text-in-one-language", {"name": "topic", "first": "en.md", "other": "es.md"})
    with app.test_request_context("/"):
        assert say(one)[0] == "Only one of English and Spanish has “topic”."
