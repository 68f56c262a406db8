"""The pages beside the journey: who we are and what is kept, and the way out."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template
from werkzeug.wrappers import Response

from advocacy.core.officials import Level

from .presentation import installation

blueprint = Blueprint("pages", __name__)


@blueprint.get("/about")
def about() -> str:
    """Who is behind this site, what it keeps, and how old its data is."""
    return render_template("pages/about.html", as_of=installation().ports.roster.as_of_level(Level.FEDERAL))


@blueprint.route("/exit", methods=["GET", "POST"])
def leave() -> Response:
    """Go to a neutral site at once, and have the browser forget what it kept of our pages."""
    response = redirect(installation().exit_url, code=303)
    response.headers["Clear-Site-Data"] = '"cache"'
    response.headers["Cache-Control"] = "no-store"
    response.headers["Referrer-Policy"] = "no-referrer"
    response.set_data(b"")
    return response


@blueprint.get("/robots.txt")
def robots() -> Response:
    """Let the first pages be found; there is nothing else to find."""
    return Response("User-agent: *\nDisallow: /api/\n", mimetype="text/plain")
