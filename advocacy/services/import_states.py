"""From the lists of others to the state officials in our file: legislators of each state, governors, DC's mayor."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from advocacy.core.errors import MalformedData
from advocacy.core.officials import Official
from advocacy.core.sources import GOVERNORS, LEGISLATURES
from advocacy.core.terms import START_NOT_GIVEN

from .import_officials import ImportReport, load_states, save
from .importers import DataHome, Importers
from .roster_parts import known_officials, part_of, with_other_offices, with_others

_FEWEST = 0.8  # of the people of a chamber before


def import_legislatures(
    importers: Importers,
    home: DataHome,
    sources: Sequence[Path],
    as_of: date,
    *,
    accept_fewer: bool = False,
    needed: Sequence[str] = (),
) -> ImportReport:
    """Write the legislators of the states that the sources name, and their offices at home; all others stay.

    Raises ``MalformedData``, also for a chamber with under 80 % of its people before, unless that is accepted, and
    where the sources name no one of a ``needed`` state.
    """
    states, known = load_states(importers, home), known_officials(importers, home)
    before = [one for one in known.rows if part_of(one) == LEGISLATURES]
    starts = {(one.official_id, one.division): one.term_start for one in before if one.term_start != START_NOT_GIVEN}
    read, offices = importers.legislators(sources, states, as_of, starts)
    named = ", ".join(source.name for source in sources)
    if not read.rows:
        raise MalformedData(named, None, f"it names no one in office on {as_of}.")
    covered = {one.division.state for one in read.rows}
    if lacking := [code for code in needed if code not in covered]:
        raise MalformedData(named, None, f"it names no one in office on {as_of} in {', '.join(lacking)}.")
    if not accept_fewer:
        _refuse_fewer(named, [one for one in before if one.division.state in covered], read.rows)
    read = replace(read, rows=_first_seen(before, read.rows, as_of))
    kept = tuple(one for one in known.rows if part_of(one) != LEGISLATURES or one.division.state not in covered)
    read = replace(read, notes=(*read.notes, *known.notes, *_left_alone(before, covered)))
    others = {one.official_id for one in kept}
    files = [
        with_others(importers, home, LEGISLATURES, read, kept),
        with_other_offices(
            importers, home, LEGISLATURES, offices, as_of, lambda official_id: official_id not in others
        ),
    ]
    return save(home, files, as_of, _counted(read.rows))


def _first_seen(before: Iterable[Official], now: Iterable[Official], as_of: date) -> tuple[Official, ...]:
    """Those who are new to a chamber that we had, where the source gives no beginning, are known from this day on.

    From them it is told whether a list made after an election has the new members.
    """
    seats, chambers = set(), set()
    for one in before:
        seats.add((one.official_id, one.division))
        chambers.add((one.division.state, one.office))
    return tuple(
        replace(one, term_start=as_of)
        if one.term_start == START_NOT_GIVEN
        and (one.division.state, one.office) in chambers
        and (one.official_id, one.division) not in seats
        else one
        for one in now
    )


def import_governors(
    importers: Importers,
    home: DataHome,
    table: Path,
    people: Path | None,
    as_of: date,
    *,
    accept_fewer: bool = False,
) -> ImportReport:
    """Write the governors, and DC's mayor; others stay. Raises ``MalformedData``, also for far fewer than before."""
    states, known = load_states(importers, home), known_officials(importers, home)
    read = importers.governors(table, people, states, as_of)
    before = [one for one in known.rows if part_of(one) == GOVERNORS]
    if not read.rows or (not accept_fewer and len(read.rows) < _FEWEST * len(before)):
        raise MalformedData(table.name, None, f"{len(read.rows)} governors, where there were {len(before)} before.")
    kept = tuple(one for one in known.rows if part_of(one) != GOVERNORS)
    read = replace(read, notes=(*read.notes, *known.notes))
    return save(home, [with_others(importers, home, GOVERNORS, read, kept)], as_of, _counted(read.rows))


def _refuse_fewer(source: str, before: Iterable[Official], now: Iterable[Official]) -> None:
    had, has = (Counter((one.division.state, one.office) for one in officials) for officials in (before, now))
    for (state, office), number in sorted(had.items()):
        if has[state, office] < _FEWEST * number:
            fewer = f"{has[state, office]} of {state} with the office {office.value}, where there were {number}"
            raise MalformedData(source, None, f"{fewer}: some seem to be missing. --accept-fewer insists.")


def _left_alone(before: Iterable[Official], covered: set[str]) -> tuple[str, ...]:
    others = sorted({one.division.state for one in before} - covered)
    return (f"Not in the source, so left as they were: {', '.join(others)}.",) if others else ()


def _counted(officials: Sequence[Official]) -> tuple[str, ...]:
    offices = Counter(one.office for one in officials)
    counts = ", ".join(f"{offices[office]} {office.value}" for office in sorted(offices))
    states = len({one.division.state for one in officials})
    return (f"{len(officials)} officials of {states} state{'' if states == 1 else 's'}: {counts}.",)
