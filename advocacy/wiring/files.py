"""Where the wiring reads data: the layers of our files, and what we wrote ourselves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from advocacy.core.sources import (
    BILL_POSITIONS,
    BILLS,
    COMMITTEE_MEMBERS,
    LEGISLATORS,
)
from advocacy.providers.data_layers import DataLayers, is_handmade
from advocacy.providers.data_sources import DataFolder
from advocacy.settings import ROOT, Settings

BODIES = ROOT / "advocacy" / "data" / "state_bodies.csv"  # our own: no import replaces these two
TERMS = ROOT / "advocacy" / "data" / "state_terms.csv"
BILL_FILES = (BILLS, BILL_POSITIONS, COMMITTEE_MEMBERS)


def layers_of(settings: Settings) -> DataLayers:
    """A list of officials of the operator's own making is never superseded."""
    shipped = DataFolder(settings.roster_file, settings.data_dir)
    is_own = settings.roster_file != ROOT / LEGISLATORS and is_handmade(shipped, LEGISLATORS)
    return DataLayers.over(shipped, settings.instance_dir, [LEGISLATORS] if is_own else [])


def clock(settings: Settings) -> Callable[[str], date]:
    """The day in a time zone; the setting ``TODAY`` stands in for it in tests and rehearsals."""
    return lambda zone: settings.today or datetime.now(ZoneInfo(zone)).date()
