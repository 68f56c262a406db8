"""``flask letters``: lines for people, one JSON document for programs, and what each ending means."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from click.testing import CliRunner, Result
from flask import current_app

from advocacy.cli.letters import group
from advocacy.core.staff import Actor
from advocacy.services.keep_working_copies import begin
from advocacy.services.load_campaigns import current_versions
from tests.support.kept import kept
from tests.support.manuscripts import BILL, DAY, FILES, spoiled

Run = Callable[..., Result]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "letters" / "schools"
    made.mkdir(parents=True)
    write(made)
    return made


def write(folder: Path, files: dict[str, str] = FILES) -> None:
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")


@pytest.fixture
def run(database_url: str, folder: Path) -> Iterator[Run]:
    """The commands, with a folder of letters that holds one good campaign."""

    def today(zone: str) -> date:
        return DAY

    with kept(database_url):
        ports = SimpleNamespace(bills={str(BILL.id): BILL}, today=today, now=lambda: datetime.now(UTC))
        current_app.extensions["advocacy"] = SimpleNamespace(letters_dir=folder.parent, ports=ports)
        yield lambda *arguments: CliRunner().invoke(group, [str(argument) for argument in arguments])


def test_good_letters_end_with_zero(run: Run, folder: Path) -> None:
    for arguments in ((), (folder,), (folder.parent,), (folder / "es.md",)):
        result = run("check", *arguments)
        assert (result.exit_code, result.stdout, result.stderr) == (0, "Nothing to mend.\n", "")


def test_an_error_is_a_line_with_file_line_message_and_advice_and_ends_with_one(run: Run, folder: Path) -> None:
    write(folder, spoiled("en.md", "{{ bill.sponsor }}", "{{ bill.sponser }}"))
    result = run("check", folder)
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        f"{folder}/en.md:41: There is no placeholder called “bill.sponser”. — Did you mean {{{{ bill.sponsor }}}}?",
        "1 to mend before publishing, 0 to consider.",
    ]


def test_advice_alone_ends_with_zero(run: Run, folder: Path) -> None:
    write(folder, spoiled("en.md", "A hard subject.", "A hard subject!!"))
    result = run("check")
    assert result.exit_code == 0
    assert "en.md:6: (advice) “!!” is shouting. — One mark is enough" in result.stdout


def test_the_json_is_a_list_of_findings(run: Run, folder: Path) -> None:
    assert json.loads(run("check", "--json").stdout) == []
    write(folder, spoiled("es.md", "Un tema", "Un XXX tema"))
    result = run("check", folder / "es.md", "--json")
    assert result.exit_code == 1
    assert json.loads(result.stdout) == [
        {
            "file": str(folder / "es.md"),
            "line": 6,
            "column": 18,
            "severity": "error",
            "code": "left-over-note",
            "message": "“XXX” was left over.",
            "remedy": "Write the words that belong here, or delete it.",
        }
    ]


def test_a_relative_path_stays_relative(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(folder, spoiled("es.md", "Un tema", "XXX tema"))
    monkeypatch.chdir(folder.parent.parent)
    for arguments in ((), ("letters",), ("letters/schools",), ("letters/schools/es.md",)):
        assert run("check", *arguments).stdout.startswith("letters/schools/es.md:6: ")


@pytest.mark.parametrize(
    "arguments", [("check", "/nowhere"), ("check", "--yaml"), ("publish",), ("publish", "x", "--all")]
)
def test_what_cannot_be_asked_ends_with_two(run: Run, arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Error: " in result.stderr


def test_an_empty_folder_has_nothing_to_check(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert run("check", tmp_path / "empty").exit_code == 2


def said(result: Result) -> str:
    """The last line: a log that no app has set up comes before it."""
    return result.stdout.splitlines()[-1]


def test_a_campaign_is_published_once_for_the_same_words(run: Run, folder: Path) -> None:
    assert said(run("publish", "schools")) == "schools: version 1 is published."
    assert said(run("publish", "--all")) == "schools: version 1 was published before."
    write(folder, spoiled("en.md", "Keep students safe.", "Keep all students safe."))
    assert said(run("publish", "schools")) == "schools: version 2 is published."
    assert current_versions(lambda zone: DAY)["schools"].letters["en"].texts["headline"] == "Keep all students safe."


def test_what_has_errors_is_not_published_and_what_was_published_stays(run: Run, folder: Path) -> None:
    run("publish", "--all")
    write(folder, spoiled("en.md", "Please write back.", "Please vote for this bill."))
    result = run("publish", "--all")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "en.md:19: “vote for” asks for a vote" in result.stderr
    assert "Not published: schools (see above)." in result.stderr
    assert current_versions(lambda zone: DAY)["schools"].number == 1


def test_a_campaign_that_is_not_there_cannot_be_published(run: Run) -> None:
    result = run("publish", "nothing")
    assert result.exit_code == 2
    assert "no such campaign" in result.stderr


def test_all_is_the_folder_and_the_campaigns_of_the_site(run: Run, folder: Path) -> None:
    files = spoiled("es.md", "Un tema", "Un XXX tema")
    begin("of-the-site", files, Actor(1, "ana@example.org"), datetime(2026, 11, 22, tzinfo=UTC))
    assert run("check").exit_code == 0
    result = run("check", "--all", "--json")
    assert result.exit_code == 1
    assert [(one["file"], one["line"], one["code"]) for one in json.loads(result.stdout)] == [
        ("site:of-the-site/es.md", 6, "left-over-note")
    ]
    assert run("check", folder, "--all").exit_code == 2


def test_all_tells_a_folder_whose_name_the_site_has_taken(run: Run, folder: Path) -> None:
    begin(folder.name, FILES, Actor(1, "ana@example.org"), datetime(2026, 11, 22, tzinfo=UTC))
    result = run("check", "--all", "--json")
    assert (result.exit_code, [one["code"] for one in json.loads(result.stdout)]) == (1, ["site-owns"])


def test_a_site_without_letters_in_files_is_checked_too(run: Run, folder: Path) -> None:
    for file in folder.iterdir():
        file.unlink()
    assert run("check", "--all").stdout == "Nothing to mend.\n"


def test_a_letter_alone_is_checked_and_an_error_in_it_ends_with_one(run: Run, tmp_path: Path) -> None:
    alone = tmp_path / "en.md"
    alone.write_text(FILES["en.md"].replace("bill.sponsor", "bill.sponser"), encoding="utf-8")
    result = run("check", alone, "--json")
    assert result.exit_code == 1
    rows = json.loads(result.stdout)
    assert [(row["severity"], row["code"]) for row in rows] == [
        ("advice", "campaign-not-beside"),
        ("error", "unknown-placeholder"),
    ]
    assert (rows[1]["line"], rows[1]["column"]) == (41, 4)
