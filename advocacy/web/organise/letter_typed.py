"""What was typed into the editor is kept when its form has grown old or its writer was signed out meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

from flask import jsonify, make_response, render_template, request, url_for
from flask_babel import gettext as _
from flask_wtf.csrf import CSRFError, generate_csrf
from werkzeug.wrappers import Response

from ..admission import Answer, signed_in
from ..security import csrf

P = ParamSpec("P")


def wants_json() -> bool:
    """Whether the page's own script asks, and not a person who pressed a button."""
    return request.accept_mimetypes.best == "application/json"


def keeps_what_was_typed(view: Callable[P, Answer]) -> Callable[P, str | Response]:
    """For a form of our own pages: instead of a refusal, the same form again, to be sent once more."""

    @wraps(view)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> str | Response:
        if signed_in() is None:
            return _again(_("You were signed out meanwhile. Sign in in another tab; then save here."), 401)
        try:
            csrf.protect()
        except CSRFError:
            return _again(_("This page had been open for a while. Please save once more."), 400)
        return make_response(view(*args, **kwargs))

    return guarded


def _again(notice: str, status: int) -> Response:
    if wants_json():
        answer = jsonify(problem=notice, csrf=generate_csrf(), sign_in=url_for("staff.sign_in"))
        return make_response(answer, status)
    kept = [(name, text) for name, text in request.form.items(multi=True) if name != "csrf_token"]
    texts = [text for name, text in kept if name.startswith("text:") and text.strip()]
    page = render_template("organise/letter_again.html", notice=notice, kept=kept, texts=texts, out=status == 401)
    return make_response(page, status)
