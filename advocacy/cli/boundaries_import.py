"""``flask officials import boundaries``: the outlines of districts, for points on the map."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click
from flask.cli import with_appcontext

from advocacy.services.import_boundaries import import_boundaries

from .importing import FILE, home_of, map_option, plugs, tell, with_data_options


@click.command("boundaries")
@click.argument("source", type=FILE)
@click.option("--congress", "whose", type=int, metavar="NUMBER", help="Refuse the source if the states are of another.")
@map_option
@with_data_options
@with_appcontext
def boundaries(source: Path, whose: int | None, number: int | None, as_of: datetime, into: Path | None) -> None:
    """Write boundaries.json.gz from the outlines of congressional districts. Import the states first.

    GeoJSON, plain or .gz, or the Census Bureau's cartographic boundary shapefile in its .zip.
    """
    importers = plugs()
    home = home_of(importers, into, number)
    tell(lambda: import_boundaries(importers, home, source, as_of.date(), number or whose))
