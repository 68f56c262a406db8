"""From settings to what the commands that write data are given."""

from __future__ import annotations

from advocacy.core.sources import (
    BILL_POSITIONS,
    BILLS,
    BOUNDARIES,
    DISTRICT_OFFICES,
    LEGISLATORS,
    STATE_DISTRICTS,
    STATES,
    ZIP_DISTRICTS,
    ZIP_PLACES,
)
from advocacy.providers import (
    bill_sources,
    bills_file,
    bodies_file,
    boundaries_file,
    corrections_file,
    data_sources,
    download,
    legislatures_file,
    offices_file,
    roster_file,
    states_file,
    terms_file,
    zip_files,
    zip_places_file,
)
from advocacy.providers.data_sources import DataFolder
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
from advocacy.settings import Settings

from .files import BILL_FILES, BODIES, TERMS, clock, layers_of

_LARGEST_LIST = 64_000_000  # bytes; the longest, of district offices, has 1 MB
_SECONDS_FOR_A_LIST = 120.0


def importers(settings: Settings) -> Importers:
    """The readers of sources, and the files they are written to. Nothing is read yet."""
    by_hand = settings.instance_dir / corrections_file.NAME
    return Importers(
        home=DataFolder(settings.roster_file, settings.data_dir),
        layers=layers_of(settings),
        home_under=DataFolder.under,
        upstreams=_upstreams(settings),
        load_corrections=lambda: corrections_file.read(by_hand),
        write_correction=lambda row: corrections_file.write(by_hand, row),
        today=clock(settings),
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
        render_roster=lambda officials: roster_file.render(officials, bodies_file.read(BODIES)),
        merge_bills=lambda home, made: bills_file.merged(home.path(BILLS), home.path(BILL_POSITIONS), made),
        fetch_bill=_fetch_bill(settings),
        fetch_bill_soon=_fetch_bill(settings, bill_sources.SOON),
        committees=committees.read_members,
        load_states=lambda home: states_file.read(states := home.path(STATES), states.with_name(data_sources.NAME)),
        load_officials=lambda home: roster_file.read_officials(home.path(LEGISLATORS), bodies_file.read(BODIES)),
        load_terms=lambda: terms_file.read(TERMS),
        load_offices=lambda home: offices_file.read(home.path(DISTRICT_OFFICES)),
        load_bills=lambda home: bills_file.read(*map(home.path, BILL_FILES)),
        load_zips=lambda home, states: zip_files.read_districts(home.path(ZIP_DISTRICTS), states),
        load_outlines=lambda home, states: boundaries_file.read_districts(home.path(BOUNDARIES), states),
        load_legislatures=lambda home: legislatures_file.read(
            home.path(STATE_DISTRICTS), {}, legislatures_file.plan_of(home.path(data_sources.NAME))
        ),
        load_places=lambda home: zip_places_file.read_places(home.path(ZIP_PLACES)),
    )


def _upstreams(settings: Settings) -> Upstreams:
    return Upstreams(
        congress=settings.congress_url,
        congress_offices=settings.congress_offices_url,
        committees=settings.committees_url,
        committee_members=settings.committee_members_url,
        people=settings.state_people_url,
        fetch=lambda url: download.fetch_dated(url, limit_bytes=_LARGEST_LIST, seconds=_SECONDS_FOR_A_LIST),
    )


def _fetch_bill(settings: Settings, soon: float | None = None) -> bill_sources.FetchBill:
    """The API where there is a key, GovInfo's files where there is none; ``soon`` bounds the seconds in all."""
    if settings.congress_api_key:
        return bill_sources.congress_gov(settings.congress_api_url, settings.congress_api_key, soon)
    if soon is not None:
        return bill_sources.bill_status(settings.billstatus_url, soon)
    return bill_sources.bill_status(settings.billstatus_url)
