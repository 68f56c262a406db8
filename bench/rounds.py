"""How things are measured: ours and the baseline take turns, so that a busy machine slows both, and the ratio holds."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Effort:
    """How long to measure: rounds in which both sides take a turn, and the share of each full count."""

    rounds: int = 15
    share: float = 1.0

    def of(self, count: int) -> int:
        return max(1, round(count * self.share))


@dataclass(frozen=True, slots=True)
class Comparison:
    """The medians of both sides, and the median of the rounds' own ratios."""

    ours: float
    baseline: float
    ratio: float


def compare(ours: Callable[[], float], baseline: Callable[[], float], effort: Effort) -> Comparison:
    """Give each side a turn a round, the one first that was last before; a first round of both is not counted."""
    pairs: list[tuple[float, float]] = []
    for turn in range(effort.rounds + 1):
        if turn % 2:
            mine = ours()
            bare = baseline()
        else:
            bare = baseline()
            mine = ours()
        pairs.append((mine, bare))
    counted = pairs[1:]
    return Comparison(
        median(mine for mine, _ in counted), median(bare for _, bare in counted), median(m / b for m, b in counted)
    )


def seconds(act: Callable[[], object]) -> float:
    """How long it takes, once."""
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun
