"""How long people wait for a service that may be slow or gone: not in vain, and not in each other's way."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable
from enum import Enum, auto

Clock = Callable[[], float]
"""Seconds from some moment on, never going back."""


class Admission(Enum):
    """Whether a service may be asked now."""

    YES = auto()
    ON_TRIAL = auto()
    """It was gone: one question goes out to see whether it is back, and nobody should wait for it."""
    NO = auto()


class Breaker:
    """Opens after some failures in a row, so that nobody waits for a service that is gone.

    After ``pause`` seconds one question is let through on trial, and after its answer the others. pybreaker would do
    this, too, but keeps all threads waiting while one asks.
    """

    def __init__(self, failures: int = 3, pause: float = 30.0, clock: Clock = time.monotonic) -> None:
        self._limit, self._pause, self._clock = failures, pause, clock
        self._lock = threading.Lock()
        self._failed = 0
        self._open_until: float | None = None
        self._trial_until = 0.0

    @property
    def is_open(self) -> bool:
        with self._lock:
            return self._open_until is not None

    def admit(self) -> Admission:
        with self._lock:
            now = self._clock()
            if self._open_until is None:
                return Admission.YES
            if now < max(self._open_until, self._trial_until):
                return Admission.NO
            self._trial_until = now + self._pause  # so that a trial that never ends is followed by another
            return Admission.ON_TRIAL

    def succeeded(self) -> None:
        with self._lock:
            self._failed, self._open_until, self._trial_until = 0, None, 0.0

    def failed(self) -> None:
        with self._lock:
            self._failed += 1
            if self._failed >= self._limit:
                self._open_until, self._trial_until = self._clock() + self._pause, 0.0

    def open_for(self, seconds: float) -> None:
        """Ask nothing for so long: the service said so."""
        with self._lock:
            self._failed = self._limit
            self._open_until, self._trial_until = self._clock() + seconds, 0.0


class Turnstile:
    """Lets so many ask at once, in their order. Nobody queues behind a question that is out for ``patience`` seconds.

    A server process has few threads, and a page needs one: a service that hangs may hold some of them, never all.
    """

    def __init__(self, at_once: int, patience: float, clock: Clock = time.monotonic) -> None:
        self._at_once, self._patience, self._clock = at_once, patience, clock
        self._out: list[float] = []
        self._queue: deque[object] = deque()
        self._turn = threading.Condition()

    def enter(self, seconds: float) -> float | None:
        """A ticket, to be given to ``leave``; None after ``seconds``, or where those ahead are stuck."""
        until, me = self._clock() + seconds, object()
        with self._turn:
            self._queue.append(me)
            try:
                while self._queue[0] is not me or len(self._out) >= self._at_once:
                    ahead = self._out[0] if self._out else until
                    left = min(until, ahead + self._patience) - self._clock()
                    if left <= 0:
                        return None
                    self._turn.wait(left)
                self._out.append(self._clock())
                return self._out[-1]
            finally:
                self._queue.remove(me)
                self._turn.notify_all()

    def leave(self, ticket: float) -> None:
        with self._turn:
            self._out.remove(ticket)
            self._turn.notify_all()


class Allowance:
    """No more than ``number`` questions in any ``seconds``: a service's own limit, kept before it has to say so."""

    def __init__(self, number: int, seconds: float, clock: Clock = time.monotonic) -> None:
        self._number, self._seconds, self._clock = number, seconds, clock
        self._asked: list[float] = []
        self._lock = threading.Lock()

    def take(self) -> bool:
        """Whether one more may be asked now; it then counts."""
        with self._lock:
            now = self._clock()
            self._asked = [moment for moment in self._asked if now - moment < self._seconds]
            if len(self._asked) >= self._number:
                return False
            self._asked.append(now)
            return True
