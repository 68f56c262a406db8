"""Letters for a table at a fair: in a batch, without names, to be finished with a pen. They count nobody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from advocacy.core.campaigns import CampaignVersion
from advocacy.core.constituents import Constituent, Reply
from advocacy.core.delivery import Channel, Envelope, File
from advocacy.core.divisions import State
from advocacy.core.errors import MalformedInput
from advocacy.core.officials import Official
from advocacy.core.staff import Actor
from advocacy.store.database import writing

from .audit import Act, note
from .hand_over import envelopes
from .ports import Ports
from .who_is_asked import asked
from .write_letter import official_of, write_letters

MOST_LETTERS = 100
"""In one file: more would take long to make, and longer to print."""
MOST_COPIES = 500
MOST_OFFICIALS = 20
PEN_LINES = 4
_BLANK = "…"  # where her own words go; paper shows lines there


@dataclass(frozen=True)
class EventOrder:
    """What is to be printed. A set is a letter to each official; there are ``copies`` sets in each language.

    ``day`` is the date on the letters, ``reply`` what all of them say of writing back.
    """

    version: CampaignVersion
    state: State
    official_ids: tuple[str, ...]
    languages: tuple[str, ...]
    copies: int
    own_words: bool
    day: date
    reply: Reply = Reply.NONE

    @property
    def letters(self) -> int:
        return self.copies * len(self.languages) * len(self.official_ids)

    @property
    def sets_a_file(self) -> int:
        return max(1, MOST_LETTERS // max(1, len(self.official_ids)))

    @property
    def files(self) -> int:
        """How many files it takes: no set is torn apart."""
        return -(-self.copies * len(self.languages) // self.sets_a_file)


def targeted(ports: Ports, version: CampaignVersion, state: State, official_ids: tuple[str, ...]) -> list[Official]:
    """Those of these officials whom the campaign writes to from this state. Raises ``UnknownThing``."""
    found = (official_of(ports, official_id) for official_id in official_ids[:MOST_OFFICIALS])
    return [one for one in asked(ports, version.campaign, found) if one.division.state == state.code]


def print_letters(ports: Ports, order: EventOrder, number: int, actor: Actor) -> File:
    """File ``number`` of the order, counted from 1: one PDF, made in one go.

    Raises ``MalformedInput`` for an order that our page does not send, ``UnknownThing`` for an official who left.
    """
    known = [one.official_id for one in targeted(ports, order.version, order.state, order.official_ids)]
    languages_known = set(order.languages) <= set(order.version.letters)
    if not (known and languages_known and 1 <= order.copies <= MOST_COPIES and 1 <= number <= order.files):
        raise MalformedInput("There is nothing to print in this order.")
    order = replace(order, official_ids=tuple(known))
    letters = list(_letters(ports, order, number))
    file = ports.handoffs[Channel.PDF].prepare(letters)
    _noted(order, number, len(letters), actor, ports.now())
    return replace(file, name="letters-to-sign.pdf")


def _letters(ports: Ports, order: EventOrder, number: int) -> Iterator[Envelope]:
    sets = {language: _set(ports, order, language) for language in order.languages}
    every = [language for language in order.languages for _ in range(order.copies)]
    first = (number - 1) * order.sets_a_file
    for language in every[first : first + order.sets_a_file]:
        yield from sets[language]


def _set(ports: Ports, order: EventOrder, language: str) -> list[Envelope]:
    nobody = Constituent(state=order.state, story=_BLANK if order.own_words else "", reply=order.reply)
    written = write_letters(ports, order.version, order.official_ids, nobody, language=language, day=order.day)
    lines = PEN_LINES if order.own_words else 0
    return [replace(letter, sender=(), pen_lines=lines) for one in written for letter in envelopes(one, {})]


def _noted(order: EventOrder, number: int, letters: int, actor: Actor, now: datetime) -> None:
    with writing() as connection:
        note(
            connection,
            now,
            actor,
            Act.EVENT_LETTERS_MADE,
            order.version.campaign.slug,
            place=order.state.code,
            letters=str(letters),
            languages=" ".join(order.languages),
            file=f"{number} of {order.files}",
        )
