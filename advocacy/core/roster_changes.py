"""What changed between two lists of officials, in people: who came, who left, who moved, who is reached elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .officials import OfficeTitle, Official

SEAT = ("office", "division")
NAME = ("name", "given_name", "middle_name", "family_name", "suffix", "gender", "party")
TERM = ("term_start", "term_end", "how", "senate_class")
REACH = ("address", "phone", "email", "contact_form", "website")

Group = tuple[str, bool]
"""A state and whether it is about Congress. All of Congress is one group, with an empty state."""


@dataclass(frozen=True, slots=True)
class Changed:
    """One official on both lists, with the names of the fields that differ."""

    before: Official
    after: Official
    fields: tuple[str, ...]


@dataclass(frozen=True)
class RosterChanges:
    """The difference in people. Someone who moved may also stand among those whose name or address is another."""

    came: tuple[Official, ...]
    left: tuple[Official, ...]
    moved: tuple[Changed, ...]
    """Another office or another district."""
    renamed: tuple[Changed, ...]
    """Another name or party."""
    new_terms: tuple[Changed, ...]
    """The same seat for another term."""
    reached: tuple[Changed, ...]
    """Another address, phone, email, form or website."""
    sizes: Mapping[Group, tuple[int, int]]
    """How many people each group had before and has now."""

    def __bool__(self) -> bool:
        return any((self.came, self.left, self.moved, self.renamed, self.new_terms, self.reached))

    def replaced(self) -> dict[Group, int]:
        """How many seats of each group have another holder, or none, or one for the first time."""
        came, left, moved = (
            Counter(group_of(one) for one in people)
            for people in (self.came, self.left, [change.after for change in self.moved])
        )
        return {group: max(came[group], left[group]) + moved[group] for group in self.sizes}

    def shares(self) -> dict[Group, float]:
        """The part of each group that was replaced, from 0 to 1; 0 for a group that is new."""
        return {
            group: number / self.sizes[group][0] if self.sizes[group][0] else 0.0
            for group, number in self.replaced().items()
        }


def changes(before: Iterable[Official], after: Iterable[Official]) -> RosterChanges:
    """The difference, by the officials' ids: a person whom the source gives another id has left, and another came."""
    old, new = ({one.official_id: one for one in people} for people in (before, after))
    both = [(old[name], new[name]) for name in old if name in new]
    return RosterChanges(
        came=tuple(one for name, one in new.items() if name not in old),
        left=tuple(one for name, one in old.items() if name not in new),
        moved=_changed(both, SEAT),
        renamed=_changed(both, NAME),
        new_terms=_changed(both, TERM),
        reached=_changed(both, REACH),
        sizes=_sizes(old.values(), new.values()),
    )


def group_of(official: Official) -> Group:
    """Congress, or the officials of one state."""
    return ("", True) if official.office.is_federal else (official.division.state, False)


def _changed(both: Iterable[tuple[Official, Official]], fields: tuple[str, ...]) -> tuple[Changed, ...]:
    found = (
        Changed(old, new, tuple(field for field in fields if getattr(old, field) != getattr(new, field)))
        for old, new in both
    )
    return tuple(change for change in found if change.fields)


def _sizes(before: Iterable[Official], after: Iterable[Official]) -> dict[Group, tuple[int, int]]:
    old, new = Counter(map(group_of, before)), Counter(map(group_of, after))
    return {group: (old[group], new[group]) for group in sorted(old.keys() | new.keys())}


def chambers(officials: Iterable[Official]) -> dict[tuple[str, OfficeTitle], int]:
    """How many people each office of each state has; Congress under an empty state."""
    return dict(Counter((group_of(one)[0], one.office) for one in officials))
