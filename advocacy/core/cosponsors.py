"""Which officials of today put their names to a bill: by full name, state and a term on the day, never by surname.

A source that lists cosponsors by name alone is matched to ids only where all three agree: Adelita Grijalva of Arizona
is not Raúl Grijalva of Arizona. Whoever is not matched is reported, and has no position here. A source that gives ids
is believed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from .bills import Bill, BillId, Position

_NICKNAME = re.compile('["“”«»]([^"“”«»]+)["“”«»]')
_SUFFIXES = {"jr", "sr", "ii", "iii", "iv"}


@dataclass(frozen=True, slots=True)
class Signatory:
    """A name on a bill, as its source writes it, with the state's postal code.

    ``official_id`` is empty where the source gives names alone. ``since`` is None for the day of introduction.
    """

    name: str
    state: str
    position: Position
    official_id: str = ""
    since: date | None = None
    withdrawn: date | None = None


@dataclass(frozen=True)
class BillFacts:
    """A bill as a source tells it, before anyone is matched. ``source`` is where the names were read."""

    bill: Bill
    signatories: tuple[Signatory, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Term:
    """A term in Congress, half-open like every term; ``in_house`` is false for the Senate."""

    in_house: bool
    state: str
    start: date
    end: date


@dataclass(frozen=True)
class Member:
    """Someone in office today: every way her full name is written, and all her terms."""

    official_id: str
    names: frozenset[str]
    terms: tuple[Term, ...]

    def sat(self, bill: Bill, state: str) -> bool:
        """Whether she sat for this state in the bill's chamber on the day it was introduced."""
        return any(
            term.in_house == bill.id.is_house_bill and term.state == state and term.start <= bill.introduced < term.end
            for term in self.terms
        )


@dataclass(frozen=True)
class PositionRow:
    """An official's position on a bill; ``name`` is as the source writes it, for a person who reads the file."""

    bill: BillId
    official_id: str
    name: str
    position: Position
    since: date
    source: str
    withdrawn: date | None = None


@dataclass(frozen=True)
class Matching:
    """The positions that are certain, and the names that nobody in office today answers to."""

    positions: tuple[PositionRow, ...]
    unmatched: tuple[Signatory, ...]


def match(facts: BillFacts, members: Sequence[Member]) -> Matching:
    """Give each name on the bill its official, where full name, state and term agree for exactly one.

    A name that comes with an id needs no one in office to agree: the source knows whose it is.
    """
    positions, unmatched = list[PositionRow](), list[Signatory]()
    for signatory in facts.signatories:
        if signatory.official_id:
            positions.append(_position(facts, signatory, signatory.official_id))
            continue
        wanted = full_names(signatory.name)
        found = [m for m in members if wanted & m.names and m.sat(facts.bill, signatory.state)]
        if len(found) != 1:
            unmatched.append(signatory)
            continue
        positions.append(_position(facts, signatory, found[0].official_id))
    return Matching(tuple(positions), tuple(unmatched))


def _position(facts: BillFacts, signatory: Signatory, official_id: str) -> PositionRow:
    since = signatory.since or facts.bill.introduced
    return PositionRow(
        facts.bill.id, official_id, signatory.name, signatory.position, since, facts.source, signatory.withdrawn
    )


def full_names(*written: str) -> frozenset[str]:
    """The names a person answers to, folded: no accents, initials, suffixes, punctuation or capitals.

    A nickname in quotes stands for the given names before it: ``Robert C. "Bobby" Scott`` is also ``bobby scott``.
    """
    found = set[str]()
    for name in written:
        nicknames = _NICKNAME.findall(name)
        found.add(_folded(_NICKNAME.sub(" ", name)))
        found.update(_folded(f"{nickname} {_NICKNAME.split(name)[-1]}") for nickname in nicknames)
    return frozenset(name for name in found if " " in name)


def _folded(name: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    words = re.sub(r"[^\w\s]", " ", plain.replace("'", "").replace("’", "")).split()
    return " ".join(word for word in words if len(word) > 1 and word not in _SUFFIXES)


def names_of(first: str, middle: str, nickname: str, last: str, official: str) -> Iterable[str]:
    """The full names that a record's parts make."""
    given = (first, f"{first} {middle}", nickname)
    return (*(f"{name} {last}" for name in given if name), official)
