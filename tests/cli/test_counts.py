"""``flask counts export`` and ``flask database``: what is said where, and with which exit code."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from click.testing import CliRunner, Result

from advocacy.cli import counts, database
from advocacy.services.count_action import count_action
from advocacy.services.publish_campaign import publish_folder
from tests.services.small_world import ports
from tests.support.kept import DAY, action, folder, kept, letter

Run = Callable[..., Result]


@pytest.fixture
def run(database_url: str) -> Iterator[Run]:
    with kept(database_url) as app:
        app.extensions["advocacy"] = SimpleNamespace(ports=ports())
        publish_folder(folder(), "safe-schools", DAY)
        yield lambda *arguments: CliRunner().invoke(counts.group, ["export", *arguments])


def test_the_export_goes_to_standard_output_alone(run: Run) -> None:
    count_action(action("t1"), [letter(1)])
    result = run("--campaign", "safe-schools", "--from", "2026-11-01", "--to", "2026-12-01", "--view", "actions")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("# Campaign: safe-schools\n")
    assert result.stdout.endswith(",CA,California,12,1\n")


@pytest.mark.parametrize("view", ["actions", "letters", "traits"])
def test_each_view_can_be_exported_without_saying_any_day(run: Run, view: str) -> None:
    result = run("--campaign", "safe-schools", "--view", view)
    assert result.exit_code == 0
    assert f"Columns: {view}, version 1." in result.stdout


def test_an_unknown_campaign_is_one_line_on_standard_error(run: Run) -> None:
    result = run("--campaign", "nothing-here")
    assert (result.exit_code, result.stdout) == (1, "")
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    "days", [("--from", "11/01/2026"), ("--to", "yesterday"), ("--from", "2026-12-01", "--to", "2026-11-01")]
)
def test_a_day_that_cannot_be_read_exits_two(run: Run, days: tuple[str, ...]) -> None:
    result = run("--campaign", "safe-schools", *days)
    assert (result.exit_code, result.stdout) == (2, "")


def test_a_view_that_does_not_exist_exits_two(run: Run) -> None:
    assert run("--campaign", "safe-schools", "--view", "people").exit_code == 2


def test_the_database_is_made_once_and_then_up_to_date(tmp_path: Path) -> None:
    with kept(f"sqlite:///{tmp_path / 'new.sqlite3'}"):
        said = [CliRunner().invoke(database.group, [name]) for name in ("check", "upgrade", "upgrade", "check")]
    assert [result.exit_code for result in said] == [1, 0, 0, 0]
    assert "run flask database upgrade" in said[0].stderr
    assert [result.stdout.strip() for result in said[1:]] == [
        "The database is ready.",
        "The database is up to date.",
        "The database is sound.",
    ]


def test_a_database_that_cannot_be_opened_is_one_clear_line(tmp_path: Path) -> None:
    with kept(f"sqlite:///{tmp_path / 'nowhere' / 'x.sqlite3'}"):
        for name in ("upgrade", "check"):
            result = CliRunner().invoke(database.group, [name])
            assert (result.exit_code, result.stdout) == (1, "")
            assert len(result.stderr.splitlines()) == 1
