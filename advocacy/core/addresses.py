"""ZIP codes and postal addresses, as values that know their own rules."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from .errors import MalformedInput

_LONGEST_INPUT = 64
_ZIP = re.compile(r"\D*(\d{5})(?:\s*[-–—.]?\s*(\d{4}))?\D*")
_BOX = re.compile(r"(?:P\.? ?O\.? |Senate )Box\b", re.IGNORECASE)


@dataclass(frozen=True, order=True, slots=True)
class ZipCode:
    """A five-digit ZIP with its optional four-digit add-on. Text for ever: ``02138`` is not a number."""

    five: str
    plus4: str = ""

    @classmethod
    def parse(cls, text: str) -> ZipCode:
        """Read a ZIP as people type it: spaces, ``ZIP``, a state or a dash around it are forgiven.

        Raises ``MalformedInput`` unless there is exactly one ZIP and no other digit; never guesses a lost zero.
        """
        plain = unicodedata.normalize("NFKC", text[: _LONGEST_INPUT + 1]).strip()
        found = _ZIP.fullmatch(plain) if len(plain) <= _LONGEST_INPUT else None
        five, plus4 = found.groups("") if found else ("", "")
        if not five or not (five + plus4).isascii():
            raise MalformedInput("A ZIP code has five digits, such as 94704.")
        return cls(five, plus4)

    def __str__(self) -> str:
        return f"{self.five}-{self.plus4}" if self.plus4 else self.five


@dataclass(frozen=True, slots=True)
class PostalAddress:
    """An address in parts. ``street`` may be empty for a room in a named building of the Capitol."""

    street: str = ""
    room: str = ""
    building: str = ""
    city: str = ""
    state: str = ""
    zip: str = ""

    def __bool__(self) -> bool:
        return bool(self.city and (self.street or self.building))

    @property
    def last_line(self) -> str:
        """City, state and ZIP, as the United States Postal Service prints them."""
        return " ".join(part for part in (f"{self.city}," if self.city else "", self.state, self.zip) if part)

    @property
    def is_box(self) -> bool:
        """Whether the post keeps it in a box: then a room is of the building, never of the box."""
        return bool(_BOX.match(self.street))

    @property
    def lines(self) -> tuple[str, ...]:
        """The delivery lines above the city, then the city line; a room goes with its building or its street."""
        if self.street and not self.is_box:
            street = f"{self.street}, {self.room}" if self.room else self.street
            delivery = [self.building, street]
        else:
            delivery = [self._door, self.street]
        return (*(line for line in delivery if line), self.last_line)

    @property
    def _door(self) -> str:
        """Room and building: ``706 Hart``, but ``Room 706, Hart``; the street of a door that has a box comes first."""
        if not self.room or not self.building:
            return self.room or self.building
        if self.building[0].isdigit():
            return f"{self.building}, {self.room}"
        return f"{self.room}, {self.building}" if " " in self.room else f"{self.room} {self.building}"
