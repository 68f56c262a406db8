"""``flask officials check``: what is wrong with the data at hand. Exit 0 sound, 3 usable with warnings, 1 unusable."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

import click
from flask.cli import with_appcontext

from advocacy.services.check_officials import CheckReport, Verdict, check_officials

from .importing import FOLDER, home_of, plugs

_ZONE = "America/New_York"
_WORDS = {
    Verdict.SOUND: "The data is sound.",
    Verdict.WARNINGS: "The data is usable, with warnings.",
    Verdict.UNUSABLE: "The data is unusable.",
}


@click.command("check")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="The day to check for: 2026-11-22.")
@click.option("--max-age", type=click.IntRange(min=0), metavar="DAYS", help="Default: DATA_MAX_AGE_DAYS.")
@click.option("--from", "below", type=FOLDER, metavar="DIR", help="Check the files below this folder.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout.")
@with_appcontext
def check(on: datetime | None, max_age: int | None, below: Path | None, as_json: bool) -> None:
    """Say in plain words what is wrong with the data. Exit 0: sound; 3: usable with warnings; 1: unusable."""
    importers = plugs()
    day = on.date() if on else importers.today(_ZONE)
    limit = importers.data_max_age_days if max_age is None else max_age
    report = check_officials(importers, home_of(importers, below) if below else importers.layers, day, limit)
    if as_json:
        click.echo(json.dumps(as_document(report), ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(describe(report)))
    raise SystemExit(int(report.verdict))


def as_document(report: CheckReport) -> dict[str, object]:
    """The report for a machine."""
    return {
        "status": report.verdict.name.lower(),
        "day": report.day.isoformat(),
        "counts": report.counts,
        "seats": report.seats,
        "vacant": report.vacant,
        "terms_ended": report.terms_ended,
        "without": report.without,
        "states": [asdict(chamber) for chamber in report.chambers],
        "age_days": report.age_days,
        "facts": report.facts,
        "warnings": report.warnings,
        "errors": report.errors,
    }


def describe(report: CheckReport) -> list[str]:
    """The report for a person, a sentence a line."""
    lines = [f"On {report.day}:"]
    if report.seats:
        lines.append(f"{report.seats['accounted']} seats accounted for, {report.seats['filled']} filled.")
        lines += [f"  {count} {office}" for office, count in report.counts.items()]
    lines += [f"{file}: {age} days old." for file, age in report.age_days.items()]
    lines += report.facts
    lines += [f"Warning: {warning}" for warning in report.warnings]
    lines += [f"Error: {error}" for error in report.errors]
    return [*lines, _WORDS[report.verdict]]
