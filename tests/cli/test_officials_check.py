"""``flask officials check``: words for a person, JSON for a machine, and an exit status for both."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from flask import Flask

from advocacy import wiring
from advocacy.settings import Settings
from tests.support.importing_site import TODAY, app_for, importers


@pytest.fixture
def shipped(tmp_path: Path) -> Flask:
    return app_for(wiring.importers(Settings(today=TODAY, instance_dir=tmp_path)))


def test_the_shipped_data_is_usable_with_warnings_on_a_day_in_november(shipped: Flask) -> None:
    result = shipped.test_cli_runner().invoke(args=["officials", "check"])
    assert result.exit_code == 3, result.output
    assert "541 seats accounted for, 535 filled." in result.stdout
    assert "The term of Ashley Moody, who was appointed, ended on 2026-11-03 (Florida, senator)." in result.stdout
    assert result.stdout.endswith("The data is usable, with warnings.\n")


def test_json_is_one_document_and_the_day_and_limit_can_be_given(shipped: Flask) -> None:
    words = ["officials", "check", "--json", "--on", "2026-06-20", "--max-age", "3"]
    result = shipped.test_cli_runner().invoke(args=words)
    told = json.loads(result.stdout)
    assert (told["status"], told["day"], told["age_days"]["legislators.csv"]) == ("warnings", "2026-06-20", 5)
    assert any("the limit is 3 days" in warning for warning in told["warnings"])


def test_a_folder_without_data_is_unusable_and_says_which_files_are_missing(tmp_path: Path) -> None:
    result = app_for(importers(tmp_path)).test_cli_runner().invoke(args=["officials", "check"])
    assert result.exit_code == 1
    assert "Error: legislators.csv: the file cannot be read" in result.stdout
