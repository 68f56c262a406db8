"""The first page: what is asked, where the bill stands, help, and one field."""

from __future__ import annotations

import re
from datetime import date

from flask import g, make_response, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from advocacy.core import forms_of_address
from advocacy.core.bills import Bill
from advocacy.core.campaigns import CampaignVersion
from advocacy.core.divisions import State
from advocacy.core.roster import Roster
from advocacy.services.bill_of import bill_of
from advocacy.services.load_campaigns import current_versions
from advocacy.services.write_letter import opening

from ..language import current
from ..presentation import installation, today
from ..whom import rule_lines, why_asked
from . import blueprint
from .forms import PlaceForm

_SOURCE = re.compile(r"[a-z0-9-]{1,40}")


def open_campaigns() -> list[CampaignVersion]:
    """The campaigns in which a letter can be begun today, newest first."""
    bills = installation().ports.bills
    versions = [v for v in current_versions(today).values() if v.is_open(today(v.campaign.zone))]
    versions = [v for v in versions if bill_of(bills, v.campaign)]
    return sorted(versions, key=lambda version: version.campaign.opens, reverse=True)


def campaign_at(path: str) -> CampaignVersion:
    """The campaign whose address this is. Raises ``NotFound``; remembers what the page's frame depends on."""
    for version in current_versions(today).values():
        if version.campaign.path == path:
            g.sensitive = version.campaign.sensitive
            return version
    raise NotFound


def source_code() -> str:
    """The partner's code in the link she followed; anything else is no code."""
    code = request.values.get("source", "")
    return code if _SOURCE.fullmatch(code) else ""


@blueprint.get("/")
def front() -> Response:
    """The campaign, when there is one; a list to choose from when there are several."""
    campaigns = open_campaigns()
    if len(campaigns) == 1:
        g.sensitive = campaigns[0].campaign.sensitive
        return render_start(campaigns[0])
    listed = [facts(version) for version in campaigns]
    return _for_everyone(render_template("action/front.html", campaigns=listed, source=source_code()))


@blueprint.get("/<path>")
def start(path: str) -> str | Response:
    """A campaign by its address; by its folder's name it is led to the address, which gives nothing away."""
    by_slug = current_versions(today).get(path)
    if by_slug and by_slug.campaign.path != path:
        return redirect(url_for(".start", path=by_slug.campaign.path), code=302)
    version = campaign_at(path)
    if not version.is_open(today(version.campaign.zone)):
        return render_template("action/closed.html", **facts(version))
    return render_start(version)


@blueprint.get("/<path>/")
@blueprint.get("/<path>/<any(officials, write, send, take, thanks):step>")
def begin(path: str, step: str = "") -> Response:
    """A step that was bookmarked or opened again: there is nothing of hers in an address, so it begins anew."""
    return redirect(url_for(".start", path=campaign_at(path).campaign.path))


def render_start(version: CampaignVersion, **more: object) -> Response:
    """The first page sets no cookie, so that it can be kept by a cache between her and us for a minute."""
    more.setdefault("form", PlaceForm())
    frame = facts(version)
    somewhere = State("", "", _("[your town]"), "state", 1, name_es=_("[your town]"))
    begins = opening(installation().ports, version, current(), today(version.campaign.zone), somewhere)
    return _for_everyone(
        render_template("action/start.html", source=source_code(), opening=begins, **{**frame, **more})
    )


def _for_everyone(page: str) -> Response:
    response = make_response(page)
    if request.method in {"GET", "HEAD"}:
        response.headers["Cache-Control"] = "public, max-age=60"
        response.headers["Vary"] = "Accept-Language"
    return response


def facts(version: CampaignVersion) -> dict[str, object]:
    """What every page of a campaign says: its letter in the page's language, its bill, and what became of it."""
    ports = installation().ports
    day = today(version.campaign.zone)
    bill = bill_of(ports.bills, version.campaign)
    if bill is None:  # published by another copy of this site, whose data knew it
        raise NotFound
    return {
        "version": version,
        "campaign": version.campaign,
        "letter": version.letter(current()),
        "bill": bill,
        "positions": bill.position_of,
        "whom": rule_lines(version.campaign.rule, ports) if version.campaign.rule.narrows else [],
        "why_asked": lambda official: why_asked(official, version.campaign.rule, bill, ports.committees),
        "signup_url": version.campaign.signup_url or installation().operator.signup_url,
        "citation": forms_of_address.citation(bill, current()),
        "stage": bill.stage_on(day),
        "bill_may_have_moved": bill.days_left(day) > 0 and (day - bill.as_of).days > ports.data_max_age_days,
        "still_serving": _still_serving(ports.roster, bill, day),
        "day": day,
        "share_link": installation().address.public_link(url_for(".start", path=version.campaign.path, lang=None)),
        "roster": ports.roster,
        "data_is_old": (day - ports.roster.as_of_level(version.campaign.level)).days > ports.data_max_age_days,
    }


def _still_serving(roster: Roster, bill: Bill, day: date) -> int:
    original = (key for key in bill.positions if bill.is_original(key))
    return sum(1 for key in original if (official := roster.by_id.get(key)) and official.serves_on(day))
