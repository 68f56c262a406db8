"""``flask bills``: the facts of a bill, and which officials of today put their names to it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click
from flask.cli import with_appcontext

from advocacy.services.import_bill import import_bill

from .importing import FILE, home_of, plugs, tell, with_data_options


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
