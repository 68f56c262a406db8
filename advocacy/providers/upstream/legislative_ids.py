"""From a district's name in a list of state legislators, or in the Census, to its Open Civic Data id."""

from __future__ import annotations

import re

from advocacy.core.divisions import DivisionId, States
from advocacy.core.errors import MalformedInput

_AT_LARGE = {"at-large", "at large", "chairman"}
_KINDS = {"upper": "sldu", "lower": "sldl", "legislature": "sldu"}
_WARD = re.compile(r"(?:ward )?0*(\d{1,2})", re.I | re.ASCII)
_LEADING_ZEROS = re.compile(r"(?<![\d])0+(?=\d)")


def division_of(states: States, state: str, role: str, district: str) -> DivisionId:
    """The division that elects a member. Raises ``MalformedInput`` for a state, role or name that cannot be one.

    ``role`` is ``upper``, ``lower`` or ``legislature`` as Open States writes it: Nebraska's one chamber is its upper
    one, and the Council of the District of Columbia sits for wards. Members at large have the whole state's division.
    """
    home = states.get(state)
    kind = _KINDS.get(role)
    if home is None or kind is None:
        raise MalformedInput("That is not a chamber of a state's legislature.")
    name = " ".join(district.split())
    if name.casefold() in _AT_LARGE:
        return home.division
    if home.kind == "district":
        ward = _WARD.fullmatch(name)
        if not ward:
            raise MalformedInput("A ward of the District of Columbia has a number.")
        return DivisionId.parse(f"{home.division}/ward:{int(ward[1])}")
    return DivisionId.parse(f"{home.division}/{kind}:{folded(name)}")


def folded(name: str) -> str:
    """A name by the rule of Open Civic Data: small letters, ``_`` for a space, ``~`` for what an id cannot hold.

    Commas go, and so do the zeros before a number: ``Cheshire 01`` and ``Cheshire 1`` are one district.
    """
    plain = _LEADING_ZEROS.sub("", name.casefold().replace(",", "")).strip()
    return re.sub(r"[^a-z0-9_~.\-]", "~", "_".join(plain.split()))
