"""The districts of the states' legislatures as people write them: by number, by letter or by name."""

from __future__ import annotations

import re

from .divisions import AT_LARGE, DivisionId

_CODE = re.compile(r"\d{1,3}[A-Z]?|[A-Z]", re.ASCII)
_COUNTED = re.compile(r"\d+(?:st|nd|rd|th)", re.ASCII)
_SMALL = frozenset({"and", "of"})
_ORDINALS = frozenset({"First", "Second", "Third", "Fourth", "Fifth", "Sixth"})


def as_written(division: DivisionId) -> str:
    """The name of a district from its id: ``belknap_1`` is ``Belknap 1``, ``10a`` is ``10A``.

    Where an id joins three or more names (Massachusetts: Berkshire, Hampden, Franklin and Hampshire) it has lost the
    commas between them, which are put back.
    """
    words = [_capital(word) for word in (division.district or "").replace("~", "’").split("_")]
    if "and" in words:
        for at in range(words.index("and") - 1):
            if words[at] not in _ORDINALS and not _COUNTED.fullmatch(words[at]):
                words[at] += ","
    return " ".join(words)


def written(division: DivisionId) -> str | None:
    """A district of any kind as people write it: ``12``, ``0`` at large, ``Belknap 1``; None for a whole state."""
    return as_written(division) if division.is_legislative else division.district


def in_short(division: DivisionId) -> str:
    """State and district in the fewest words: ``NE``, ``NE-28``, ``NH, Rockingham 13``."""
    name = written(division)
    if name is None or name == AT_LARGE:
        return division.state
    return f"{division.state}-{name}" if is_code(name) else f"{division.state}, {name}"


def is_code(name: str) -> bool:
    """Whether a district is called by a number or a letter (``12``, ``10A``, ``B``) rather than by a name."""
    return bool(_CODE.fullmatch(name))


def on_envelope(division: DivisionId) -> str:
    """A district in the fewest words: ``District 12``, ``Ward 3``, ``1st Barnstable``."""
    name = as_written(division)
    if division.kind == "ward":
        return f"Ward {name}"
    return f"District {name}" if is_code(name) else name


def _capital(word: str) -> str:
    if word in _SMALL or _COUNTED.fullmatch(word):
        return word
    if word[:1].isdecimal():
        return word.upper()
    return "-".join(part[:1].upper() + part[1:] for part in word.split("-"))
