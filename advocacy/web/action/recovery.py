"""When a form is too old or was changed on the way: give back what was typed, with a fresh form around it."""

from __future__ import annotations

from flask import g, render_template, request
from flask_babel import gettext as _
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import NotFound

from advocacy.services.write_letter import mark

from .forms import LONGEST_BODY, carried
from .letter import Step, render_send, render_write
from .start import campaign_at, facts
from .state import NotBelieved


def keep_what_was_typed(error: Exception) -> tuple[str, int]:
    """The same step again for an old form; for a field that we do not believe, her words to take along."""
    path = (request.view_args or {}).get("path", "")
    if isinstance(error, CSRFError):
        g.csrf_valid = True  # the step is only shown again; what counts must be pressed once more
        notice = _("This page had been open for a while. Nothing is lost: please press the button again.")
        try:
            step = Step.posted(path)
            late = (request.endpoint or "").rpartition(".")[2] in {"take", "opened", "thanks"}
            return (render_send if late else render_write)(step, notice=notice), 400
        except (NotBelieved, NotFound):
            pass
    try:
        frame = facts(campaign_at(path))
    except NotFound:
        frame = {}
    return render_template("action/begin_again.html", kept=_kept(), carried=carried(), path=path, **frame), 400


def _kept() -> list[str]:
    """Her own words, to copy: nothing of it is believed, and it is escaped as any text is. Our drafts are not hers."""
    bodies = [(text, request.form.get(f"base:{k[5:]}")) for k, text in request.form.items() if k.startswith("body:")]
    texts = [request.form.get("story", ""), *(text for text, base in bodies if mark(text) != base)]
    return [text[:LONGEST_BODY] for text in texts if text.strip()]
