"""The private link: a letter before it is published, for someone who has no account here. Read only, never counted."""

from __future__ import annotations

from flask import current_app, flash, g, make_response, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from advocacy.core.errors import UnknownThing
from advocacy.core.staff import Permission
from advocacy.services.list_campaigns import Copy, find_campaign
from advocacy.services.preview_links import LinkEnded, make_preview_link, read_preview_link

from ..admission import actor, requires
from ..presentation import installation
from . import blueprint
from .frame import campaign_or_404
from .preview import file_answer, page_of


@blueprint.post("/<slug>/preview-link")
@requires(Permission.WRITE)
def preview_link(slug: str) -> str:
    """A new link, shown once on the page of the preview: it is kept nowhere."""
    copy = campaign_or_404(slug)
    link = make_preview_link(_secret(), slug, actor(), installation().ports.now())
    address = installation().address.public_link(url_for(".look", token=link.token, lang=None))
    flash(_("The link is made. Copy it now: it is not kept."))
    page = page_of(copy.files, slug, endpoint="organise.preview", file_endpoint="organise.preview_file")
    return render_template(
        "organise/preview.html", copy=copy, section="preview", private_link=address, ends=link.ends.date(), **page
    )


@blueprint.get("/<slug>/preview-link")
@requires(Permission.WRITE)
def preview_link_again(slug: str) -> Response:
    """The address of the button, opened as a page, as by the language switch: the preview."""
    return redirect(url_for(".preview", slug=slug), code=303)


@blueprint.get("/look/<token>")
def look(token: str) -> Response:
    """What the link shows. A link whose time is over says so."""
    g.sensitive = False
    try:
        slug, ends = read_preview_link(_secret(), token, installation().ports.now())
        copy = _copy(slug)
    except LinkEnded:
        return _kept_nowhere(render_template("organise/look_ended.html"), 410)
    except UnknownThing:
        raise NotFound from None
    page = page_of(copy.files, slug, endpoint="organise.look", file_endpoint="organise.look_file", token=token)
    return _kept_nowhere(render_template("organise/look.html", copy=copy, ends=ends.date(), **page))


@blueprint.get("/look/<token>/letter.<any(pdf, eml, txt):extension>")
def look_file(token: str, extension: str) -> Response:
    """The letter as a file. Raises ``NotFound`` also for a link whose time is over."""
    g.sensitive = False
    try:
        slug, _ends = read_preview_link(_secret(), token, installation().ports.now())
        return _kept_nowhere(file_answer(_copy(slug).files, slug, extension))
    except (LinkEnded, UnknownThing):
        raise NotFound from None


def _copy(slug: str) -> Copy:
    return find_campaign(slug, installation().letters_dir)


def _kept_nowhere(page: str | Response, status: int = 200) -> Response:
    response = make_response(page, status)
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _secret() -> str:
    return str(current_app.secret_key or "")
