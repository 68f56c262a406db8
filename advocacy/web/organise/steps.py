"""The steps from a new campaign to its letter, which are the pages of its settings later: how one leads to the next."""

from __future__ import annotations

from flask import current_app, flash, redirect, request, url_for
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from advocacy.core.campaign_advice import Advice, advice_for
from advocacy.core.campaign_states import State
from advocacy.services.campaign_settings import campaign_of, is_readable
from advocacy.services.list_campaigns import Copy, FolderCopy, WorkingCopy

from ..presentation import today
from .frame import campaign_or_404

STEPS = ("bill", "who", "when")


def own_campaign(slug: str) -> WorkingCopy:
    """The campaign of this name that can be changed here. Raises ``NotFound`` for a folder's, which cannot."""
    copy = campaign_or_404(slug)
    if isinstance(copy, FolderCopy) or copy.state == State.ARCHIVED:
        raise NotFound
    return copy


def can_be_changed(copy: WorkingCopy) -> bool:
    """Whether the lines of its file can be changed one by one."""
    return is_readable(copy.files)


def is_beginning() -> bool:
    """Whether these pages are steps towards a first letter, rather than settings of a campaign."""
    return request.values.get("begin") == "1"


def go_on(slug: str, step: str) -> Response:
    """Where a saved step leads: on or back while the campaign is begun, else to the same page again."""
    begin = "1" if is_beginning() else None
    place = STEPS.index(step)
    if request.form.get("do") == "back" and place:
        return redirect(url_for(f"organise.{STEPS[place - 1]}", slug=slug, begin=begin), code=303)
    if not begin:
        flash(_("Saved."))
        return redirect(url_for(f"organise.{step}", slug=slug), code=303)
    if place + 1 < len(STEPS):
        return redirect(url_for(f"organise.{STEPS[place + 1]}", slug=slug, begin="1"), code=303)
    flash(_("The campaign is set up. Now its letter: fill what stands in square brackets."))
    end = "letter" if "organise.letter" in current_app.view_functions else "campaign"
    return redirect(url_for(f"organise.{end}", slug=slug), code=303)


def legal_advice(copy: Copy) -> tuple[Advice, ...]:
    """Where the law may bite this campaign; nothing while its settings are not in order."""
    campaign = campaign_of(copy.files, copy.slug)
    return advice_for(campaign, today(campaign.zone)) if campaign else ()
