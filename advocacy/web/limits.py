"""Rate limits on what is posted and on the API: generous to a campus behind one address, never on printing."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Protocol

import structlog
from flask import Flask, request
from limits import RateLimitItem, parse_many
from limits.errors import StorageError
from limits.storage import storage_from_string
from limits.strategies import MovingWindowRateLimiter
from werkzeug.exceptions import TooManyRequests

_MEMORY = "memory://"
_UNLIMITED = frozenset({"action.take", "pages.leave"})

log = structlog.get_logger()


class Window(Protocol):
    """Whether one more is within a limit for an address. ``hit`` counts it, ``test`` only asks.

    May raise ``StorageError``.
    """

    def hit(self, item: RateLimitItem, *identifiers: str) -> bool: ...

    def test(self, item: RateLimitItem, *identifiers: str) -> bool: ...


class MemoryWindow:
    """Counts in this process: those of the running stretch of time, and of the one before the share not yet past.

    The package's own memory starts a thread to tidy up every 10 ms: with it an API answer took 645 µs of the
    processor's time, without it 560.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock, self._lock = clock, threading.Lock()
        self._stretches: dict[RateLimitItem, tuple[int, dict[str, int], dict[str, int]]] = {}

    def hit(self, item: RateLimitItem, *identifiers: str) -> bool:
        return self._has_room(item, "/".join(identifiers), adding=1)

    def test(self, item: RateLimitItem, *identifiers: str) -> bool:
        return self._has_room(item, "/".join(identifiers), adding=0)

    def _has_room(self, item: RateLimitItem, whose: str, adding: int) -> bool:
        number, into = divmod(self._clock(), item.get_expiry())
        with self._lock:
            last, now, before = self._stretches.get(item, (int(number), {}, {}))
            if last != number:
                now, before = {}, now if number == last + 1 else {}
            self._stretches[item] = (int(number), now, before)
            not_past = before.get(whose, 0) * (1 - into / item.get_expiry())
            has_room = now.get(whose, 0) + not_past < item.amount
            if has_room and adding:
                now[whose] = now.get(whose, 0) + adding
            return has_room


def init_app(app: Flask) -> None:
    """The setting ``RATE_LIMIT`` holds for each address, over everything that is posted and the API.

    Other limits count in the same window, ``app.extensions["advocacy_window"]``.
    The ``limits`` package by itself: Flask-Limiter around it took a third of the time of an API answer.
    """
    limits, storage = parse_many(app.config["ADVOCACY_RATE_LIMIT"]), app.config["RATELIMIT_STORAGE_URI"]
    window: Window = (
        MemoryWindow()
        if storage == _MEMORY
        else MovingWindowRateLimiter(storage_from_string(storage, wrap_exceptions=True))
    )

    app.extensions["advocacy_window"] = window

    @app.before_request
    def refuse_too_many() -> None:
        if _is_limited() and not _has_room(window, limits, request.remote_addr or ""):
            raise TooManyRequests


def _is_limited() -> bool:
    return request.endpoint not in _UNLIMITED and (request.method == "POST" or request.blueprint == "api")


def _has_room(window: Window, limits: list[RateLimitItem], address: str) -> bool:
    """Whether one more is within every limit; yes when the storage is out of reach, since no letter waits for it."""
    try:
        return all(window.hit(limit, address) for limit in limits)
    except StorageError as error:
        log.error("limits_not_counted", why=type(error.storage_error).__name__)
        return True
