"""Letters for an event: a place, its officials, how many of each, and a file to print."""

from __future__ import annotations

from flask import Response as FlaskResponse
from flask import render_template, request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import DateField, RadioField, SelectMultipleField
from wtforms.validators import DataRequired, InputRequired, NumberRange
from wtforms.widgets import CheckboxInput, ListWidget

from advocacy.core.campaigns import CampaignVersion
from advocacy.core.constituents import Reply
from advocacy.core.divisions import DivisionId, State
from advocacy.core.errors import MalformedInput, UnknownThing
from advocacy.core.lookup import Split, Unplaced
from advocacy.core.officials import Official
from advocacy.core.places import LONGEST_PLACE
from advocacy.core.plain_text import one_line
from advocacy.services.event_letters import (
    MOST_COPIES,
    MOST_LETTERS,
    MOST_OFFICIALS,
    EventOrder,
    print_letters,
    targeted,
)
from advocacy.services.find_officials import Found, find_by_address, find_in_district
from advocacy.services.load_campaigns import current_versions
from advocacy.services.who_is_asked import asked

from ..admission import Answer, actor, requires
from ..language import LANGUAGES, current
from ..presentation import installation, today
from . import blueprint
from .districts import read_district, state_list, why_unplaced
from .frame import campaign_or_404
from .numbers import NumberField


class EventForm(FlaskForm):
    """How many letters, in which languages, with or without lines for her own words."""

    languages = SelectMultipleField(
        _l("Languages"),
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
        validators=[InputRequired(message=_l("Choose at least one language."))],
    )
    copies = NumberField(
        _l("Copies of each letter, in each language"),
        default=10,
        validators=[
            InputRequired(message=_l("Write a number.")),
            NumberRange(1, MOST_COPIES, message=_l("A number from 1 to 500.")),
        ],
    )
    day = DateField(_l("Date on the letters"), validators=[DataRequired(message=_l("Write a day like 2026-11-22."))])
    own_words = RadioField(
        _l("Their own words"),
        choices=[("lines", _l("Leave lines to write on")), ("none", _l("Leave the paragraph out"))],
        default="lines",
    )
    reply = RadioField(
        _l("May they write back?"),
        choices=[(Reply.NONE, _l("Please do not")), (Reply.POST, _l("Yes, by mail"))],
        default=Reply.NONE,
    )

    def __init__(self, version: CampaignVersion, *, is_new: bool = False) -> None:
        first = {"day": today(version.campaign.zone), "languages": [next(iter(version.letters))]}
        super().__init__(data=first, **({"formdata": None} if is_new else {}))
        self.languages.choices = [(code, LANGUAGES.get(code, code)) for code in version.letters]


@blueprint.get("/<slug>/event")
@requires()
def event(slug: str) -> Answer:
    """Where is the event?"""
    return _page(slug)


@blueprint.post("/<slug>/event")
@requires()
def event_letters(slug: str) -> Answer:
    """The officials of a place and what to print for them; with ``make``, the file of that number."""
    version = current_versions(today).get(slug)
    if version is None:
        return _page(slug), 422
    if "make" in request.form:
        return _make(slug, version)
    found, problem = _find(version)
    if found is None or isinstance(found.outcome, Unplaced):
        return _page(slug, problem=problem or why_unplaced(found.outcome.reason)), 422  # type: ignore[union-attr]
    if isinstance(found.outcome, Split):
        return _page(slug, candidates=found.outcome.candidates)
    return _officials(slug, version, found)


def _find(version: CampaignVersion) -> tuple[Found | None, str]:
    """Who represents the place that was typed, or the district that was chosen; or a sentence about it."""
    ports, day, level = installation().ports, today(version.campaign.zone), version.campaign.level
    typed = request.form.get("place", "")[: LONGEST_PLACE + 1]
    if text := request.form.get("division", ""):
        try:
            return find_in_district(DivisionId.parse(text), ports, day, level), ""
        except MalformedInput:
            return None, str(_("This place has no district on our map. Choose the state and the district."))
    if typed.strip():
        return find_by_address(typed, ports, day, level), ""
    district, problem = read_district(request.form.get("state", ""), request.form.get("district", "")[:20], day)
    return (find_in_district(district, ports, day, level), "") if district else (None, problem)


def _officials(slug: str, version: CampaignVersion, found: Found) -> Answer:
    offices = [seat.addressee for seat in found.open_seats if seat.addressee]
    people = asked(installation().ports, version.campaign, [*found.officials, *offices])
    state = installation().ports.states.get(next((one.state for one in found.divisions), ""))
    if state is None or not people:
        return _page(slug, problem=_("The campaign writes to nobody in this place.")), 422
    lacking = [office for office in found.lacking if office in version.campaign.targets]
    return _page(slug, form=EventForm(version, is_new=True), people=list(people), state=state, lacking=bool(lacking))


def _make(slug: str, version: CampaignVersion) -> Answer:
    ports, form = installation().ports, EventForm(version)
    state = ports.states.get(request.form.get("state", ""))
    people = _offered(version, state)
    if state is None or not people:
        return _page(slug, problem=_("The campaign writes to nobody in this place.")), 422
    chosen = [one.official_id for one in people if one.official_id in request.form.getlist("to")]
    form.validate()
    problem = "" if chosen else _("Choose at least one official.")
    day, copies = form.day.data, form.copies.data
    if day and not version.is_open(day):
        form.day.errors = [_("The campaign is not open on that day.")]
    if form.errors or problem or day is None or copies is None:
        return _page(slug, form=form, people=people, state=state, problem=problem), 422
    order = EventOrder(
        *(version, state, tuple(chosen), tuple(form.languages.data or ()), copies),
        own_words=form.own_words.data != "none",
        day=day,
        reply=Reply(form.reply.data),
    )
    number = request.form.get("make", "")
    if order.files > 1 and not number.isdecimal():
        return _page(slug, form=form, people=people, state=state, order=order)
    try:
        file = print_letters(ports, order, int(number[:4]) if number.isdecimal() else 1, actor())
    except (MalformedInput, UnknownThing):
        return _page(slug, problem=_("This order cannot be printed any more. Begin again.")), 422
    headers = {"Content-Disposition": f'attachment; filename="{file.name}"', "Cache-Control": "private, no-store"}
    return FlaskResponse(file.content, content_type=file.media_type, headers=headers)


def _offered(version: CampaignVersion, state: State | None) -> list[Official]:
    """The officials that the last page named, of this state and this campaign."""
    if state is None:
        return []
    try:
        return targeted(installation().ports, version, state, tuple(request.form.getlist("offered")[:MOST_OFFICIALS]))
    except UnknownThing:
        return []


def _page(slug: str, **more: object) -> str:
    version = current_versions(today).get(slug)
    usual: dict[str, object] = {"form": None, "people": [], "candidates": (), "order": None, "problem": ""}
    return render_template(
        "organise/event.html",
        copy=campaign_or_404(slug),
        section="partners",
        version=version,
        is_open=bool(version and version.is_open(today(version.campaign.zone))),
        state_list=state_list(),
        most_letters=MOST_LETTERS,
        language_now=current(),
        typed={name: one_line(request.form.get(name, "")[:LONGEST_PLACE]) for name in ("place", "district")},
        **{**usual, **more},
    )
