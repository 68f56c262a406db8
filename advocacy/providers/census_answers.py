"""Reading what the Census geocoder answers: its matches, its layers, and of which Congress and year they are.

Source: its answers as recorded in ``tests/providers/samples``; none of their shape is promised. A layer may hold a
status object in place of a record, be empty, or be missing. Numbers may be text, and text numbers.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from advocacy.core.errors import MalformedInput
from advocacy.core.places import Point

_CONGRESS = re.compile(r"\s*(\d{2,4})(?:st|nd|rd|th) congressional districts\s*", re.I | re.ASCII)
_CHAMBER = re.compile(r"\s*(\d{4}) state legislative districts - (upper|lower)\s*", re.I | re.ASCII)
_KINDS = {"upper": "sldu", "lower": "sldl"}
_CONGRESS_GEOID = re.compile(r"\d{2}[0-9A-Z]{2}", re.ASCII)
_CHAMBER_GEOID = re.compile(r"\d{2}[0-9A-Z-]{3}", re.ASCII)


class Unreadable(Exception):
    """The answer is not of the shape we know. It says nothing more, since the answer repeats the address."""


@dataclass(frozen=True, slots=True)
class Layers:
    """What the layers say of one spot. ``districts`` are (Congress, Census code), at most one for each Congress.

    ``chambers`` are (year of the plan, ``sldu`` or ``sldl``, Census code).
    """

    districts: tuple[tuple[int, str], ...] = ()
    chambers: tuple[tuple[int, str, str], ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Match:
    """One spot that the address may be. Its ``repr`` is silent.

    ``directions`` are the parts of town in its street's name (``N``, ``SE``).
    """

    text: str
    zip: str
    point: Point | None
    layers: Layers
    directions: frozenset[str] = frozenset()
    has_other_zip: bool = False
    is_sure: bool = True

    def compared(self, *, has_other_zip: bool, is_alike: bool) -> Match:
        """The match with how it compares to what was typed."""
        return replace(self, has_other_zip=has_other_zip, is_sure=is_alike and not has_other_zip)


def read_matches(body: Any) -> tuple[Match, ...]:  # noqa: ANN401
    """The matches of an address; none where it was not found. Raises ``Unreadable``."""
    found = _mapping(_mapping(body).get("result")).get("addressMatches")
    if not isinstance(found, list):
        raise Unreadable
    return tuple(_match(_mapping(one)) for one in found)


def read_layers(body: Any) -> Layers:  # noqa: ANN401
    """The layers at a point. Raises ``Unreadable``."""
    return _layers(_mapping(_mapping(body).get("result")).get("geographies"))


def _match(one: Mapping[str, Any]) -> Match:
    said, text = one.get("addressComponents"), one.get("matchedAddress")
    parts = said if isinstance(said, Mapping) else {}
    directions = frozenset(str(parts.get(name) or "").upper() for name in ("preDirection", "suffixDirection"))
    return Match(
        text=text[:200] if isinstance(text, str) else "",
        zip=str(parts.get("zip") or ""),
        point=_point(one.get("coordinates")),
        layers=_layers(one.get("geographies") or {}),
        directions=directions - {""},
    )


def _point(found: object) -> Point | None:
    if not isinstance(found, Mapping):
        return None
    try:
        return Point.of(float(found["y"]), float(found["x"]))
    except (KeyError, TypeError, ValueError, OverflowError, MalformedInput):
        return None


def _layers(found: object) -> Layers:
    districts: dict[int, set[str]] = {}
    chambers: dict[tuple[int, str], set[str]] = {}
    for name, records in _mapping(found).items():
        if match := _CONGRESS.fullmatch(name):
            number = int(match[1])
            for record in _records(records):
                if str(record.get("CDSESSN") or number).strip() == str(number):
                    districts.setdefault(number, set()).add(_geoid(record, _CONGRESS_GEOID))
        elif match := _CHAMBER.fullmatch(name):
            for record in _records(records):
                year, kind = int(match[1]), _KINDS[match[2].lower()]
                chambers.setdefault((year, kind), set()).add(_geoid(record, _CHAMBER_GEOID))
    return Layers(
        tuple((number, one) for number, (one, *more) in _each(districts) if one and not more),
        tuple((year, kind, one) for (year, kind), (one, *more) in _each(chambers) if one and not more),
    )


def _each(found: Mapping[Any, set[str]]) -> list[tuple[Any, list[str]]]:
    return [(key, sorted(codes)) for key, codes in sorted(found.items())]


def _records(layer: object) -> list[Mapping[str, Any]]:
    """The records of a layer; a status object has no code, and counts as none."""
    records = layer if isinstance(layer, list) else []
    return [record for record in records if isinstance(record, Mapping) and "GEOID" in record]


def _geoid(record: Mapping[str, Any], form: re.Pattern[str]) -> str:
    """The code, with its state where the record says that, too; empty where it cannot be right."""
    code, state = str(record.get("GEOID")).strip(), str(record.get("STATE") or "").strip()
    return code if form.fullmatch(code) and code.startswith(state) else ""


def _mapping(value: object) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise Unreadable
    return value
