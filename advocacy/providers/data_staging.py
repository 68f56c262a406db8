"""New data files put in place together: a crash, a second writer or a full disk leaves all old ones or all new ones."""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from advocacy.core.errors import AdvocacyError, MalformedData
from advocacy.core.sources import LEGISLATORS, NewFile, SourceEntry

from . import data_sources
from .data_sources import DataFolder

_INCOMING = ".incoming-"
_READY = ".ready"
_WRITERS = ".writers.lock"
_PLACING = ".placing.lock"


class AlreadyRunning(AdvocacyError):
    """Another command is writing these files now."""


@contextmanager
def only_writer(folder: Path) -> Iterator[None]:
    """Be the only one that prepares new files for this folder. Raises ``AlreadyRunning``, ``OSError``."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / _WRITERS).open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AlreadyRunning("Another refresh is running. Wait until it has ended.") from None
        for left in folder.glob(f"{_INCOMING}*"):
            shutil.rmtree(left, ignore_errors=True)
        yield


class Staging:
    """A folder for new files beside those they will replace. ``commit`` puts all of them in place."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._place = Path(tempfile.mkdtemp(dir=folder, prefix=_INCOMING))
        self.files = DataFolder(self._place / LEGISLATORS, self._place)

    def save(self, made: Iterable[NewFile], as_of: date) -> None:
        self.files.save(made, as_of)

    def entries(self) -> dict[str, SourceEntry]:
        return self.files.sources()

    def commit(self, before: Mapping[str, SourceEntry]) -> None:
        """Replace the files and add their entries to those ``before``. Raises ``OSError``; then nothing changed."""
        entries = {**before, **self.entries()}
        data_sources.replace_file(self._place / data_sources.NAME, data_sources.render(entries))
        with _placing(self.folder):
            _finish(self.folder)
            self._place.rename(self.folder / _READY)
            _finish(self.folder)

    def discard(self) -> None:
        shutil.rmtree(self._place, ignore_errors=True)


def finish_commit(folder: Path) -> None:
    """Wait for files that are being put in place; finish what a crash left half done. Raises ``OSError``."""
    if (folder / _READY).exists():
        with _placing(folder):
            _finish(folder)


@contextmanager
def _placing(folder: Path) -> Iterator[None]:
    with (folder / _PLACING).open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _finish(folder: Path) -> None:
    """Move what is ready, the sources last: until they are there, new files do not match them, and nobody uses them."""
    ready = folder / _READY
    if not ready.exists():
        return
    names = sorted(path.name for path in ready.iterdir())
    for name in sorted(names, key=lambda name: name == data_sources.NAME):
        os.replace(ready / name, folder / name)
    ready.rmdir()


def read_entries(folder: DataFolder) -> tuple[dict[str, SourceEntry], str]:
    """What is kept about each file, and what is wrong with it, if it cannot be read."""
    try:
        return folder.sources(), ""
    except MalformedData as error:
        return {}, str(error)
