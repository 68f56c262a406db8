"""From the lists of others to our files of officials: every seat accounted for, or nothing is written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from advocacy.core.divisions import States
from advocacy.core.errors import AdvocacyError, MalformedData
from advocacy.core.officials import Official
from advocacy.core.seats import FEDERAL_SEATS, SeatAccount, account_seats, seat_name
from advocacy.core.sources import LEGISLATORS, NewFile, Origin

from .importers import DataHome, Importers


@dataclass(frozen=True)
class ImportReport:
    """What an import did: the files it wrote with their rows, what it found, and what it mended or left out."""

    written: tuple[tuple[str, int], ...]
    facts: tuple[str, ...]
    notes: tuple[str, ...]


def import_congress(
    importers: Importers, home: DataHome, members: Path, forms: Path | None, as_of: date
) -> ImportReport:
    """Write ``legislators.csv``. Raises ``MalformedData``, also when a seat has one holder too many."""
    states = load_states(importers, home)
    read = importers.members(members, forms, states, as_of)
    account = account_seats(read.rows, states, as_of)
    _refuse_stray(members.name, account, states)
    vacant = tuple(str(division) for division in account.vacant)
    origin = read.origin or Origin(members.name, "", "")
    content = importers.render_roster(read.rows)
    file = NewFile(LEGISLATORS, content, len(read.rows), origin, notes=read.notes, vacant=vacant)
    return save(home, [file], as_of, _seats_in_words(account, states))


def import_offices(importers: Importers, home: DataHome, offices: Path, as_of: date) -> ImportReport:
    """Write ``district_offices.csv``. Raises ``MalformedData``."""
    return save(home, [importers.offices(offices, as_of)], as_of)


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
