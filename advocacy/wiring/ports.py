"""From settings to what the use cases of the site are given."""

from __future__ import annotations

from collections.abc import Iterator

import structlog

from advocacy.channels.eml import EmlFile
from advocacy.channels.pdf import EnvelopePdf, PdfLetters
from advocacy.channels.signs import PrintedSigns
from advocacy.channels.text import TextFile
from advocacy.core import corrections
from advocacy.core.delivery import Channel
from advocacy.core.divisions import States
from advocacy.core.errors import MalformedData
from advocacy.core.legislatures import Legislatures
from advocacy.core.sources import (
    DISTRICT_OFFICES,
    LEGISLATORS,
    STATE_DISTRICTS,
    STATES,
    ZIP_DISTRICTS,
    ZIP_LEGISLATIVE,
    ZIP_PLACES,
)
from advocacy.providers import (
    bodies_file,
    congress_maps,
    corrections_file,
    legislatures_file,
    roster_file,
    states_file,
    terms_file,
)
from advocacy.providers.congress_maps import CongressMap
from advocacy.providers.data_layers import DataLayers
from advocacy.providers.documents import READERS
from advocacy.providers.office_positions import placed
from advocacy.services.ports import DistrictMap, Ports
from advocacy.settings import Settings

from .files import BODIES, TERMS, clock, layers_of
from .live_bills import live_bills
from .lookup import lookup_of

log = structlog.get_logger()


def load_ports(settings: Settings) -> Ports:
    """Read the data files. Raises ``MalformedData`` where a shipped one has a row that cannot be right."""
    layers = layers_of(settings)
    states = layers.reading(lambda: states_file.read(layers.path(STATES), layers.sources_of(STATES)), STATES)
    bodies = bodies_file.read(BODIES)
    legislatures = layers.reading(
        lambda: legislatures_file.read(
            layers.path(STATE_DISTRICTS), bodies, legislatures_file.plan_of(layers.sources_of(STATE_DISTRICTS))
        ),
        STATE_DISTRICTS,
    )
    first = layers.reading(
        lambda: congress_maps.open_first(layers, settings.instance_dir, states, legislatures),
        *(ZIP_DISTRICTS, ZIP_PLACES, ZIP_LEGISLATIVE),
    )
    further = tuple(_further_maps(layers, settings, states, legislatures))
    by_hand = corrections_file.read(settings.instance_dir / corrections_file.NAME)
    roster = layers.reading(
        lambda: roster_file.read(
            *(layers.path(LEGISLATORS), layers.path(DISTRICT_OFFICES), bodies, terms_file.read(TERMS)),
            corrected=(lambda listed: corrections.apply(listed, by_hand.rows, bodies)[0]) if by_hand.rows else None,
        ),
        *(LEGISLATORS, DISTRICT_OFFICES),
    )
    live = live_bills(settings)
    for trouble in dict.fromkeys((*layers.troubles, *live.now().troubles)):
        log.warning("data_not_used", why=trouble)
    for note in by_hand.notes:
        log.warning("corrections_to_look_at", why=note)
    return Ports(
        states=states,
        roster=placed(roster, first.crosswalk.middles_of),
        lookup=tuple(lookup_of(settings, (first, *further), legislatures)),
        districts=first.crosswalk,
        finds_addresses="census" in settings.lookup,
        legislatures=legislatures,
        further_maps=tuple(DistrictMap(one.states, one.crosswalk) for one in further),
        bills=live.bills,
        committees=live.members,
        handoffs={
            Channel.PDF: PdfLetters(),
            Channel.ENVELOPE: EnvelopePdf(),
            Channel.EMAIL: EmlFile(),
            Channel.TEXT: TextFile(),
        },
        signs=PrintedSigns(),
        today=clock(settings),
        documents=READERS,
        data_max_age_days=settings.data_max_age_days,
    )


def _further_maps(
    layers: DataLayers, settings: Settings, states: States, legislatures: Legislatures
) -> Iterator[CongressMap]:
    """The maps of other Congresses; one that cannot be read costs no more than itself."""
    for congress in congress_maps.congresses([layers.shipped.data_dir, layers.instance.data_dir]):
        if congress != states.congress:
            try:
                yield congress_maps.open_further(layers, congress, settings.instance_dir, legislatures)
            except MalformedData as error:
                log.warning("map_not_used", congress=congress, why=str(error))
