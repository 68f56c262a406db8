"""What staff ask of the counters: one view at a time, under notes on what was counted and in whose days."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from advocacy.core.divisions import AT_LARGE, DivisionId
from advocacy.core.errors import MalformedInput, UnknownThing
from advocacy.core.legislative_names import written
from advocacy.core.officials import OfficeTitle, Official
from advocacy.core.participation import DEFINITIONS, View
from advocacy.core.spreadsheets import csv_lines
from advocacy.store import action_counts, hand_counts, letter_counts, trait_counts

from .load_campaigns import newest_versions
from .ports import Ports

COLUMNS_VERSION = 1
"""Goes up when a column is renamed, moved or removed; not when one is added at the end."""

_COLUMNS = {
    View.ACTIONS: ("day", "division", "state", "state_name", "district", "actions"),
    View.LETTERS: ("day", "official_id", "official", "office", "state", "district", "channel", "outcome", "letters"),
    View.TRAITS: ("day", "trait", "value", "actions"),
    View.BY_HAND: (
        *("day", "kind", "division", "state", "state_name", "district"),
        *("official_id", "official", "office", "source", "number"),
    ),
}
_NOT_LISTED = "not in today's list"

Cells = tuple[str, ...]


@dataclass(frozen=True)
class Report:
    """``notes`` are sentences; ``rows`` reads the database as it is consumed, once."""

    notes: tuple[str, ...]
    columns: Cells
    rows: Iterator[Cells]


def report_counts(
    ports: Ports, campaign: str, view: View, start: date | None = None, end: date | None = None
) -> Report:
    """One view of a campaign's counters for ``start`` ≤ day < ``end``; without them, from its first or to its last day.

    Raises ``UnknownThing`` for a campaign never published here, ``MalformedInput`` when ``end`` is before ``start``.
    """
    if start and end and end < start:
        raise MalformedInput("The first day is after the last: exchange them.")
    version = newest_versions().get(campaign)
    if version is None:
        raise UnknownThing("There is no such campaign here.")
    zone = version.campaign.zone
    notes = (
        f"Campaign: {campaign}",
        f"Counted: {DEFINITIONS[view]}",
        f"Days: {_range(start, end)}. Each day runs from midnight to midnight in {zone}.",
        f"Names: from the list of officials of {ports.roster.as_of}.",
        f"Made on: {ports.today(zone)}. Columns: {view}, version {COLUMNS_VERSION}.",
    )
    return Report(notes, _COLUMNS[view], _READERS[view](ports, campaign, start or date.min, end or date.max))


def as_csv(report: Report) -> Iterator[str]:
    """The lines of a CSV file: notes behind ``#``, the column names, then a row at a time."""
    for note in report.notes:
        yield f"# {note}\n"
    yield from csv_lines(report.columns, report.rows)


def _range(start: date | None, end: date | None) -> str:
    first = f"from {start} on" if start else "from the first"
    return f"{first}, up to but not including {end}" if end else f"{first}, up to the last"


def _actions(ports: Ports, campaign: str, start: date, end: date) -> Iterator[Cells]:
    for day, division, n in action_counts.rows(campaign, start, end):
        place = DivisionId(division)
        yield str(day), division, place.state, _state_name(ports, place), _district(place), str(n)


def _letters(ports: Ports, campaign: str, start: date, end: date) -> Iterator[Cells]:
    for day, fact, n in letter_counts.rows(campaign, start, end):
        who = _who(ports, fact.official_id)
        yield str(day), fact.official_id, *who, fact.channel, fact.outcome, str(n)


def _traits(_ports: Ports, campaign: str, start: date, end: date) -> Iterator[Cells]:
    for day, trait, value, n in trait_counts.rows(campaign, start, end):
        yield str(day), trait, value, str(n)


def _by_hand(ports: Ports, campaign: str, start: date, end: date) -> Iterator[Cells]:
    for entry in hand_counts.rows(campaign, start, end):
        place = DivisionId(entry.division)
        where = (entry.division, place.state, _state_name(ports, place), _district(place) if place.kind else "")
        who = _who(ports, entry.official_id)[:2] if entry.official_id else ("", "")
        yield str(entry.day), entry.kind, *where, entry.official_id, *who, entry.source, str(entry.n)


_READERS: dict[View, Callable[[Ports, str, date, date], Iterator[Cells]]] = {
    View.ACTIONS: _actions,
    View.LETTERS: _letters,
    View.TRAITS: _traits,
    View.BY_HAND: _by_hand,
}


def _state_name(ports: Ports, place: DivisionId) -> str:
    return ports.states[place.state].name if place.state in ports.states else ""


def _district(place: DivisionId) -> str:
    return "at large" if place.district == AT_LARGE else written(place) or ""


def _who(ports: Ports, official_id: str) -> Cells:
    """Name, office, state, district; the office alone for a seat whose holder was not known."""
    official: Official | None = ports.roster.by_id.get(official_id)
    name = official.name if official else _NOT_LISTED
    if official is None and official_id.startswith("office:"):
        official = ports.roster.by_seat_id.get(official_id)
        name = "whoever holds the office"
    if official is None:
        return name, "", "", ""
    return name, _office(official.office), official.division.state, _district(official.division)


def _office(office: OfficeTitle) -> str:
    """``U.S. Senator``, ``State Senator``."""
    return office.value.replace("us_", "U.S. ", 1).replace("_", " ").title()
