"""One list of officials from several sources: an import replaces its own part and leaves the others as they are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from advocacy.core.errors import MalformedData
from advocacy.core.officials import Chamber, Official
from advocacy.core.sources import (
    CONGRESS,
    GOVERNORS,
    LEGISLATORS,
    LEGISLATURES,
    NewFile,
    Origin,
    Reading,
    SourceEntry,
    SourcePart,
)

from .importers import DataHome, Importers

_ORDER = (CONGRESS, LEGISLATURES, GOVERNORS)
_SEVERAL = "several sources, each named below"


def part_of(official: Official) -> str:
    """The part of the list that an official is of: Congress, the legislatures, or the governors (and DC's mayor)."""
    if official.office.is_federal:
        return CONGRESS
    return GOVERNORS if official.office.chamber is Chamber.EXECUTIVE else LEGISLATURES


def known_officials(importers: Importers, home: DataHome) -> Reading[Official]:
    """Everyone on the list before. One that cannot be read names nobody, and the notes say so."""
    if not home.path(LEGISLATORS).exists():
        return Reading(())
    try:
        return replace(importers.load_officials(home), notes=())
    except MalformedData as error:
        return Reading((), (f"Nothing was kept of the list before, since it cannot be read: {error}",))


def with_others(
    importers: Importers,
    home: DataHome,
    part: str,
    read: Reading[Official],
    kept: tuple[Official, ...],
    vacant: tuple[str, ...] = (),
) -> NewFile:
    """The whole list: those just read, and those ``kept`` of the list before but who have moved to this part."""
    moved = {one.official_id for one in read.rows} & {one.official_id for one in kept}
    everyone = (*(one for one in kept if one.official_id not in moved), *read.rows)
    notes = (*read.notes, *(f"{name} had another office on the list before." for name in sorted(moved)))
    there: dict[str, list[Official]] = {}
    for one in everyone:
        there.setdefault(part_of(one), []).append(one)
    before = parts_before(home, LEGISLATORS)
    parts = [
        SourcePart(
            name, _origin(name, part, read, before), _oldest(rows), len(rows), _vacant(name, part, vacant, before)
        )
        for name, rows in there.items()
    ]
    made = NewFile(LEGISLATORS, importers.render_roster(everyone), len(everyone), Origin("", "", ""), notes=notes)
    return in_parts(made, parts)


def in_parts(made: NewFile, parts: list[SourcePart]) -> NewFile:
    """The file with its sources; one source alone is the file's own, as for any other file."""
    ordered = tuple(sorted((part for part in parts if part.rows), key=lambda part: _ORDER.index(part.name)))
    if len(ordered) == 1 and ordered[0].name == CONGRESS:
        return replace(made, origin=ordered[0].origin, vacant=ordered[0].vacant)
    licences = "; ".join(dict.fromkeys(part.origin.licence for part in ordered))
    whole = Origin(_SEVERAL, ordered[0].origin.url if ordered else "", licences)
    return replace(made, origin=whole, parts=ordered)


def parts_before(home: DataHome, name: str) -> dict[str, SourcePart]:
    """What is kept about each source of a file; a file of before there were several is Congress's alone."""
    entry = home.sources().get(name) if home.path(name).exists() else None
    if entry is None:
        return {}
    return {part.name: part for part in entry.parts} or {CONGRESS: _alone(entry)}


def _alone(entry: SourceEntry) -> SourcePart:
    return SourcePart(CONGRESS, entry.origin, entry.as_of, entry.rows, entry.vacant)


def with_other_offices(
    importers: Importers, home: DataHome, part: str, made: NewFile, as_of: date, belongs: Callable[[str], bool]
) -> NewFile:
    """The file of offices at home with the new ones in place of those of the same source."""
    before, new = parts_before(home, made.name), made.rows
    whole = importers.join_offices(home, made, belongs)
    others = [known for name, known in before.items() if name != part] if whole.rows > new else []
    own = max(new, whole.rows - sum(known.rows for known in others))
    day = min(as_of, before[part].as_of) if own > new and part in before else as_of
    return in_parts(whole, [SourcePart(part, made.origin, day, own), *others])


def _origin(name: str, part: str, read: Reading[Official], before: dict[str, SourcePart]) -> Origin:
    if name == part and read.origin:
        return read.origin
    return before[name].origin if name in before else Origin("not known: the list was made by hand", "", "")


def _vacant(name: str, part: str, vacant: tuple[str, ...], before: dict[str, SourcePart]) -> tuple[str, ...]:
    if name == part:
        return vacant
    return before[name].vacant if name in before else ()


def _oldest(officials: list[Official]) -> date:
    return min(official.as_of for official in officials)
