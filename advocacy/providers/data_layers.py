"""Our data files in two layers: those that came with the project, and newer ones in the instance folder."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TypeVar

from advocacy.core.errors import MalformedData
from advocacy.core.sources import BILL_POSITIONS, BILLS, LEGISLATORS, OUR_FILES, NewFile, SourceEntry

from . import data_sources
from .data_sources import DataFolder
from .data_staging import Staging, finish_commit, only_writer, read_entries

T = TypeVar("T")

FOLDER = "data"
_TOGETHER = ((BILLS, BILL_POSITIONS),)


class DataLayers:
    """A file of the instance folder supersedes the shipped one when its day in ``sources.toml`` is as new or newer.

    It has to match its checksum there: one that was half written or changed by hand is not used, and ``troubles`` says
    so. Files that speak of one another supersede together. ``pinned`` files are never superseded.
    """

    def __init__(self, shipped: DataFolder, instance: DataFolder, pinned: Iterable[str] = ()) -> None:
        self.shipped, self.instance, self.pinned = shipped, instance, frozenset(pinned)
        self._newer: frozenset[str] | None = None
        self._troubles: list[str] = []
        self._given_up: set[str] = set()

    @classmethod
    def over(cls, shipped: DataFolder, instance_dir: Path, pinned: Iterable[str] = ()) -> DataLayers:
        """The layers of a site: its data folder with ``instance/data`` over it."""
        folder = instance_dir / FOLDER
        return cls(shipped, DataFolder(folder / LEGISLATORS, folder), pinned)

    @property
    def troubles(self) -> tuple[str, ...]:
        """Why files of the instance folder are not used, a sentence each."""
        self._superseding()
        return tuple(self._troubles)

    def on_map(self, congress: int) -> DataLayers:
        return DataLayers(self.shipped.on_map(congress), self.instance.on_map(congress), self.pinned)

    def path(self, name: str) -> Path:
        return self._layer(name).path(name)

    def sources_of(self, name: str) -> Path:
        """The ``sources.toml`` that speaks of this file."""
        return self._layer(name).data_dir / data_sources.NAME

    def checksum(self, name: str) -> str:
        """SHA-256 of the file in use, in hexadecimal. Raises ``OSError``."""
        return self._layer(name).checksum(name)

    def sources(self) -> dict[str, SourceEntry]:
        """What is kept about each file in use. Raises ``MalformedData`` where the shipped list cannot be read."""
        newer, mine = self._superseding(), read_entries(self.instance)[0]
        return self.shipped.sources() | {name: entry for name, entry in mine.items() if name in newer}

    def save(self, made: Iterable[NewFile], as_of: date) -> None:
        """Write files to the instance folder, all or none. Raises ``AlreadyRunning``, ``OSError``."""
        with self.staged() as staged:
            staged.save(made, as_of)
            staged.commit()

    @contextmanager
    def staged(self) -> Iterator[Staged]:
        """New files in preparation, of which nothing is seen before ``commit``. Raises ``AlreadyRunning``."""
        with only_writer(self.instance.data_dir):
            self._newer, self._given_up = None, set()  # what another writer has put in place since we last looked
            staging = Staging(self.instance.data_dir)
            try:
                yield Staged(self, staging)
            finally:
                staging.discard()
                self._newer, self._given_up = None, set()

    def reading(self, read: Callable[[], T], *names: str) -> T:
        """What ``read`` makes of these files: where newer ones cannot be read, of the shipped ones instead.

        Raises ``MalformedData`` for shipped files.
        """
        try:
            return read()
        except MalformedData as error:
            if not self._give_up(names, str(error)):
                raise
        return read()

    def _give_up(self, names: Iterable[str], why: str) -> bool:
        broken = self._superseding() & set(names)
        if broken:
            self._given_up |= broken
            self._newer = self._superseding() - broken
            self._troubles.append(f"{FOLDER}/: {why} The shipped file is used instead.")
        return bool(broken)

    def _layer(self, name: str) -> DataFolder:
        return self.instance if name in self._superseding() else self.shipped

    def _superseding(self) -> frozenset[str]:
        if self._newer is None:
            self._troubles = []
            self._newer = frozenset(self._choose()) - self._given_up
        return self._newer

    def _choose(self) -> Iterator[str]:
        if not self.instance.data_dir.is_dir():
            return
        try:
            finish_commit(self.instance.data_dir)
        except OSError as error:
            self._troubles.append(f"{FOLDER}/: new files could not be put in place ({error.strerror}).")
        mine, wrong = read_entries(self.instance)
        if wrong:
            self._troubles.append(f"{FOLDER}/: {wrong} The shipped files are used instead.")
        theirs, _ = read_entries(self.shipped)
        for group in _groups():
            if self.pinned.isdisjoint(group) and self._supersedes(group, mine, theirs):
                yield from group

    def _supersedes(
        self, group: tuple[str, ...], mine: Mapping[str, SourceEntry], theirs: Mapping[str, SourceEntry]
    ) -> bool:
        there = [name for name in group if name in mine and self.instance.path(name).exists()]
        if not there or any(_days(mine[name]) < _days(theirs[name]) for name in there if name in theirs):
            return False
        if any(name in theirs and theirs[name].congress != mine[name].congress for name in there):
            another = "it is on another Congress's map, whose folder is maps/ and its number"
            self._troubles.append(f"{FOLDER}/{there[0]}: {another}. The shipped file is used instead.")
            return False
        return len(there) == len(group) and all(self._is_whole(name, mine[name]) for name in group)

    def _is_whole(self, name: str, entry: SourceEntry) -> bool:
        try:
            whole = self.instance.checksum(name) == entry.sha256
        except OSError:
            whole = False
        if not whole:
            reason = "it is not as it was written: another checksum than in its sources.toml"
            self._troubles.append(f"{FOLDER}/{name}: {reason}. The shipped file is used instead.")
        return whole


class Staged:
    """Our files as they will be once the new ones are committed: a home of data for those who prepare them."""

    def __init__(self, layers: DataLayers, staging: Staging) -> None:
        self._layers, self._staging = layers, staging

    @property
    def written(self) -> tuple[str, ...]:
        """The names of the files that were prepared."""
        return tuple(sorted(self._staging.entries()))

    def on_map(self, congress: int) -> DataLayers:
        return self._layers.on_map(congress)

    def path(self, name: str) -> Path:
        return self._staging.files.path(name) if name in self.written else self._layers.path(name)

    def checksum(self, name: str) -> str:
        return self._staging.files.checksum(name) if name in self.written else self._layers.checksum(name)

    def sources(self) -> dict[str, SourceEntry]:
        return {**self._layers.sources(), **self._staging.entries()}

    def save(self, made: Iterable[NewFile], as_of: date) -> None:
        self._staging.save(made, as_of)

    def commit(self) -> None:
        """Put all in place in one step. Raises ``OSError``, and then nothing has changed."""
        self._staging.commit(read_entries(self._layers.instance)[0])


def is_handmade(folder: DataFolder, name: str) -> bool:
    """Whether a file is there that no import wrote as it is."""
    entry = read_entries(folder)[0].get(name)
    try:
        checksum = folder.checksum(name)
    except OSError:
        return False
    return entry is None or checksum != entry.sha256


def _days(entry: SourceEntry) -> list[date]:
    """The days of a file's sources, the oldest first: a file is as fresh as the oldest of them."""
    return sorted(part.as_of for part in entry.parts) or [entry.as_of]


def _groups() -> Iterator[tuple[str, ...]]:
    together = {name for group in _TOGETHER for name in group}
    yield from _TOGETHER
    yield from ((name,) for name in OUR_FILES if name not in together)
