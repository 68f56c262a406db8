"""What an owner may change about one member: role, a link for a new password, removal and return."""

from __future__ import annotations

from collections.abc import Callable

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound

from advocacy.core.errors import UnknownThing
from advocacy.core.staff import Member, Permission, Role
from advocacy.services import invite_staff, manage_staff

from ..admission import Answer, actor, requires
from ..presentation import installation
from . import blueprint
from .people import hand_on
from .words import role_name, roles

_NUMBER = "<int(max=2147483647):number>"


@blueprint.get(f"/people/{_NUMBER}")
@requires(Permission.GOVERN, confirmed=True)
def person(number: int) -> Answer:
    """One member."""
    found = _found(number)
    return render_template("staff/person.html", person=found, role=role_name(found.role), roles=roles())


@blueprint.post(f"/people/{_NUMBER}/role")
@requires(Permission.GOVERN, confirmed=True)
def change_role(number: int) -> Answer:
    """Another role, at once."""
    found, role = _found(number), request.form.get("role", "")
    if role not in set(Role):
        flash(_("Choose one of the roles."))
        return _back(number)
    if _unless_last(lambda: manage_staff.change_role(found, Role(role), actor(), installation().ports.now())):
        flash(_("%(email)s: the role is now %(role)s.", email=found.email, role=role_name(role)))
    return _to_people()


@blueprint.post(f"/people/{_NUMBER}/reset")
@requires(Permission.GOVERN, confirmed=True)
def reset(number: int) -> Answer:
    """A link for a new password, shown on the next page, to be handed on."""
    found, both = _found(number), "second_factor" in request.form
    try:
        path = invite_staff.make_reset_link(found.email, actor(), installation().ports.now(), second_factor=both)
    except UnknownThing:
        flash(_("This person was removed before."))
        return _back(number)
    hand_on(found.email, path, days=1)
    return _to_people()


@blueprint.post(f"/people/{_NUMBER}/remove")
@requires(Permission.GOVERN, confirmed=True)
def remove(number: int) -> Answer:
    """Let them in no more."""
    found = _found(number)
    if _unless_last(lambda: manage_staff.remove(found, actor(), installation().ports.now())):
        flash(_("%(email)s is removed, and signed out everywhere.", email=found.email))
    return _to_people()


@blueprint.post(f"/people/{_NUMBER}/readmit")
@requires(Permission.GOVERN, confirmed=True)
def readmit(number: int) -> Answer:
    """Let them in again."""
    found = _found(number)
    manage_staff.readmit(found, actor(), installation().ports.now())
    flash(_("%(email)s may sign in again.", email=found.email))
    return _to_people()


def _unless_last(change: Callable[[], None]) -> bool:
    """Do it, or say why it cannot be done."""
    try:
        change()
    except manage_staff.LastOwner:
        flash(_("This is the last owner. Make someone else an owner first."))
        return False
    except UnknownThing:
        flash(_("This person was removed before."))
        return False
    return True


def _found(number: int) -> Member:
    try:
        return manage_staff.member_of_number(number)
    except UnknownThing:
        raise NotFound from None


def _back(number: int) -> Answer:
    return redirect(url_for(".person", number=number), code=303)


def _to_people() -> Answer:
    return redirect(url_for(".people"), code=303)
