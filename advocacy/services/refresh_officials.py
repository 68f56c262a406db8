"""Everyone in office, fetched from the upstreams anew: believed when it can be right, and put in place all or none."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path

from advocacy.core.corrections import Verdict, apply
from advocacy.core.errors import AdvocacyError
from advocacy.core.roster_changes import RosterChanges, changes
from advocacy.core.sources import COMMITTEE_MEMBERS, CONGRESS, DISTRICT_OFFICES, LEGISLATORS, LEGISLATURES

from .doubt_roster import Limits, doubts
from .import_bill import import_committees
from .import_officials import ImportReport, import_congress, import_offices, load_states
from .import_states import import_legislatures
from .importers import DataHome, Download, Importers, StagedHome
from .roster_parts import known_officials, parts_before

_EARLIEST = date(2000, 1, 1)  # a day before it is a clock that was never set
_NO_LEGISLATURE = frozenset({"AS", "GU", "MP", "VI"})  # of which Open States has no list


class Kind(StrEnum):
    """What is refreshed, in this order."""

    CONGRESS = "congress"
    LEGISLATURES = "legislatures"
    OFFICES = "offices"
    COMMITTEES = "committees"


class RefreshRefused(AdvocacyError):
    """What was fetched cannot be right, or nobody has accepted it; ``reasons`` has a sentence for each doubt."""

    def __init__(self, reasons: Sequence[str]) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = tuple(reasons)


@dataclass(frozen=True)
class Wish:
    """What the operator asked for. ``states`` are postal codes, empty for all; they narrow the legislatures only."""

    kinds: tuple[Kind, ...] = tuple(Kind)
    states: tuple[str, ...] = ()
    limits: Limits = field(default_factory=Limits)
    dry_run: bool = False


@dataclass
class RefreshReport:
    """What a refresh did, for a person: the changes, what was mended, and what became of corrections by hand."""

    changes: RosterChanges
    written: tuple[str, ...] = ()
    skipped: list[str] = field(default_factory=list)
    facts: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    corrections: tuple[Verdict, ...] = ()
    as_of: dict[str, date] = field(default_factory=dict)


@dataclass(frozen=True)
class _File:
    kind: Kind
    name: str
    url: str


Watch = Callable[[str, int, int], None]
"""Told, before each download, the file's name, its number from 0, and how many there are."""


def refresh_officials(
    importers: Importers, wish: Wish, day: date, watch: Watch = lambda name, number, of: None
) -> RefreshReport:
    """Fetch, check, compare, and write to the instance folder. Nothing is written unless everything could be had.

    Raises ``RefreshRefused``, ``SourceUnreachable``, ``MalformedData``, or another ``AdvocacyError`` where the folder
    cannot be written to; the old data stays. A source that is older than our list of it is skipped.
    """
    if LEGISLATORS in importers.layers.pinned and {Kind.CONGRESS, Kind.LEGISLATURES} & set(wish.kinds):
        own = "ROSTER_FILE names a list of your own, which the site goes on using"
        raise AdvocacyError(f"{own}. Take that setting out to have it refreshed.")
    try:
        with importers.layers.staged() as staged, tempfile.TemporaryDirectory() as folder:
            report = _Refresh(importers, wish, day, staged, Path(folder)).run(watch)
            if staged.written and not wish.dry_run:
                report.written = staged.written
                staged.commit()
            return report
    except OSError as error:
        raise AdvocacyError(f"The refreshed files cannot be written ({error.strerror}).") from error


class _Refresh:
    def __init__(self, importers: Importers, wish: Wish, day: date, staged: StagedHome, folder: Path) -> None:
        self.importers, self.wish, self.day, self.staged, self.folder = importers, wish, day, staged, folder
        self.states = load_states(importers, importers.layers)
        self.downloads: dict[str, Download] = {}

    def run(self, watch: Watch) -> RefreshReport:
        before = known_officials(self.importers, self.importers.layers)
        self._fetch(watch)
        report = RefreshReport(changes((), ()), notes=list(before.notes))
        for kind in self.wish.kinds:
            self._take_in(kind, report)
        after = self.importers.load_officials(self.staged).rows
        report.changes = changes(before.rows, after)
        if refused := doubts(before.rows, after, report.changes, self.wish.limits, self.states):
            raise RefreshRefused(refused)
        report.corrections = apply(after, self.importers.load_corrections().rows)[1]
        return report

    def _wanted_states(self) -> tuple[str, ...]:
        return self.wish.states or tuple(sorted(set(self.states) - _NO_LEGISLATURE))

    def _fetch(self, watch: Watch) -> None:
        """Everything first, so that an upstream that is down costs no work."""
        files = [file for kind in self.wish.kinds for file in self._files(kind)]
        for number, file in enumerate(files):
            watch(file.name, number, len(files))
            self.downloads[file.name] = self.importers.upstreams.fetch(file.url)
            (self.folder / file.name).write_bytes(self.downloads[file.name].content)

    def _files(self, kind: Kind) -> Iterable[_File]:
        at = self.importers.upstreams
        if kind is Kind.CONGRESS:
            return [_File(kind, f"members{_suffix(at.congress)}", at.congress)]
        if kind is Kind.OFFICES:
            return [_File(kind, f"offices{_suffix(at.congress_offices)}", at.congress_offices)]
        if kind is Kind.COMMITTEES:
            members = _File(kind, f"committee-members{_suffix(at.committee_members)}", at.committee_members)
            return [_File(kind, f"committees{_suffix(at.committees)}", at.committees), members]
        codes = [code.lower() for code in self._wanted_states()]
        return [_File(kind, f"{code}.csv", at.people.replace("{state}", code)) for code in codes]

    def _take_in(self, kind: Kind, report: RefreshReport) -> None:
        paths = [self.folder / file.name for file in self._files(kind)]
        known = _day_of(self.importers.layers, kind)
        as_of = self._as_of(paths, known)
        if known is not None and as_of < known:
            report.skipped.append(f"{kind.value}: the source is of {as_of}, and our list of {known}. Left as it was.")
            return
        done = self._import(kind, paths, as_of)
        report.as_of[kind.value] = as_of
        report.facts += done.facts
        report.notes += done.notes

    def _import(self, kind: Kind, paths: Sequence[Path], as_of: date) -> ImportReport:
        importers, home, insists = self.importers, self.staged, self.wish.limits.accepts_all
        if kind is Kind.CONGRESS:
            return import_congress(importers, home, paths[0], None, as_of)
        if kind is Kind.OFFICES:
            return import_offices(importers, home, paths[0], as_of, accept_fewer=insists)
        if kind is Kind.COMMITTEES:
            return import_committees(importers, home, paths[0], paths[1], as_of, accept_fewer=insists)
        needed = self._wanted_states()  # fewer people are doubted as a whole, after this
        return import_legislatures(importers, home, paths, as_of, accept_fewer=True, needed=needed)

    def _as_of(self, paths: Sequence[Path], known: date | None) -> date:
        """The day on which the sites say that their files were last changed, if it can be right; else today.

        Of many files the oldest day counts, but not one before that of our own list: such a file was not changed since.
        """
        given = [self.downloads[path.name].modified for path in paths]
        days = [one for one in given if one is not None and _EARLIEST <= one <= self.day]
        newer = [one for one in days if known is None or one >= known]
        return min(newer or days, default=self.day)


def _day_of(home: DataHome, kind: Kind) -> date | None:
    """The day of what we have of this kind."""
    if kind is Kind.COMMITTEES:
        entry = home.sources().get(COMMITTEE_MEMBERS)
        return entry.as_of if entry else None
    name = DISTRICT_OFFICES if kind is Kind.OFFICES else LEGISLATORS
    part = parts_before(home, name).get(LEGISLATURES if kind is Kind.LEGISLATURES else CONGRESS)
    return part.as_of if part else None


def _suffix(url: str) -> str:
    """The format of a file, by its address: the readers go by it."""
    path = Path(url.partition("?")[0])
    known = [suffix for suffix in path.suffixes[-2:] if suffix.lower() in {".json", ".yaml", ".yml", ".csv", ".gz"}]
    return "".join(known) or ".json"
