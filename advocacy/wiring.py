"""The hand that plugs things in: from settings to what the use cases are given."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import structlog

from advocacy.channels.eml import EmlFile
from advocacy.channels.pdf import EnvelopePdf, PdfLetters
from advocacy.channels.text import TextFile
from advocacy.core.delivery import Channel
from advocacy.core.sources import (
    BILL_POSITIONS,
    BILLS,
    DISTRICT_OFFICES,
    LEGISLATORS,
    STATES,
    ZIP_DISTRICTS,
    ZIP_PLACES,
)
from advocacy.providers import (
    bills_file,
    data_sources,
    offices_file,
    roster_file,
    states_file,
    zip_files,
    zip_places_file,
)
from advocacy.providers.crosswalk import Crosswalk
from advocacy.providers.data_layers import DataLayers
from advocacy.providers.data_sources import DataFolder
from advocacy.providers.upstream import (
    bill_facts,
    boundaries,
    congress_legislators,
    congress_offices,
    formats,
    zip_places,
)
from advocacy.services.importers import Importers
from advocacy.services.installation import Address, Installation, Operator
from advocacy.services.ports import Ports
from advocacy.settings import ROOT, Settings

log = structlog.get_logger()


def install(settings: Settings) -> Installation:
    """This copy of the site, its ports loaded when first needed."""
    return Installation(
        operator=Operator(settings.operator_name, settings.operator_contact, settings.signup_url),
        address=Address(settings.host, settings.port, settings.workers, settings.public_url),
        exit_url=settings.exit_url,
        letters_dir=settings.letters_dir,
        instance_dir=settings.instance_dir,
        load_ports=lambda: load_ports(settings),
        importers=importers(settings),
    )


def load_ports(settings: Settings) -> Ports:
    """Read the data files. Raises ``MalformedData`` where a shipped one has a row that cannot be right."""
    data, layers = settings.data_dir, _layers(settings)
    states = layers.reading(lambda: states_file.read(layers.path(STATES), layers.sources_of(STATES)), STATES)
    crosswalk = Crosswalk.open(data, settings.instance_dir, states)
    roster = layers.reading(
        lambda: roster_file.read(layers.path(LEGISLATORS), layers.path(DISTRICT_OFFICES)), LEGISLATORS, DISTRICT_OFFICES
    )
    bills = layers.reading(
        lambda: bills_file.read(layers.path(BILLS), layers.path(BILL_POSITIONS)), BILLS, BILL_POSITIONS
    )
    for trouble in layers.troubles:
        log.warning("data_not_used", why=trouble)
    return Ports(
        states=states,
        roster=roster,
        lookup=(crosswalk,),
        districts=crosswalk,
        bills=bills,
        handoffs={
            Channel.PDF: PdfLetters(),
            Channel.ENVELOPE: EnvelopePdf(),
            Channel.EMAIL: EmlFile(),
            Channel.TEXT: TextFile(),
        },
        today=lambda zone: settings.today or _today(zone),
        data_max_age_days=settings.data_max_age_days,
    )


def _layers(settings: Settings) -> DataLayers:
    """A list of officials that the operator named herself is never superseded."""
    shipped = DataFolder(settings.roster_file, settings.data_dir)
    own = [LEGISLATORS] if settings.roster_file != ROOT / LEGISLATORS else []
    return DataLayers.over(shipped, settings.instance_dir, own)


def importers(settings: Settings) -> Importers:
    """The readers of sources, and the files they are written to. Nothing is read yet."""
    return Importers(
        home=DataFolder(settings.roster_file, settings.data_dir),
        layers=_layers(settings),
        home_under=DataFolder.under,
        today=lambda zone: settings.today or _today(zone),
        data_max_age_days=settings.data_max_age_days,
        members=formats.read_members,
        offices=congress_offices.read_offices,
        crosswalk=formats.read_crosswalk,
        places=zip_places.read_places,
        boundaries=boundaries.read_states,
        bill=bill_facts.read_facts,
        service=congress_legislators.read_service,
        render_roster=roster_file.render,
        merge_bill=lambda home, facts, matching: bills_file.merged(
            home.path(BILLS), home.path(BILL_POSITIONS), facts, matching, bill_facts.ORIGIN
        ),
        load_states=lambda home: states_file.read(home.path(STATES), home.path(data_sources.NAME)),
        load_officials=lambda home: roster_file.read_officials(home.path(LEGISLATORS)),
        load_offices=lambda home: offices_file.read(home.path(DISTRICT_OFFICES)),
        load_bills=lambda home: bills_file.read(home.path(BILLS), home.path(BILL_POSITIONS)),
        load_zips=lambda home, states: zip_files.read_districts(home.path(ZIP_DISTRICTS), states),
        load_places=lambda home: zip_places_file.read_places(home.path(ZIP_PLACES)),
    )


def _today(zone: str) -> date:
    return datetime.now(ZoneInfo(zone)).date()
