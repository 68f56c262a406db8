"""Signing in, in two steps for those who have a second factor, and out."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, session, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from advocacy.core.plain_text import one_line
from advocacy.core.staff import Member
from advocacy.services import sign_in as use
from advocacy.services.audit import Act
from advocacy.services.passwords import TooBusy
from advocacy.services.second_factor import is_recovery_code
from advocacy.services.staff_sessions import SignedIn, end_session

from .. import admission
from ..admission import Answer
from ..presentation import installation
from . import blueprint, tries
from .devices import this_device
from .words import site_key

_HALFWAY = "halfway"
_HALFWAY_SECONDS = 600


@blueprint.route("/sign-in", methods=["GET", "POST"])
def sign_in() -> Answer:
    """An email and a password. The answer is the same whichever of them is wrong."""
    signed_in, asked = admission.signed_in(), one_line(request.values.get("next", "")[:400])
    if signed_in:
        return redirect(admission.way_on(signed_in.member, asked), code=303)
    if request.method != "POST":
        return render_template("staff/sign_in.html", next=asked, email="", wrong="")
    email, password = one_line(request.form.get("email", "")[:300]), request.form.get("password", "")[:1000]
    limits = tries.with_password(email)
    if not limits.are_left():
        return _again(email, asked, too_many(), 429)
    try:
        member = use.check_password(email, password)
    except TooBusy:
        return _again(email, asked, _("Many people are signing in just now. Try again in a minute."), 503)
    if member is None:
        limits.failed()
        wrong = _("This email and password do not go together. Look at both and try again.")
        return _again(email, asked, wrong, 400)
    return come_in(member, asked)


def come_in(member: Member, asked: str = "") -> Response:
    """Once the password is right: to the second step, or in."""
    if member.has_code:
        session[_HALFWAY] = [member.id, int(installation().ports.now().timestamp()), asked]
        return redirect(url_for("staff.sign_in_code"), code=303)
    return welcome(*use.sign_in(member, this_device(), installation().ports.now()), asked)


def welcome(token: str, signed_in: SignedIn, asked: str = "") -> Response:
    """In: with a session that nobody knew before, and a browser that is known from now on."""
    admission.enter(token, signed_in)
    answer = redirect(admission.way_on(signed_in.member, asked), code=303)
    return tries.remember_device(answer, signed_in.member.email)


@blueprint.route("/sign-in/code", methods=["GET", "POST"])
def sign_in_code() -> Answer:
    """A code of her app, or a recovery code."""
    member, asked = _who_is_halfway()
    if member is None:
        flash(_("That took more than ten minutes. Please sign in once more."))
        return redirect(url_for("staff.sign_in"), code=303)
    if request.method != "POST":
        return render_template("staff/sign_in_code.html", wrong="")
    typed = request.form.get("code", "")[:60]
    limits = tries.with_code(member.email, recovery=is_recovery_code(typed))
    if not limits.are_left():
        return render_template("staff/sign_in_code.html", wrong=too_many()), 429
    if not use.check_second_factor(site_key(), member, typed, installation().ports.now()):
        limits.failed()
        return render_template("staff/sign_in_code.html", wrong=code_is_wrong()), 400
    return welcome(*use.sign_in(member, this_device(), installation().ports.now()), asked)


@blueprint.post("/sign-out")
def sign_out() -> Answer:
    """End this session, here and in our table."""
    signed_in = admission.signed_in()
    if signed_in:
        end_session(signed_in.member, signed_in.digest, installation().ports.now(), act=Act.SIGNED_OUT)
    admission.leave()
    flash(_("You are signed out."))
    return redirect(url_for("staff.sign_in"), code=303)


def code_is_wrong() -> str:
    """Why a code may not have been taken, and what to do."""
    return str(_("This code was not right, or was used before. Wait for the next one, and check your phone’s clock."))


def too_many() -> str:
    """After too many failures: how long it lasts, and the ways around it."""
    return str(
        _(
            "Too many tries in a short time. Wait a quarter of an hour, or use a browser or a network in which you "
            "have signed in before."
        )
    )


def _again(email: str, asked: str, wrong: str, status: int) -> tuple[str, int]:
    return render_template("staff/sign_in.html", next=asked, email=email, wrong=wrong), status


def _who_is_halfway() -> tuple[Member | None, str]:
    try:
        staff_id, at, asked = session.get(_HALFWAY, ())
    except ValueError:
        return None, ""
    is_young = 0 <= installation().ports.now().timestamp() - at < _HALFWAY_SECONDS
    return (use.find_member(staff_id) if is_young else None), asked
