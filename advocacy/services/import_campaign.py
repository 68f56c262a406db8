"""Takes a campaign's files in, as they are: a folder or an upload becomes a campaign of the site."""

from __future__ import annotations

import codecs
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath

from advocacy.core.errors import MalformedInput
from advocacy.core.letters_yaml import LetterRefused, read_yaml
from advocacy.core.manuscripts import read_manuscript
from advocacy.core.problems import Problem
from advocacy.core.staff import Actor
from advocacy.store.working_copies import WorkingCopy

from .audit import Act
from .begin_campaign import RESERVED_NAMES
from .export_campaign import CAMPAIGN_FILES
from .keep_working_copies import begin
from .list_campaigns import folder_names
from .load_campaigns import CAMPAIGN_FILE
from .read_zip import LARGEST_FILE, MOST_FILES, read_zip


class FileRefused(MalformedInput):
    """A file that cannot be of a campaign; ``sentence`` says why, without its name."""

    def __init__(self, file: str, sentence: str) -> None:
        super().__init__(f"{file}: {sentence}")
        self.file, self.sentence = file, sentence


@dataclass(frozen=True, slots=True)
class Bundle:
    """The files of a campaign by name, what lay beside them and is left out, and the name of their folder, if any."""

    files: Mapping[str, str]
    left_out: tuple[str, ...] = ()
    folder: str = ""


def read_bundle(folder: Path) -> Bundle:
    """The campaign in this folder. Raises ``MalformedInput`` or ``LetterRefused``."""
    inside = sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))[:MOST_FILES]
    contents = {path.name: _start_of(path) for path in inside}
    return bundle_of(contents, folder.resolve().name)


def _start_of(path: Path) -> bytes:
    if path.name not in CAMPAIGN_FILES:
        return b""
    with path.open("rb") as file:
        return file.read(LARGEST_FILE + 1)


def upload_of(uploaded: Mapping[str, bytes]) -> Bundle:
    """The campaign in what was uploaded: one ZIP, or its files. Raises ``MalformedInput`` or ``LetterRefused``."""
    zips = [name for name in uploaded if name.lower().endswith(".zip")]
    if len(zips) > 1 or (zips and len(uploaded) > 1):
        raise MalformedInput("Choose one ZIP, or the files of one campaign.")
    contents = read_zip(uploaded[zips[0]]) if zips else dict(uploaded)
    if len(contents) > MOST_FILES:
        raise MalformedInput("There are far too many files in it. A campaign has three.")
    roots = {str(PurePosixPath(name).parent) for name in contents if PurePosixPath(name).name in CAMPAIGN_FILES}
    if len(roots) > 1:
        raise MalformedInput("There is more than one campaign in it. Choose the files of one.")
    root = next(iter(roots), ".")
    inside = {
        PurePosixPath(name).name: raw for name, raw in contents.items() if str(PurePosixPath(name).parent) == root
    }
    outside = [name for name in contents if str(PurePosixPath(name).parent) != root]
    name = PurePosixPath(root).name if root != "." else PurePosixPath(zips[0]).stem if zips else ""
    return bundle_of(inside, name, outside)


def bundle_of(contents: Mapping[str, bytes], folder: str = "", outside: list[str] | None = None) -> Bundle:
    """A campaign's files from their bytes: UTF-8 or what Windows calls Unicode, their line ends made plain.

    They may have mistakes, which proofreading tells, but an editor has to be able to read them. Raises
    ``MalformedInput`` or ``LetterRefused``.
    """
    files = {name: text_of(contents[name], name) for name in CAMPAIGN_FILES if name in contents}
    if CAMPAIGN_FILE not in files:
        raise MalformedInput("There is no campaign.yaml. A campaign is campaign.yaml, with en.md and es.md beside it.")
    if len(files) == 1:
        raise MalformedInput("There is no letter beside campaign.yaml. Add en.md or es.md.")
    problems = [problem for name, text in files.items() for problem in _unreadable(name, text)]
    if problems:
        raise LetterRefused(tuple(problems))
    left_out = (name for name in (*contents, *(outside or ())) if name not in files)
    return Bundle(files, tuple(sorted(left_out)), folder)


def _unreadable(name: str, text: str) -> tuple[Problem, ...]:
    try:
        read_yaml(text, name) if name == CAMPAIGN_FILE else read_manuscript(text, name)
    except LetterRefused as refused:
        return refused.problems
    return ()


def text_of(raw: bytes, name: str) -> str:
    """The text of a file of a campaign. Raises ``MalformedInput``."""
    if len(raw) > LARGEST_FILE:
        raise FileRefused(name, "This file is far longer than a letter.")
    is_utf16 = raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        text = raw.decode("utf-16" if is_utf16 else "utf-8")
    except UnicodeDecodeError:
        raise FileRefused(name, "This file is not text that we can read. Save it as UTF-8.") from None
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def import_campaign(bundle: Bundle, slug: str, actor: Actor, now: datetime, letters_dir: Path) -> WorkingCopy:
    """Make it a campaign of the site. Raises ``MalformedInput`` for a name that cannot be one, ``NameTaken``."""
    if slug in RESERVED_NAMES:
        raise MalformedInput("This name is taken by the site itself. Choose another.")
    return begin(slug, bundle.files, actor, now, act=Act.CAMPAIGN_IMPORTED, taken=folder_names(letters_dir))
