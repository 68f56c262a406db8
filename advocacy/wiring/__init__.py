"""The hand that plugs things in: from settings to what the use cases are given."""

from __future__ import annotations

from advocacy.services.importers import Importers
from advocacy.services.installation import Address, Installation, Operator
from advocacy.settings import Settings

from .ports import load_ports

__all__ = ["importers", "install", "load_ports"]


def install(settings: Settings) -> Installation:
    """This copy of the site, its ports loaded when first needed."""
    return Installation(
        operator=Operator(settings.operator_name, settings.operator_contact, settings.signup_url),
        address=Address(settings.host, settings.port, settings.workers, settings.public_url),
        exit_url=settings.exit_url,
        letters_dir=settings.letters_dir,
        instance_dir=settings.instance_dir,
        load_ports=lambda: load_ports(settings),
        load_importers=lambda: importers(settings),
    )


def importers(settings: Settings) -> Importers:
    """The readers of sources, read themselves only now: the site does without them."""
    from . import sources

    return sources.importers(settings)
