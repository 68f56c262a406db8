"""What a person may give as her place: a ZIP, a street address, a point on the map, or a district she knows."""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import dataclass

from .addresses import ZipCode
from .divisions import DivisionId
from .errors import MalformedInput

LONGEST_PLACE = 200
"""Characters; a longer text is not an address."""

_ZIP_AT_END = re.compile(r"(?<![\d-])(\d{5})(?:-(\d{4}))?(?:\s*,?\s*(?:USA?|United States(?: of America)?))?\W*$", re.I)
_COUNTRY = re.compile(r"\b(?:USA?|United States(?: of America)?|Estados Unidos)\b|\bU\.S\.(?:A\.)?|\bEE\. ?UU\.", re.I)
_BOX = re.compile(r"\bP\.?\s*O\.?\s*(?:box|drawer)\b|\bpost office box\b|\bapartado\b", re.I)
_MILITARY = re.compile(r"\b(?:APO|FPO|DPO)\b[\s,]+(?:AA|AE|AP)\b|^\s*(?:PSC|CMR|UNIT)\s+\d", re.I)
_POINT = re.compile(r"\s*([+-]?\d{1,3}(?:\.\d{1,12})?)\s*,\s*([+-]?\d{1,3}(?:\.\d{1,12})?)\s*", re.ASCII)
_UNSEEN = {"Cc", "Cf", "Co", "Cs", "Cn"}
_EARTH_KM = 6371.0088  # mean radius. Source: IUGG


@dataclass(frozen=True, slots=True, repr=False)
class Point:
    """A point in degrees, north and east positive (WGS 84). Its ``repr`` is rounded to some 10 km: it may be a home."""

    latitude: float
    longitude: float

    @classmethod
    def of(cls, latitude: float, longitude: float) -> Point:
        """Raises ``MalformedInput`` for what is not on the globe."""
        if not (math.isfinite(latitude) and math.isfinite(longitude)):
            raise MalformedInput("A point has a latitude and a longitude in degrees.")
        if abs(latitude) > 90 or abs(longitude) > 180:
            raise MalformedInput("A latitude lies between -90 and 90, a longitude between -180 and 180.")
        return cls(latitude, longitude)

    @classmethod
    def parse(cls, text: str) -> Point:
        """Read ``38.8977,-77.0365``. Raises ``MalformedInput``."""
        match = _POINT.fullmatch(text[:LONGEST_PLACE])
        if not match:
            raise MalformedInput("A point is written as latitude,longitude, such as 38.8977,-77.0365.")
        return cls.of(float(match[1]), float(match[2]))

    def __repr__(self) -> str:
        return f"Point(about {self.latitude:.1f}, {self.longitude:.1f})"

    def rounded(self) -> Point:
        """To three decimals, about 100 m: enough for a district, and not a doorstep."""
        return Point(round(self.latitude, 3), round(self.longitude, 3))

    def km_to(self, other: Point) -> float:
        """Kilometres along a great circle (haversine)."""
        here, there = math.radians(self.latitude), math.radians(other.latitude)
        east = math.radians(other.longitude - self.longitude)
        chord = math.sin((there - here) / 2) ** 2 + math.cos(here) * math.cos(there) * math.sin(east / 2) ** 2
        return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(chord)))


@dataclass(frozen=True, slots=True, repr=False)
class StreetAddress:
    """An address on one line, as typed but cleaned. Its ``repr`` is silent, so that no trace or log can hold it."""

    text: str

    @property
    def zip(self) -> ZipCode | None:
        match = _ZIP_AT_END.search(self.text)
        return ZipCode(match[1], match[2] or "") if match else None

    @property
    def is_box(self) -> bool:
        """Whether it is a box of the post, which lies nowhere that could be looked up."""
        return bool(_BOX.search(self.text))

    @property
    def is_military(self) -> bool:
        return bool(_MILITARY.search(self.text))

    @property
    def is_complete(self) -> bool:
        """Whether there is a house number with something after it: less cannot be placed by its street."""
        street = self.text[: match.start()] if (match := _ZIP_AT_END.search(self.text)) else self.text
        return bool(re.search(r"\d", street) and re.search(r"[^\W\d_]{2}", street))


Place = ZipCode | StreetAddress | Point


def read_place(text: str) -> Place | DivisionId:
    """What was typed, as people type it. Raises ``MalformedInput``, which never repeats it.

    A ZIP after its town is that ZIP; five digits before a word may be the number of a house, and make an address.
    Emoji, control and direction characters are taken out, not answered.
    """
    if text.startswith("ocd-division/"):
        return DivisionId.parse(text)
    plain = cleaned(text)
    if not plain:
        raise MalformedInput("Type your ZIP code, or your street address with its town.")
    try:
        code = ZipCode.parse(plain)
    except MalformedInput:
        code = None
    if code is not None and not _is_followed_by_a_word(plain):
        return code
    if len(plain) > LONGEST_PLACE:
        raise MalformedInput("That is longer than an address. Street, town, state and ZIP are enough.")
    if not re.search(r"[^\W\d_]{2}", plain):
        raise MalformedInput("A ZIP code has five digits, such as 94704.")
    return StreetAddress(plain)


def _is_followed_by_a_word(plain: str) -> bool:
    """Whether a word comes after the last digit, other than a country or the two letters of a state."""
    return bool(re.search(r"[^\W\d_]{3}\D*$", _COUNTRY.sub("", plain)))


def cleaned(text: str) -> str:
    """One line in composed form, without what cannot be seen and without pictures; never over 10,000 characters."""
    plain = unicodedata.normalize("NFKC", text[:10_000])
    seen = (" " if c in "\r\n\t;" else c for c in plain)
    return " ".join("".join(c for c in seen if _is_written(c)).split())


def _is_written(character: str) -> bool:
    kind = unicodedata.category(character)
    return kind not in _UNSEEN and kind not in {"So", "Sk", "Me"}
