"""A letter as each kind of official will get it: as page, email, form sheet, phone script and PDF. Never counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum

from flask import Response as FlaskResponse
from flask import render_template, request
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from advocacy.core import forms_of_address
from advocacy.core.campaigns import CampaignVersion
from advocacy.core.delivery import Channel
from advocacy.core.errors import UnknownThing
from advocacy.core.letters import LetterRefused
from advocacy.core.staff import Permission
from advocacy.services.preview_letter import Look, draft_version, file_of, look
from advocacy.services.preview_people import Kind

from ..admission import requires
from ..language import LANGUAGES, current
from ..presentation import installation, today
from . import blueprint
from .found_where import findings_of
from .frame import campaign_or_404


class Way(StrEnum):
    """As what a letter is shown."""

    PAGE = "page"
    EMAIL = "email"
    FORM = "form"
    PHONE = "phone"
    START = "start"


_FILES = {"pdf": Channel.PDF, "eml": Channel.EMAIL, "txt": Channel.TEXT}


def kind_labels() -> dict[Kind, str]:
    """What the staff call each kind of official."""
    return {
        Kind.SPONSOR: _("The member who introduced the bill"),
        Kind.COSPONSOR_SENATOR: _("A senator who cosponsored it"),
        Kind.COSPONSOR_REPRESENTATIVE: _("A representative who cosponsored it"),
        Kind.NOT_COSPONSOR: _("A member who has not cosponsored it"),
        Kind.ON_COMMITTEE: _("A member of the committee that has it"),
        Kind.WITHDREW: _("A member who took her name off it"),
        Kind.SENATOR: _("A senator of whom nothing is known about it"),
        Kind.REPRESENTATIVE: _("A representative of whom nothing is known about it"),
        Kind.OTHER_CHAMBER: _("A member of the chamber that does not have it"),
        Kind.DELEGATE: _("A delegate"),
        Kind.RESIDENT_COMMISSIONER: _("The resident commissioner"),
        Kind.STATE_SENATOR: _("A state senator"),
        Kind.STATE_REPRESENTATIVE: _("A state representative"),
        Kind.STATE_LEGISLATOR: _("A legislator of a single chamber"),
        Kind.GOVERNOR: _("A governor"),
        Kind.MAYOR: _("The mayor of the District of Columbia"),
        Kind.VACANCY: _("A seat for which our list names nobody"),
    }


@blueprint.get("/<slug>/preview")
@requires(Permission.WRITE)
def preview(slug: str) -> str:
    """The working copy, or the folder's files, as they are now."""
    copy = campaign_or_404(slug)
    page = page_of(copy.files, slug, endpoint="organise.preview", file_endpoint="organise.preview_file")
    return render_template("organise/preview.html", copy=copy, section="preview", **page)


@blueprint.get("/<slug>/preview.<any(pdf, eml, txt):extension>")
@requires(Permission.WRITE)
def preview_file(slug: str, extension: str) -> Response:
    """The file that a citizen would take away."""
    return file_answer(campaign_or_404(slug).files, slug, extension)


def page_of(
    files: Mapping[str, str], slug: str, *, endpoint: str, file_endpoint: str, **address: str
) -> dict[str, object]:
    """What ``preview_body.html`` needs. ``address`` is what else its links say beside what is shown."""
    address = address or {"slug": slug}
    way = request.args.get("as", "")
    page: dict[str, object] = {
        "way": way if way in set(Way) else Way.PAGE,
        "ways": _way_labels(),
        "kinds": kind_labels(),
        "filled_in": _filled_in(),
        "here_again": (endpoint, address),
        "file_at": (file_endpoint, address),
        "problems": (),
        "look": None,
    }
    try:
        version = draft_version(files, slug)
    except LetterRefused as refused:
        rows = findings_of(slug, refused.problems)
        is_open = endpoint == "organise.look"  # whoever has the link alone cannot go to the editor
        return page | {"problems": [replace(row, address="") for row in rows] if is_open else rows}
    language = _language(version)
    page |= {"version": version, "letter": version.letter(language), "letter_language": language}
    page["languages"] = [(code, LANGUAGES.get(code, code)) for code in version.letters]
    try:
        found = _look(version)
    except UnknownThing as unknown:
        return page | {"unknown": str(unknown)}
    page |= {"bill": found.bill, "citation": forms_of_address.citation(found.bill, current())}
    return page | {"look": found, "chosen": found.written.official.official_id}


def file_answer(files: Mapping[str, str], slug: str, extension: str) -> Response:
    """This letter as a file. Raises ``NotFound`` where it cannot be written."""
    try:
        found = _look(draft_version(files, slug))
    except (LetterRefused, UnknownThing):
        raise NotFound from None
    file = file_of(installation().ports, found.written, _FILES[extension])
    how = "inline" if extension == "pdf" else "attachment"
    headers = {"Content-Disposition": f'{how}; filename="{file.name}"', "Cache-Control": "private, no-store"}
    return FlaskResponse(file.content, content_type=file.media_type, headers=headers)


def _look(version: CampaignVersion) -> Look:
    return look(
        installation().ports,
        version,
        request.args.get("for", "")[:120],
        _language(version),
        today(version.campaign.zone),
        filled_in=_filled_in(),
    )


def _filled_in() -> bool:
    return request.args.get("who", "") != "nobody"


def _language(version: CampaignVersion) -> str:
    asked = request.args.get("letter", current())
    return asked if asked in version.letters else next(iter(version.letters))


def _way_labels() -> list[tuple[Way, str]]:
    return [
        (Way.PAGE, _("Letter")),
        (Way.EMAIL, _("Email message")),
        (Way.FORM, _("Web form")),
        (Way.PHONE, _("Phone call")),
        (Way.START, _("First page")),
    ]
