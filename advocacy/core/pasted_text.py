"""A letter as people have it, from a word processor or an email: its paragraphs and quotes kept, the rest left out.

What is left out is named, so that nobody wonders where it went.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from .pasted_edges import without_ending, without_opening
from .plain_text import clean

LONGEST_PASTED = 60_000


class Dropped(StrEnum):
    """What was left out of pasted text."""

    INVISIBLE = "invisible"
    """Soft hyphens, zero-width and direction characters."""
    BULLETS = "bullets"
    QUOTING = "quoting"
    """The signs before the lines of a mail that is answered, and the lines about who wrote it when."""
    LETTERHEAD = "letterhead"
    """Addresses and date above the greeting."""
    GREETING = "greeting"
    CLOSING = "closing"
    SIGNATURE = "signature"
    """Below the closing, below “-- ”, or “Sent from my …”."""
    FRONT = "front"
    """The front part of a letter's own file."""


@dataclass(frozen=True, slots=True)
class Pasted:
    """The paragraphs, each on one line, and what was left out of them."""

    paragraphs: tuple[str, ...]
    dropped: tuple[Dropped, ...] = ()

    @property
    def body(self) -> str:
        """The paragraphs as the body of a letter's file has them."""
        return "\n\n".join(self.paragraphs)


_INVISIBLE = re.compile("[\xad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufff9-\ufffc]")
_SPACES = re.compile("[ \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_QUOTED = re.compile(r"^(?:> ?)+")
_BULLET = re.compile(r"^(?:[•◦▪▫‣⁃●○■□➢✓✔\uf0b7\uf0a7\uf0d8·*+–—-]|\(?(?:\d{1,2}|[a-z])[.)])\s+(?=\S)")
_SENTENCE_ENDS = (".", "!", "?", ":", ";", "…", "”", '"', ",")
_HYPHENATED = re.compile(r"[^\W\d_]-")
_WIDEST_LINE = 100
_NARROWEST_WRAP = 50


def read_pasted(text: str) -> Pasted:
    """The paragraphs of ``text``, of which no more than ``LONGEST_PASTED`` characters are read."""
    plain = clean(text[:LONGEST_PASTED])
    visible = _INVISIBLE.sub("", plain)
    dropped = [Dropped.INVISIBLE] if visible != plain else []
    lines = [_SPACES.sub(" ", line).strip() for line in visible.split("\n")]
    unquoted = [_QUOTED.sub("", line) for line in lines]
    if unquoted != lines:
        dropped.append(Dropped.QUOTING)
    for cut in (without_opening, without_ending):
        unquoted, gone = cut(unquoted)
        dropped += map(Dropped, gone)
    paragraphs = tuple(_paragraphs(unquoted))
    if any(_BULLET.match(line) for line in unquoted):
        dropped.append(Dropped.BULLETS)
    return Pasted(paragraphs, tuple(one for one in Dropped if one in dropped))


def _paragraphs(lines: list[str]) -> Iterator[str]:
    width = _width(lines)
    for block in _blocks(lines):
        for is_list, found in groupby(_joined(block, width), lambda line: bool(_BULLET.match(line))):
            if is_list:
                yield " ".join(map(_sentence, found))
            else:
                yield from found


def _sentence(item: str) -> str:
    """An item of a list as a sentence among others."""
    words = _BULLET.sub("", item)
    return words[:1].upper() + words[1:] + ("" if words.endswith(_SENTENCE_ENDS) else ".")


def _blocks(lines: list[str]) -> Iterator[list[str]]:
    """Lines between empty ones."""
    block: list[str] = []
    for line in [*lines, ""]:
        if line:
            block.append(line)
        elif block:
            yield block
            block = []


def _width(lines: list[str]) -> int:
    """At how many characters the lines were broken; 0 where each paragraph is a line, as word processors have it."""
    lengths = [len(line) for line in lines if line]
    narrow = [length for length in lengths if length <= _WIDEST_LINE]
    if not narrow or (len(lengths) - len(narrow)) * 4 > len(lengths):
        return 0
    return max(narrow) if max(narrow) >= _NARROWEST_WRAP else 0


def _joined(block: list[str], width: int) -> Iterator[str]:
    current = last = ""
    for line in block:
        if not current:
            current = line
        elif _goes_on(last, line, width):
            hyphen = _HYPHENATED.fullmatch(current[-2:]) and line[:1].islower()
            current = f"{current}{line}" if hyphen else f"{current} {line}"
        else:
            yield current
            current = line
        last = line
    if current:
        yield current


def _goes_on(last: str, line: str, width: int) -> bool:
    """Whether a line is the rest of the one before it: it begins small, or its first word had no room there."""
    if _BULLET.match(line):
        return False
    if line[:1].islower():
        return True
    return bool(width) and len(last) <= _WIDEST_LINE and len(last) + 1 + len(line.split(" ", 1)[0]) > width
