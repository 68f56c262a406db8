"""Questions to a service that answers in JSON, asked while a person waits. What was asked is in no log and no error."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import requests
from urllib3.exceptions import ReadTimeoutError

from .errand import Errand, plain_session
from .patience import Admission, Breaker, Turnstile

log = logging.getLogger("advocacy.lookup")

_LONGEST_ANSWER = 2_000_000  # bytes; the largest real one, with every layer, has 12,000
_CHUNK = 1 << 14
_AGAIN = {502, 503, 504}
_ABOUT_THE_QUESTION = {400, 414, 422}
_TRIAL_WAIT = 0.3  # seconds for which somebody waits for a service that was gone
_USUAL_REST = 60.0  # seconds, where a service that wants a rest does not say how long
_LONGEST_REST = 3600.0
_PATIENCE = 1.0  # seconds that a question may be out before nobody queues behind it
_HEADERS = {"Accept": "application/json", "User-Agent": "advocacy-letters"}
_GRACE = 0.1  # seconds, for the end of a question whose connection was cut
_LEAST = 0.05  # seconds; in less no answer comes


class Failure(StrEnum):
    """Why there is no answer. The words are those of the log."""

    TIMEOUT = "timeout"
    CONNECTION = "connection"
    STATUS = "status"
    NOT_JSON = "not_json"
    TOO_LARGE = "too_large"
    LIMITED = "limited"
    REFUSED = "refused"
    """The service is well, but will not answer this question."""
    BUSY = "busy"
    """Others are asking, and are not getting on: this question was not sent."""
    OPEN = "open"
    """The service has been gone for a while: this question was not sent."""


@dataclass(frozen=True, slots=True, repr=False)
class Reply:
    """The JSON of an answer, or why there is none. Its ``repr`` is silent: an answer repeats the address."""

    body: Any = None
    failure: Failure | None = None
    status: int = 0
    rest: float = 0.0
    """Seconds for which the service wants to be left alone."""


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
        self.name, self._url = name, url.rstrip("/")
        self._connect, self._total = connect_seconds, total_seconds
        self._session = plain_session()
        self._session.headers.update(_HEADERS | dict(headers or {}))
        self._turnstile = Turnstile(at_once, min(_PATIENCE, total_seconds / 2))
        self._breaker = breaker or Breaker()

    def get(self, path: str, params: Mapping[str, str | float], *, seconds: float | None = None) -> Reply:
        """Ask; ``seconds`` is what is left of a longer look-up, where that is less than this service may take."""
        admission = self._breaker.admit()
        if admission is Admission.NO:
            return Reply(failure=Failure.OPEN)
        left = min(self._total, self._total if seconds is None else seconds)
        until = time.monotonic() + left
        ticket = self._turnstile.enter(0 if admission is Admission.ON_TRIAL else left)
        if ticket is None:
            return Reply(failure=Failure.BUSY)
        left = until - time.monotonic()
        errand = Errand(lambda: self._ask(path, params, until, ticket), left)
        errand.start()
        errand.wait(min(left, _TRIAL_WAIT) if admission is Admission.ON_TRIAL else left + _GRACE)
        return errand.result or Reply(failure=Failure.TIMEOUT)

    def _ask(self, path: str, params: Mapping[str, str | float], until: float, ticket: float) -> Reply:
        began, reply = time.monotonic(), Reply(failure=Failure.CONNECTION)
        try:
            reply = self._try(path, params, until)
            is_brief = reply.failure is Failure.CONNECTION or reply.status in _AGAIN
            if is_brief and until - time.monotonic() > _LEAST:
                reply = self._try(path, params, until)
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

    def _try(self, path: str, params: Mapping[str, str | float], until: float) -> Reply:
        left = until - time.monotonic()
        try:
            with self._session.get(
                f"{self._url}/{path}",
                params=params,
                stream=True,
                timeout=(min(self._connect, left), left),
                allow_redirects=False,
            ) as response:
                return _read(response)
        except requests.exceptions.ReadTimeout:
            return Reply(failure=Failure.TIMEOUT)
        except requests.exceptions.ConnectionError as error:
            is_silence = any(isinstance(why, ReadTimeoutError) for why in error.args)
            return Reply(failure=Failure.TIMEOUT if is_silence else Failure.CONNECTION)
        except requests.exceptions.ChunkedEncodingError:
            return Reply(failure=Failure.CONNECTION)
        except requests.exceptions.ContentDecodingError:
            return Reply(failure=Failure.NOT_JSON)
        except (requests.exceptions.RequestException, ValueError, OSError):
            return Reply(failure=Failure.REFUSED)


def _read(response: requests.Response) -> Reply:
    status = response.status_code
    if status == 429:
        said = response.headers.get("Retry-After", "")
        rest = min(float(said), _LONGEST_REST) if said.isdecimal() else _USUAL_REST
        return Reply(failure=Failure.LIMITED, status=status, rest=rest)
    if status != 200 and status not in _ABOUT_THE_QUESTION:
        return Reply(failure=Failure.STATUS, status=status)
    data = bytearray()
    for piece in response.iter_content(_CHUNK):
        data += piece
        if len(data) > _LONGEST_ANSWER:
            return Reply(failure=Failure.TOO_LARGE, status=status)
    refused = Failure.REFUSED if status != 200 else None
    try:
        return Reply(json.loads(data), refused, status)
    except (ValueError, RecursionError):
        return Reply(failure=refused or Failure.NOT_JSON, status=status)
