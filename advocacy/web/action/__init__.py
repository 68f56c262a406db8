"""The constituent's journey: start, officials, letter, send or print, thanks. No step needs JavaScript."""

from __future__ import annotations

from flask import Blueprint
from werkzeug.wrappers import Response

blueprint = Blueprint("action", __name__)


@blueprint.after_request
def keep_private(response: Response) -> Response:
    """Never ``no-store``: with it Chromium answers Back after a POST with an error, and her text is gone."""
    response.headers.setdefault("Cache-Control", "private, no-cache")
    return response


from . import handover, letter, place, start  # noqa: E402, F401 - the views register themselves
