"""Rate limits on what is posted and on the API: generous to a campus behind one address, never on printing."""

from __future__ import annotations

import structlog
from flask import Flask, request
from limits import RateLimitItem, parse_many
from limits.errors import StorageError
from limits.storage import storage_from_string
from limits.strategies import MovingWindowRateLimiter, RateLimiter
from werkzeug.exceptions import TooManyRequests

_UNLIMITED = frozenset({"action.take", "pages.leave"})

log = structlog.get_logger()


def init_app(app: Flask) -> None:
    """The setting ``RATE_LIMIT`` holds for each address, over everything that is posted and the API.

    The ``limits`` package by itself: Flask-Limiter around it took a third of the time of an API answer.
    """
    limits = parse_many(app.config["ADVOCACY_RATE_LIMIT"])
    window = MovingWindowRateLimiter(storage_from_string(app.config["RATELIMIT_STORAGE_URI"], wrap_exceptions=True))

    @app.before_request
    def refuse_too_many() -> None:
        if _is_limited() and not _has_room(window, limits, request.remote_addr or ""):
            raise TooManyRequests


def _is_limited() -> bool:
    return request.endpoint not in _UNLIMITED and (request.method == "POST" or request.blueprint == "api")


def _has_room(window: RateLimiter, limits: list[RateLimitItem], address: str) -> bool:
    """Whether one more is within every limit; yes when the storage is out of reach, since no letter waits for it."""
    try:
        return all(window.hit(limit, address) for limit in limits)
    except StorageError as error:
        log.error("limits_not_counted", why=type(error.storage_error).__name__)
        return True
