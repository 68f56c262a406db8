"""When a state's terms begin and end, by the state's own rule; upstream lists hardly ever say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .officials import OfficeTitle


@dataclass(frozen=True, slots=True)
class TermRule:
    """A state's rule for one office. See ``advocacy/data/state_terms.csv``.

    ``years`` is the length of a term; ``cycle`` is one year in which all seats, or the larger part, were elected;
    ``every`` is the number of years between elections to the chamber: shorter than ``years`` where it is staggered.
    ``begins`` says on which day after the election a term begins, in the words of ``seated``.
    """

    state: str
    office: OfficeTitle
    years: int
    every: int
    cycle: int
    begins: str
    source: str
    is_checked: bool


TermRules = Mapping[tuple[str, OfficeTitle], TermRule]
