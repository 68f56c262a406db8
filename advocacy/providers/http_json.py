"""Questions to a service that answers in JSON, asked while a person waits. What was asked is in no log and no error."""

from __future__ import annotations

import logging
import time
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from .errand import Errand
from .json_reply import Failure, Reply
from .patience import Admission, Breaker, Turnstile

if TYPE_CHECKING:
    from .json_line import JsonLine

__all__ = ["Failure", "JsonService", "Reply"]

log = logging.getLogger("advocacy.lookup")

_AGAIN = {502, 503, 504}
_TRIAL_WAIT = 0.3  # seconds for which somebody waits for a service that was gone
_PATIENCE = 1.0  # seconds that a question may be out before nobody queues behind it
_GRACE = 0.1  # seconds, for the end of a question whose connection was cut
_LEAST = 0.05  # seconds; in less no answer comes


class JsonService:
    """A service at one address, for any number of threads. It never raises, and never takes longer than ``total``.

    ``at_once`` is how many of this process's threads may wait for it together.
    """

    def __init__(
        self,
        name: str,
        url: str,
        *,
        connect_seconds: float,
        total_seconds: float,
        headers: Mapping[str, str] | None = None,
        at_once: int = 1,
        breaker: Breaker | None = None,
    ) -> None:
        self.name, self._total = name, total_seconds
        self._address = (url, headers or {}, connect_seconds)
        self._turnstile = Turnstile(at_once, min(_PATIENCE, total_seconds / 2))
        self._breaker = breaker or Breaker()

    @cached_property
    def _line(self) -> JsonLine:
        """``requests`` is read with the first question: who is asked for ZIPs alone does without its 5 MB."""
        from .json_line import JsonLine

        return JsonLine(*self._address)

    def get(self, path: str, params: Mapping[str, str | float], *, seconds: float | None = None) -> Reply:
        """Ask; ``seconds`` is what is left of a longer look-up, where that is less than this service may take."""
        admission = self._breaker.admit()
        if admission is Admission.NO:
            return Reply(failure=Failure.OPEN)
        line, left = self._line, min(self._total, self._total if seconds is None else seconds)
        until = time.monotonic() + left
        ticket = self._turnstile.enter(0 if admission is Admission.ON_TRIAL else left)
        if ticket is None:
            return Reply(failure=Failure.BUSY)
        left = until - time.monotonic()
        errand = Errand(lambda: self._ask(line, path, params, until, ticket), left)
        errand.start()
        errand.wait(min(left, _TRIAL_WAIT) if admission is Admission.ON_TRIAL else left + _GRACE)
        return errand.result or Reply(failure=Failure.TIMEOUT)

    def _ask(self, line: JsonLine, path: str, params: Mapping[str, str | float], until: float, ticket: float) -> Reply:
        began, reply = time.monotonic(), Reply(failure=Failure.CONNECTION)
        try:
            reply = line.ask(path, params, until)
            is_brief = reply.failure is Failure.CONNECTION or reply.status in _AGAIN
            if is_brief and until - time.monotonic() > _LEAST:
                reply = line.ask(path, params, until)
            if reply.failure and reply.failure is not Failure.LIMITED and time.monotonic() >= until:
                reply = Reply(failure=Failure.TIMEOUT)
        finally:
            self._turnstile.leave(ticket)
            self._learn(reply, time.monotonic() - began)
        return reply

    def _learn(self, reply: Reply, seconds: float) -> None:
        was_open = self._breaker.is_open
        if reply.failure is Failure.LIMITED:
            self._breaker.open_for(reply.rest)
        elif reply.failure is None or reply.failure is Failure.REFUSED:
            self._breaker.succeeded()
        else:
            self._breaker.failed()
        if reply.failure:
            milliseconds = round(seconds * 1000)
            log.warning("lookup_failed service=%s kind=%s ms=%d", self.name, reply.failure, milliseconds)
        if self._breaker.is_open != was_open:
            log.warning("lookup_%s service=%s", "resumed" if was_open else "suspended", self.name)
