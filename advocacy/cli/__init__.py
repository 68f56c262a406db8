"""The command line: one file a group, each a door to the same use cases as the pages."""

from __future__ import annotations

from flask import Flask

from . import bills, counts, database, letters, officials, site, translations


def init_app(app: Flask) -> None:
    """Register every command of ``flask``."""
    for module in (bills, counts, database, letters, officials, translations):
        app.cli.add_command(module.group)
    for command in site.commands:
        app.cli.add_command(command)
