"""Moments as the staff's pages show them: in UTC, which is what their tables are in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from flask_babel import format_datetime

_FORM = "d MMM y, HH:mm"  # as clear in one language as in the other


@dataclass(frozen=True, slots=True)
class Shown:
    """A moment for people and for programs."""

    words: str
    iso: str


def moment_of(seconds: int) -> Shown:
    """Seconds since 1970, in the language of the page."""
    moment = datetime.fromtimestamp(seconds, UTC)
    return Shown(str(format_datetime(moment, _FORM, rebase=False)), moment.strftime("%Y-%m-%dT%H:%M:%SZ"))
