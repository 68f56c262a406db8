"""``flask database``: the tables."""

from __future__ import annotations

import click
from flask.cli import with_appcontext

from advocacy.services import keep_database


@click.group("database")
def group() -> None:
    """Make and check the tables."""


@group.command("upgrade")
@with_appcontext
def upgrade() -> None:
    """Make the tables, or bring them to what this version needs. Safe to run again."""
    upgrade_database()


def upgrade_database() -> None:
    """Upgrade and say so. Raises ``ClickException`` with the reason when it cannot be done."""
    try:
        changed = keep_database.upgrade_database()
    except keep_database.DatabaseUnavailable as error:
        raise click.ClickException(f"{error} {error.reason}") from None
    click.echo("The database is ready." if changed else "The database is up to date.")


@group.command("check")
@with_appcontext
def check() -> None:
    """Say what is wrong with the database. Exit 0 when it is sound, 1 when not."""
    problems = keep_database.check_database()
    for problem in problems:
        click.echo(problem, err=True)
    if problems:
        raise SystemExit(1)
    click.echo("The database is sound.")
