"""Pages for what goes wrong: what happened, what to do, what is kept. Never a stack, never an echo."""

from __future__ import annotations

import structlog
from flask import Flask, g, jsonify, make_response, render_template, request
from flask_babel import gettext as _
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, InternalServerError, MethodNotAllowed
from werkzeug.wrappers import Response

from .action.recovery import keep_what_was_typed
from .action.state import NotBelieved
from .desk_recovery import give_back, is_desk

log = structlog.get_logger()


def init_app(app: Flask) -> None:
    """A page for every refusal, and a way on from it."""
    app.register_error_handler(CSRFError, _expired)
    app.register_error_handler(NotBelieved, _expired)
    app.register_error_handler(HTTPException, _page)
    app.register_error_handler(Exception, _broken)


def _expired(error: Exception) -> Response | tuple[str, int] | tuple[Response, int]:
    g.refusal = type(error).__name__
    if request.blueprint == "api":
        return jsonify(status="error", reason="forbidden"), 400
    return give_back() if is_desk() else keep_what_was_typed(error)


def _page(error: HTTPException) -> Response | tuple[str, int] | tuple[Response, int]:
    status = error.code or 500
    g.refusal = str(status)
    if request.path.startswith("/api/"):
        return jsonify(status="error", reason=_REASONS.get(status, "refused")), status
    if error.response is not None or status < 400:
        return Response.force_type(error.get_response())
    what, advice = _desk_sentences(status) if is_desk() else _sentences(status)
    template = "errors/desk.html" if is_desk() else "errors/error.html"
    page = make_response(render_template(template, what=what, advice=advice, status=status), status)
    page.headers["Cache-Control"] = "no-store"
    if isinstance(error, MethodNotAllowed) and error.valid_methods:
        page.headers["Allow"] = ", ".join(sorted(error.valid_methods))
    return page


def _broken(error: Exception) -> Response | tuple[str, int] | tuple[Response, int]:
    g.broken = True  # the page that says so asks the database for nothing
    log.error("broken", kind=type(error).__name__, where=_where(error), route=getattr(request.url_rule, "rule", ""))
    return _page(InternalServerError())


def _where(error: Exception) -> str:
    """File and line only: the message of an exception can hold what a person typed."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_code.co_filename.rsplit('/', 1)[-1]}:{trace.tb_lineno}" if trace else ""


_REASONS = {404: "not_found", 405: "method_not_allowed", 429: "too_many_requests", 413: "too_large", 500: "broken"}


def _desk_sentences(status: int) -> tuple[str, str]:
    if status == 403:
        return _("Your role does not include this."), _("An owner can change it.")
    if status == 404:
        return _("There is no page here."), _("It may have been moved or removed since.")
    if status == 429:
        return _("That was too much at once from your network."), _("Wait a minute, go back and press again.")
    if status == 405:
        return _("This page cannot be opened this way."), _("Begin where your work begins; it leads here.")
    return _sentences(status)


def _sentences(status: int) -> tuple[str, str]:
    if status == 404:
        return _("There is no page here."), _("The address may be old. Begin at the front page.")
    if status == 405:
        return _("This page cannot be opened this way."), _("Begin at the front page; it leads here.")
    if status == 413:
        return _("That is more text than we can take."), _(
            "Go back, shorten it, and try again. Your text is still there."
        )
    if status == 429:
        return _("Many people are writing from your network."), _("Wait a minute, go back and press again.")
    if status >= 500:
        return _("Something broke on our side."), _("Go back: your text should still be there. Then try again.")
    return _("We could not take that."), _("Go back and try again. Your text should still be there.")
