"""What the commands that write data have in common: their options, their plugs, and how they tell what they did."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click
from flask import current_app

from advocacy.core.errors import AdvocacyError, MalformedData
from advocacy.services.import_officials import ImportReport
from advocacy.services.importers import DataHome, Importers

F = TypeVar("F", bound=Callable[..., Any])

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
FOLDER = click.Path(file_okay=False, path_type=Path)


def with_data_options(command: F) -> F:
    """``--as-of`` and ``--into``, which every import has."""
    day = click.DateTime(["%Y-%m-%d"])
    as_of = click.option("--as-of", type=day, required=True, metavar="DATE", help="The day of the data: 2026-06-15.")
    into = click.option("--into", type=FOLDER, metavar="DIR", help="Write below this folder, laid out as the project.")
    return as_of(into(command))


accept_fewer_option = click.option(
    "--accept-fewer", is_flag=True, help="Insist on a source with far fewer rows than before, or without a district."
)


map_option = click.option(
    *("--map", "number"),
    type=click.IntRange(min=74),
    metavar="CONGRESS",
    help="Lay it beside the installed map, for when this Congress sits; default: replace the installed map.",
)


def plugs() -> Importers:
    """The readers of sources, as the wiring has plugged them in."""
    importers: Importers = current_app.extensions["advocacy"].importers
    return importers


def home_of(importers: Importers, into: Path | None, congress: int | None = None) -> DataHome:
    """Where to write: the project's own files, or the same below another folder; of another Congress's map its own."""
    home = importers.home_under(into) if into else importers.home
    return home.on_map(congress) if congress else home


def tell(work: Callable[[], ImportReport]) -> None:
    """Run an import and say what it did; refusals are one sentence, and the old files stay."""
    try:
        report = work()
    except MalformedData as error:
        raise click.ClickException(f"{error} Nothing was written.") from None
    except AdvocacyError as error:
        raise click.ClickException(str(error)) from None
    for note in report.notes:
        click.echo(f"Note: {note}", err=True)
    for fact in report.facts:
        click.echo(fact)
    for file, rows in report.written:
        click.echo(f"Written: {file}, {rows} rows.")
