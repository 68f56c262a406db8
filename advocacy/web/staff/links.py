"""The page of a one-time link: to look uses nothing, the button uses it once."""

from __future__ import annotations

from flask import render_template, request
from flask_babel import gettext as _

from advocacy.core.staff import LinkKind
from advocacy.services.invite_staff import Link, LinkState, LinkUnusable, look_at, use_link
from advocacy.services.passwords import TooBusy

from ..admission import Answer
from ..presentation import installation
from . import blueprint
from .devices import this_device
from .door import come_in, welcome
from .words import password_trouble, role_name


@blueprint.route("/link/<token>", methods=["GET", "POST"])
def link(token: str) -> Answer:
    """Join, or set a new password."""
    now = installation().ports.now()
    state, found = look_at(token[:100], now)
    if found is None or state is not LinkState.OPEN:
        return _ended(state)
    if request.method != "POST":
        return _page(found)
    password, again = request.form.get("password", "")[:1000], request.form.get("again", "")[:1000]
    trouble = password_trouble(password, again, found.email)
    if trouble:
        return _page(found, **trouble), 400
    try:
        let_in = use_link(token[:100], password, this_device(), now)
    except TooBusy:
        return _page(found, password=_("Many people are signing in just now. Try again in a minute.")), 503
    except LinkUnusable as error:
        return _ended(error.state)
    if let_in.signed_in is None:
        return come_in(let_in.member)
    return welcome(let_in.token, let_in.signed_in)


def _page(found: Link, **wrong: str) -> str:
    joins = found.kind is LinkKind.INVITE
    return render_template("staff/link.html", link=found, joins=joins, role=role_name(found.role), wrong=wrong)


def _ended(state: LinkState) -> tuple[str, int]:
    return render_template("staff/link_ended.html", used=state is LinkState.USED), 410
