"""``/api/v1/officials``: who represents a place, and one JSON answer for whatever else is asked of ``/api``.

A ZIP or a district comes by GET; an address or a point only by POST, since addresses (URLs) are kept in many logs.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date

from flask import Blueprint, current_app, request
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from advocacy.core.errors import MalformedInput
from advocacy.core.lookup import Reason
from advocacy.core.officials import Level
from advocacy.core.places import Point
from advocacy.services.answer_document import as_document
from advocacy.services.find_officials import Found, find_at, find_by_address, find_officials
from advocacy.services.ports import Ports
from advocacy.web.security import csrf

blueprint = Blueprint("api", __name__, url_prefix="/api")
csrf.exempt(blueprint)  # nothing here changes anything, and a refusal is JSON too

_ZONE = "America/New_York"  # the day of Congress, whose terms begin and end there
_FOR_ALL = "public, max-age=300"
_NOT_KEPT = "no-store"
_STATUS = {
    Reason.MALFORMED: 400,
    Reason.INCOMPLETE: 400,
    Reason.UNKNOWN_ZIP: 404,
    Reason.NO_MATCH: 404,
    Reason.UNAVAILABLE: 503,
}
_LONGEST_QUESTION = 64_000  # bytes; an address is 200 characters, and a longer one is answered as malformed
_LEVELS = {level.value: level for level in Level}
_OTHER_METHODS = ["PUT", "PATCH", "DELETE"]
_ERRORS = {404: "not_found", 405: "method_not_allowed", 413: "too_large", 429: "too_many_requests"}


@blueprint.get("/v1/officials")
def officials() -> Response:
    """The officials of ``zip`` or of ``division`` (one of them, once), of ``level`` federal, state or all."""
    ports: Ports = current_app.extensions["advocacy"].ports
    place, level = _question(request.args)
    return _answer(find_officials(place, ports, ports.today(_ZONE), level))


@blueprint.post("/v1/officials")
def officials_of_address() -> Response:
    """The officials of ``{"address": …}`` or ``{"lat": …, "lon": …}``, and an optional ``"level"``; never kept."""
    ports: Ports = current_app.extensions["advocacy"].ports
    day = ports.today(_ZONE)
    if request.args:
        return _answer(find_officials("", ports, day), _NOT_KEPT)
    question = _posted()
    level = question.pop("level", Level.FEDERAL.value)
    if not isinstance(level, str) or level not in _LEVELS:
        question, level = {}, Level.FEDERAL.value
    return _answer(_asked(question, ports, day, _LEVELS[level]), _NOT_KEPT)


def _posted() -> dict[str, object]:
    """The JSON object that was sent; empty, which asks nothing, for anything else."""
    request.max_content_length = _LONGEST_QUESTION
    try:
        body = request.get_json(silent=True, cache=False)
    except RecursionError:  # lists in lists in lists
        body = None
    return dict(body) if isinstance(body, dict) else {}


def _asked(question: Mapping[str, object], ports: Ports, day: date, level: Level) -> Found:
    """What one question asks for; anything that is not exactly one question is malformed."""
    match question:
        case {"address": str(text), **more} if not more:
            return find_by_address(text, ports, day, level)
        case {"lat": int() | float() as latitude, "lon": int() | float() as longitude, **more} if not (
            more or isinstance(latitude, bool) or isinstance(longitude, bool)
        ):
            try:
                return find_at(Point.of(float(latitude), float(longitude)), ports, day, level)
            except (MalformedInput, OverflowError):
                pass
    return find_officials("", ports, day, level)


def _question(arguments: MultiDict[str, str]) -> tuple[str, Level]:
    """The place and the level that are asked for; an empty place, which is malformed, for any other question."""
    places = [(name, text) for name in ("zip", "division") for text in arguments.getlist(name)]
    levels = arguments.getlist("level") or [Level.FEDERAL.value]
    if len(places) != 1 or len(levels) != 1 or levels[0] not in _LEVELS:
        return "", Level.FEDERAL
    ((name, text),) = places
    return text if name == "zip" or text.startswith("ocd-division/") else "", _LEVELS[levels[0]]


def _answer(found: Found, cache: str = _FOR_ALL) -> Response:
    status = 200 if found.reason is None else _STATUS.get(found.reason, 200)
    return _json(as_document(found), status, cache if status == 200 else _NOT_KEPT)


def _json(document: Mapping[str, object], status: int, cache: str) -> Response:
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    return Response(text, status, {"Cache-Control": cache}, mimetype="application/json")


def _refusal(status: int) -> Response:
    reason = _ERRORS.get(status, "refused" if status < 500 else "broken")
    return _json({"status": "error", "reason": reason}, status, _NOT_KEPT)


@blueprint.route("/v1/officials", methods=_OTHER_METHODS)
def refuse_method() -> Response:
    """Nothing can be changed here."""
    response = _refusal(405)
    response.headers["Allow"] = "GET, HEAD, OPTIONS, POST"
    return response


@blueprint.route("/", defaults={"path": ""}, methods=["GET", "POST", *_OTHER_METHODS], strict_slashes=False)
@blueprint.route("/<path:path>", methods=["GET", "POST", *_OTHER_METHODS])
def refuse_path(path: str) -> Response:
    """Every other address below ``/api``: a program that mistyped one is answered in JSON."""
    return _refusal(404)


@blueprint.errorhandler(HTTPException)
def refuse(error: HTTPException) -> Response:
    """What is refused before a view answers, such as one request too many."""
    response = _refusal(error.code or 500)
    for name, value in error.get_headers():
        if name in {"Retry-After", "Allow"}:
            response.headers[name] = value
    return response
