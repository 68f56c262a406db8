"""Paper letters and calls, entered by hand: a form, the list of what was entered, and a way to take an entry back."""

from __future__ import annotations

from collections.abc import Sequence

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext
from flask_wtf import FlaskForm
from werkzeug.exceptions import NotFound
from wtforms import DateField, RadioField, SelectField, StringField
from wtforms.validators import DataRequired, InputRequired, NumberRange

from advocacy.core.campaigns import CampaignVersion
from advocacy.core.divisions import AT_LARGE, DivisionId
from advocacy.core.errors import MalformedInput, UnknownThing
from advocacy.core.officials import Official
from advocacy.core.participation import HandKind
from advocacy.core.plain_text import one_line
from advocacy.core.staff import Permission
from advocacy.services.count_by_hand import (
    MOST_AT_ONCE,
    Tally,
    count_by_hand,
    countable_campaigns,
    entered,
    first_day,
    totals,
    withdraw,
)
from advocacy.services.find_officials import find_in_district
from advocacy.services.load_campaigns import newest_versions
from advocacy.services.partners import partners_of
from advocacy.services.who_is_asked import asked
from advocacy.services.write_letter import official_of

from ..admission import Answer, actor, requires
from ..language import current
from ..presentation import installation, today
from . import blueprint
from .districts import read_district, state_list
from .numbers import NumberField


class TallyForm(FlaskForm):
    """One entry: how many, of what, on which day; and from where, to whom and through whom, if that is known."""

    kind = RadioField(
        _l("What did you count?"),
        choices=[(HandKind.PAPER, _l("Letters on paper")), (HandKind.CALL, _l("Telephone calls"))],
        default=HandKind.PAPER,
    )
    n = NumberField(
        _l("How many?"),
        validators=[
            InputRequired(message=_l("Write a number.")),
            NumberRange(1, MOST_AT_ONCE, message=_l("A number from 1 to 10,000.")),
        ],
    )
    day = DateField(_l("On which day?"), validators=[DataRequired(message=_l("Write a day like 2026-11-22."))])
    state = SelectField(_l("In which state?"))
    district = StringField(_l("District"), filters=[lambda text: one_line((text or "")[:20])])
    official = SelectField(_l("To whom?"), validate_choice=False)
    source = SelectField(_l("Through which partner?"))

    def __init__(self, version: CampaignVersion) -> None:
        slug, day = version.campaign.slug, today(version.campaign.zone)
        given = request.args.get("kind", "")
        super().__init__(data={"day": day, "kind": given if given in set(HandKind) else HandKind.PAPER})
        spanish = current() == "es"
        states = [(one.code, one.name_es if spanish and one.name_es else one.name) for one in state_list()]
        self.state.choices = [("", _("Not known")), *states]
        self.source.choices = [("", _("None, or not known")), *((one.code, one.name) for one in partners_of(slug))]
        self.official.choices = []


@blueprint.get("/by-hand")
@requires(Permission.COUNT)
def hand_counts_index() -> Answer:
    """For which campaign?"""
    return render_template("organise/hand_counts_index.html", versions=countable_campaigns())


@blueprint.get("/<slug>/by-hand")
@requires()
def hand_counts(slug: str) -> Answer:
    """The form, and what was entered."""
    version = _version_or_404(slug)
    return _page(version, TallyForm(version), None)


@blueprint.post("/<slug>/by-hand")
@requires()
def new_hand_count(slug: str) -> Answer:
    """Keep one entry; or, with ``show``, name the officials of the district that was chosen."""
    version = _version_or_404(slug)
    form = TallyForm(version)
    form.validate()
    place = _place(version, form)
    if "show" in request.form:
        for field in form:
            field.errors = field.errors if field.name in {"state", "district"} else []
        return _page(version, form, place), 422 if form.errors else 200
    known = {one.official_id for one in _officials(version, place)}
    if not form.errors and form.official.data and form.official.data not in known:
        form.official.errors = [_("This official does not serve that district.")]
    zone = version.campaign.zone
    day, number = form.day.data, form.n.data
    if not form.errors and day and not first_day(version) <= day <= today(zone):
        form.day.errors = [_("The day lies in the future, or over a year before the campaign opened.")]
    if form.errors or day is None or number is None:
        return _page(version, form, place), 422
    tally = Tally(
        *(day, HandKind(form.kind.data), number, place),
        official_id=form.official.data or None,
        source=form.source.data,
    )
    try:
        count_by_hand(installation().ports, version, tally, actor())
    except (MalformedInput, UnknownThing):
        form.official.errors = [_("This cannot be counted as it is. Look at the day, the district and the official.")]
        return _page(version, form, place), 422
    flash(ngettext("%(num)d is entered.", "%(num)d are entered.", tally.n))
    return redirect(url_for(".hand_counts", slug=slug, kind=tally.kind), code=303)


@blueprint.post("/<slug>/by-hand/<int(max=2147483647):number>/withdraw")
@requires()
def withdraw_hand_count(slug: str, number: int) -> Answer:
    """Take an entry back. It stays in the list, and counts nothing."""
    version = _version_or_404(slug)
    try:
        withdraw(version.campaign.slug, number, actor(), installation().ports.now())
    except UnknownThing:
        raise NotFound from None
    flash(_("The entry is withdrawn. It stays in the list, and counts nothing."))
    return redirect(url_for(".hand_counts", slug=slug), code=303)


def _version_or_404(slug: str) -> CampaignVersion:
    version = newest_versions().get(slug)
    if version is None:
        raise NotFound
    return version


def _place(version: CampaignVersion, form: TallyForm) -> DivisionId | None:
    """The district, the whole state where no number is given, or None; what is wrong stands beside its field."""
    code, number = form.state.data or "", form.district.data or ""
    states = installation().ports.states
    if code not in states:
        if number:
            form.state.errors = [_("Choose a state.")]
        return None
    if not number and len(states[code].district_numbers) > 1:
        return states[code].division
    district, problem = read_district(code, number, today(version.campaign.zone))
    if problem:
        form.district.errors = [problem]
    return district


def _officials(version: CampaignVersion, place: DivisionId | None) -> Sequence[Official]:
    """Whom the campaign writes to from there."""
    ports, day = installation().ports, today(version.campaign.zone)
    if place is None:
        return ()
    if not place.kind:
        return asked(ports, version.campaign, ports.roster.serving([place], day))
    found = find_in_district(place, ports, day, version.campaign.level)
    offices = [seat.addressee for seat in found.open_seats if seat.addressee]
    return asked(ports, version.campaign, [*found.officials, *offices])


def _page(version: CampaignVersion, form: TallyForm, place: DivisionId | None) -> str:
    slug = version.campaign.slug
    return render_template(
        "organise/hand_counts.html",
        version=version,
        form=form,
        people=_officials(version, place),
        entries=entered(slug),
        totals=totals(slug),
        partner_names={one.code: one.name for one in partners_of(slug)},
        official_named=_named,
        place_named=_place_named,
        first=first_day(version),
        last=today(version.campaign.zone),
    )


def _named(official_id: str) -> Official | None:
    try:
        return official_of(installation().ports, official_id)
    except UnknownThing:
        return None


def _place_named(text: str) -> str:
    """``CA-12``, ``Alaska``: as short as a table needs it."""
    division = DivisionId(text)
    number = division.district
    return division.state if number in {None, AT_LARGE} else f"{division.state}-{number}"
