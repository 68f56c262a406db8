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


# Stand-ins until the views are written.
for _name in ("people", "audit", "account", "set_code", "confirm", "sign_in"):
    blueprint.add_url_rule(f"/{_name}", _name, lambda: "", methods=["GET"])
blueprint.add_url_rule("/sign-out", "sign_out", lambda: "", methods=["POST"])
