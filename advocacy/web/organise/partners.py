"""Partners: a code each, the link and the picture that carry it, sheets to print, and how many came by it."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Response as FlaskResponse
from flask import flash, redirect, render_template, request, url_for
from flask_babel import force_locale
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from werkzeug.exceptions import NotFound
from wtforms import StringField
from wtforms.validators import InputRequired, Length

from advocacy.core.errors import MalformedInput, UnknownThing
from advocacy.core.plain_text import one_line
from advocacy.core.posters import Poster, PosterKind
from advocacy.core.source_codes import LONGEST_NAME, gives_away, read_code, suggest_code, with_code
from advocacy.core.staff import Permission
from advocacy.services.list_campaigns import Copy, facts_of
from advocacy.services.load_campaigns import current_versions
from advocacy.services.partners import (
    CodeTaken,
    TooManyPartners,
    add_partner,
    find_partner,
    partners_of,
    picture_of,
    print_sheet,
    remove_partner,
)

from ..admission import Answer, actor, requires
from ..language import LANGUAGES, current
from ..presentation import installation, today
from . import blueprint
from .frame import campaign_or_404


def _line(text: str | None) -> str:
    return one_line(text or "")


class PartnerForm(FlaskForm):
    """A new partner. Without a code she is given one made of her name."""

    name = StringField(
        _l("Who is the partner?"),
        filters=[_line],
        validators=[
            InputRequired(message=_l("Write a name, so that you know whose code it is.")),
            Length(max=LONGEST_NAME, message=_l("At most 100 characters.")),
        ],
    )
    code = StringField(_l("Code"), filters=[_line])


@dataclass(frozen=True, slots=True)
class Door:
    """Where people come in: the campaign's public ``link``, empty while it has no address that could be one."""

    link: str
    is_published: bool
    sensitive: bool
    level: str

    def of(self, code: str, language: str = "") -> str:
        """The link with a partner's code, and in a language where one is wanted."""
        link = with_code(self.link, code)
        return f"{link}&lang={language}" if language and language != "en" else link


def door_of(copy: Copy) -> Door:
    """What is out goes before what is being written: its address is the one that works."""
    version = current_versions(today).get(copy.slug)
    if version:
        campaign = version.campaign
        return Door(_public(campaign.path), True, campaign.sensitive, campaign.level)
    facts = facts_of(copy.files)
    path, sensitive, targets = facts.get("path"), facts.get("sensitive"), facts.get("targets")
    is_address = isinstance(path, str) and path.isascii() and path.replace("-", "").isalnum() and len(path) <= 60
    federal = isinstance(targets, list) and all(str(office).startswith("us_") for office in targets)
    link = _public(path) if is_address and isinstance(path, str) else ""
    return Door(link, False, sensitive == "yes", "federal" if federal else "all")


def _public(path: str) -> str:
    return installation().address.public_link(url_for("action.start", path=path, lang=None))


@blueprint.get("/<slug>/partners")
@requires(Permission.WRITE)
def partners(slug: str) -> Answer:
    """The partners, and a form for one more."""
    return _page(slug, PartnerForm())


@blueprint.post("/<slug>/partners")
@requires(Permission.WRITE)
def new_partner(slug: str) -> Answer:
    """One more partner; a code that gives a sensitive subject away is asked about first."""
    copy, form = campaign_or_404(slug), PartnerForm()
    form.validate()
    code = (form.code.data or "").lower() or suggest_code(form.name.data or "")
    if not form.errors:
        form.code.data = code
    try:
        read_code(code)
        if not form.errors and door_of(copy).sensitive and gives_away(code) and "anyway" not in request.form:
            return _page(slug, form, asks_anyway=True), 422
        if not form.errors:
            add_partner(slug, form.name.data or "", code, actor(), installation().ports.now())
            flash(_("%(name)s has a code now: %(code)s.", name=form.name.data, code=code))
            return redirect(url_for(".partners", slug=slug), code=303)
    except CodeTaken:
        form.code.errors = [_("Another partner has this code. Choose another.")]
    except TooManyPartners:
        form.name.errors = [_("This campaign has 150 partners, as many as the counts tell apart. Remove one first.")]
    except MalformedInput:
        if not form.name.errors:
            form.code.errors = [
                _("A code has up to 40 small letters (a to z), digits and single hyphens; not “none” and not “other”.")
            ]
    return _page(slug, form), 422


@blueprint.post("/<slug>/partners/<code>/remove")
@requires(Permission.WRITE)
def remove_code(slug: str, code: str) -> Answer:
    """List a partner no longer."""
    campaign_or_404(slug)
    remove_partner(slug, code, actor(), installation().ports.now())
    flash(_("The code %(code)s is no longer listed. What came by it stays counted.", code=code[:40]))
    return redirect(url_for(".partners", slug=slug), code=303)


@blueprint.get("/<slug>/partners/<code>.svg")
@requires(Permission.WRITE)
def partner_code(slug: str, code: str) -> Answer:
    """The code as a picture, to be put on whatever the partner prints."""
    link = _link_or_404(slug, code)
    try:
        picture = picture_of(installation().ports, link)
    except UnknownThing:
        raise NotFound from None
    headers = {"Content-Disposition": f'inline; filename="code-{code}.svg"'}
    return FlaskResponse(picture, mimetype="image/svg+xml", headers=headers)


@blueprint.get("/<slug>/partners/<code>/<any(poster, tent, cards):kind>.pdf")
@requires(Permission.WRITE)
def partner_sheet(slug: str, code: str, kind: str) -> Answer:
    """A sheet to print, in the language asked for."""
    language = request.args.get("language", current())
    language = language if language in LANGUAGES else current()
    link = _link_or_404(slug, code, language)
    try:
        file = print_sheet(installation().ports, _poster(slug, link, language), PosterKind(kind))
    except UnknownThing:
        raise NotFound from None
    headers = {"Content-Disposition": f'attachment; filename="{kind}-{code}-{language}.pdf"'}
    return FlaskResponse(file.content, content_type=file.media_type, headers=headers)


def _link_or_404(slug: str, code: str, language: str = "") -> str:
    door = door_of(campaign_or_404(slug))
    try:
        partner = find_partner(slug, code)
    except UnknownThing:
        raise NotFound from None
    if not door.link:
        raise NotFound
    return door.of(partner.code, language)


def _poster(slug: str, link: str, language: str) -> Poster:
    """In words that say nothing of the subject: they hang where everyone reads them."""
    federal = door_of(campaign_or_404(slug)).level == "federal"
    with force_locale(language):
        return Poster(
            language=language,
            headline=_("Write to Congress") if federal else _("Write to your representatives"),
            invitation=_("Point your phone’s camera at this code. It takes three minutes and no account."),
            link=link,
            address=link.split("://", 1)[-1],
            picture=_("A code for telephones; it opens the address below it."),
        )


def _page(slug: str, form: PartnerForm, *, asks_anyway: bool = False) -> str:
    copy = campaign_or_404(slug)
    return render_template(
        "organise/partners.html",
        copy=copy,
        section="partners",
        form=form,
        door=door_of(copy),
        partners=partners_of(slug),
        gives_away=gives_away,
        asks_anyway=asks_anyway,
        poster_languages=LANGUAGES,
    )
