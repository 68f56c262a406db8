"""Bills and committees as their files say now: refreshed files are seen by a running site, in each of its processes."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import structlog

from advocacy.core.bills import Bill
from advocacy.core.errors import MalformedData
from advocacy.core.sources import BILL_POSITIONS, BILLS, COMMITTEE_MEMBERS
from advocacy.core.targets import CommitteeMembers
from advocacy.providers import bills_file, committees_file
from advocacy.providers.data_layers import DataLayers
from advocacy.providers.data_sources import NAME as SOURCES
from advocacy.settings import Settings

from .files import BILL_FILES, layers_of

T = TypeVar("T")
_LOOK_AGAIN_AFTER = 1.0  # seconds
_TRIES = 3

log = structlog.get_logger()


@dataclass(frozen=True)
class BillData:
    """What the files of bills and of committees said when they were read."""

    bills: Mapping[str, Bill]
    members: CommitteeMembers
    troubles: tuple[str, ...] = ()


@dataclass
class LiveData:
    """Reads anew when a file has changed, and looks at most once a second. What cannot be read leaves the old data.

    ``read`` raises ``MalformedData``; the first reading, too, is asked for by whoever makes this.
    """

    read: Callable[[], BillData]
    files: tuple[Path, ...]
    clock: Callable[[], float] = time.monotonic
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def __post_init__(self) -> None:
        self._seen, self._data = self._whole()
        self._look_at = self.clock() + _LOOK_AGAIN_AFTER

    @property
    def bills(self) -> LiveTable[Bill]:
        return LiveTable(lambda at_once: self.now(at_once=at_once).bills)

    @property
    def members(self) -> LiveTable[frozenset[str]]:
        return LiveTable(lambda at_once: self.now(at_once=at_once).members)

    def now(self, *, at_once: bool = False) -> BillData:
        """The newest data; while one thread reads it, the others go on with what was known before."""
        if (at_once or self.clock() >= self._look_at) and self._lock.acquire(blocking=False):
            try:
                self._look()
            finally:
                self._look_at = self.clock() + _LOOK_AGAIN_AFTER
                self._lock.release()
        return self._data

    def _look(self) -> None:
        if _stamps(self.files) == self._seen:
            return
        try:
            self._seen, self._data = self._whole()
        except (MalformedData, OSError) as error:
            self._seen = _stamps(self.files)
            log.warning("data_not_used", why=str(error))
        else:
            log.info("bills_read_again", bills=len(self._data.bills))
            for trouble in self._data.troubles:
                log.warning("data_not_used", why=trouble)

    def _whole(self) -> tuple[tuple[object, ...], BillData]:
        """What all files say together: read again where one was replaced in the meantime."""
        for _ in range(_TRIES):
            before = _stamps(self.files)
            data = self.read()
            if _stamps(self.files) == before:
                break
        return before, data


@dataclass(frozen=True, eq=False)
class LiveTable(Mapping[str, T]):
    """One table of the live data, as a mapping; for what it lacks it looks at once: it may have just been fetched."""

    current: Callable[[bool], Mapping[str, T]]

    def __getitem__(self, key: str) -> T:
        known = self.current(False)
        return known[key] if key in known else self.current(True)[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.current(False))

    def __len__(self) -> int:
        return len(self.current(False))


def live_bills(settings: Settings) -> LiveData:
    """The bills and committees of this site. Raises ``MalformedData`` for shipped files."""
    layers = layers_of(settings)
    names = (SOURCES, *BILL_FILES)
    files = tuple(home.data_dir / name for home in (layers.instance, layers.shipped) for name in names)
    return LiveData(lambda: read_bills(layers_of(settings)), files)


def read_bills(layers: DataLayers) -> BillData:
    """What these layers say today. Raises ``MalformedData`` for shipped files."""
    bills = layers.reading(lambda: _bills(layers), *BILL_FILES)
    members = layers.reading(lambda: _members(layers), COMMITTEE_MEMBERS)
    return BillData(bills, members, layers.troubles)


def _bills(layers: DataLayers) -> dict[str, Bill]:
    shipped, later = ((home.path(BILLS), home.path(BILL_POSITIONS)) for home in (layers.shipped, layers))
    read = {paths: bills_file.read(*paths, layers.path(COMMITTEE_MEMBERS)) for paths in (shipped, later)}
    return bills_file.newest(read[shipped], read[later])


def _members(layers: DataLayers) -> CommitteeMembers:
    path = layers.path(COMMITTEE_MEMBERS)
    found: dict[str, set[str]] = {}
    for seat in committees_file.read(path) if path.exists() else ():
        found.setdefault(seat.committee, set()).add(seat.official_id)
    return {code: frozenset(ids) for code, ids in found.items()}


def _stamps(files: tuple[Path, ...]) -> tuple[object, ...]:
    return tuple(map(_stamp, files))


def _stamp(path: Path) -> tuple[int, int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
