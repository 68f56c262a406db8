"""Rate limits on what is posted and on the API: generous to a campus behind one address, never on printing."""

from __future__ import annotations

from flask import Flask, current_app, request
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

_UNLIMITED = frozenset({"action.take", "pages.leave"})


def _limit() -> str:
    return str(current_app.config["ADVOCACY_RATE_LIMIT"])


def _exempt() -> bool:
    return request.endpoint in _UNLIMITED or (request.method != "POST" and request.blueprint != "api")


limiter = Limiter(
    get_remote_address,
    application_limits=[_limit],
    application_limits_exempt_when=_exempt,
    headers_enabled=False,
    strategy="moving-window",
    swallow_errors=True,
)


def init_app(app: Flask) -> None:
    """The setting ``RATE_LIMIT`` holds for each address, over everything that is posted and the API."""
    limiter.init_app(app)
