"""From the lists of others to our files of officials: every seat accounted for, or nothing is written."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from advocacy.core.divisions import States
from advocacy.core.errors import AdvocacyError, MalformedData
from advocacy.core.officials import Official
from advocacy.core.seats import FEDERAL_SEATS, SeatAccount, account_seats, seat_name
from advocacy.core.sources import CONGRESS, LEGISLATORS, NewFile, Reading

from .importers import DataHome, Importers
from .roster_parts import known_officials, part_of, parts_before, with_other_offices, with_others

MOST_VACANT = 15
"""More vacant seats than this are a list that lacks people."""
_FEWEST = 0.8  # of the rows before
_OF_CONGRESS = "bioguide:"


@dataclass(frozen=True)
class ImportReport:
    """What an import did: the files it wrote with their rows, what it found, and what it mended or left out."""

    written: tuple[tuple[str, int], ...]
    facts: tuple[str, ...]
    notes: tuple[str, ...]


def import_congress(
    importers: Importers,
    home: DataHome,
    members: Path,
    forms: Path | None,
    as_of: date,
    *,
    allow_vacant: int = MOST_VACANT,
) -> ImportReport:
    """Write the members of Congress; all others stay. Without ``forms`` the contact forms known before are kept.

    Raises ``MalformedData``, also when a seat has one holder too many, or more than ``allow_vacant`` have none.
    """
    states = load_states(importers, home)
    read = importers.members(members, forms, states, as_of)
    account = account_seats(read.rows, states, as_of)
    _refuse_stray(members.name, account, states)
    _refuse_vacant(members.name, account, as_of, allow_vacant)
    known = known_officials(importers, home)
    if forms is None:
        read = _with_known_forms(home, known, read)
    read = replace(read, notes=(*read.notes, *known.notes))
    kept = tuple(one for one in known.rows if part_of(one) != CONGRESS)
    vacant = tuple(str(division) for division in account.vacant)
    file = with_others(importers, home, CONGRESS, read, kept, vacant)
    return save(home, [file], as_of, _seats_in_words(account, states))


def import_offices(
    importers: Importers, home: DataHome, offices: Path, as_of: date, *, accept_fewer: bool = False
) -> ImportReport:
    """Write the district offices of Congress; others stay. Raises ``MalformedData``, also for far fewer than before."""
    made = importers.offices(offices, as_of)
    if not accept_fewer:
        refuse_fewer(home, made, offices.name)
    whole = with_other_offices(
        importers, home, CONGRESS, made, as_of, lambda official_id: official_id.startswith(_OF_CONGRESS)
    )
    return save(home, [whole], as_of)


def refuse_fewer(home: DataHome, made: NewFile, source: str) -> None:
    """Raise ``MalformedData`` for no rows, or under 80 % of those of the file, or of Congress in it, before."""
    known = parts_before(home, made.name).get(CONGRESS)
    before = known.rows if known else 0
    if not made.rows or made.rows < _FEWEST * before:
        fewer = f"{made.rows} rows for {made.name}, which had {before}: some seem to be missing."
        raise MalformedData(source, None, f"{fewer} --accept-fewer insists.")


def save(home: DataHome, made: list[NewFile], as_of: date, facts: tuple[str, ...] = ()) -> ImportReport:
    """Put the files in their places and say what was done. Raises ``AdvocacyError`` where they cannot be written."""
    try:
        home.save(made, as_of)
    except OSError as error:
        raise AdvocacyError(f"The data files cannot be written ({error.strerror}).") from error
    written = tuple((str(home.path(file.name)), file.rows) for file in made)
    return ImportReport(written, facts, tuple(note for file in made for note in file.notes))


def load_states(importers: Importers, home: DataHome) -> States:
    """The states where we write, else the project's own. Raises ``MalformedData``."""
    there = home.path("states.csv").exists()
    return importers.load_states(home if there else importers.home)


def _refuse_stray(file: str, account: SeatAccount, states: States) -> None:
    if account.stray:
        one = account.stray[0]
        seat = seat_name(one.division, states)
        raise MalformedData(file, None, f"{one.official_id} is one too many for the seat {seat}.")
    if account.total != FEDERAL_SEATS:
        raise MalformedData(file, None, f"{account.total} seats are accounted for; Congress has {FEDERAL_SEATS}.")


def _refuse_vacant(file: str, account: SeatAccount, as_of: date, allowed: int) -> None:
    if not account.filled:
        raise MalformedData(file, None, f"it names no one in office on {as_of}.")
    if len(account.vacant) > allowed:
        reason = f"{len(account.vacant)} seats would be vacant on {as_of}, and no more than {allowed} are believed"
        raise MalformedData(file, None, f"{reason}: people seem to be missing, or the day is wrong.")


def _with_known_forms(home: DataHome, before: Reading[Official], read: Reading[Official]) -> Reading[Official]:
    """The same, with the contact forms of the list to be replaced where the source has none of its own."""
    known = {one.official_id: one for one in before.rows if one.contact_form}
    lacking = {one.official_id for one in read.rows if not one.contact_form} & known.keys()
    if not lacking:
        return read
    rows = tuple(
        replace(one, contact_form=known[one.official_id].contact_form, source=known[one.official_id].source)
        if one.official_id in lacking
        else one
        for one in read.rows
    )
    part = parts_before(home, LEGISLATORS).get(CONGRESS)
    note = f"{len(lacking)} contact forms were kept from the list before."
    return Reading(rows, (*read.notes, note), part.origin if part else read.origin)


def _seats_in_words(account: SeatAccount, states: States) -> tuple[str, ...]:
    offices = dict.fromkeys(official.office for official in account.filled)
    counts = (f"{sum(o.office is office for o in account.filled)} {office.value}" for office in sorted(offices))
    return (
        f"{account.total} seats: {len(account.filled)} filled, {len(account.vacant)} vacant.",
        f"Filled: {', '.join(counts)}.",
        *(f"Vacant: {seat_name(division, states)}." for division in account.vacant),
        *(f"The term of {person(official)} ended on {official.term_end}." for official in account.ended),
    )


def person(official: Official) -> str:
    """A name with its state, as reports give it."""
    return f"{official.name} ({official.division.state})"
