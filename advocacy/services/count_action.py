"""Counts that a letter left in someone's hands: once, whatever is reloaded or clicked twice, and nobody by name."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta

import structlog

from advocacy.core.delivery import Channel, Outcome
from advocacy.core.divisions import DivisionId
from advocacy.core.errors import MalformedInput
from advocacy.core.participation import Action, EditedBand, LetterFact, Trait
from advocacy.store import action_counts, action_digests, letter_counts, trait_counts
from advocacy.store.database import DatabaseUnavailable, writing

DAYS_REMEMBERED = 3
"""How long a repeated token is recognised; a page's own state is believed for less."""

MOST_LETTERS = 40
_FORGETS_ONE_IN = 8
_FORGET_AT_ONCE = 2 * _FORGETS_ONE_IN * (1 + MOST_LETTERS)  # faster than marks are made, so that they never pile up
_NO_SOURCE = "none"

_CAMPAIGN = re.compile(r"[a-z0-9-]{1,64}")
_OFFICIAL = re.compile(r"(?:bioguide:|ocd-person/|governor:|office:)[A-Za-z0-9:/_-]{1,68}")
_LONGEST_TOKEN = 200

log = structlog.get_logger()


def count_action(action: Action, letters: Sequence[LetterFact]) -> bool:
    """Count one visit's letters, in one transaction. True when the visit itself was not counted before.

    The same token counts its visit once, and each official, channel and outcome once, for ``DAYS_REMEMBERED`` days.
    A database out of reach loses the count, with an error in the log, and not her letter: False.
    Raises ``MalformedInput`` for what no page of ours sends; an unknown trait counts as ``other``.
    """
    facts = _checked(action, letters)
    if not facts:
        return False
    try:
        visits, letters_counted = _count(action, facts)
    except DatabaseUnavailable as error:
        log.error("action_not_counted", campaign=action.campaign, why=error.reason)
        return False
    log.info("action_counted", campaign=action.campaign, visits=visits, letters=letters_counted)
    return visits > 0


def _count(action: Action, facts: frozenset[LetterFact]) -> tuple[int, int]:
    visit = _digest(action)
    letter_marks = {_letter_mark(visit, action, fact): fact for fact in facts}
    with writing() as connection:
        expires = action.day + timedelta(days=DAYS_REMEMBERED)
        new = action_digests.add(connection, [visit, *letter_marks], expires)
        if visit[0] % _FORGETS_ONE_IN == 0:
            action_digests.forget(connection, action.day, _FORGET_AT_ONCE)
        letter_counts.add(connection, action.campaign, action.day, [letter_marks[mark] for mark in new - {visit}])
        if visit in new:  # the busiest counters last: their locks are held for the shortest time
            action_counts.add(connection, action.campaign, action.day, action.division)
            trait_counts.add(connection, action.campaign, action.day, _traits(action))
    return len(new & {visit}), len(new - {visit})


def forget_expired(day: date) -> int:
    """Delete every mark that has expired by this day; answers how many. For a sweep when nobody acts."""
    with writing() as connection:
        return action_digests.forget(connection, day, at_most=1_000_000)


def _digest(action: Action, *fact: str) -> bytes:
    """Of a random token of 144 bits, so that nobody can try out what it was made of."""
    return hashlib.sha256("\0".join((action.campaign, action.token, *fact)).encode()).digest()


def _letter_mark(visit: bytes, action: Action, fact: LetterFact) -> bytes:
    """Half of the visit's mark before half of its own: a visit's marks are neighbours, and touch one page, not many."""
    return visit[:16] + _digest(action, fact.official_id, fact.channel, fact.outcome)[:16]


def _checked(action: Action, letters: Sequence[LetterFact]) -> frozenset[LetterFact]:
    facts = frozenset(letters)
    known = (
        _CAMPAIGN.fullmatch(action.campaign)
        and 0 < len(action.token) <= _LONGEST_TOKEN
        and len(facts) <= MOST_LETTERS
        and all(_OFFICIAL.fullmatch(f.official_id) and f.channel in _CHANNELS and f.outcome in _OUTCOMES for f in facts)
    )
    if not known:
        raise MalformedInput("This is not an action that can be counted.")
    DivisionId.parse(action.division)
    return facts


_CHANNELS = frozenset(Channel)
_OUTCOMES = frozenset(Outcome)

_KNOWN: dict[Trait, Callable[[str], object]] = {
    Trait.LANGUAGE: re.compile(r"[a-z]{2,3}(?:-[A-Z]{2})?").fullmatch,
    Trait.SOURCE: re.compile(r"[a-z0-9-]{1,40}").fullmatch,
    Trait.VERSION: re.compile(r"[0-9]{1,6}").fullmatch,
    Trait.EDITED: frozenset(EditedBand).__contains__,
}


def _traits(action: Action) -> dict[Trait, str]:
    given = {trait: value or _NO_SOURCE for trait, value in action.traits}
    return {trait: value if _KNOWN[trait](value) else trait_counts.OTHER for trait, value in given.items()}
