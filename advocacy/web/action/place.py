"""From a place to the people who represent it; every outcome has its own page, and none is a guess."""

from __future__ import annotations

from flask import render_template, request
from werkzeug.wrappers import Response

from advocacy.core.addresses import ZipCode
from advocacy.core.campaigns import CampaignVersion
from advocacy.core.divisions import DivisionId, State
from advocacy.core.errors import MalformedInput
from advocacy.core.lookup import Reason, Settled, Split, Unplaced, map_ends
from advocacy.core.officials import Official
from advocacy.services.find_officials import Found, find_in_district, find_officials

from ..language import current
from ..presentation import installation, today
from ..security import same_origin_only
from . import blueprint
from .forms import PlaceForm, carried
from .start import campaign_at, facts, render_start, source_code
from .state import Journey


@blueprint.post("/<path>/officials")
@same_origin_only
def officials(path: str) -> str | Response:
    """Answer a ZIP, or a district that was chosen, with the people, a question, or help."""
    version = campaign_at(path)
    day = today(version.campaign.zone)
    if not version.campaign.is_open(day):
        return render_template("action/closed.html", **facts(version))
    form = PlaceForm(request.form)
    found = _find(version, form)
    if isinstance(found.outcome, Unplaced) and found.outcome.reason in {Reason.MALFORMED, Reason.UNKNOWN_ZIP}:
        return render_start(version, form=form, problem=found.outcome.reason)
    return _answer(version, found, form, request.form.get("division", ""))


def _find(version: CampaignVersion, form: PlaceForm) -> Found:
    ports, day = installation().ports, today(version.campaign.zone)
    division = request.form.get("division", "")
    if not division:
        return find_officials(form.zip.data or "", ports, day)
    try:
        return find_in_district(DivisionId.parse(division), ports, day, zip_text=form.zip.data or "")
    except MalformedInput:
        return find_officials("", ports, day)


_PAGES = {Settled: "action/officials.html", Split: "action/split.html", Unplaced: "action/unplaced.html"}


def _answer(version: CampaignVersion, found: Found, form: PlaceForm, division: str) -> str:
    page = _PAGES[type(found.outcome)]
    return render_template(page, form=form, division=division, **_page(version, found), **facts(version))


def _page(version: CampaignVersion, found: Found) -> dict[str, object]:
    ports, outcome = installation().ports, found.outcome
    people = version.campaign.choose_targets(found.officials)
    offices = version.campaign.choose_targets(seat.addressee for seat in found.open_seats if seat.addressee)
    return {
        "found": found,
        "outcome": outcome,
        "people": people,
        "offices": offices,
        "journey": _journey(version, found, (*people, *offices)),
        "carried": carried(),
        "carried_names": set(request.form),
        "zip_typed": _with_plus4(found),
        "positions": ports.bills[str(version.campaign.bill)].position_of,
        "members": _by_district(found),
        "map_ends": map_ends(ports.states.congress),
    }


def _with_plus4(found: Found) -> str:
    """The ZIP as she will want it in her letter: with its four-digit add-on, if she gave one."""
    try:
        typed = ZipCode.parse(request.form.get("zip", ""))
    except MalformedInput:
        return found.zip or ""
    return str(typed) if typed.five == found.zip else (found.zip or "")


def _journey(version: CampaignVersion, found: Found, targets: tuple[Official, ...]) -> Journey:
    outcome = found.outcome
    district = str(outcome.district) if isinstance(outcome, Settled) else ""
    state = next((division.state for division in found.divisions), "")
    ids = tuple(official.official_id for official in targets)
    whole = next((str(division) for division in found.divisions if not division.kind), "")
    return Journey.begin(version.campaign.slug, version.number, district or whole, state, ids, source_code())


def _by_district(found: Found) -> dict[DivisionId, Official]:
    return {official.division: official for official in found.officials if official.division.kind}


@blueprint.get("/<path>/choose")
def choose(path: str) -> str:
    """For those who would rather not give a place, or whose post goes elsewhere than where they live."""
    version = campaign_at(path)
    return render_template("action/choose.html", source=source_code(), state_list=_state_list(), **facts(version))


@blueprint.post("/<path>/choose")
@same_origin_only
def choose_district(path: str) -> str | Response:
    """The districts of a state by the places in them; an at-large state is answered at once."""
    version = campaign_at(path)
    ports = installation().ports
    state = ports.states.get(request.form.get("state", ""))
    if state is None:
        return render_template(
            "action/choose.html", source=source_code(), problem=True, state_list=_state_list(), **facts(version)
        )
    candidates = ports.districts.districts_of(state.code)
    first = state.district(state.district_numbers[0])
    found = find_in_district(first, ports, today(version.campaign.zone))
    if isinstance(found.outcome, Unplaced) or len(candidates) == 1:  # an expired map, or a state at large
        return _answer(version, found, PlaceForm(), str(first))
    return render_template(
        "action/choose_district.html",
        state=state,
        candidates=candidates,
        carried=[],
        members={o.division: o for o in ports.roster.serving((c.district for c in candidates), today())},
        source=source_code(),
        **facts(version),
    )


def _state_list() -> list[State]:
    states = installation().ports.states.values()
    if current() == "es":
        return sorted(states, key=lambda state: state.name_es or state.name)
    return sorted(states, key=lambda state: state.name)
