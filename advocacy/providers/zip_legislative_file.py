"""``zip_legislative.csv``: the state legislative districts that touch each ZIP, by their Census codes."""

from __future__ import annotations

from collections.abc import Iterable

from advocacy.core.divisions import DivisionId, States
from advocacy.core.errors import MalformedData
from advocacy.core.legislatures import Legislatures
from advocacy.core.sources import ZIP_LEGISLATIVE, NewFile, Origin

from .tables import render_table

COLUMNS = ("zip", "state", "chamber", "districts")
KINDS = {"upper": "sldu", "lower": "sldl"}
"""The Census layer of a chamber; Nebraska's one chamber and the District's wards are upper ones."""

Touch = tuple[str, str, str, str]
"""A ZIP, a state, a chamber and the three characters of a district's code: ``01001``, ``MA``, ``upper``, ``D02``."""


def new_file(
    touches: Iterable[Touch],
    origin: Origin,
    states: States,
    legislatures: Legislatures,
    notes: tuple[str, ...],
    source: str,
) -> NewFile:
    """Our file, a row for each chamber of a ZIP. Raises ``MalformedData`` for a district that nobody knows."""
    found: dict[tuple[str, str, str], set[str]] = {}
    for zip_code, state, chamber, code in touches:
        found.setdefault((zip_code, state, chamber), set()).add(code)
    codes = {(state, chamber, code) for (_, state, chamber), here in found.items() for code in here}
    reached: set[DivisionId] = set()
    for state, chamber, code in sorted(codes):
        divisions = legislatures.of_geoid(KINDS[chamber], states[state].fips + code)
        if not divisions:
            raise MalformedData(source, None, f"{state} has no {chamber} district {code} in our list of districts.")
        reached.update(divisions)
    cells = ((*key, " ".join(sorted(here))) for key, here in sorted(found.items()))
    content = render_table(ZIP_LEGISLATIVE, COLUMNS, cells)
    return NewFile(
        ZIP_LEGISLATIVE, content, len(found), origin, notes=notes, reached=frozenset(reached), plan=legislatures.plan
    )
