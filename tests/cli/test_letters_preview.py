"""``flask letters preview``, ``diff`` and ``publish`` of the site's campaigns: the same words as the pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from flask import Flask

from advocacy.cli.letters import group
from advocacy.core.staff import Actor
from advocacy.services.keep_working_copies import begin, load, save
from advocacy.services.load_campaigns import current_versions
from tests.conftest import TODAY, SettingsFactory
from tests.support.counts import publish_folder
from tests.support.manuscripts import FILES
from tests.support.pages import CheckedClient
from tests.support.visitor import Visitor

Run = Callable[..., Result]
SLUG = "title-ix-protection-act"
PADILLA = "bioguide:P000145"
ANA = Actor(1, "ana@example.org")


@pytest.fixture
def site(settings: SettingsFactory) -> Flask:
    from advocacy.app import create_app

    return create_app(settings(log_level="ERROR"))


@pytest.fixture
def run(site: Flask) -> Iterator[Run]:
    with site.app_context():
        yield lambda *arguments: CliRunner().invoke(group, [str(argument) for argument in arguments])


def words(result: Result) -> str:
    assert result.exit_code == 0, result.output
    return " ".join(result.stdout.split())


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_text_is_word_for_word_what_the_citizens_page_holds(site: Flask, run: Run, language: str) -> None:
    publish_folder(site, TODAY)
    site.test_client_class = CheckedClient
    ana = Visitor(site.test_client(), language=language)
    ana.write("94704").press(
        "Update the letters", name="Ana Ruiz", city="Berkeley", story="I teach.\r\n\r\nIt matters."
    )
    about = ("--name", "Ana Ruiz", "--city", "Berkeley", "--zip", "94704", "--story", "I teach.\n\nIt matters.")
    for which in ("--draft", "--published"):
        result = run("preview", SLUG, "--for", PADILLA, "--language", language, *about, which)
        assert words(result) in {ana.sheet(1), ana.sheet(2), ana.sheet(3)}
    assert "Ana Ruiz" in words(result)


@pytest.mark.parametrize("language", ["en", "es"])
def test_with_her_zip_alone_it_is_the_page_as_she_first_sees_it(site: Flask, run: Run, language: str) -> None:
    publish_folder(site, TODAY)
    site.test_client_class = CheckedClient
    ana = Visitor(site.test_client(), language=language)
    ana.write("94704")
    told = words(run("preview", SLUG, "--for", PADILLA, "--language", language, "--zip", "94704"))
    assert told in {ana.sheet(1), ana.sheet(2), ana.sheet(3)}
    assert "Berkeley" in told
    assert "Berkeley" not in words(run("preview", SLUG, "--for", PADILLA, "--zip", "94704", "--city", ""))


def test_without_details_nothing_is_made_up(run: Run) -> None:
    text = words(run("preview", SLUG, "--for", PADILLA))
    assert text.startswith("California ")
    assert "Rivera" not in text


def test_a_reason_that_the_letter_does_not_have_is_told_with_those_that_it_has(run: Run) -> None:
    result = run("preview", SLUG, "--for", PADILLA, "--reason", "nope")
    assert result.exit_code == 2
    assert "lasting, fair, clear" in result.output


def test_how_she_would_like_an_answer_is_said_as_the_help_says_it(run: Run) -> None:
    told = words(run("preview", SLUG, "--for", PADILLA, "--reply", "email", "--email", "ana@example.org"))
    assert "by email" in told
    assert "ana@example.org" in told


def test_it_is_also_a_page_a_pdf_and_an_email(run: Run, tmp_path: Path) -> None:
    html = run("preview", SLUG, "--for", PADILLA, "--language", "es", "--as", "html").stdout
    assert '<html lang="es">' in html
    assert 'class="sheet__body"' in html
    assert "Subject: " in run("preview", SLUG, "--for", PADILLA, "--as", "email").stdout
    assert run("preview", SLUG, "--for", PADILLA, "--as", "pdf").stdout_bytes.startswith(b"%PDF")
    file = tmp_path / "letter.pdf"
    assert run("preview", SLUG, "--for", PADILLA, "--as", "pdf", "--to", file).stdout == ""
    assert file.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (("nowhere", "--for", PADILLA), 1, "no campaign of this name"),
        ((SLUG, "--for", "bioguide:Z999999"), 1, "no longer have this official"),
        ((SLUG, "--for", PADILLA, "--language", "fr"), 2, "en, es"),
        ((SLUG, "--for", PADILLA, "--zip", "9470"), 2, "five digits"),
        ((SLUG, "--for", PADILLA, "--published"), 1, "Nothing of this campaign is published"),
        ((SLUG, "--for", PADILLA, "--to", "/nowhere/at/all"), 1, "cannot be written"),
    ],
)
def test_what_cannot_be_shown_is_said(run: Run, arguments: tuple[str, ...], status: int, words: str) -> None:
    result = run("preview", *arguments)
    assert result.exit_code == status
    assert words in result.stderr


def test_a_campaign_of_the_site_is_previewed_published_and_compared(run: Run, site: Flask) -> None:
    begin("schools", FILES, ANA, datetime.now(UTC))
    assert "Jackie Speier introduced" in words(run("preview", "schools", "--for", PADILLA))
    assert "version 1 is published" in words(run("publish", "schools"))
    assert "The words are the same." in words(run("diff", "schools"))
    copy = load("schools")
    save(
        copy,
        {**copy.files, "en.md": FILES["en.md"].replace("A law lasts.", "A good law lasts.")},
        ANA,
        datetime.now(UTC),
    )
    assert words(run("diff", "schools")) == "en.md: reasons.lasting.text A {+good+} law lasts."
    assert "version 2 is to be live from 2026-12-24" in words(run("publish", "schools", "--on", "2026-12-24"))
    assert words(run("diff", "schools", "2", "1")) == "en.md: reasons.lasting.text A [-good-] law lasts."
    assert current_versions(lambda zone: TODAY)["schools"].number == 1


def test_what_cannot_be_compared_or_published_is_said(run: Run, site: Flask) -> None:
    assert run("diff", "nowhere").exit_code == 1
    assert run("diff", SLUG, "7").exit_code == 1
    assert run("publish", SLUG, "--on", "2026-12-24").exit_code == 2
    begin("schools", {**FILES, "en.md": "no front part"}, ANA, datetime.now(UTC))
    result = run("publish", "schools")
    assert result.exit_code == 1
    assert "Not published: schools" in result.stderr
    assert run("preview", "schools", "--for", PADILLA).exit_code == 1
    assert run("publish", "schools", "--on", "2020-01-01").exit_code == 1
