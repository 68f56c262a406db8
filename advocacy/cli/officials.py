"""``flask officials``: who is in office, from the sources of others to our files, checked and asked."""

from __future__ import annotations

import click

from .boundaries_import import boundaries
from .find import find
from .officials_check import check
from .officials_correct import correct
from .officials_import import imports
from .officials_import_states import governors, legislatures
from .officials_refresh import refresh
from .officials_rehearse import rehearse


@click.group("officials")
def group() -> None:
    """Import, check and look up the people in office."""


group.add_command(find)
group.add_command(check)
group.add_command(correct)
group.add_command(refresh)
group.add_command(rehearse)
group.add_command(imports)
imports.add_command(boundaries)
imports.add_command(legislatures)
imports.add_command(governors)
