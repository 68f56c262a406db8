"""``flask officials correct``: what someone knows better than the list, in a row that every refresh leaves alone."""

from __future__ import annotations

import click
from flask.cli import with_appcontext

from advocacy.core.errors import AdvocacyError
from advocacy.services.correct_officials import write_correction

from .importing import plugs

_ZONE = "America/New_York"


@click.command("correct")
@click.argument("official_id")
@click.argument("field")
@click.argument("value")
@click.option("--note", default="", metavar="TEXT", help="How you know it; for whoever reads the file next.")
@with_appcontext
def correct(official_id: str, field: str, value: str, note: str) -> None:
    """Write a row of instance/corrections.csv: OFFICIAL_ID FIELD VALUE. See docs/corrections.md.

    FIELD is a column of legislators.csv, or departing or removed (VALUE: yes). “(empty)” stands for nothing.
    """
    importers = plugs()
    try:
        path, became = write_correction(importers, official_id, field, value, note, importers.today(_ZONE))
    except AdvocacyError as error:
        raise click.ClickException(f"{error} Nothing was written.") from None
    click.echo(f"Written: {path}")
    click.echo(became)
    click.echo("The site reads it when it starts next.")
