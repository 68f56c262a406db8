"""What a service answers in JSON, or why it does not."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


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
