"""The list of campaigns, and a campaign's own page: what is done and what is next."""

from __future__ import annotations

from flask import render_template

from advocacy.core.staff import Permission
from advocacy.services.list_campaigns import list_campaigns

from ..admission import requires
from ..presentation import installation, today
from . import blueprint
from .frame import campaign_or_404


@blueprint.get("/")
@requires(Permission.WRITE)
def campaigns() -> str:
    """Every campaign, the site's and the folders'."""
    found = list_campaigns(installation().letters_dir)
    return render_template("organise/campaigns.html", campaigns=found, day=today())


@blueprint.get("/<slug>")
@requires(Permission.WRITE)
def campaign(slug: str) -> str:
    """What is done for this campaign, and what is next."""
    return render_template("organise/campaign.html", copy=campaign_or_404(slug), section="campaign")
