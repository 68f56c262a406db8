"""One's own account: password, second factor, and where one is signed in."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from advocacy.services import sign_in as use
from advocacy.services import staff_sessions
from advocacy.services.passwords import TooBusy
from advocacy.services.second_factor import recovery_codes_left
from advocacy.services.staff_sessions import SignedIn

from ..admission import Answer, requires, signed_in
from ..presentation import installation
from . import blueprint, tries
from .devices import device_in_words
from .door import too_many
from .moments import moment_of
from .words import password_trouble, role_name


@blueprint.get("/account")
@requires()
def account() -> Answer:
    """What she can change about her account."""
    found = here()
    sessions = staff_sessions.sessions_of(found.member, installation().ports.now())
    return render_template(
        "staff/account.html",
        role=role_name(found.member.role),
        codes_left=recovery_codes_left(found.member),
        sessions=[
            (
                one.digest,
                device_in_words(one.device),
                one.digest == found.digest,
                moment_of(one.began_at),
                moment_of(one.seen_at),
            )
            for one in sessions
        ],
    )


def here() -> SignedIn:
    """The session of this request, behind ``requires``."""
    found = signed_in()
    assert found is not None  # noqa: S101 - the guard has seen to it
    return found


@blueprint.route("/account/password", methods=["GET", "POST"])
@requires()
def change_password() -> Answer:
    """The old password and twice the new one; all other sessions end."""
    found = here()
    if request.method != "POST":
        return render_template("staff/password.html", wrong={})
    old, new, again = (request.form.get(name, "")[:1000] for name in ("old", "password", "again"))
    wrong, limits = password_trouble(new, again, found.member.email), tries.in_session(found.digest)
    if wrong:
        return render_template("staff/password.html", wrong=wrong), 400
    if not limits.are_left():
        return render_template("staff/password.html", wrong={"old": too_many()}), 429
    try:
        if not use.knows_password(found.member, old):
            limits.failed()
            return render_template("staff/password.html", wrong={"old": _("This is not your password.")}), 400
        ended = use.change_password(found, new, installation().ports.now())
    except TooBusy:
        busy = _("Many people are signing in just now. Try again in a minute.")
        return render_template("staff/password.html", wrong={"old": busy}), 503
    flash(_("Your password is changed."))
    _say_ended(ended)
    return redirect(url_for(".account"), code=303)


@blueprint.post("/account/sessions/end")
@requires()
def end_session() -> Answer:
    """End one session, or with none named all others."""
    found, now = here(), installation().ports.now()
    digest = request.form.get("session", "")[:64]
    if digest == found.digest:
        return redirect(url_for(".account"), code=303)
    ended = (
        int(staff_sessions.end_session(found.member, digest, now))
        if digest
        else staff_sessions.end_other_sessions(found.member, found.digest, now)
    )
    _say_ended(ended)
    return redirect(url_for(".account"), code=303)


def _say_ended(ended: int) -> None:
    if ended:
        flash(ngettext("%(num)d other session is ended.", "%(num)d other sessions are ended.", ended))
