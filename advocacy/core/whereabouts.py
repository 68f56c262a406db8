"""Where in a file some words stand: line, column, and the part of the letter or campaign that has them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from functools import cached_property

_WORDS_TRIED = 4
_HAS_WORDS = re.compile(r"\w")


def lines_of(source: str) -> list[str]:
    """The lines of a file, however they end."""
    return source.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")


class Whereabouts:
    """The text of one file, and the line on which each of its parts begins."""

    def __init__(self, source: str, parts: Mapping[str, int]) -> None:
        self.lines, self.parts = lines_of(source), parts

    def part_at(self, line: int) -> str:
        """The part to which this line belongs, as exactly as it can be told."""
        starts = [start for start, _ in self._in_order]
        found = bisect_right(starts, line)
        return self._in_order[found - 1][1] if found else ""

    def line_of(self, part: str) -> int:
        """The line on which this part begins, or what it is in; 1 where the file has nothing of it."""
        while part:
            if part in self.parts:
                return self.parts[part]
            part = part.rpartition(".")[0]
        return 1

    def place(self, parts: Iterable[str], text: str) -> tuple[int, int]:
        """Line and column of ``text``, which stands in one of these parts; else where the first of them begins."""
        names = list(parts)
        words = text.split()[:_WORDS_TRIED]
        ranges = [self._range(name) for name in names] + [(1, len(self.lines))]
        for phrase in (" ".join(words[:count]) for count in range(len(words), 0, -1)):
            if not _HAS_WORDS.search(phrase):
                continue
            for first, last in ranges:
                if found := self.find(phrase, first, last):
                    return found
        line = self.line_of(names[0]) if names else 1
        return line, 1

    def find(self, phrase: str, first: int, last: int) -> tuple[int, int] | None:
        """Line and column of these very words between two lines, both included."""
        for number in range(first, min(last, len(self.lines)) + 1):
            column = self.lines[number - 1].find(phrase)
            if column >= 0:
                return number, column + 1
        return None

    def last_line_of(self, part: str) -> int:
        """The last line of this part."""
        return self._range(part)[1]

    def _range(self, part: str) -> tuple[int, int]:
        first = self.line_of(part)
        after = [line for line, name in self._in_order if line > first and not name.startswith(f"{part}.")]
        return first, (after[0] - 1 if after else len(self.lines))

    @cached_property
    def _in_order(self) -> list[tuple[int, str]]:
        return sorted(((line, part) for part, line in self.parts.items()), key=lambda one: (one[0], len(one[1])))
