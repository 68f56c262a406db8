"""A finding of proofreading: where, what is wrong, and what to do, in words for someone who is not a programmer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from .asks import OF_ASKS
from .campaigns import OF_CAMPAIGNS
from .files import OF_FILES
from .kinds import Kind, Severity
from .letters import OF_LETTERS
from .settings import OF_SETTINGS
from .words import OF_WORDS

__all__ = [
    "KINDS",
    "MOST_FOUND",
    "MOST_TOLD",
    "OFFICES",
    "Problem",
    "Severity",
    "Value",
    "by_place",
    "merged",
    "shortened",
]

Value = str | int

KINDS: Mapping[str, Kind] = {**OF_FILES, **OF_CAMPAIGNS, **OF_SETTINGS, **OF_LETTERS, **OF_WORDS, **OF_ASKS}
"""Every kind of finding by its code, which never changes: programs go by it."""

MOST_TOLD = 100
"""So many findings of a file are told at once: whoever has more begins with these."""

MOST_FOUND = 1_000
"""Looking goes on to so many findings of a file, before those that are the same are told once."""

OFFICES = "offices"
"""The value that lists the offices for which a finding holds."""
_FIRST_OF_MANY = {OFFICES, "office", "stage", "near"}


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding. ``line`` and ``column`` count from 1; ``part`` is the part of the letter or campaign it is in.

    Parts are named as in ``manuscripts`` (``body``, ``wording.request.us_senator``); of a campaign's file they are its
    names (``closes``). A finding about a whole file has none.
    """

    file: str
    line: int
    code: str
    values: Mapping[str, Value] = field(default_factory=dict, hash=False)
    column: int = 1
    part: str = ""

    @property
    def kind(self) -> Kind:
        return KINDS[self.code]

    @property
    def severity(self) -> Severity:
        return self.kind.severity

    @property
    def is_error(self) -> bool:
        return self.severity is Severity.ERROR

    @property
    def message(self) -> str:
        return self.kind.message % self.values

    @property
    def remedy(self) -> str:
        return self.remedy_template % self.values

    @property
    def remedy_template(self) -> str:
        """The words of the remedy before they are filled, which a page may have translated."""
        return self.kind.near if self.kind.near and self.values.get("near") else self.kind.remedy


def by_place(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """In the order of the files and their lines, errors first."""
    return tuple(sorted(problems, key=lambda one: (one.file, one.line, not one.is_error, one.column)))


def shortened(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """At most ``MOST_TOLD`` of each file, errors before advice."""
    told: Counter[str] = Counter()
    kept = []
    for problem in sorted(problems, key=lambda one: not one.is_error):
        told[problem.file] += 1
        if told[problem.file] <= MOST_TOLD:
            kept.append(problem)
    return tuple(kept)


def merged(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """One fault once, for however many offices and stages it shows: it names all the offices, and the first stage."""
    found: dict[tuple[object, ...], Problem] = {}
    for problem in problems:
        rest = frozenset((name, value) for name, value in problem.values.items() if name not in _FIRST_OF_MANY)
        key = (problem.file, problem.line, problem.code, problem.part, rest)
        if key not in found:
            found[key] = problem
        elif office := problem.values.get(OFFICES):
            found[key] = _also_for(found[key], str(office))
    return tuple(found.values())


def _also_for(problem: Problem, office: str) -> Problem:
    offices = str(problem.values[OFFICES])
    if office in offices.split(", "):
        return problem
    return replace(problem, values={**problem.values, OFFICES: f"{offices}, {office}"})
