"""What every page of a campaign is given: its name, its badge, and the way to its other pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from flask import current_app, url_for
from flask_babel import format_date
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound

from advocacy.core.campaign_states import State
from advocacy.core.errors import UnknownThing
from advocacy.services.list_campaigns import Copy, FolderCopy, ListedCampaign, find_campaign, listed
from advocacy.services.load_campaigns import current_versions

from ..language import current
from ..presentation import installation, today
from . import blueprint


@dataclass(frozen=True, slots=True)
class Section:
    """A page of a campaign, in the row of its pages."""

    id: str
    label: str
    address: str


def campaign_or_404(slug: str) -> Copy:
    """The campaign of this name, the site's or a folder's. Raises ``NotFound``."""
    try:
        return find_campaign(slug, installation().letters_dir)
    except UnknownThing:
        raise NotFound from None


@blueprint.app_context_processor
def _frame() -> dict[str, object]:
    return {"sections": sections, "listed_campaign": listed_campaign, "badge": badge, "public_page": public_page}


def sections(copy: Copy) -> list[Section]:
    """The pages of this campaign that this copy of the site has. A folder's has no settings and no partners here."""
    every = [
        ("campaign", _("Overview")),
        ("letter", _("Letter")),
        ("preview", _("Preview")),
        ("publishing", _("Publish")),
        ("history", _("History")),
        ("partners", _("Partners")),
        ("settings", _("Settings")),
    ]
    if isinstance(copy, FolderCopy):
        hidden = {"settings", "publishing"}
    else:
        hidden = {"settings"} if copy.state == State.ARCHIVED else set()
    known = current_app.view_functions
    return [
        Section(id_, str(label), url_for(f"organise.{id_}", slug=copy.slug))
        for id_, label in every
        if id_ not in hidden and f"organise.{id_}" in known
    ]


def listed_campaign(copy: Copy) -> ListedCampaign:
    """What the list says of it."""
    return listed(copy, live_number(copy.slug), current())


def live_number(slug: str) -> int:
    """The number of the version that people get of this campaign, 0 while they get none."""
    version = current_versions(today).get(slug)
    return version.number if version else 0


def live_numbers() -> dict[str, int]:
    """The same of every campaign, by slug."""
    return {slug: version.number for slug, version in current_versions(today).items()}


def public_page(slug: str) -> str:
    """Where people find what is published of this campaign, in full; empty while nothing of it is out."""
    version = current_versions(today).get(slug)
    path = url_for("action.start", path=version.campaign.path, lang=None) if version else ""
    return installation().address.public_link(path) if path else ""


def badge(campaign: ListedCampaign) -> tuple[str, str]:
    """Where it stands: the word that styles it, and the words that people read."""
    standing = campaign.standing(today())
    words = {
        "draft": _("Draft"),
        "in_review": _("In review"),
        "published": _("Published"),
        "closed": _("Closed"),
        "archived": _("Archived"),
        "scheduled": _("Scheduled"),
    }
    if standing == "opens_later":
        try:
            return standing, str(_("Opens on %(day)s", day=format_date(date.fromisoformat(campaign.opens), "long")))
        except ValueError:
            return "published", str(words["published"])
    return standing, str(words[standing])
