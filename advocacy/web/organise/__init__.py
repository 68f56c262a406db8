"""The organiser's desk: campaigns, their letters, previews, versions, partners and events."""

from __future__ import annotations

from flask import Blueprint
from werkzeug.wrappers import Response

blueprint = Blueprint("organise", __name__, url_prefix="/organise")


@blueprint.after_request
def keep_private(response: Response) -> Response:
    """As on the constituent's journey: Back must show what was typed."""
    response.headers.setdefault("Cache-Control", "private, no-cache")
    return response


from . import (  # noqa: E402, F401 - the views register themselves
    bill_step,
    campaigns,
    documents,
    events,
    files,
    frame,
    hand_counts,
    history,
    letter,
    letter_preview,
    look,
    partners,
    preview,
    publish,
    when_step,
    who_step,
)
