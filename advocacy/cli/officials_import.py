"""``flask officials import``: each source in its own format to one of our files, whole or not at all."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click
from flask.cli import with_appcontext

from advocacy.core.divisions import congress_on
from advocacy.services.import_bill import import_committees
from advocacy.services.import_officials import MOST_VACANT, import_congress, import_offices
from advocacy.services.import_places import (
    import_crosswalk,
    import_place_names,
    import_state_districts,
    import_states,
    import_zip_legislative,
)

from .importing import FILE, accept_fewer_option, home_of, map_option, plugs, tell, with_data_options


@click.group("import")
def imports() -> None:
    """Read a source and write our file. Begin with the states; the same source twice gives identical bytes."""


@imports.command("congress")
@click.argument("members", type=FILE)
@click.option("--forms", type=FILE, metavar="CSV", help="Contact forms; without it those known before stay.")
@click.option("--allow-vacant", type=click.IntRange(min=0), default=MOST_VACANT, metavar="N", show_default=True)
@with_data_options
@with_appcontext
def congress(members: Path, forms: Path | None, allow_vacant: int, as_of: datetime, into: Path | None) -> None:
    """Write legislators.csv from legislators-current (YAML or JSON, plain or .gz) or congress_members.csv.

    More vacant seats than --allow-vacant are refused. The CSV of forms: bioguide, contact_form, contact_form_source.
    """
    importers = plugs()
    home = home_of(importers, into)
    tell(lambda: import_congress(importers, home, members, forms, as_of.date(), allow_vacant=allow_vacant))


@imports.command("offices")
@click.argument("offices", type=FILE)
@accept_fewer_option
@with_data_options
@with_appcontext
def offices(offices: Path, accept_fewer: bool, as_of: datetime, into: Path | None) -> None:
    """Write district_offices.csv from legislators-district-offices (YAML, JSON, .gz) or the drawn table."""
    importers = plugs()
    home = home_of(importers, into)
    tell(lambda: import_offices(importers, home, offices, as_of.date(), accept_fewer=accept_fewer))


@imports.command("states")
@click.argument("boundaries", type=FILE)
@click.option("--congress", "whose", type=int, metavar="NUMBER", help="Whose map it is; default: of the data's day.")
@map_option
@with_data_options
@with_appcontext
def states(boundaries: Path, whose: int | None, number: int | None, as_of: datetime, into: Path | None) -> None:
    """Write states.csv from the boundaries of congressional districts (GeoJSON, plain or .gz)."""
    importers = plugs()
    home, congress = home_of(importers, into, number), number or whose or congress_on(as_of.date())
    tell(lambda: import_states(importers, home, boundaries, congress, as_of.date()))


@imports.command("crosswalk")
@click.argument("table", type=FILE)
@click.option("--derived", type=FILE, metavar="CSV", help="ZIPs without a Census area; without it those before stay.")
@accept_fewer_option
@map_option
@with_data_options
@with_appcontext
def crosswalk(
    table: Path, derived: Path | None, accept_fewer: bool, number: int | None, as_of: datetime, into: Path | None
) -> None:
    """Write zip_districts.csv from the Census relationship file or from a table with confidences.

    The CSV of derived ZIPs has the columns zip, state, district, method.
    """
    importers = plugs()
    home, day = home_of(importers, into, number), as_of.date()
    tell(lambda: import_crosswalk(importers, home, table, derived, day, accept_fewer=accept_fewer, congress=number))


@imports.command("places")
@click.argument("table", type=FILE)
@accept_fewer_option
@with_data_options
@with_appcontext
def places(table: Path, accept_fewer: bool, as_of: datetime, into: Path | None) -> None:
    """Write zip_places.csv, the names and kinds of ZIP codes, from a table (plain or .gz)."""
    importers = plugs()
    home = home_of(importers, into)
    tell(lambda: import_place_names(importers, home, table, as_of.date(), accept_fewer=accept_fewer))


@imports.command("state-districts")
@click.argument("table", type=FILE)
@click.option(
    "--plan", type=int, default=2024, metavar="YEAR", show_default=True, help="The Census layer of the codes."
)
@accept_fewer_option
@with_data_options
@with_appcontext
def state_districts(table: Path, plan: int, accept_fewer: bool, as_of: datetime, into: Path | None) -> None:
    """Write state_districts.csv, the districts of the states' legislatures with their Census codes.

    The CSV has the columns state, chamber, district_code, district_name, openstates_district.
    """
    importers = plugs()
    home, day = home_of(importers, into), as_of.date()
    tell(lambda: import_state_districts(importers, home, table, plan, day, accept_fewer=accept_fewer))


@imports.command("zip-legislative")
@click.argument("tables", type=FILE, nargs=-1, required=True)
@accept_fewer_option
@with_data_options
@with_appcontext
def zip_legislative(tables: tuple[Path, ...], accept_fewer: bool, as_of: datetime, into: Path | None) -> None:
    """Write zip_legislative.csv, the legislative districts that touch each ZIP. Import the districts first.

    Give both Census relationship files (upper and lower), or one CSV with zip, state, chamber, district_code.
    """
    importers = plugs()
    home, day = home_of(importers, into), as_of.date()
    tell(lambda: import_zip_legislative(importers, home, tables, day, accept_fewer=accept_fewer))


@imports.command("committees")
@click.argument("committees", type=FILE)
@click.argument("members", type=FILE)
@accept_fewer_option
@with_data_options
@with_appcontext
def committees(committees: Path, members: Path, accept_fewer: bool, as_of: datetime, into: Path | None) -> None:
    """Write committee_members.csv from committees-current and committee-membership-current (YAML, JSON, .gz)."""
    importers = plugs()
    home = home_of(importers, into)
    tell(lambda: import_committees(importers, home, committees, members, as_of.date(), accept_fewer=accept_fewer))
