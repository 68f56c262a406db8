"""Setting up the second factor, and its recovery codes, which are shown once."""

from __future__ import annotations

import segno
from flask import flash, redirect, render_template, request, session, url_for
from flask_babel import gettext as _
from markupsafe import Markup

from advocacy.services import second_factor

from ..admission import Answer, home_of, requires
from ..presentation import installation
from . import blueprint, tries
from .account import here
from .door import code_is_wrong, too_many
from .words import site_key

_SALT, _CODES = "code_salt", "recovery_codes"


@blueprint.route("/second-factor", methods=["GET", "POST"])
@requires(confirmed=True, without_code=True)
def set_code() -> Answer:
    """A QR code for her app, and a first code of it to show that it works."""
    found, now = here(), installation().ports.now()
    salt = str(session.setdefault(_SALT, second_factor.new_salt()))
    if request.method != "POST":
        return _page(salt)
    limits = tries.in_session(found.digest)
    if not limits.are_left():
        return _page(salt, too_many()), 429
    codes = second_factor.set_up(site_key(), found.member, salt, request.form.get("code", "")[:60], now)
    if not codes:
        limits.failed()
        return _page(salt, code_is_wrong()), 400
    session.pop(_SALT)
    session[_CODES] = codes
    return redirect(url_for(".recovery_codes"), code=303)


@blueprint.get("/recovery-codes")
@requires()
def recovery_codes() -> Answer:
    """The codes that were just made. They are nowhere to be read again."""
    codes = session.pop(_CODES, None)
    if not codes:
        flash(_("Recovery codes are shown only once. If you did not keep them, make new ones."))
        return redirect(url_for(".account"), code=303)
    return render_template("staff/recovery_codes.html", codes=codes, home=home_of(here().member))


@blueprint.route("/recovery-codes/new", methods=["GET", "POST"])
@requires(confirmed=True)
def renew_recovery_codes() -> Answer:
    """New ones in place of the old."""
    found = here()
    if not found.member.has_code:
        return redirect(url_for(".set_code"), code=303)
    if request.method != "POST":
        return render_template("staff/renew_codes.html", left=second_factor.recovery_codes_left(found.member))
    session[_CODES] = second_factor.renew_recovery_codes(found.member, installation().ports.now())
    return redirect(url_for(".recovery_codes"), code=303)


@blueprint.route("/second-factor/remove", methods=["GET", "POST"])
@requires(confirmed=True)
def remove_code() -> Answer:
    """For those whose role does not need it."""
    found = here()
    if not found.member.has_code or found.member.role.needs_second_factor:
        return redirect(url_for(".account"), code=303)
    if request.method != "POST":
        return render_template("staff/remove_code.html")
    second_factor.remove(found.member, installation().ports.now())
    flash(_("The second factor is removed. Your password alone signs you in."))
    return redirect(url_for(".account"), code=303)


def _page(salt: str, wrong: str = "") -> str:
    member = here().member
    secret = second_factor.secret_of(site_key(), member.id, salt)
    site = installation().operator.name or request.host
    picture = segno.make(second_factor.address_of(secret, member.email, site), error="m").svg_inline(
        scale=4, dark="#000", light="#fff", svgclass=None, lineclass=None, omitsize=True
    )
    groups = [secret[start : start + 4] for start in range(0, len(secret), 4)]
    return render_template("staff/set_code.html", picture=Markup(picture), groups=groups, wrong=wrong)  # noqa: S704
