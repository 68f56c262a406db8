"""The list of campaigns, a campaign's own page with what is done and what is next, and copies of campaigns."""

from __future__ import annotations

from flask import current_app, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from advocacy.core.staff import Permission
from advocacy.services.begin_campaign import duplicate as copy_of
from advocacy.services.campaign_progress import progress_of
from advocacy.services.keep_working_copies import NameTaken
from advocacy.services.list_campaigns import FolderCopy, list_campaigns

from ..admission import Answer, actor, requires
from ..language import current
from ..presentation import installation, today
from . import blueprint
from .frame import campaign_or_404, live_numbers
from .letter_answers import is_unpublished
from .steps import legal_advice


@blueprint.get("/")
@requires(Permission.WRITE)
def campaigns() -> str:
    """Every campaign, the site's and the folders'; those that were put away come last."""
    found = list_campaigns(installation().letters_dir, current(), live_numbers())
    return render_template(
        "organise/campaigns.html",
        current=[one for one in found if one.state != "archived"],
        archived=[one for one in found if one.state == "archived"],
        day=today(),
        has=_has(),
    )


@blueprint.get("/<slug>")
@requires(Permission.WRITE)
def campaign(slug: str) -> str:
    """What is done for this campaign, and what is next."""
    copy = campaign_or_404(slug)
    return render_template(
        "organise/campaign.html",
        copy=copy,
        section="campaign",
        is_folder=isinstance(copy, FolderCopy),
        advice=legal_advice(copy),
        unpublished=is_unpublished(copy),
        progress=progress_of(installation().ports, copy.files, slug),
        has=_has(),
    )


@blueprint.post("/<slug>/duplicate")
@requires(Permission.WRITE)
def duplicate(slug: str) -> Answer:
    """A draft of the same words, to be changed: of a campaign of the site, or of a folder that is not changed here."""
    copy = campaign_or_404(slug)
    try:
        made = copy_of(installation().ports, installation().letters_dir, copy, actor())
    except NameTaken:
        flash(_("There are too many copies of this campaign already."))
        return _to(slug, "campaign")
    flash(_("This is the copy, a draft. Its address is new, too: look whether you like it."))
    return _to(made.slug, "bill")


def _to(slug: str, page: str) -> Response:
    return redirect(url_for(f"organise.{page}", slug=slug), code=303)


def _has() -> set[str]:
    """The pages that this copy of the site has."""
    return {name.removeprefix("organise.") for name in current_app.view_functions if name.startswith("organise.")}
