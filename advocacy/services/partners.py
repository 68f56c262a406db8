"""Partners of a campaign: a code each, the link and the pictures that carry it, and how many came by it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from advocacy.core.delivery import File
from advocacy.core.errors import AdvocacyError, MalformedInput, UnknownThing
from advocacy.core.participation import Trait
from advocacy.core.posters import Poster, PosterKind, Signs
from advocacy.core.source_codes import LONGEST_NAME, read_code, suggest_code
from advocacy.core.staff import Actor
from advocacy.store import source_codes, trait_counts
from advocacy.store.database import reading, writing
from advocacy.store.source_codes import SourceCode

from .audit import Act, note
from .ports import Ports

MOST_PARTNERS = 150
"""Fewer than the codes that a day's counters tell apart."""
FEW = 5
"""Under so many actions their number is not shown: a partner may know the few who were asked."""


class CodeTaken(AdvocacyError):
    """Another partner of this campaign has the code."""


class TooManyPartners(AdvocacyError):
    """This campaign has ``MOST_PARTNERS`` partners."""


@dataclass(frozen=True, slots=True)
class Partner:
    """A partner with what came by her code: ``actions`` is exact, and shown only from ``FEW`` on."""

    code: str
    name: str
    actions: int
    made_by: str

    @property
    def has_few(self) -> bool:
        return 0 < self.actions < FEW


def partners_of(campaign: str) -> tuple[Partner, ...]:
    """The partners of a campaign by name."""
    with reading() as connection:
        listed = source_codes.of(connection, campaign)
        counted = trait_counts.totals(connection, campaign, Trait.SOURCE)
    return tuple(Partner(one.code, one.name, counted.get(one.code, 0), one.made_by) for one in listed)


def find_partner(campaign: str, code: str) -> SourceCode:
    """The partner of this code. Raises ``UnknownThing``."""
    with reading() as connection:
        found = source_codes.find(connection, campaign, code)
    if found is None:
        raise UnknownThing("This campaign has no partner with this code.")
    return found


def add_partner(campaign: str, name: str, code: str, actor: Actor, now: datetime) -> SourceCode:
    """Give a partner a code; one made of the name where ``code`` is empty.

    Raises ``MalformedInput``, ``CodeTaken`` and ``TooManyPartners``. A code that was removed may be given again: it
    goes on counting.
    """
    called = " ".join(name.split())
    if not called or len(called) > LONGEST_NAME or not called.isprintable():
        raise MalformedInput("Say who the partner is, in at most 100 characters.")
    row = SourceCode(campaign, read_code(code or suggest_code(called)), called, int(now.timestamp()), actor.label)
    with writing() as connection:
        if source_codes.find(connection, campaign, row.code):
            raise CodeTaken("Another partner has this code. Choose another.")
        if source_codes.count(connection, campaign) >= MOST_PARTNERS:
            raise TooManyPartners("This campaign has 150 partners. Remove one first.")
        source_codes.add(connection, row)
        note(connection, now, actor, Act.SOURCE_CODE_MADE, campaign, code=row.code)
    return row


def remove_partner(campaign: str, code: str, actor: Actor, now: datetime) -> None:
    """List a partner no longer. What came by the code, and what still comes by it, stays counted."""
    with writing() as connection:
        if source_codes.remove(connection, campaign, code):
            note(connection, now, actor, Act.SOURCE_CODE_REMOVED, campaign, code=code)


def picture_of(ports: Ports, link: str) -> bytes:
    """The code of a link as SVG. Raises ``UnknownThing`` where this copy of the site draws none."""
    return _signs(ports).svg(link)


def print_sheet(ports: Ports, poster: Poster, kind: PosterKind) -> File:
    """A sheet to print. Raises ``UnknownThing`` as ``picture_of`` does."""
    return _signs(ports).sheet(poster, kind)


def _signs(ports: Ports) -> Signs:
    if ports.signs is None:
        raise UnknownThing("This copy of the site draws no codes.")
    return ports.signs
