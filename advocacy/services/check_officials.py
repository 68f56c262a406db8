"""What is wrong with the data at hand, in plain words: sound, usable with warnings, or unusable."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum
from typing import TypeVar

from advocacy.core.divisions import DivisionId, States, congress_on
from advocacy.core.errors import MalformedData
from advocacy.core.officials import DistrictOffice, Official
from advocacy.core.seats import FEDERAL_SEATS, SeatAccount, account_seats, seat_name
from advocacy.core.sources import DISTRICT_OFFICES, LEGISLATORS, OUR_FILES, ZIP_DISTRICTS, Reading, SourceEntry

from .check_states import ChamberReport, check_states
from .correct_officials import corrected, sentences
from .import_officials import MOST_VACANT, person
from .import_places import unreached
from .importers import DataHome, Importers

T = TypeVar("T")
_AGEING = (LEGISLATORS, DISTRICT_OFFICES)
_NAMED = 5


class Verdict(IntEnum):
    """The exit status of the command."""

    SOUND = 0
    UNUSABLE = 1
    WARNINGS = 3


@dataclass
class CheckReport:
    """What was found on a day. ``errors`` make the data unusable; with ``warnings`` it can be used."""

    day: date
    counts: dict[str, int] = field(default_factory=dict)
    seats: dict[str, int] = field(default_factory=dict)
    vacant: list[str] = field(default_factory=list)
    terms_ended: list[str] = field(default_factory=list)
    without: dict[str, list[str]] = field(default_factory=dict)
    age_days: dict[str, int] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    chambers: list[ChamberReport] = field(default_factory=list)
    """The chambers and governors of the states; the fields above are of Congress."""
    facts: list[str] = field(default_factory=list)
    """What is good to know and no warning."""

    @property
    def verdict(self) -> Verdict:
        if self.errors:
            return Verdict.UNUSABLE
        return Verdict.WARNINGS if self.warnings else Verdict.SOUND


def check_officials(importers: Importers, home: DataHome, day: date, max_age_days: int) -> CheckReport:
    """Look at every data file, its checksum and its age. Never raises for bad data: it is what the report is for."""
    report = CheckReport(day)
    if home is importers.layers:
        report.warnings += importers.layers.troubles
    sources = _try(report, home.sources) or {}
    _check_files(report, home, sources, max_age_days)
    states = _try(report, lambda: importers.load_states(home))
    read = _try(report, lambda: importers.load_officials(home))
    offices = _try(report, lambda: importers.load_offices(home))
    _try(report, lambda: importers.load_bills(home))
    _try(report, lambda: importers.load_places(home))
    if states is not None:
        _check_map(report, _try(report, lambda: importers.load_zips(home, states)), states)
        _try(report, lambda: importers.load_outlines(home, states))
    if states is None or read is None:
        return report
    report.warnings += read.notes
    account = account_seats(read.rows, states, day)
    _check_seats(report, account, states, sources.get(LEGISLATORS))
    _check_terms(report, account, states)
    _check_reach(report, read.rows, offices.rows if offices else ())
    _check_states(report, importers, home, read.rows)
    if home is importers.layers:
        _check_corrections(report, importers, read.rows, states)
    if offices is not None:
        report.warnings += offices.notes
    return report


def _try(report: CheckReport, load: Callable[[], T]) -> T | None:
    try:
        return load()
    except MalformedData as error:
        if str(error) not in report.errors:
            report.errors.append(str(error))
        return None


def _check_files(report: CheckReport, home: DataHome, sources: Mapping[str, SourceEntry], max_age_days: int) -> None:
    for name in OUR_FILES:
        entry = sources.get(name)
        try:
            checksum = home.checksum(name)
        except OSError as error:
            report.errors.append(f"{name}: the file cannot be read ({error.strerror}).")
            continue
        if entry is None:
            report.warnings.append(f"{name}: sources.toml does not say where it comes from.")
            continue
        report.age_days[name] = (report.day - entry.as_of).days
        if entry.sha256 != checksum:
            report.warnings.append(f"{name}: changed since it was imported (another checksum than in sources.toml).")
        if entry.congress is not None and entry.congress != congress_on(report.day):
            report.warnings.append(f"{name}: it is on the map of Congress {entry.congress}, which does not sit today.")
        if name in _AGEING:
            _check_age(report, entry, max_age_days)


def _check_age(report: CheckReport, entry: SourceEntry, max_age_days: int) -> None:
    """Each source by itself, where rows are of several: one that is old is not hidden by another."""
    days = {f"{entry.file} ({part.name})": part.as_of for part in entry.parts} or {entry.file: entry.as_of}
    for name, as_of in days.items():
        age = report.age_days[name] = (report.day - as_of).days
        if age > max_age_days:
            old = f"{age} days old, from {as_of}; the limit is {max_age_days} days"
            report.warnings.append(f"{name}: {old}. Import newer data.")


def _check_states(report: CheckReport, importers: Importers, home: DataHome, officials: Iterable[Official]) -> None:
    rules = _try(report, importers.load_terms)
    legislatures = _try(report, lambda: importers.load_legislatures(home))
    if rules is not None and legislatures is not None:
        found = check_states(officials, rules, legislatures, report.day)
        report.chambers = found.chambers
        report.warnings += found.warnings
        report.facts += found.facts


def _check_map(report: CheckReport, mapped: Reading[DivisionId] | None, states: States) -> None:
    if mapped is None:
        return
    report.warnings += mapped.notes
    for division in unreached(mapped.rows, states):
        report.errors.append(f"{ZIP_DISTRICTS}: no ZIP leads to {seat_name(division, states)}.")


def _check_corrections(
    report: CheckReport, importers: Importers, officials: Iterable[Official], states: States
) -> None:
    """What became of corrections by hand, and whether with them a seat has one holder too many."""
    report.warnings += importers.load_corrections().notes
    rows, verdicts = corrected(importers, officials)
    loud, quiet = sentences(verdicts)
    report.warnings += loud
    report.facts += quiet
    by_hand = {verdict.correction.official_id for verdict in verdicts}
    for one in account_seats(rows, states, report.day).stray:
        if one.official_id in by_hand:
            seat = seat_name(one.division, states)
            report.warnings.append(f"corrections.csv: {person(one)} is one too many for {seat}. Was someone to go?")


def _check_seats(report: CheckReport, account: SeatAccount, states: States, entry: SourceEntry | None) -> None:
    counts = Counter(official.office.value for official in account.filled)
    report.counts = dict(sorted(counts.items()))
    report.seats = {
        **{"accounted": account.total, "filled": len(account.filled), "term_ended": len(account.ended)},
        **{"not_begun": len(account.coming), "vacant": len(account.vacant)},
    }
    report.vacant = [seat_name(division, states) for division in account.vacant]
    report.errors += [
        f"{LEGISLATORS}: {person(one)} is one too many: {seat_name(one.division, states)} does not exist or is taken."
        for one in account.stray
    ]
    if account.total != FEDERAL_SEATS:
        report.errors.append(f"{account.total} seats are accounted for; Congress has {FEDERAL_SEATS}.")
    if len(account.vacant) > MOST_VACANT:
        many = f"{len(account.vacant)} seats are vacant; more than {MOST_VACANT} are a list that lacks people."
        report.errors.append(f"{LEGISLATORS}: {many}")
    known = Counter(entry.vacant if entry else ())
    for division in account.vacant:
        name = seat_name(division, states)
        if known[str(division)] > 0:
            known[str(division)] -= 1
            report.warnings.append(f"Vacant: {name}.")
        else:
            report.errors.append(f"{LEGISLATORS}: a seat is lost: {name} has no row, and was not vacant when imported.")


def _check_terms(report: CheckReport, account: SeatAccount, states: States) -> None:
    for one in account.ended:
        report.terms_ended.append(one.official_id)
        how = ", who was appointed," if one.how == "appointment" else ""
        seat = seat_name(one.division, states)
        report.warnings.append(f"The term of {one.name}{how} ended on {one.term_end} ({seat}).")
    if account.coming:
        report.warnings.append(f"{len(account.coming)} terms have not begun on {report.day}.")


def _check_reach(report: CheckReport, officials: Iterable[Official], offices: Iterable[DistrictOffice]) -> None:
    everyone = tuple(officials)
    rows = [one for one in everyone if one.office.is_federal]
    at_home = {office.official_id for office in offices}
    lacking = {
        "phone": [one for one in rows if not one.phone],
        "address": [one for one in rows if not one.address],
        "form or email": [one for one in rows if not one.contact_form and not one.email],
        "district office": [one for one in rows if one.official_id not in at_home],
    }
    for what, who in lacking.items():
        report.without[what] = [one.official_id for one in who]
        if who:
            names = ", ".join(person(one) for one in who[:_NAMED])
            more = f" and {len(who) - _NAMED} more" if len(who) > _NAMED else ""
            report.warnings.append(f"Without {what}: {names}{more}.")
    strangers = at_home - {one.official_id for one in everyone}
    if strangers:
        report.warnings.append(f"{len(strangers)} officials with district offices are not in {LEGISLATORS}.")
