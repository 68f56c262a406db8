"""What the import and check commands need of the outside world: readers of sources, and the folder of our files."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from advocacy.core.bills import Bill, BillId
from advocacy.core.corrections import Correction
from advocacy.core.cosponsors import BillFacts, Matching, Member
from advocacy.core.divisions import DivisionId, States
from advocacy.core.legislatures import Legislatures
from advocacy.core.officials import DistrictOffice, Official
from advocacy.core.sources import NewFile, Reading, SourceEntry
from advocacy.core.terms import TermRules


class DataHome(Protocol):
    """Our data files where they lie."""

    def on_map(self, congress: int) -> DataHome: ...
    def path(self, name: str) -> Path: ...
    def checksum(self, name: str) -> str: ...
    def sources(self) -> Mapping[str, SourceEntry]: ...
    def save(self, made: list[NewFile], as_of: date) -> None: ...


class StagedHome(DataHome, Protocol):
    """Our data files as they will be; nobody sees the new ones before ``commit`` puts all of them in place."""

    @property
    def written(self) -> tuple[str, ...]: ...
    def commit(self) -> None: ...


class LayeredHome(DataHome, Protocol):
    """The files as the site uses them: the shipped ones, and newer ones of the instance folder over them.

    ``save`` and ``staged`` write to the instance folder only, and let one writer in at a time; ``troubles`` are
    sentences on files there that cannot be used. ``pinned`` files are the operator's own, and never superseded.
    """

    @property
    def pinned(self) -> frozenset[str]: ...
    @property
    def troubles(self) -> tuple[str, ...]: ...
    def staged(self) -> AbstractContextManager[StagedHome]: ...


class Download(Protocol):
    """A file as it came, with the day on which its site says that it was last changed."""

    @property
    def content(self) -> bytes: ...
    @property
    def modified(self) -> date | None: ...


@dataclass(frozen=True)
class Upstreams:
    """Where the lists of officials are published. ``people`` has ``{state}`` to be filled in, in small letters.

    ``fetch`` gives a file whole, or raises ``SourceUnreachable``.
    """

    congress: str
    congress_offices: str
    committees: str
    committee_members: str
    people: str
    fetch: Callable[[str], Download]


@dataclass(frozen=True)
class Importers:
    """The plugs of the commands that write data; none of them needs a roster that can be read.

    Every reader raises ``MalformedData`` with file, line and reason.
    """

    home: DataHome
    """The project's own files, which imports write."""
    layers: LayeredHome
    home_under: Callable[[Path], DataHome]
    upstreams: Upstreams
    load_corrections: Callable[[], Reading[Correction]]
    """The corrections by hand, and what is wrong with their file; it never raises."""
    write_correction: Callable[[Correction], Path]
    """Put a row at the end of that file, and say where it lies. Raises ``OSError`` as well."""
    today: Callable[[str], date]
    data_max_age_days: int
    members: Callable[[Path, Path | None, States, date], Reading[Official]]
    """A list of members, a table of contact forms or None, the states, the day of the data."""
    offices: Callable[[Path, date], NewFile]
    crosswalk: Callable[[Path, Path | None, Path | None, States], NewFile]
    """The table; ZIPs derived by other methods, or None; our file whose derived ZIPs stay, or None; the states."""
    places: Callable[[Path], NewFile]
    state_districts: Callable[[Path, States, int], NewFile]
    """The table, the states, the year of the Census layer that its codes are of."""
    zip_legislative: Callable[[Sequence[Path], States, Legislatures], NewFile]
    boundaries: Callable[[Path, int], NewFile]
    """District boundaries and the Congress they are of: our file of states."""
    outlines: Callable[[Path, States], NewFile]
    """District boundaries and the states: our file of their outlines."""
    bill: Callable[[Path, date], BillFacts]
    service: Callable[[Path], Reading[Member]]
    """Everyone in Congress with all their terms."""
    legislators: Callable[
        [Sequence[Path], States, date, Mapping[tuple[str, DivisionId], date]], tuple[Reading[Official], NewFile]
    ]
    """Lists of state legislators, the states, the day of the data, and since when those known before have their seats,
    for sources that do not say: the legislators, and our file of their offices at home."""
    governors: Callable[[Path, Path | None, States, date], Reading[Official]]
    """Who governs; the records of executives or None; the states; the day of the data."""
    join_offices: Callable[[DataHome, NewFile, Callable[[str], bool]], NewFile]
    """New offices at home with those before whose official, by id, does not belong to the same source."""
    render_roster: Callable[[tuple[Official, ...]], bytes]
    merge_bills: Callable[[DataHome, Sequence[tuple[BillFacts, Matching]]], list[NewFile]]
    """Our two files of bills with these bills in place of what they said of them."""
    fetch_bill: Callable[[BillId, date], BillFacts]
    """A bill from its source on this day. Raises ``SourceUnreachable`` as well."""
    fetch_bill_soon: Callable[[BillId, date], BillFacts]
    """The same while someone waits for a page: it takes ten seconds in all, or raises ``SourceUnreachable``."""
    committees: Callable[[Path, Path, date], NewFile]
    """The list of committees, the list of their members, the day of the data."""
    load_states: Callable[[DataHome], States]
    load_officials: Callable[[DataHome], Reading[Official]]
    load_terms: Callable[[], TermRules]
    load_offices: Callable[[DataHome], Reading[DistrictOffice]]
    load_bills: Callable[[DataHome], Mapping[str, Bill]]

    load_zips: Callable[[DataHome, States], Reading[DivisionId]]
    """The districts to which some ZIP leads."""
    load_outlines: Callable[[DataHome, States], Reading[DivisionId]]
    """The districts that have an outline: all of them."""
    load_legislatures: Callable[[DataHome], Legislatures]
    """The districts of legislatures, without what the states call them."""
    load_places: Callable[[DataHome], Reading[str]]
