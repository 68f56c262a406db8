"""Why a new list of officials should not be believed: people, districts or chambers that it lost, too much at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from advocacy.core.divisions import DivisionId, States
from advocacy.core.officials import OfficeTitle, Official
from advocacy.core.roster_changes import Group, RosterChanges, chambers, group_of

MOST_CHANGED = 25
"""Percent of the people of a state, or of Congress, who may have changed without anyone's word."""
_FEW = 5  # so many may change in the smallest council
_FEWEST = 0.8  # of the people of a chamber before
_ABSURD = 0.5  # under this nobody's word helps: half a list is no list
_LOST = 0.1  # of the districts of a group may be empty that were not
_NAMED = 5

Chamber = tuple[str, OfficeTitle]


@dataclass(frozen=True, slots=True)
class Limits:
    """How much change is believed: ``most_changed`` in percent; ``accepts_all`` where someone has looked at it."""

    most_changed: int = MOST_CHANGED
    accepts_all: bool = False


def doubts(
    before: Iterable[Official], after: Iterable[Official], found: RosterChanges, limits: Limits, states: States
) -> list[str]:
    """A sentence for each reason; none where the list can be believed. What is absurd cannot be accepted."""
    before, after = tuple(before), tuple(after)
    had, has = chambers(before), chambers(after)
    absurd = [_fewer(chamber, had, has, states) for chamber in had if has.get(chamber, 0) < _ABSURD * had[chamber]]
    if absurd or limits.accepts_all:
        return absurd
    fewer = [_fewer(chamber, had, has, states) for chamber in had if has.get(chamber, 0) < _FEWEST * had[chamber]]
    doubted = [*fewer, *_lost(before, after, states), *_changed(found, limits.most_changed, states)]
    return [*doubted, "If that is what happened, --accept insists."] if doubted else []


def _fewer(chamber: Chamber, had: dict[Chamber, int], has: dict[Chamber, int], states: States) -> str:
    state, office = chamber
    who = f"{_name((state, not state), states)}, {office.value}"
    return f"{who}: {has.get(chamber, 0)} people, where there were {had[chamber]}."


def _changed(found: RosterChanges, most: int, states: States) -> Iterator[str]:
    replaced = found.replaced()
    for group, share in found.shares().items():
        if replaced[group] > _FEW and share * 100 > most:
            number, of = replaced[group], found.sizes[group][0]
            yield f"{_name(group, states)}: {number} of {of} seats changed hands ({share:.0%}; the limit is {most}%)."


def _lost(before: Iterable[Official], after: Iterable[Official], states: States) -> Iterator[str]:
    """Districts that had someone and have no one: a few are vacancies, many are a list that lacks people."""
    there = {one.division for one in after}
    gone: dict[Group, dict[DivisionId, None]] = {}
    sizes: Counter[Group] = Counter()
    for one in before:
        sizes[group_of(one)] += 1
        if one.division not in there:
            gone.setdefault(group_of(one), {})[one.division] = None
    for group, divisions in gone.items():
        if len(divisions) > max(_FEW, _LOST * sizes[group]):
            names = ", ".join(str(division).rpartition("/")[2] for division in list(divisions)[:_NAMED])
            more = " and others" if len(divisions) > _NAMED else ""
            yield f"{_name(group, states)}: {len(divisions)} districts have no one any more ({names}{more})."


def _name(group: Group, states: States) -> str:
    state, is_federal = group
    if is_federal:
        return "Congress"
    return states[state].name if state in states else state
