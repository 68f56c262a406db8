"""From a place to the people who represent it; every outcome has its own page, and none is a guess."""

from __future__ import annotations

from flask import render_template, request
from werkzeug.wrappers import Response

from advocacy.core.addresses import ZipCode
from advocacy.core.campaigns import CampaignVersion
from advocacy.core.divisions import DivisionId, State
from advocacy.core.errors import MalformedInput
from advocacy.core.lookup import Reason, Settled, Split, Unplaced, map_ended
from advocacy.core.officials import Official
from advocacy.core.places import StreetAddress, read_place
from advocacy.services.find_officials import Found, find_at, find_by_address, find_in_district
from advocacy.services.who_is_asked import asked
from advocacy.services.who_is_asked import why_not as why_not_asked

from ..language import current
from ..presentation import installation, today
from ..security import same_origin_only
from ..whom import rule_lines, why_not
from . import blueprint
from .forms import PlaceForm, carried
from .start import campaign_at, facts, render_start, source_code
from .state import Journey

_ASK_AGAIN = {Reason.MALFORMED, Reason.UNKNOWN_ZIP, Reason.INCOMPLETE, Reason.NO_MATCH, Reason.UNAVAILABLE}


@blueprint.post("/<path>/officials")
@same_origin_only
def officials(path: str) -> str | Response:
    """Answer a place, or a district that was chosen, with the people, a question, or help."""
    version = campaign_at(path)
    day = today(version.campaign.zone)
    if not version.is_open(day):
        return render_template("action/closed.html", **facts(version))
    form, division = PlaceForm(request.form), request.form.get("division", "")
    found = _find(version, form, division)
    if found.reason in _ASK_AGAIN and not division:
        return render_start(version, form=form, problem=found.reason)
    return _answer(version, found, form, division)


def _find(version: CampaignVersion, form: PlaceForm, division: str) -> Found:
    ports, day, level = installation().ports, today(version.campaign.zone), version.campaign.level
    if division:
        try:
            return find_in_district(DivisionId.parse(division), ports, day, level, zip_text=form.typed)
        except MalformedInput:
            return find_in_district(NOWHERE, ports, day, level)
    if form.point is not None:
        return find_at(form.point, ports, day, level)
    return find_by_address(form.typed, ports, day, level)


NOWHERE = DivisionId("ocd-division/country:us/state:zz/cd:1")
"""What no map has: a district that came garbled is answered like one that is not there."""

_PAGES = {Settled: "action/officials.html", Split: "action/split.html", Unplaced: "action/unplaced.html"}


def _answer(version: CampaignVersion, found: Found, form: PlaceForm, division: str) -> str:
    page, about = _PAGES[type(found.outcome)], _page(version, found, form)
    if not isinstance(found.outcome, Unplaced) and not any(about[kind] for kind in _WAYS_ON):
        page, about["all_whom"] = "action/not_asked.html", rule_lines(version.campaign.rule, installation().ports)
    return render_template(page, form=form, division=division, **about, **facts(version))


_WAYS_ON = ("people", "offices", "vacant", "lacking")


def _page(version: CampaignVersion, found: Found, form: PlaceForm) -> dict[str, object]:
    ports, outcome, rule = installation().ports, found.outcome, version.campaign.rule
    here = {division.state for division in found.divisions}
    people = asked(ports, version.campaign, found.officials)
    offices = asked(ports, version.campaign, (seat.addressee for seat in found.open_seats if seat.addressee))
    return {
        "found": found,
        "outcome": outcome,
        "people": people,
        "offices": offices,
        "journey": _journey(version, found, (*people, *offices)),
        "carried": carried(),
        "carried_names": set(request.form),
        "zip_typed": _with_plus4(found, form),
        "members": _by_district(found),
        "unheld": {seat.division: seat for seat in found.open_seats},
        "map_ends": map_ended(found.congress, today(version.campaign.zone)),
        "holders": {seat.addressee.official_id: seat for seat in found.open_seats if seat.addressee},
        "vacant": [
            one for one in found.open_seats if not one.addressee and rule.asks_seat(one.office, one.division.state)
        ],
        "lacking": [office for office in found.lacking if any(rule.may_ask(office, state) for state in here)],
        "left_out": [
            (one, why_not(lines)) for one in found.officials if (lines := why_not_asked(ports, version.campaign, one))
        ],
    }


def _with_plus4(found: Found, form: PlaceForm) -> str:
    """The ZIP as she will want it in her letter: with its four-digit add-on, if she gave one."""
    try:
        place = read_place(form.typed)
    except MalformedInput:
        return found.zip or ""
    typed = place if isinstance(place, ZipCode) else place.zip if isinstance(place, StreetAddress) else None
    return str(typed) if typed and typed.five == found.zip else (found.zip or "")


def _journey(version: CampaignVersion, found: Found, targets: tuple[Official, ...]) -> Journey:
    outcome = found.outcome
    district = str(outcome.district) if isinstance(outcome, Settled) else ""
    state = next((division.state for division in found.divisions), "")
    ids = tuple(official.official_id for official in targets)
    whole = next((str(division) for division in found.divisions if not division.kind), "")
    return Journey.begin(version.campaign.slug, version.number, district or whole, state, ids, source_code())


def _by_district(found: Found) -> dict[DivisionId, Official]:
    return {official.division: official for official in found.officials if official.division.kind == "cd"}


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
    day = today(version.campaign.zone)
    here = ports.map_on(day)
    state, candidates = here.states[state.code], here.districts.districts_of(state.code)
    first = state.district(state.district_numbers[0])
    found = find_in_district(first, ports, day, version.campaign.level)
    if isinstance(found.outcome, Unplaced) or len(candidates) == 1:  # an expired map, or a state at large
        return _answer(version, found, PlaceForm(), str(first))
    shown = [candidate.district for candidate in candidates]
    unheld = ports.roster.open_seats(shown, day, lambda division: ports.legislatures.seats_in(division, here.states))
    return render_template(
        "action/choose_district.html",
        state=state,
        candidates=candidates,
        carried=[],
        members={one.division: one for one in ports.roster.serving(shown, day)},
        unheld={seat.division: seat for seat in unheld},
        source=source_code(),
        **facts(version),
    )


def _state_list() -> list[State]:
    states = installation().ports.states.values()
    if current() == "es":
        return sorted(states, key=lambda state: state.name_es or state.name)
    return sorted(states, key=lambda state: state.name)
