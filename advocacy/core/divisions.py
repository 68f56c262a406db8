"""Political divisions by their Open Civic Data ids, the states they lie in, and the Congress whose map they are on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from sys import intern
from typing import Literal

from .errors import MalformedInput

StateKind = Literal["state", "district", "territory"]

AT_LARGE = "0"
_COUNTRY = "ocd-division/country:us"
_DIVISION = re.compile(
    r"ocd-division/country:us/(state|district|territory):([a-z]{2})(?:/(cd|sldu|sldl|ward):([a-z0-9_~.\-]{1,80}))?"
)
_KINDS = ("cd", "", "ward", "sldu", "sldl")
_FIRST_CONGRESS_YEAR = 1789
_TWENTIETH_AMENDMENT = 1935  # since the 74th, a Congress begins and ends at noon on January 3


@dataclass(frozen=True, order=True, slots=True)
class DivisionId:
    """An OCD id such as ``ocd-division/country:us/state:ca/cd:12``. At-large districts are ``cd:at-large``."""

    value: str

    @classmethod
    def parse(cls, text: str) -> DivisionId:
        """Raises ``MalformedInput`` for anything that is not a state or one of its districts."""
        if not _DIVISION.fullmatch(text):
            raise MalformedInput("That is not a district we know.")
        return cls(intern(text))

    @property
    def state(self) -> str:
        """The postal code of the state, district or territory: ``CA``."""
        return _parts(self.value)[0]

    @property
    def kind(self) -> str:
        """``cd``, ``sldu``, ``sldl``, ``ward`` (of DC), or empty for a whole state."""
        return _parts(self.value)[1]

    @property
    def district(self) -> str | None:
        """The district as people write it; ``0`` at large or for a delegate; None for a whole state."""
        number = _parts(self.value)[2]
        return AT_LARGE if number == "at-large" else (number or None)

    @property
    def whole_state(self) -> DivisionId:
        return DivisionId(self.value.rsplit("/", 1)[0]) if self.kind else self

    @property
    def is_legislative(self) -> bool:
        """Whether it elects to a state's legislature, or to the Council of the District of Columbia."""
        return self.kind in {"sldu", "sldl", "ward"}

    def __str__(self) -> str:
        return self.value


@lru_cache(maxsize=16384)
def _parts(value: str) -> tuple[str, str, str]:
    """State, kind and number; remembered, since every look-up asks a few hundred ids for them again and again."""
    match = _DIVISION.fullmatch(value)
    return (intern(match[2].upper()), intern(match[3] or ""), intern(match[4] or "")) if match else ("", "", "")


@dataclass(frozen=True, slots=True)
class State:
    """A state, the District of Columbia or a territory, with its seats in Congress on the sitting map."""

    code: str
    fips: str
    name: str
    kind: StateKind
    house_seats: int
    name_es: str = ""

    @property
    def senate_seats(self) -> int:
        return 2 if self.kind == "state" else 0

    @property
    def division(self) -> DivisionId:
        return DivisionId(f"{_COUNTRY}/{self.kind}:{self.code.lower()}")

    def district(self, number: str) -> DivisionId:
        """The congressional district with this number (``0`` at large). Raises ``MalformedInput`` if there is none."""
        wanted = number.strip().lstrip("0") or AT_LARGE
        if wanted not in self.district_numbers:
            raise MalformedInput(f"{self.name} has no district {number} on this map.")
        return DivisionId(f"{self.division}/cd:{'at-large' if wanted == AT_LARGE else wanted}")

    @property
    def district_numbers(self) -> tuple[str, ...]:
        if self.house_seats == 1:
            return (AT_LARGE,)
        return tuple(str(number) for number in range(1, self.house_seats + 1))

    def geoid(self, number: str) -> str:
        """The Census code: state FIPS and two digits, ``00`` at large, ``98`` for a delegate's district."""
        if number != AT_LARGE:
            return f"{self.fips}{int(number):02d}"
        return f"{self.fips}{'00' if self.kind == 'state' else '98'}"


@dataclass(frozen=True)
class States(Mapping[str, State]):
    """Every state by postal code, with the seats of one Congress's map."""

    all: tuple[State, ...]
    congress: int

    def on_map(self, day: date) -> bool:
        """Whether this map's Congress sits on that day."""
        return congress_on(day) == self.congress

    @cached_property
    def _by_code(self) -> dict[str, State]:
        return {state.code: state for state in self.all}

    @cached_property
    def _by_fips(self) -> dict[str, State]:
        return {state.fips: state for state in self.all}

    def __getitem__(self, code: str) -> State:
        return self._by_code[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_code)

    def __len__(self) -> int:
        return len(self.all)

    def of_geoid(self, geoid: str) -> DivisionId | None:
        """The district of a Census GEOID; None where ``ZZ`` says that there is none, or the code is unknown."""
        state, code = self._by_fips.get(geoid[:2]), geoid[2:]
        if state is None or not code.isdecimal():
            return None
        number = AT_LARGE if code in {"00", "98"} else str(int(code))
        return state.district(number) if number in state.district_numbers else None

    def has_district(self, division: DivisionId) -> bool:
        state = self.get(division.state)
        return bool(
            state
            and division.kind == "cd"
            and division.whole_state == state.division
            and division.district in state.district_numbers
        )


@lru_cache(maxsize=1024)
def congress_on(day: date) -> int:
    """The number of the Congress that sits on this day; on January 3 of an odd year, the new one."""
    year = day.year - 1 if (day.month, day.day) < (1, 3) else day.year
    return (year - _FIRST_CONGRESS_YEAR) // 2 + 1


def congress_term(number: int) -> tuple[date, date]:
    """First day and day of the end (half-open) of a Congress since the 74th. Source: 20th Amendment, section 1."""
    year = _FIRST_CONGRESS_YEAR + 2 * (number - 1)
    if year < _TWENTIETH_AMENDMENT:
        raise MalformedInput("Congresses before the 74th (1935) began on other days.")
    return date(year, 1, 3), date(year + 2, 1, 3)


def ordinal(number: int) -> str:
    """``1st``, ``12th``, ``23rd``: English only; Spanish letters write the plain number."""
    if number % 100 in {11, 12, 13}:
        return f"{number}th"
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def in_order(divisions: Iterable[DivisionId], states: States) -> tuple[DivisionId, ...]:
    """Congress, the whole state, its legislature; states by name, districts by number: how pages and the API list."""

    def rank(division: DivisionId) -> tuple[str, int, int, str]:
        number = division.district or ""
        name = states[division.state].name if division.state in states else division.state
        return (name, _KINDS.index(division.kind), int(number) if number.isdecimal() else 0, number)

    return tuple(sorted(set(divisions), key=rank))
