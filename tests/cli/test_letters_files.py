"""``flask letters export`` and ``import``: what goes out and comes back is the same, byte for byte."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from click.testing import CliRunner, Result
from flask import current_app

from advocacy.cli.letters import group
from advocacy.services.keep_working_copies import load
from advocacy.services.publish_campaign import publish_folder
from tests.support.kept import kept
from tests.support.manuscripts import DAY, FILES

Run = Callable[..., Result]


def write(folder: Path, files: dict[str, str] = FILES) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_bytes(text.encode())
    return folder


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture
def run(database_url: str, tmp_path: Path) -> Iterator[Run]:
    """The commands, with a folder of letters that holds one campaign."""

    def today(zone: str) -> date:
        return DAY

    write(tmp_path / "letters" / "schools")
    with kept(database_url):
        current_app.extensions["advocacy"] = SimpleNamespace(
            letters_dir=tmp_path / "letters",
            ports=SimpleNamespace(today=today, now=lambda: datetime(2026, 11, 22, 12, tzinfo=UTC)),
        )
        yield lambda *arguments: CliRunner().invoke(group, [str(argument) for argument in arguments])


def test_what_is_imported_is_exported_as_it_was(run: Run, tmp_path: Path) -> None:
    source = write(tmp_path / "mine")
    (source / "notes.txt").write_text("to myself")
    result = run("import", source, "--as", "copied")
    assert result.exit_code == 0, result.output
    assert result.stdout == "copied: on the site now, with campaign.yaml, en.md, es.md.\nLeft out: notes.txt.\n"
    assert load("copied").saved_by == "command line"
    assert run("export", "copied", "--to", tmp_path / "out", "--draft").exit_code == 0
    (source / "notes.txt").unlink()
    assert bytes_of(tmp_path / "out") == bytes_of(source)


def test_an_editor_of_windows_is_read_and_plain_files_are_written(run: Run, tmp_path: Path) -> None:
    source = write(tmp_path / "mine", {name: "\ufeff" + text.replace("\n", "\r\n") for name, text in FILES.items()})
    (source / "es.md").write_bytes(FILES["es.md"].encode("utf-16"))
    assert run("import", source).exit_code == 0
    run("export", "mine", "--to", tmp_path / "out")
    assert bytes_of(tmp_path / "out") == {name: text.encode() for name, text in FILES.items()}


def test_a_published_version_is_exported_by_its_number(run: Run, tmp_path: Path) -> None:
    publish_folder(FILES, "schools", DAY)
    publish_folder({**FILES, "en.md": FILES["en.md"].replace("Keep students", "Keep all students")}, "schools", DAY)
    assert run("export", "schools", "--version", 1, "--to", tmp_path / "one").exit_code == 0
    assert bytes_of(tmp_path / "one")["en.md"] == FILES["en.md"].encode()
    assert run("export", "schools", "--to", tmp_path / "newest").exit_code == 0
    assert b"Keep all students" in bytes_of(tmp_path / "newest")["en.md"]


def test_other_words_are_not_written_over_unless_she_insists(run: Run, tmp_path: Path) -> None:
    run("import", write(tmp_path / "mine"))
    there = write(tmp_path / "out", {"en.md": "my own words"})
    result = run("export", "mine", "--to", there)
    assert (result.exit_code, bytes_of(there)) == (1, {"en.md": b"my own words"})
    assert "--force" in result.stderr
    assert run("export", "mine", "--to", there, "--force").exit_code == 0
    assert bytes_of(there) == {name: text.encode() for name, text in FILES.items()}


def test_a_letter_that_is_not_of_this_campaign_is_not_left_beside_it(run: Run, tmp_path: Path) -> None:
    run("import", write(tmp_path / "mine", {name: FILES[name] for name in ("campaign.yaml", "en.md")}))
    result = run("export", "mine", "--to", write(tmp_path / "out"), "--force")
    assert result.exit_code == 1
    assert "es.md is not of this campaign" in result.stderr


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"en.md": FILES["en.md"]}, "There is no campaign.yaml."),
        ({"campaign.yaml": FILES["campaign.yaml"]}, "There is no letter"),
        ({**FILES, "en.md": "Dear Senator"}, "en.md:1: "),
        ({**FILES, "campaign.yaml": "bill: &a x\npath: *a\n"}, "campaign.yaml:1: "),
        ({**FILES, "en.md": "x" * 300_000}, "far longer than a letter"),
    ],
)
def test_what_is_not_a_campaign_is_refused_and_nothing_is_kept(
    run: Run, tmp_path: Path, files: dict[str, str], said: str
) -> None:
    result = run("import", write(tmp_path / "mine", files))
    assert result.exit_code == 1
    assert said in result.stderr
    assert run("export", "mine").exit_code == 1


@pytest.mark.parametrize("name", ["schools", "taken", "No Name", "../up", "a" * 65, "--as", "new"])
def test_a_name_that_is_taken_or_cannot_be_one_is_refused(run: Run, tmp_path: Path, name: str) -> None:
    run("import", write(tmp_path / "taken"))
    result = run("import", tmp_path / "taken", f"--as={name}")
    assert result.exit_code == 1
    assert "Error: " in result.stderr


def test_bytes_that_are_no_text_are_refused(run: Run, tmp_path: Path) -> None:
    source = write(tmp_path / "mine")
    (source / "es.md").write_bytes(b"\xff\x00\xfe")
    result = run("import", source)
    assert result.exit_code == 1
    assert "es.md: This file is not text" in result.stderr


@pytest.mark.parametrize("arguments", [("nothing",), ("nothing", "--version", "7"), ("schools", "--draft")])
def test_what_is_not_there_cannot_be_exported(run: Run, arguments: tuple[str, ...]) -> None:
    assert run("export", *arguments).exit_code == 1


def test_draft_and_version_at_once_make_no_sense(run: Run) -> None:
    assert run("export", "schools", "--draft", "--version", "1").exit_code == 2
