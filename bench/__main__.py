"""``python -m bench [a b …]``: run the measures, all or those named, and print the table. Bounded, on loopback only."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from . import addresses, counting, derived, letters, lookup, memory, paper, points, served, startup
from .rounds import Effort
from .table import Row, machine, render
from .world import World

MEASURES: dict[str, Callable[[Path, Effort], list[Row]]] = {
    "a": lambda folder, effort: lookup.measure(World.read(folder), effort),
    "bc": served.measure,
    "d": lambda folder, effort: paper.measure(World.read(folder), effort),
    "e": counting.measure,
    "f": startup.measure,
    "g": points.measure,
    "h": memory.measure,
    "i": derived.measure,
    "j": addresses.measure,
    "k": letters.measure,
}


def run(effort: Effort, only: Iterable[str] = ()) -> list[Row]:
    """Every measure, or those of the letters in ``only``, one after the other in a folder of its own."""
    wanted = set("".join(only)) or set("".join(MEASURES))
    rows: list[Row] = []
    for names, measure in MEASURES.items():
        if wanted & set(names):
            print(f"measuring {' and '.join(names)} …", file=sys.stderr, flush=True)
            with TemporaryDirectory(prefix="advocacy-bench-") as folder:
                Path(folder).chmod(0o755)  # the account that PostgreSQL runs under has to get through
                rows += measure(Path(folder), effort)
    return rows


def main() -> None:
    """Print the command, the machine and the table."""
    words = " ".join(["python -m bench", *sys.argv[1:]])
    rows = run(Effort(), sys.argv[1:])
    print(f"\n{words}\n{machine()}\n\n{render(rows)}\n")
    print("Medians of rounds in which both sides took turns; the ratio is the median of the rounds' own ratios.")


if __name__ == "__main__":
    main()
