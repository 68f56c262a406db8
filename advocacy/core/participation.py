"""What is counted of an action, and what is not: counters by day, and nothing that describes a person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class View(StrEnum):
    """The tables that never meet."""

    ACTIONS = "actions"
    LETTERS = "letters"
    TRAITS = "traits"
    BY_HAND = "by_hand"


class HandKind(StrEnum):
    """What the staff count by hand."""

    PAPER = "paper"
    CALL = "call"


class Trait(StrEnum):
    """What is counted of a visit beside its place, one at a time."""

    LANGUAGE = "language"
    SOURCE = "source"
    VERSION = "version"
    EDITED = "edited"


class EditedBand(StrEnum):
    """How much of a visit's letters is in the writer's own words."""

    UNTOUCHED = "untouched"
    SOME = "some"
    MOSTLY = "mostly"

    @classmethod
    def of(cls, own_share: float) -> EditedBand:
        """``own_share`` is the part of the letter's words that are hers, from 0 to 1; mostly is half or more."""
        if own_share <= 0:
            return cls.UNTOUCHED
        return cls.MOSTLY if own_share >= 0.5 else cls.SOME


@dataclass(frozen=True, slots=True)
class LetterFact:
    """One letter's way out: which official, by which channel, and what is known of it."""

    official_id: str
    channel: str
    outcome: str


@dataclass(frozen=True, slots=True)
class Action:
    """One visit that ended in a letter. ``token`` only keeps a reload from counting twice; it is kept as a digest."""

    campaign: str
    day: date
    division: str
    token: str
    traits: tuple[tuple[Trait, str], ...]


DEFINITIONS = {
    View.ACTIONS: (
        "Visits in which at least one letter was handed over (a file downloaded, a mail program or form opened, "
        "text copied) or was said to be sent, by day and district. One visit counts once."
    ),
    View.LETTERS: (
        "Letters by day, official, channel and outcome. 'opened': our page handed the letter over. 'said_sent': the "
        "writer told us that she sent it. The two overlap and are never added up as 'sent'."
    ),
    View.TRAITS: (
        "The same visits as in 'actions', by one trait at a time: language of the letter, source code of the link, "
        "version of the letter, and how much of it was the writer's own words (untouched, some, mostly: half or more)."
    ),
    View.BY_HAND: (
        "Paper letters and calls, entered by hand by staff; apart from what the site counted, and in none of the other "
        "views. 'division', 'official_id' and 'source' are empty where they were not known; entries that were "
        "withdrawn are left out."
    ),
}
