"""``sources.toml``: where each of our data files comes from; and their folder, written without half-files."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from advocacy.core.errors import MalformedData
from advocacy.core.sources import LEGISLATORS, OUR_FILES, NewFile, Origin, SourceEntry

NAME = "sources.toml"
MAPS = "maps"
_HEADER = """\
# Where each data file comes from. Written by the import commands (flask officials import …, flask bills import);
# `flask officials check` compares the checksums. legislators.csv lies at the top level, the others beside this file.
"""


@dataclass(frozen=True)
class DataFolder:
    """Our data files: the spreadsheet of officials, and the folder with all others."""

    roster_file: Path
    data_dir: Path

    @classmethod
    def under(cls, root: Path) -> DataFolder:
        """The files as they lie in a copy of the project whose top level is ``root``."""
        return cls(root / LEGISLATORS, root / "advocacy" / "data")

    def on_map(self, congress: int) -> DataFolder:
        """The files of another Congress's map, which lie in a folder of their own beside the rest."""
        return DataFolder(self.roster_file, self.data_dir / MAPS / str(congress))

    def path(self, name: str) -> Path:
        return self.roster_file if name == LEGISLATORS else self.data_dir / name

    def checksum(self, name: str) -> str:
        """SHA-256 of the file as it is now, in hexadecimal. Raises ``OSError``."""
        return hashlib.sha256(self.path(name).read_bytes()).hexdigest()

    def sources(self) -> dict[str, SourceEntry]:
        """What is kept about each file; empty when nothing has been imported. Raises ``MalformedData``."""
        return read(self.data_dir / NAME)

    def save(self, made: Iterable[NewFile], as_of: date) -> None:
        """Write the files, then their sources. Each takes its old one's place in one step. Raises ``OSError``."""
        entries = self.sources()
        for file in made:
            _replace(self.path(file.name), file.content)
            digest = hashlib.sha256(file.content).hexdigest()
            entries[file.name] = SourceEntry(
                file.name, file.origin, as_of, digest, file.rows, file.congress, file.vacant, file.plan
            )
            _replace(self.data_dir / NAME, render(entries))


def _replace(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, 0o644)
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def read(path: Path) -> dict[str, SourceEntry]:
    """Raises ``MalformedData`` for a file that is not TOML or lacks a part; a missing file is empty."""
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise MalformedData(path.name, None, f"the file cannot be read ({error}).") from None
    return {name: _entry(path.name, name, table) for name, table in tables.items()}


def _entry(file: str, name: str, table: object) -> SourceEntry:
    if not isinstance(table, Mapping):
        raise MalformedData(file, None, f"“{name}” should be a table.")
    words = {key: table.get(key) for key in ("origin", "url", "licence", "sha256")}
    as_of, rows, vacant = (table.get(key) for key in ("as_of", "rows", "vacant"))
    congress, plan = table.get("congress"), table.get("plan")
    if (
        not isinstance(as_of, date)
        or not isinstance(rows, int)
        or not isinstance(congress, int | None)
        or not isinstance(plan, int | None)
        or not isinstance(vacant, list | None)
        or not all(isinstance(word, str) for word in words.values())
    ):
        raise MalformedData(file, None, f"the table of “{name}” lacks a part, or one is of the wrong kind.")
    origin = Origin(str(words["origin"]), str(words["url"]), str(words["licence"]))
    return SourceEntry(name, origin, as_of, str(words["sha256"]), rows, congress, tuple(map(str, vacant or ())), plan)


def render(entries: Mapping[str, SourceEntry]) -> bytes:
    """The text of ``sources.toml``: our files in their fixed order, so that equal contents give equal bytes."""
    order = [name for name in OUR_FILES if name in entries] + sorted(set(entries) - set(OUR_FILES))
    return "\n".join([_HEADER, *(_table(entries[name]) for name in order)]).encode("utf-8")


def _table(entry: SourceEntry) -> str:
    lines = [
        f"[{_quoted(entry.file)}]",
        f"origin = {_quoted(entry.origin.words)}",
        f"url = {_quoted(entry.origin.url)}",
        f"licence = {_quoted(entry.origin.licence)}",
        f"as_of = {entry.as_of.isoformat()}",
        f"rows = {entry.rows}",
        f"sha256 = {_quoted(entry.sha256)}",
    ]
    if entry.congress is not None:
        lines.append(f"congress = {entry.congress}")
    if entry.plan is not None:
        lines.append(f"plan = {entry.plan}")
    if entry.vacant:
        lines.append("vacant = [")
        lines += [f"    {_quoted(division)}," for division in entry.vacant]
        lines.append("]")
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
