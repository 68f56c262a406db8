"""Gives a campaign's files out as they are kept: to a folder, or in one ZIP that is the same each time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from advocacy.core.errors import AdvocacyError, UnknownThing
from advocacy.core.staff import Actor
from advocacy.store import campaign_versions, working_copies
from advocacy.store.database import reading, writing

from .audit import Act, note
from .check_letters import LANGUAGES
from .load_campaigns import CAMPAIGN_FILE

CAMPAIGN_FILES = (CAMPAIGN_FILE, *(f"{language}.md" for language in LANGUAGES))
_LARGEST_NUMBER = 999_999
_BEFORE_ZIP = (1980, 1, 1, 0, 0, 0)  # the first moment that a ZIP can tell: files of ours have no age


class InTheWay(AdvocacyError):
    """A file that would be lost by writing over it."""


def files_of(slug: str, version: int | None = None, *, draft: bool = False) -> dict[str, str]:
    """The text of each file: of a published version by its number, or of what is being worked on.

    Without either it is the working copy, and for a campaign that the site does not own its newest version.
    Raises ``UnknownThing``.
    """
    if version is not None and not 0 < version <= _LARGEST_NUMBER:  # no column holds a larger one
        raise UnknownThing(f"It has no version {version}.")
    with reading() as connection:
        copy = working_copies.find(connection, slug) if version is None else None
        if copy is not None:
            return _in_order(copy.files)
        if draft:
            raise UnknownThing("The site has no working copy of a campaign of this name.")
        newest = campaign_versions.newest_of(connection, slug)
        name = newest if version is None else campaign_versions.find(connection, slug, version)
        if name is None:
            missing = "There is no campaign of this name." if newest is None else f"It has no version {version}."
            raise UnknownThing(missing)
        return _in_order(campaign_versions.content(connection, name))


def _in_order(files: Mapping[str, str]) -> dict[str, str]:
    return {name: files[name] for name in (*CAMPAIGN_FILES, *sorted(set(files) - set(CAMPAIGN_FILES))) if name in files}


def note_export(slug: str, actor: Actor, now: datetime) -> None:
    """Keep in the audit log that these files were given out."""
    with writing() as connection:
        note(connection, now, actor, Act.CAMPAIGN_EXPORTED, slug)


def write_folder(files: Mapping[str, str], folder: Path, *, force: bool = False) -> None:
    """Write the files, as they are, into ``folder``, which is made where it is missing.

    Raises ``InTheWay`` before anything is written: where other words would be lost, unless ``force``, and where a
    letter lies there that is not of this campaign.
    """
    stray = [name for name in CAMPAIGN_FILES if name not in files and (folder / name).exists()]
    if stray:
        raise InTheWay(f"{folder / stray[0]} is not of this campaign. Remove it, or choose another folder.")
    wanted = {folder / name: text.encode() for name, text in files.items()}
    if not force and (other := [path for path, raw in wanted.items() if path.exists() and path.read_bytes() != raw]):
        raise InTheWay(f"{other[0]} has other words. Choose another folder, or write over it with --force.")
    folder.mkdir(parents=True, exist_ok=True)
    for path, raw in wanted.items():
        path.write_bytes(raw)


def zip_of(slug: str, files: Mapping[str, str]) -> bytes:
    """The campaign's folder as a ZIP: the same files are the same bytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            entry = zipfile.ZipInfo(f"{slug}/{name}", _BEFORE_ZIP)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(entry, text.encode())
    return made.getvalue()
