"""``flask counts``: the numbers, for a spreadsheet."""

from __future__ import annotations

import io
import sys
from datetime import date, datetime

import click
from flask import current_app
from flask.cli import with_appcontext

from advocacy.core.errors import AdvocacyError, MalformedInput
from advocacy.core.participation import View
from advocacy.services.installation import Installation
from advocacy.services.report_counts import as_csv, report_counts

_DAY = click.DateTime(["%Y-%m-%d"])


@click.group("counts")
def group() -> None:
    """Export what was counted."""


@group.command("export")
@click.option("--campaign", required=True, metavar="SLUG", help="The campaign's folder name.")
@click.option("--from", "start", type=_DAY, help="The first day, such as 2026-11-01. Default: the campaign's first.")
@click.option("--to", "end", type=_DAY, help="The day after the last: it is not included. Default: to the end.")
@click.option("--view", type=click.Choice([str(view) for view in View]), default=str(View.ACTIONS), show_default=True)
@with_appcontext
def export(campaign: str, start: datetime | None, end: datetime | None, view: str) -> None:
    """Write the counters of one campaign as CSV to standard output, under notes on what they mean."""
    installation: Installation = current_app.extensions["advocacy"]
    try:
        report = report_counts(installation.ports, campaign, View(view), _day(start), _day(end))
    except MalformedInput as error:
        raise click.UsageError(str(error)) from None
    except AdvocacyError as error:
        raise click.ClickException(str(error)) from None
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")  # names have accents, whatever this terminal's locale
    sys.stdout.writelines(as_csv(report))


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None
