"""``flask bills``: the facts of the bills that letters are about, kept up to date and compared with the letters."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext

from advocacy.core.bills import BillId
from advocacy.core.errors import AdvocacyError
from advocacy.services.check_bills import BillCheck, check_bills
from advocacy.services.import_bill import import_bill
from advocacy.services.installation import Installation
from advocacy.services.load_campaigns import current_versions
from advocacy.services.refresh_bills import BillsRefresh, bills_of, refresh_bills, site_campaigns

from .importing import FILE, home_of, plugs, tell, with_data_options

_ZONE = "America/New_York"  # Congress's own days
RED = 3


@click.group("bills")
def group() -> None:
    """Keep the bills that letters are about."""


@group.command("import")
@click.argument("facts", type=FILE)
@click.option("--members", type=FILE, required=True, help="legislators-current with all terms (YAML, JSON, .gz).")
@with_data_options
@with_appcontext
def imports(facts: Path, members: Path, as_of: datetime, into: Path | None) -> None:
    """Write bills.csv and bill_positions.csv from the facts of a bill (JSON), names matched to ids or reported."""
    importers = plugs()
    home = home_of(importers, into)
    tell(lambda: import_bill(importers, home, facts, members, as_of.date()))


@group.command("refresh")
@click.argument("bills", nargs=-1, metavar="[BILL]…")
@click.option("--campaign", metavar="SLUG", help="The bill of this campaign only.")
@click.option("--accept", is_flag=True, help="Believe a reading in which people are missing or the stage goes back.")
@click.option("--dry-run", is_flag=True, help="Say what is new and write nothing.")
@with_appcontext
def refresh(bills: tuple[str, ...], campaign: str | None, accept: bool, dry_run: bool) -> None:
    """Fetch where bills stand and who is on them; by default the bills of all campaigns.

    A BILL is written like hr1557-119, or as people type it: "HR 1557", "S. 12 (118th)".

    Read from GovInfo, or with CONGRESS_API_KEY from the Congress.gov API. Writes to instance/data. Exit 1 where a bill
    could not be read: what was known of it stays.
    """
    importers = plugs()
    try:
        wanted = tuple(BillId.typed(bill, importers.today(_ZONE)) for bill in bills) or _of_campaigns(campaign)
        done = refresh_bills(
            importers,
            wanted,
            importers.today(_ZONE),
            accept=accept,
            dry_run=dry_run,
            tell=lambda sentence: click.echo(sentence, err=True),
        )
    except AdvocacyError as error:
        raise click.ClickException(str(error)) from None
    _report(done, dry_run)


def _of_campaigns(campaign: str | None) -> tuple[BillId, ...]:
    return bills_of(current_app.extensions["advocacy"].letters_dir, campaign, site_campaigns())


def _report(done: BillsRefresh, dry_run: bool) -> None:
    for bill, sentences in done.news.items():
        for sentence in sentences or ("Nothing is new.",):
            click.echo(f"{bill.display}: {sentence}")
    if done.news:
        click.echo("Nothing was written." if dry_run else f"Written: {', '.join(done.written)}.")
    for bill, why in done.failures.items():
        click.echo(f"{bill.display} stays as it was: {why}", err=True)
    if done.failures:
        raise SystemExit(1)


@group.command("check")
@with_appcontext
def check() -> None:
    """Say where the bill of each published letter stands; exit 3 where a letter was not written for that."""
    try:
        checks = published_bills(current_app.extensions["advocacy"])
    except AdvocacyError as error:
        raise click.ClickException(f"{error} Has flask setup been run?") from None
    if not checks:
        click.echo("No letter is published.")
    for one in checks:
        click.echo(f"RED FLAG: {one.sentence}" if one.is_flag else one.sentence)
    if any(one.is_flag for one in checks):
        raise SystemExit(RED)


def published_bills(installation: Installation) -> tuple[BillCheck, ...]:
    """The bills of the letters on the site, checked today."""
    ports = installation.ports
    return check_bills(current_versions(ports.today).values(), ports.bills, ports.today)
