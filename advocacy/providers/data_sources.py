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
from advocacy.core.sources import LEGISLATORS, OUR_FILES, NewFile, Origin, SourceEntry, SourcePart

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
            replace_file(self.path(file.name), file.content)
            digest = hashlib.sha256(file.content).hexdigest()
            oldest = min((part.as_of for part in file.parts), default=as_of)
            facts = (file.congress, file.vacant, file.plan, file.parts)
            entries[file.name] = SourceEntry(file.name, file.origin, oldest, digest, file.rows, *facts)
            replace_file(self.data_dir / NAME, render(entries))


def replace_file(path: Path, content: bytes) -> None:
    """Write a file that takes the old one's place in one step, or not at all. Raises ``OSError``."""
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
    whole = _part(file, name, table)
    digest, congress, plan, parts = (table.get(key) for key in ("sha256", "congress", "plan", "parts"))
    if (
        not isinstance(digest, str)
        or not isinstance(congress, int | None)
        or not isinstance(plan, int | None)
        or not isinstance(parts, list | None)
        or not all(isinstance(part, Mapping) for part in parts or ())
    ):
        raise _lacking(file, name)
    read_parts = tuple(_part(file, name, part) for part in parts or ())
    vacant = tuple(division for part in (whole, *read_parts) for division in part.vacant)
    return SourceEntry(name, whole.origin, whole.as_of, digest, whole.rows, congress, vacant, plan, read_parts)


def _part(file: str, name: str, table: Mapping[str, object]) -> SourcePart:
    """What a file's table and those of its parts have in common."""
    words = [table.get(key) for key in ("origin", "url", "licence")]
    as_of, rows, vacant = (table.get(key) for key in ("as_of", "rows", "vacant"))
    if (
        not isinstance(as_of, date)
        or not isinstance(rows, int)
        or not isinstance(vacant, list | None)
        or not all(isinstance(word, str) for word in words)
    ):
        raise _lacking(file, name)
    return SourcePart(str(table.get("name", "")), Origin(*map(str, words)), as_of, rows, tuple(map(str, vacant or ())))


def _lacking(file: str, name: str) -> MalformedData:
    return MalformedData(file, None, f"the table of “{name}” lacks a part, or one is of the wrong kind.")


def render(entries: Mapping[str, SourceEntry]) -> bytes:
    """The text of ``sources.toml``: our files in their fixed order, so that equal contents give equal bytes."""
    order = [name for name in OUR_FILES if name in entries] + sorted(set(entries) - set(OUR_FILES))
    return "\n".join([_HEADER, *(_table(entries[name]) for name in order)]).encode("utf-8")


def _table(entry: SourceEntry) -> str:
    lines = [f"[{_quoted(entry.file)}]", *_facts(entry.origin, entry.as_of, entry.rows)]
    lines.append(f"sha256 = {_quoted(entry.sha256)}")
    if entry.congress is not None:
        lines.append(f"congress = {entry.congress}")
    if entry.plan is not None:
        lines.append(f"plan = {entry.plan}")
    if not entry.parts:
        lines += _vacant(entry.vacant)
    for part in entry.parts:
        lines += ["", f"[[{_quoted(entry.file)}.parts]]", f"name = {_quoted(part.name)}"]
        lines += [*_facts(part.origin, part.as_of, part.rows), *_vacant(part.vacant)]
    return "\n".join(lines) + "\n"


def _facts(origin: Origin, as_of: date, rows: int) -> list[str]:
    return [
        f"origin = {_quoted(origin.words)}",
        f"url = {_quoted(origin.url)}",
        f"licence = {_quoted(origin.licence)}",
        f"as_of = {as_of.isoformat()}",
        f"rows = {rows}",
    ]


def _vacant(divisions: Iterable[str]) -> list[str]:
    lines = [f"    {_quoted(division)}," for division in divisions]
    return ["vacant = [", *lines, "]"] if lines else []


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
