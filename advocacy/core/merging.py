"""Two people in one letter: what one saved and the other still has on her page become one, part by part.

A page remembers of each part only a short digest of the words it was given. That is enough to tell who changed what:
where one of the two did, hers stands; where both did, and differently, nobody's words are thrown away: a conflict.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

_EMPTY_LINES = re.compile(r"\n{2,}")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")

Parts = Mapping[str, str]
Bases = Mapping[str, Collection[str]]
"""Of each part on the page the digests of what it was given; several where an answer may have been lost."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A part that both changed. None: removed."""

    part: str
    theirs: str | None
    hers: str | None


@dataclass(frozen=True, slots=True)
class Merged:
    """The parts to keep, in which a conflict's are theirs; ``taken`` are the parts in which the page was behind."""

    parts: dict[str, str]
    conflicts: tuple[Conflict, ...]
    taken: tuple[str, ...]


def tidy(text: str) -> str:
    """The text with plain line ends, and without spaces and control characters that nobody sees."""
    lines = _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).split("\n")
    return "\n".join(line.rstrip(" \t") for line in lines).strip("\n ")


def unwrapped(text: str) -> str:
    """The text with each paragraph on one line: where a line was broken inside it is only how a file was typed."""
    return "\n\n".join(" ".join(paragraph.split("\n")) for paragraph in _EMPTY_LINES.split(tidy(text)))


def digest(text: str | None) -> str:
    """What a page remembers of a part's words, however its lines are broken; one that is not there counts as empty."""
    return _short(unwrapped(text or ""))


def exact_digest(text: str | None) -> str:
    """The same for text in which a line's end means something."""
    return _short(tidy(text or ""))


def _short(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:12]


def merge(
    kept: Parts,
    submitted: Parts,
    bases: Bases,
    removed: Collection[str] = (),
    digest: Callable[[str | None], str] = digest,
) -> Merged:
    """``submitted`` joined with ``kept``, which may have changed since the page was made.

    A part that is missing from ``submitted`` was not on the page, or was cut off on the way: it stays. Only those in
    ``removed`` go.
    """
    parts, conflicts, taken = dict(kept), [], []
    for part in _order(kept, submitted):
        theirs, base = kept.get(part), bases.get(part)
        if part not in submitted and part not in removed:
            if base is None:
                taken.append(part)
            continue
        hers = None if part in removed else tidy(submitted[part])
        hers_changed = base is None or part in removed or digest(hers) not in base
        theirs_changed = (theirs is not None) if base is None else digest(theirs) not in base
        if theirs_changed and digest(theirs) == digest(hers) and (theirs is None) == (hers is None):
            continue
        if theirs_changed and hers_changed:
            conflicts.append(Conflict(part, theirs, hers))
        elif hers_changed:
            _put(parts, part, hers)
        elif theirs_changed:
            taken.append(part)
    return Merged(parts, tuple(conflicts), tuple(taken))


def _order(kept: Parts, submitted: Parts) -> list[str]:
    return [*kept, *(part for part in submitted if part not in kept)]


def _put(parts: dict[str, str], part: str, text: str | None) -> None:
    """Set or remove a part; a new one stands beside those of its own table, so that files stay in order."""
    if text is None:
        parts.pop(part, None)
        return
    if part in parts:
        parts[part] = text
        return
    names = list(parts)
    above = part.split(".")
    for depth in range(len(above) - 1, 0, -1):
        prefix = ".".join(above[:depth]) + "."
        beside = [number for number, name in enumerate(names) if name.startswith(prefix)]
        if beside:
            names.insert(beside[-1] + 1, part)
            break
    else:
        names.append(part)
    rest = {**parts, part: text}
    parts.clear()
    parts.update((name, rest[name]) for name in names)
