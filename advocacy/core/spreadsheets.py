"""Lines of CSV that a spreadsheet shows as they are, whoever typed what stands in them."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


class _Echo:
    """A file that hands back what is written to it: the csv module knows how to quote, and keeps nothing."""

    def write(self, line: str) -> str:
        return line


def csv_lines(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """The column names, then a row at a time."""
    writer = csv.writer(_Echo(), lineterminator="\n")
    yield writer.writerow(columns)
    for row in rows:
        yield writer.writerow([harmless(cell) for cell in row])


def harmless(cell: str) -> str:
    """A spreadsheet shows this text, on one line, instead of computing it."""
    guarded = f"'{cell}" if cell.lstrip(" ").startswith(_STARTS_A_FORMULA) else cell
    return guarded.replace("\r", " ").replace("\n", " ")
