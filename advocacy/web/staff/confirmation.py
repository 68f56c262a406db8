"""Before a sensitive act: who sits here now is asked once more who she is."""

from __future__ import annotations

from flask import redirect, render_template, request
from flask_babel import gettext as _

from advocacy.core.plain_text import one_line
from advocacy.services import sign_in as use
from advocacy.services.passwords import TooBusy

from ..admission import Answer, requires, signed_in, way_on
from ..presentation import installation
from . import blueprint, tries
from .door import too_many
from .words import site_key


@blueprint.route("/confirm", methods=["GET", "POST"])
@requires(without_code=True)
def confirm() -> Answer:
    """Her password, and a code if she has a second factor."""
    found, asked = signed_in(), one_line(request.values.get("next", "")[:400])
    assert found is not None  # noqa: S101 - the guard has seen to it
    if request.method != "POST":
        return _page(asked)
    limits = tries.in_session(found.digest)
    if not limits.are_left():
        return _page(asked, too_many()), 429
    password, code = request.form.get("password", "")[:1000], request.form.get("code", "")[:60]
    try:
        is_her = use.confirm(site_key(), found, password, code, installation().ports.now())
    except TooBusy:
        return _page(asked, _("Many people are signing in just now. Try again in a minute.")), 503
    if not is_her:
        limits.failed()
        wrong = _("That was not right. A code can be used only once: wait for the next one if you have just used it.")
        return _page(asked, wrong if found.member.has_code else _("This is not your password.")), 400
    return redirect(way_on(found.member, asked), code=303)


def _page(asked: str, wrong: str = "") -> str:
    return render_template("staff/confirm.html", next=asked, wrong=wrong)
