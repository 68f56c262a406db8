"""Who works here, for owners: everyone, and inviting someone new."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, session, url_for
from flask_babel import gettext as _

from advocacy.core.errors import MalformedInput
from advocacy.core.plain_text import one_line
from advocacy.core.staff import Permission, Role
from advocacy.services import invite_staff, manage_staff

from ..admission import Answer, actor, requires
from ..presentation import installation
from . import blueprint
from .moments import moment_of
from .words import role_name, roles

_LINK = "link_to_hand_on"


@blueprint.get("/people")
@requires(Permission.GOVERN)
def people() -> Answer:
    """Everyone, and who is invited; a link that was just made, once."""
    invited = [
        (link, role_name(link.role), moment_of(link.ends_at))
        for link in invite_staff.open_invitations(installation().ports.now())
    ]
    everyone = [(one, role_name(one.role), moment_of(one.joined_at)) for one in manage_staff.everyone()]
    return render_template("staff/people.html", everyone=everyone, invited=invited, made=session.pop(_LINK, None))


@blueprint.route("/people/invite", methods=["GET", "POST"])
@requires(Permission.GOVERN, confirmed=True)
def invite() -> Answer:
    """An email and a role; the link is shown on the next page, to be handed on."""
    email, chosen = one_line(request.form.get("email", "")[:300]), request.form.get("role", Role.ORGANISER)
    if request.method != "POST":
        return _form(email, chosen)
    if chosen not in set(Role):
        return _form(email, Role.ORGANISER, role=_("Choose one of these.")), 400
    try:
        path = invite_staff.invite(email, Role(chosen), actor(), installation().ports.now())
    except MalformedInput:
        return _form(email, chosen, email_wrong=_("An email address looks like name@example.org.")), 400
    except invite_staff.WasRemoved:
        return _form(email, chosen, email_wrong=_("This person was removed. Readmit them on the page of people.")), 400
    except invite_staff.AlreadyHere:
        return _form(email, chosen, email_wrong=_("This person has an account already.")), 400
    hand_on(email.strip().lower(), path, days=7)
    return redirect(url_for(".people"), code=303)


@blueprint.post("/people/withdraw")
@requires(Permission.GOVERN)
def withdraw() -> Answer:
    """End an invitation that nobody has used yet."""
    try:
        ended = invite_staff.withdraw(request.form.get("email", "")[:300], actor(), installation().ports.now())
    except MalformedInput:
        ended = False
    if ended:
        flash(_("The invitation is withdrawn. Its link works no more."))
    return redirect(url_for(".people"), code=303)


def hand_on(email: str, path: str, days: int) -> None:
    """Keep a new link for the next page, which shows it once."""
    session[_LINK] = {"email": email, "link": installation().address.public_link(path), "days": days}


def _form(email_typed: str, chosen: str, *, email_wrong: str = "", role: str = "") -> str:
    wrong = {"email": email_wrong, "role": role}
    return render_template("staff/invite.html", email=email_typed, chosen=chosen, roles=roles(), wrong=wrong)
