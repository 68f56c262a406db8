"""Committees of Congress and who sits on them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from .errors import MalformedInput

_CODE = re.compile(r"([HSJ][A-Z]{3})(\d{2})?", re.I)


@dataclass(frozen=True, slots=True)
class CommitteeSeat:
    """One member of one committee as of a day; ``title`` is hers there, such as ``Chair``, or empty."""

    committee: str
    official_id: str
    title: str
    source: str
    as_of: date


def system_code(code: str) -> str:
    """The code that the records of bills use: ``HSED`` is ``hsed00``, its subcommittee ``HSED14`` is ``hsed14``.

    Raises ``MalformedInput``.
    """
    match = _CODE.fullmatch(code.strip())
    if not match:
        raise MalformedInput("A committee's code is four letters, such as HSED, with two digits for a subcommittee.")
    return f"{match[1].lower()}{match[2] or '00'}"


def whole_committee(code: str) -> str:
    """The committee that a subcommittee is part of: ``hsed00`` for ``hsed14``. Raises ``MalformedInput``."""
    return f"{system_code(code)[:4]}00"
