"""The hand that plugs things in: from settings to what the use cases are given."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from zoneinfo import ZoneInfo

import structlog

from advocacy.channels.eml import EmlFile
from advocacy.channels.pdf import EnvelopePdf, PdfLetters
from advocacy.channels.text import TextFile
from advocacy.core import corrections
from advocacy.core.bills import Bill
from advocacy.core.delivery import Channel
from advocacy.core.divisions import States
from advocacy.core.errors import MalformedData
from advocacy.core.legislatures import Legislatures
from advocacy.core.lookup import LookupProvider
from advocacy.core.sources import (
    BILL_POSITIONS,
    BILLS,
    BOUNDARIES,
    COMMITTEE_MEMBERS,
    DISTRICT_OFFICES,
    LEGISLATORS,
    STATE_DISTRICTS,
    STATES,
    ZIP_DISTRICTS,
    ZIP_LEGISLATIVE,
    ZIP_PLACES,
)
from advocacy.providers import (
    bill_sources,
    bills_file,
    bodies_file,
    boundaries_file,
    congress_maps,
    corrections_file,
    data_sources,
    download,
    legislatures_file,
    offices_file,
    openstates,
    roster_file,
    states_file,
    terms_file,
    zip_files,
    zip_places_file,
)
from advocacy.providers.boundaries import Boundaries
from advocacy.providers.census import Census
from advocacy.providers.congress_maps import CongressMap
from advocacy.providers.data_layers import DataLayers, is_handmade
from advocacy.providers.data_sources import DataFolder
from advocacy.providers.http_json import JsonService
from advocacy.providers.office_positions import placed
from advocacy.providers.openstates import OpenStates
from advocacy.providers.patience import Allowance
from advocacy.providers.upstream import (
    bill_facts,
    boundaries,
    committees,
    congress_legislators,
    congress_offices,
    formats,
    governors,
    openstates_people,
    outlines,
    state_districts,
    zip_legislative,
    zip_places,
)
from advocacy.services.importers import Importers, Upstreams
from advocacy.services.installation import Address, Installation, Operator
from advocacy.services.ports import DistrictMap, Ports
from advocacy.settings import ROOT, Settings

log = structlog.get_logger()
_AT_ONCE = 3  # of the server's four threads may wait for the geocoder: pages have one to themselves

_LARGEST_LIST = 64_000_000  # bytes; the longest, of district offices, has 1 MB
_SECONDS_FOR_A_LIST = 120.0
_OWN_DATA = ROOT / "advocacy" / "data"  # what we wrote ourselves: no import replaces it
_BODIES, _TERMS = "state_bodies.csv", "state_terms.csv"
_BILL_FILES = (BILLS, BILL_POSITIONS, COMMITTEE_MEMBERS)


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
    layers = _layers(settings)
    states = layers.reading(lambda: states_file.read(layers.path(STATES), layers.sources_of(STATES)), STATES)
    bodies = bodies_file.read(_OWN_DATA / _BODIES)
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
            *(layers.path(LEGISLATORS), layers.path(DISTRICT_OFFICES), bodies, terms_file.read(_OWN_DATA / _TERMS)),
            corrected=lambda officials: corrections.apply(officials, by_hand.rows, bodies)[0],
        ),
        *(LEGISLATORS, DISTRICT_OFFICES),
    )
    bills = layers.reading(lambda: _bills(layers), *_BILL_FILES)
    for trouble in layers.troubles:
        log.warning("data_not_used", why=trouble)
    for note in by_hand.notes:
        log.warning("correction_not_used", why=note)
    return Ports(
        states=states,
        roster=placed(roster, first.crosswalk.middles_of),
        lookup=tuple(_lookup(settings, (first, *further), legislatures)),
        districts=first.crosswalk,
        finds_addresses="census" in settings.lookup,
        legislatures=legislatures,
        further_maps=tuple(DistrictMap(one.states, one.crosswalk) for one in further),
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
    """A list of officials of the operator's own making is never superseded."""
    shipped = DataFolder(settings.roster_file, settings.data_dir)
    is_own = settings.roster_file != ROOT / LEGISLATORS and is_handmade(shipped, LEGISLATORS)
    return DataLayers.over(shipped, settings.instance_dir, [LEGISLATORS] if is_own else [])


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


def _lookup(settings: Settings, maps: tuple[CongressMap, ...], legislatures: Legislatures) -> Iterator[LookupProvider]:
    """Who is asked about a place, in the order of the setting; each map has providers of its own."""
    for name in settings.lookup:
        if name == "crosswalk":
            yield from (one.crosswalk for one in maps)
        elif name == "boundaries":
            yield from _boundaries(maps)
        elif name == "census":
            yield _census(settings, maps, legislatures)
        elif settings.openstates_api_key:
            yield _openstates(settings, maps[0].states, legislatures)


def _boundaries(maps: tuple[CongressMap, ...]) -> Iterator[Boundaries]:
    for one in maps:
        try:
            yield Boundaries.of(one.home.path(BOUNDARIES), one.home.sources_of(BOUNDARIES), one.states)
        except MalformedData as error:
            log.warning("boundaries_not_used", congress=one.states.congress, why=str(error))


def _census(settings: Settings, maps: tuple[CongressMap, ...], legislatures: Legislatures) -> Census:
    total = settings.geocoder_total_seconds
    connect = min(settings.geocoder_connect_seconds, total)
    return Census(
        JsonService("census", settings.geocoder_url, connect_seconds=connect, total_seconds=total, at_once=_AT_ONCE),
        [one.strip() for one in settings.geocoder_vintages.split(",") if one.strip()],
        [one.states for one in maps],
        legislatures,
        lambda zone: settings.today or _today(zone),
        total,
    )


def _openstates(settings: Settings, states: States, legislatures: Legislatures) -> OpenStates:
    """The free key's questions are shared among the server's processes."""
    service = JsonService(
        "openstates",
        settings.openstates_url,
        connect_seconds=settings.geocoder_connect_seconds,
        total_seconds=settings.geocoder_total_seconds,
        headers={"X-API-KEY": settings.openstates_api_key},
    )
    share = max(1, openstates.PER_MINUTE // max(1, settings.workers))
    return OpenStates(service, states, legislatures, Allowance(share, 60))


def importers(settings: Settings) -> Importers:
    """The readers of sources, and the files they are written to. Nothing is read yet."""
    by_hand = settings.instance_dir / corrections_file.NAME
    return Importers(
        home=DataFolder(settings.roster_file, settings.data_dir),
        layers=_layers(settings),
        home_under=DataFolder.under,
        upstreams=_upstreams(settings),
        load_corrections=lambda: corrections_file.read(by_hand),
        write_correction=lambda row: corrections_file.write(by_hand, row),
        today=lambda zone: settings.today or _today(zone),
        data_max_age_days=settings.data_max_age_days,
        members=formats.read_members,
        offices=congress_offices.read_offices,
        crosswalk=formats.read_crosswalk,
        places=zip_places.read_places,
        state_districts=state_districts.read_districts,
        zip_legislative=zip_legislative.read_zips,
        boundaries=boundaries.read_states,
        outlines=outlines.read_outlines,
        bill=bill_facts.read_facts,
        service=congress_legislators.read_service,
        legislators=openstates_people.read_legislators,
        governors=governors.read_governors,
        join_offices=lambda home, made, belongs: offices_file.joined(home.path(DISTRICT_OFFICES), made, belongs),
        render_roster=lambda officials: roster_file.render(officials, bodies_file.read(_OWN_DATA / _BODIES)),
        merge_bills=lambda home, made: bills_file.merged(home.path(BILLS), home.path(BILL_POSITIONS), made),
        fetch_bill=_fetch_bill(settings),
        committees=committees.read_members,
        load_states=lambda home: states_file.read(home.path(STATES), home.path(data_sources.NAME)),
        load_officials=lambda home: roster_file.read_officials(
            home.path(LEGISLATORS), bodies_file.read(_OWN_DATA / _BODIES)
        ),
        load_terms=lambda: terms_file.read(_OWN_DATA / _TERMS),
        load_offices=lambda home: offices_file.read(home.path(DISTRICT_OFFICES)),
        load_bills=lambda home: bills_file.read(*map(home.path, _BILL_FILES)),
        load_zips=lambda home, states: zip_files.read_districts(home.path(ZIP_DISTRICTS), states),
        load_outlines=lambda home, states: boundaries_file.read_districts(home.path(BOUNDARIES), states),
        load_legislatures=lambda home: legislatures_file.read(
            home.path(STATE_DISTRICTS), {}, legislatures_file.plan_of(home.path(data_sources.NAME))
        ),
        load_places=lambda home: zip_places_file.read_places(home.path(ZIP_PLACES)),
    )


def _bills(layers: DataLayers) -> dict[str, Bill]:
    members = layers.path(COMMITTEE_MEMBERS)
    shipped, later = ((home.path(BILLS), home.path(BILL_POSITIONS), members) for home in (layers.shipped, layers))
    return bills_file.newest(bills_file.read(*shipped), bills_file.read(*later))


def _upstreams(settings: Settings) -> Upstreams:
    return Upstreams(
        congress=settings.congress_url,
        congress_offices=settings.congress_offices_url,
        committees=settings.committees_url,
        committee_members=settings.committee_members_url,
        people=settings.state_people_url,
        fetch=lambda url: download.fetch_dated(url, limit_bytes=_LARGEST_LIST, seconds=_SECONDS_FOR_A_LIST),
    )


def _fetch_bill(settings: Settings) -> bill_sources.FetchBill:
    """The API where there is a key, GovInfo's files where there is none."""
    if settings.congress_api_key:
        return bill_sources.congress_gov(settings.congress_api_url, settings.congress_api_key)
    return bill_sources.bill_status(settings.billstatus_url)


def _today(zone: str) -> date:
    return datetime.now(ZoneInfo(zone)).date()
