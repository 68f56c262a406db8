"""What was counted, asked by the command that staff use."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from flask import Flask

LETTERS = "title-ix-protection-act"


@dataclass(frozen=True)
class Counts:
    """The counters of the campaign in this repository."""

    app: Flask

    def rows(self, view: str) -> list[dict[str, str]]:
        """The lines of ``flask counts export --view …``."""
        done = self.app.test_cli_runner().invoke(args=["counts", "export", "--campaign", LETTERS, "--view", view])
        assert done.exit_code == 0, done.output
        lines = [line for line in done.stdout.lstrip("\ufeff").splitlines() if line and not line.startswith("#")]
        return list(csv.DictReader(lines))

    def visits(self) -> int:
        return sum(int(row["actions"]) for row in self.rows("actions"))

    def letters(self, channel: str = "", outcome: str = "") -> int:
        rows = self.rows("letters")
        return sum(
            int(row["letters"]) for row in rows if channel in {"", row["channel"]} and outcome in {"", row["outcome"]}
        )


def publish(instance: Path, day: date) -> None:
    """Publish the letters of this repository into the migrated SQLite database of this folder."""
    from advocacy.app import create_app
    from advocacy.settings import Settings

    publish_folder(create_app(Settings(instance_dir=instance, today=day, log_level="ERROR")), day)


def publish_folder(app: Flask, day: date) -> None:
    """Publish what is in this site's folder of letters, where nothing may have to be mended first."""
    from advocacy.services.publish_folders import publish_folders
    from advocacy.store.database import db

    with app.app_context():
        installation = app.extensions["advocacy"]
        results = dict(publish_folders(installation.letters_dir, installation.ports.bills, day))
        db.engine.dispose()
    assert not any(result.problems for result in results.values()), results
