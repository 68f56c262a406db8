"""The staff's own door: signing in, accounts, people, and the audit log."""

from __future__ import annotations

from flask import Blueprint
from werkzeug.wrappers import Response

blueprint = Blueprint("staff", __name__, url_prefix="/staff")


@blueprint.after_request
def keep_nothing(response: Response) -> Response:
    """Codes and links stand on these pages: no browser keeps them."""
    response.headers.setdefault("Cache-Control", "private, no-store")
    return response


from . import account, audit, confirmation, door, links, one_person, people, second_factor  # noqa: E402, F401
