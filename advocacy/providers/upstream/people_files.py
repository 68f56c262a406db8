"""People of Open States wherever they lie: an archive, a folder of YAML, a published CSV, or a table drawn from them.

Each becomes a record in the structure of its YAML, so that one reader makes officials of all.
"""

from __future__ import annotations

import re
import tarfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO

from advocacy.core.errors import MalformedData
from advocacy.providers.records import Notes, Record
from advocacy.providers.tables import read_table, read_text

from .documents import read_record

_MOST_BYTES = 256 * 1024  # of one person; the longest real one has 12 KB
_MOST_FILES = 40_000
_LEGISLATOR = re.compile(r"(?:^|.*/)([a-z]{2})/legislature/([^/]+)\.ya?ml")
_UNIQUE = re.compile(r"-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$")
_CONGRESS = "us"
_PUBLISHED = ("id", "name", "current_party", "current_district", "current_chamber", "given_name", "family_name")
_DRAWN = ("state", "role", "district", "name", "given_name", "family_name", "party", "email", "website", "contact_url")
_DRAWN_TERM = ("role_start", "role_end", "ocd_person_id", "capitol_address", "capitol_phone", "district_address")


def read_people(path: Path, notes: Notes) -> Iterator[Record]:
    """Every state legislator of a source, past ones too. Raises ``MalformedData`` with the file and its line."""
    if path.is_dir():
        return _of_folder(path, notes)
    if {".tar", ".tgz"} & {suffix.lower() for suffix in path.suffixes}:
        return _of_archive(path, notes)
    header = read_text(path, Notes(path.name)).partition("\n")[0]
    return _published(path, notes) if "current_chamber" in header else _drawn(path, notes)


def _of_folder(folder: Path, notes: Notes) -> Iterator[Record]:
    for number, path in enumerate(sorted(folder.rglob("*.y*ml")), 1):
        found = _LEGISLATOR.fullmatch(path.as_posix())
        if found is None or found[1] == _CONGRESS:
            continue
        try:
            if number > _MOST_FILES or path.stat().st_size > _MOST_BYTES:
                raise _too_large(path.name)
            yield _person(found, path.name, path.read_bytes(), notes)
        except OSError as error:
            raise MalformedData(path.name, None, f"the file cannot be read ({error.strerror}).") from None


def _of_archive(path: Path, notes: Notes) -> Iterator[Record]:
    """The members of an archive are read in memory and never written to a disk."""
    try:
        with tarfile.open(path) as archive:
            for number, member in enumerate(archive, 1):
                found = _LEGISLATOR.fullmatch(member.name)
                if member.size > _MOST_BYTES or number > _MOST_FILES:
                    raise _too_large(member.name)
                content = archive.extractfile(member) if member.isfile() and found else None
                if content is not None and found and found[1] != _CONGRESS:
                    yield _person(found, member.name, _all_of(content), notes)
    except (tarfile.TarError, EOFError, zlib.error, OSError) as error:
        reason = "it is not a whole archive" if not getattr(error, "strerror", None) else str(error)
        raise MalformedData(path.name, None, f"the file cannot be read ({reason}).") from None


def _all_of(content: IO[bytes]) -> bytes:
    with content:
        return content.read(_MOST_BYTES + 1)


def _too_large(name: str) -> MalformedData:
    return MalformedData(name, None, "this is more than a list of people has.")


def _person(found: re.Match[str], name: str, content: bytes, notes: Notes) -> Record:
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise MalformedData(name, content[: error.start].count(b"\n") + 1, "this is not UTF-8 text.") from None
    called = f"{found[1]}/{_UNIQUE.sub('', found[2])}"
    return Record({**read_record(name, text), "state": found[1].upper()}, 0, notes, called)


def _published(path: Path, notes: Notes) -> Iterator[Record]:
    """A state's CSV, which does not say of which state it is: its name does. It lists only those who serve."""
    state = path.name.partition(".")[0].upper()
    columns = (*_PUBLISHED, "email", "links", "capitol_address", "capitol_voice", "district_address", "district_voice")
    for row in read_table(path, (*columns, "gender", "death_date"), notes):
        cells = row.cells
        role = {"type": cells["current_chamber"], "district": cells["current_district"]}
        offices = [
            {"classification": kind, "address": cells[f"{kind}_address"], "voice": cells[f"{kind}_voice"]}
            for kind in ("capitol", "district")
        ]
        links = [{"url": url} for url in str(cells["links"]).split(";") if url.strip()]
        yield _structured(row, str(cells["id"]), state, str(cells["current_party"]), role, offices, links)


def _drawn(path: Path, notes: Notes) -> Iterator[Record]:
    for row in read_table(path, (*_DRAWN, *_DRAWN_TERM, "district_phone"), notes):
        cells = row.cells
        dates = {"start_date": cells["role_start"], "end_date": cells["role_end"]}
        role = {"type": cells["role"], "district": cells["district"], **dates}
        offices = [
            {"classification": kind, "address": cells[f"{kind}_address"], "voice": cells[f"{kind}_phone"]}
            for kind in ("capitol", "district")
        ]
        links = [{"url": cells[column]} for column in ("website", "contact_url") if cells[column]]
        identity = (str(cells["ocd_person_id"]), str(cells["state"]), str(cells["party"]))
        yield _structured(row, *identity, role, offices, links)


def _structured(
    row: Record,
    identity: str,
    state: str,
    party: str,
    role: Mapping[str, object],
    offices: Iterable[Mapping[str, object]],
    links: Iterable[Mapping[str, object]],
) -> Record:
    names = ("name", "given_name", "family_name", "email", "gender", "death_date")
    parts = {name: row.cells.get(name, "") for name in names}
    wholes = {"party": [{"name": party}], "roles": [role], "links": list(links)}
    some = [office for office in offices if office["address"] or office["voice"]]
    return Record({"id": identity, "state": state, **parts, **wholes, "offices": some}, row.line, row.notes)
