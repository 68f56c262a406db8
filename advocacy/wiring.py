"""The hand that plugs things in: from settings to what the use cases are given."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from advocacy.channels.eml import EmlFile
from advocacy.channels.pdf import EnvelopePdf, PdfLetters
from advocacy.channels.text import TextFile
from advocacy.core.delivery import Channel
from advocacy.providers import bills_file, roster_file, states_file
from advocacy.providers.crosswalk import Crosswalk
from advocacy.services.installation import Address, Installation, Operator
from advocacy.services.ports import Ports
from advocacy.settings import Settings


def install(settings: Settings) -> Installation:
    """This copy of the site, its ports loaded when first needed."""
    return Installation(
        operator=Operator(settings.operator_name, settings.operator_contact, settings.signup_url),
        address=Address(settings.host, settings.port, settings.workers, settings.public_url),
        exit_url=settings.exit_url,
        letters_dir=settings.letters_dir,
        instance_dir=settings.instance_dir,
        load_ports=lambda: load_ports(settings),
    )


def load_ports(settings: Settings) -> Ports:
    """Read the data files. Raises ``MalformedData`` where one has a row that cannot be right."""
    data = settings.data_dir
    states = states_file.read(data / "states.csv", data / "sources.toml")
    crosswalk = Crosswalk.open(data, settings.instance_dir, states)
    return Ports(
        states=states,
        roster=roster_file.read(settings.roster_file, data / "district_offices.csv"),
        lookup=(crosswalk,),
        districts=crosswalk,
        bills=bills_file.read(data / "bills.csv", data / "bill_positions.csv"),
        handoffs={Channel.PDF: PdfLetters(), Channel.EMAIL: EmlFile(), Channel.TEXT: TextFile()},
        today=lambda zone: settings.today or _today(zone),
        data_max_age_days=settings.data_max_age_days,
    )


def _today(zone: str) -> date:
    return datetime.now(ZoneInfo(zone)).date()
