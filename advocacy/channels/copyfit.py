"""How much room words take on paper, reckoned before they are set: a letter is then set once, not measured first.

Nothing rests on the figures being exact. A block of lines is called roomy only on an upper bound; for the rest the
number of pages tells whether the reckoning held, and the sheet measures for itself where it did not.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache

PAGE_HEIGHT = 72 * (11 - 3.7 - 0.9)
"""Points from the subject down to the bottom margin of a letter's first page: ``room`` in letter.typ."""
LINE_WIDTH = 72 * (8.5 - 1 - 1.05)
WINDOW_WIDTH = 72 * (4.375 - 1)
HEAD_SIZE = 10.3

_SUBJECT_SHARE = 0.82
_CAP_HEIGHT = 0.645
_RAGGED = 0.97
"""The part of a line that is filled, on average, when words are not divided."""


@dataclass(frozen=True, slots=True)
class Style:
    """How openly a letter's words are set, all in points; ``hand`` is the room for the signature."""

    size: float
    leading: float
    spacing: float
    hand: float

    def as_points(self) -> dict[str, float]:
        return asdict(self)


STYLES = (
    Style(size=11, leading=7.9, spacing=14.85, hand=36),
    Style(size=11, leading=7.25, spacing=12.65, hand=32),
    Style(size=10.5, leading=6.5, spacing=11, hand=29),
)
"""From open to close: the first that keeps a letter on one page is taken; a longer letter is set openly on two."""


def style_for(subject: str, paragraphs: Sequence[Sequence[str]], room: float = PAGE_HEIGHT) -> int:
    """Which of ``STYLES`` should keep the letter on one page, of which ``room`` points are left; 0 where none will."""
    fitting = (index for index, style in enumerate(STYLES) if _height(style, subject, paragraphs) <= room)
    return next(fitting, 0)


def is_roomy(lines: Iterable[str], width: float) -> bool:
    """Whether none of the lines can be wider than ``width`` points at the size of the letter's head."""
    return all(HEAD_SIZE * sum(map(_at_most, line)) <= width for line in lines)


def _height(style: Style, subject: str, paragraphs: Sequence[Sequence[str]]) -> float:
    counts = [_lines(subject, style.size, LINE_WIDTH * _SUBJECT_SHARE), 1, 1, 1]
    counts += [sum(_lines(line, style.size, LINE_WIDTH) for line in paragraph) for paragraph in paragraphs]
    lines = sum(counts)
    caps, leadings = lines * _CAP_HEIGHT * style.size, (lines - len(counts)) * style.leading
    return caps + leadings + (len(counts) - 1) * style.spacing + style.hand


def _lines(text: str, size: float, width: float) -> int:
    return max(1, math.ceil(size * sum(map(_usually, text)) / (width * _RAGGED)))


@lru_cache(maxsize=4096)
def _usually(character: str) -> float:
    """The width of a character of Libertinus Serif in em, near enough."""
    if character.isupper():
        return 0.67
    if character in " .,:;'’il!|()[]jt-fr":
        return 0.29
    return 0.8 if character in "mw" else 0.49


@lru_cache(maxsize=4096)
def _at_most(character: str) -> float:
    base = unicodedata.normalize("NFD", character)[0]
    if not base.isascii():
        return 1.2
    return 1.0 if base.isupper() or base in "mw@%&" else 0.56
