"""The letters of a campaign beside one another: what is in one language only, and what was not translated."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from ..letters import OPTIONAL_KEYS, Letter
from ..problems import Problem, Value
from .desk import Desk

_WORD = re.compile(r"[^\W\d_]{2,}")
_FEWEST_WORDS = 3
_MAY_BE_NAMES = "resources."


def compared(desks: Mapping[str, Desk]) -> Iterator[Problem]:
    """Everything in which the other languages differ from the first, and should not."""
    first, *others = desks.values()
    for other in others:
        yield from _missing(first.letter, other.letter)
        yield from _cases(first.letter, other.letter)
        yield from _untranslated(first, other)


def _missing(first: Letter, other: Letter) -> Iterator[Problem]:
    for key in ("wording", "reasons", "starters"):
        ours, theirs = _names(first, key), _names(other, key)
        values: dict[str, Value] = {"key": key, "file": _file(first)}
        for name in sorted(set(ours) - set(theirs)):
            yield replace(_at(other, key, "not-translated", name=name, **values), part=f"{key}.{name}")
        for name in sorted(set(theirs) - set(ours)):
            yield _at(other, f"{key}.{name}", "not-in-first-language", name=name, **values)
    for key in sorted(OPTIONAL_KEYS):
        if bool(first.texts[key]) != bool(other.texts[key]):
            yield _at(other, key, "text-in-one-language", name=key, first=_file(first), other=_file(other))


def _cases(first: Letter, other: Letter) -> Iterator[Problem]:
    for name in sorted(set(first.wording) & set(other.wording)):
        cases = ({needs for needs, _ in letter.wording[name].cases} for letter in (first, other))
        if len({frozenset(one) for one in cases}) > 1:
            yield _at(other, f"wording.{name}", "other-cases", name=name, file=_file(first))
    for key in (*first.templates, "body"):
        ours, theirs = _placeholders(first, key), _placeholders(other, key)
        if ours != theirs:
            names = ", ".join(f"{{{{ {name} }}}}" for name in sorted(ours ^ theirs))
            files: dict[str, Value] = {"first": _file(first), "other": _file(other)}
            yield _at(other, key, "placeholder-in-one-language", names=names, **files)


def _untranslated(first: Desk, other: Desk) -> Iterator[Problem]:
    """Words that are the same in both. Names of bills and offices come from placeholders; a few words may be a name."""
    ours = {text: part for part, text in first.all_words()}
    for part, text in other.all_words():
        if text in ours and len(_WORD.findall(text)) >= _FEWEST_WORDS and not part.startswith(_MAY_BE_NAMES):
            found = " ".join(text.split())[:60]
            yield other.of((part,), text, "same-in-both-languages", name=part, file=_file(first.letter), found=found)


def _at(letter: Letter, part: str, code: str, **values: Value) -> Problem:
    """A finding about a part as a whole, which may be missing here."""
    line = letter.lines.get(part) or letter.lines.get(part.partition(".")[0], 1)
    return Problem(_file(letter), line, code, values, part=part)


def _names(letter: Letter, key: str) -> list[str]:
    if key == "wording":
        return list(letter.wording)
    return [row.id for row in (letter.reasons if key == "reasons" else letter.starters)]


def _placeholders(letter: Letter, key: str) -> frozenset[str]:
    return (letter.body if key == "body" else letter.templates[key]).placeholders


def _file(letter: Letter) -> str:
    return f"{letter.language}.md"
