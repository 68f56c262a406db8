"""``flask translations``: what is said on the pages is said in every language, on every machine alike."""

from __future__ import annotations

from collections.abc import Callable
from gettext import GNUTranslations
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from advocacy.cli.translations import group

Run = Callable[[str], Result]
PAGE = """\
<h1>{{ _("Your letter") }}</h1>
<p>{{ _("Letter to %(name)s", name=name) }}</p>
<p>{{ ngettext("%(num)d letter", "%(num)d letters", count) }}</p>
"""
CODE = """\
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
LABEL = _l("Your name")
def sentence() -> str:
    return _("Go back")
"""
SPANISH = {
    "Your letter": "Su carta",
    "Letter to %(name)s": "Carta para %(name)s",
    "Your name": "Su nombre",
    "Go back": "Vuelva atrás",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A page, some code, and a Spanish catalogue in which nothing is said yet."""
    for path, text in {
        "templates/action/page.html": PAGE,
        "advocacy/web/code.py": CODE,
        "advocacy/translations/es/LC_MESSAGES/messages.po": 'msgid ""\nmsgstr "Language: es\\n"\n',
    }.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def run(project: Path) -> Run:
    return lambda command: CliRunner().invoke(group, [command, "--root", str(project)])


@pytest.fixture
def catalogue(project: Path) -> Path:
    return project / "advocacy/translations/es/LC_MESSAGES/messages.po"


def translate(catalogue: Path, sentences: dict[str, str]) -> None:
    text = catalogue.read_text(encoding="utf-8")
    for english, spanish in sentences.items():
        text = text.replace(f'msgid "{english}"\nmsgstr ""', f'msgid "{english}"\nmsgstr "{spanish}"')
    text = text.replace('msgstr[0] ""', 'msgstr[0] "%(num)d carta"').replace(
        'msgstr[1] ""', 'msgstr[1] "%(num)d cartas"'
    )
    catalogue.write_text(text, encoding="utf-8")


@pytest.fixture
def complete(run: Run, catalogue: Path) -> Path:
    """The same catalogue with everything said and compiled."""
    run("update")
    translate(catalogue, SPANISH)
    run("update")
    return catalogue


def test_every_sentence_of_pages_and_code_enters_the_catalogue(run: Run, catalogue: Path) -> None:
    assert "es: 5 sentences, 5 to translate" in run("update").output
    text = catalogue.read_text(encoding="utf-8")
    for sentence in (*SPANISH, "%(num)d letters"):
        assert f'"{sentence}"' in text


def test_a_complete_catalogue_passes_and_its_compiled_file_speaks_spanish(run: Run, complete: Path) -> None:
    result = run("check")
    assert (result.exit_code, result.stderr) == (0, "")
    with complete.with_suffix(".mo").open("rb") as file:
        spanish = GNUTranslations(file)
    assert spanish.gettext("Go back") == "Vuelva atrás"
    assert [spanish.ngettext("%(num)d letter", "%(num)d letters", n) % {"num": n} for n in (1, 2)] == [
        "1 carta",
        "2 cartas",
    ]


def test_updating_twice_changes_no_byte_and_names_no_day_program_or_person(run: Run, complete: Path) -> None:
    before = complete.read_bytes(), complete.with_suffix(".mo").read_bytes()
    run("update")
    assert (complete.read_bytes(), complete.with_suffix(".mo").read_bytes()) == before
    for word in (b"Date", b"Babel", b"Team", b"@"):
        assert word not in before[0] + before[1]


def test_headers_that_another_program_adds_do_not_make_the_compiled_file_old(run: Run, complete: Path) -> None:
    text = complete.read_text(encoding="utf-8")
    dated = text.replace('"Language: es\\n"', '"Language: es\\n"\n"POT-Creation-Date: 2031-01-01 10:00+0100\\n"', 1)
    complete.write_text(dated, encoding="utf-8")
    assert "2031" in dated
    assert run("check").exit_code == 0


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (('msgstr "Vuelva atrás"', 'msgstr ""'), "es: not translated: Go back"),
        (('msgstr[1] "%(num)d cartas"', 'msgstr[1] ""'), "es: not translated: %(num)d letter"),
        (('msgid "Go back"', '#, fuzzy\nmsgid "Go back"'), "es: not translated: Go back"),
        (
            ("para %(name)s", "para usted"),
            "es: the placeholders are not those of the English sentence: Letter to %(name)s",
        ),
        (("para %(name)s", "para %(nombre)s"), "es: the placeholders are not those of the English sentence: Letter to"),
        (('"Su nombre"', '"Su 100 % nombre"'), "es: the placeholders are not those of the English sentence: Your name"),
        (('"Su carta"', '"Su nueva carta"'), "es: the compiled catalogue is old: run flask translations update"),
    ],
)
def test_what_is_wrong_is_said_with_its_sentence(
    run: Run, complete: Path, change: tuple[str, str], complaint: str
) -> None:
    text = complete.read_text(encoding="utf-8")
    assert change[0] in text
    complete.write_text(text.replace(*change), encoding="utf-8")
    result = run("check")
    assert result.exit_code == 1
    assert complaint in result.stderr


def test_one_of_a_thing_may_be_said_without_its_number(run: Run, complete: Path) -> None:
    text = complete.read_text(encoding="utf-8").replace('msgstr[0] "%(num)d carta"', 'msgstr[0] "Una sola carta"')
    complete.write_text(text, encoding="utf-8")
    run("update")
    assert run("check").exit_code == 0


def test_a_sentence_that_was_added_or_dropped_is_named(run: Run, project: Path, complete: Path) -> None:
    page = project / "templates/action/page.html"
    page.write_text(PAGE.replace("Your letter", "Your own letter"), encoding="utf-8")
    result = run("check")
    assert result.exit_code == 1
    assert "es: missing: Your own letter" in result.stderr
    assert "es: no longer used: Your letter" in result.stderr


def test_a_sentence_that_only_moved_to_another_page_needs_nothing(run: Run, project: Path, complete: Path) -> None:
    page = project / "templates/action/page.html"
    page.rename(page.with_name("other.html"))
    assert run("check").exit_code == 0


def test_a_catalogue_that_was_never_compiled_is_said_to_be_old(run: Run, complete: Path) -> None:
    complete.with_suffix(".mo").unlink()
    assert "the compiled catalogue is old" in run("check").stderr
