"""What the commands that write data have in common: their options, their plugs, and how they tell what they did."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path

import click
from flask import current_app

from advocacy.core.errors import AdvocacyError, MalformedData
from advocacy.services.import_officials import ImportReport
from advocacy.services.importers import DataHome, Importers

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
FOLDER = click.Path(file_okay=False, path_type=Path)


_INSTANCE = Path("instance folder")  # what ``--instance`` gives as the folder to write to; known by identity


def with_data_options(command: Callable[..., None]) -> Callable[..., None]:
    """``--as-of``, ``--into`` and ``--instance``, which every import has; the last two come as ``into``."""
    day = click.DateTime(["%Y-%m-%d"])
    as_of = click.option("--as-of", type=day, required=True, metavar="DATE", help="The day of the data: 2026-06-15.")
    into = click.option("--into", type=FOLDER, metavar="DIR", help="Write below this folder, laid out as the project.")
    instance = click.option("--instance", is_flag=True, help="Write to the instance folder, as refresh does.")

    @wraps(command)
    def run(*words: object, into: Path | None, instance: bool, **more: object) -> None:
        if instance and into:
            raise click.UsageError("--into and --instance are two places: give one.")
        command(*words, into=_INSTANCE if instance else into, **more)

    return as_of(into(instance(run)))


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
    if into is _INSTANCE:
        home: DataHome = importers.layers
    else:
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
        _tell_where_it_is_hidden(Path(file))


def _tell_where_it_is_hidden(written: Path) -> None:
    """A file of the project that a refreshed one supersedes is one that the site does not use."""
    importers = plugs()
    if importers.home.path(written.name) == written != (used := importers.layers.path(written.name)):
        click.echo(f"Note: the site goes on using {used}, which is newer; --instance writes there.", err=True)
