"""What changed between two texts, word by word: bounded in work, whatever the texts are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_PIECES = re.compile(r"\s*\n\s*\n\s*|\S+")
_PARAGRAPH = "\n\n"
_MOST_WORK = 60_000_000
"""Of a whole comparison, as ``_work`` has it. Beyond it a text that changed is shown as replaced."""


class Fate(StrEnum):
    """What became of a stretch of text."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words in a row with the same fate; an empty line between paragraphs is two line ends."""

    fate: Fate
    text: str


@dataclass(frozen=True, slots=True)
class PartChange:
    """What changed in one part, named as in ``manuscripts``."""

    part: str
    stretches: tuple[Stretch, ...]

    @property
    def is_new(self) -> bool:
        return all(one.fate is Fate.ADDED for one in self.stretches)

    @property
    def is_gone(self) -> bool:
        return all(one.fate is Fate.REMOVED for one in self.stretches)

    def count(self, fate: Fate) -> int:
        """How many words were added, or removed."""
        return sum(len(one.text.split()) for one in self.stretches if one.fate is fate)


def changes(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[PartChange, ...]:
    """The parts whose words differ, in the order of ``after``, then what is gone. Spaces and line ends do not count."""
    budget = _MOST_WORK
    found = []
    for part in (*after, *(name for name in before if name not in after)):
        old, new = _pieces(before.get(part, "")), _pieces(after.get(part, ""))
        if old == new:
            continue
        cost = _work(old, new)
        stretches = _compared(old, new) if cost <= budget else _replaced(old, new)
        budget -= cost if cost <= budget else 0
        found.append(PartChange(part, tuple(stretches)))
    return tuple(found)


def _work(old: list[str], new: list[str]) -> int:
    """The most steps that comparing takes: for each stretch that stays, all pairs of equal words are looked at."""
    there = Counter(new)
    return sum(times * there[word] for word, times in Counter(old).items()) * min(len(old), len(new))


def _pieces(text: str) -> list[str]:
    """The words, and a mark for each empty line between paragraphs."""
    return [piece if piece.strip() else _PARAGRAPH for piece in _PIECES.findall(text.strip())]


def _replaced(old: list[str], new: list[str]) -> Iterator[Stretch]:
    if old:
        yield Stretch(Fate.REMOVED, _joined(old))
    if new:
        yield Stretch(Fate.ADDED, _joined(new))


def _compared(old: list[str], new: list[str]) -> Iterator[Stretch]:
    for what, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            yield Stretch(Fate.SAME, _joined(old[a:b]))
        else:
            yield from _replaced(old[a:b], new[c:d])


def _joined(pieces: list[str]) -> str:
    return " ".join(pieces).replace(f" {_PARAGRAPH}", _PARAGRAPH).replace(f"{_PARAGRAPH} ", _PARAGRAPH)
