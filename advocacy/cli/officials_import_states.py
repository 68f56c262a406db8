"""``flask officials import legislatures`` and ``governors``: state officials, beside Congress in one list."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click
from flask.cli import with_appcontext

from advocacy.services.import_states import import_governors, import_legislatures

from .importing import FILE, accept_fewer_option, home_of, plugs, tell, with_data_options

_SOURCE = click.Path(exists=True, path_type=Path)


@click.command("legislatures")
@click.argument("sources", type=_SOURCE, nargs=-1, required=True)
@accept_fewer_option
@with_data_options
@with_appcontext
def legislatures(sources: tuple[Path, ...], accept_fewer: bool, as_of: datetime, into: Path | None) -> None:
    """Write the state legislators, and their offices at home, from the people of Open States.

    SOURCES are an archive (tar.gz) or a folder of their YAML, the published CSV of each state under its own name
    (ca.csv), or a table drawn from them. States that no source names stay as they are, and so does everyone else.
    """
    importers = plugs()
    home = home_of(importers, into)
    tell(lambda: import_legislatures(importers, home, sources, as_of.date(), accept_fewer=accept_fewer))


@click.command("governors")
@click.argument("table", type=FILE)
@click.option("--people", type=FILE, metavar="CSV", help="Executives of Open States: names, terms, forms.")
@accept_fewer_option
@with_data_options
@with_appcontext
def governors(table: Path, people: Path | None, accept_fewer: bool, as_of: datetime, into: Path | None) -> None:
    """Write the governors, and DC's mayor, from a table that says who governs; everyone else stays.

    Where the table says that the executives' file has a predecessor, nothing of that person is used.
    """
    importers = plugs()
    home = home_of(importers, into)
    tell(lambda: import_governors(importers, home, table, people, as_of.date(), accept_fewer=accept_fewer))
