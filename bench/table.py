"""The table that ``make bench`` prints: plain text, one line a measure."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable
from dataclasses import dataclass

HEADS = ("what", "ours", "baseline", "ratio", "aim", "met?")


@dataclass(frozen=True, slots=True)
class Row:
    """One measure. ``figure`` is what the aim speaks of, a ratio unless said otherwise; ``aim`` such as ``≤ 5``."""

    what: str
    ours: str
    baseline: str = ""
    ratio: float | None = None
    aim: str = ""
    figure: float | None = None

    @property
    def met(self) -> bool | None:
        """Whether the aim is met; ``None`` where there is none."""
        if not self.aim:
            return None
        sign, limit = self.aim.split()[:2]
        figure = self.ratio if self.figure is None else self.figure
        if figure is None:
            return None
        return figure <= float(limit) if sign == "≤" else figure >= float(limit)

    def cells(self) -> tuple[str, ...]:
        ratio = "" if self.ratio is None else f"{self.ratio:.2f}"
        met = {True: "yes", False: "no", None: ""}[self.met]
        return (self.what, self.ours, self.baseline, ratio, self.aim, met)


def render(rows: Iterable[Row]) -> str:
    """The rows under their heads, in columns as wide as they need to be."""
    lines = [HEADS, *(row.cells() for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEADS))]
    lines.insert(1, tuple("-" * width for width in widths))
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines
    )


def machine() -> str:
    """What it was measured on, without the machine's name."""
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{python}, {os.cpu_count()} cores, {platform.system()} {platform.machine()}"
