"""Reads letters from their folders and proofreads them: the use case behind the command, and before publishing."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from advocacy.core.bills import Bill
from advocacy.core.errors import UnknownThing
from advocacy.core.letters import LetterRefused
from advocacy.core.problems import Problem
from advocacy.core.proofreading import proofread

from .bill_of import bill_of
from .load_campaigns import CAMPAIGN_FILE, parse_version
from .write_letter import write_date

LANGUAGES = ("en", "es")
"""The languages in which the site knows how to address an official."""

_LONGEST_FILE = 250_000
_BILL_LINE = re.compile(r"bill\s*:")


def check_letters(path: Path, bills: Mapping[str, Bill], day: date) -> tuple[Problem, ...]:
    """Every problem of a campaign's file, of its folder, or of a folder of campaigns; files named as ``path`` was.

    Raises ``UnknownThing`` where there is nothing to check.
    """
    if path.is_file():
        problems = check_folder(path.parent, bills, day)
        return tuple(problem for problem in problems if Path(problem.file) == path)
    folders = [path] if _is_campaign(path) else campaign_folders(path)
    if not folders:
        raise UnknownThing("There is no campaign here: a folder with campaign.yaml and a letter such as en.md.")
    problems = tuple(problem for folder in folders for problem in check_folder(folder, bills, day))
    return (*problems, *_same_paths(folders))


def campaign_folders(path: Path) -> list[Path]:
    """The folders of campaigns under this one, by name."""
    inside = sorted(path.iterdir()) if path.is_dir() else []
    return [folder for folder in inside if _is_campaign(folder) and not folder.name.startswith(".")]


def check_folder(folder: Path, bills: Mapping[str, Bill], day: date) -> tuple[Problem, ...]:
    """Every problem of one campaign's folder."""
    problems = check_files(read_folder(folder), folder.name, bills, day)
    return tuple(replace(problem, file=str(folder / problem.file)) for problem in problems)


def check_files(files: Mapping[str, str], slug: str, bills: Mapping[str, Bill], day: date) -> tuple[Problem, ...]:
    """Every problem of a campaign's files, given as text by file name."""
    problems = list(_names(files))
    if problems:
        return tuple(problems)
    try:
        version = parse_version(files, slug, 0)
    except LetterRefused as refused:
        return refused.problems
    bill = bill_of(bills, version.campaign)
    if bill is None:
        lines = files[CAMPAIGN_FILE].split("\n")
        line = next((number for number, text in enumerate(lines, 1) if _BILL_LINE.match(text)), 1)
        known = {"bill": str(version.campaign.bill)}
        return (Problem(CAMPAIGN_FILE, line, "bill-unknown", known, part="bill"),)
    return proofread(version.campaign, version.letters, files, bill, day, write_date)


def read_folder(folder: Path) -> dict[str, str]:
    """The text of a campaign's files by name; bytes that are not UTF-8 come as the replacement character."""
    files = (path for path in sorted(folder.iterdir()) if path.suffix == ".md" or path.name == CAMPAIGN_FILE)
    return {
        path.name: _decoded(path.read_bytes()[:_LONGEST_FILE])
        for path in files
        if path.is_file() and path.stem.lower() != "readme"
    }


def _decoded(raw: bytes) -> str:
    """Text as editors save it: UTF-8, or what Windows calls Unicode (UTF-16 with its mark)."""
    is_utf16 = raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return raw.decode("utf-16" if is_utf16 else "utf-8", errors="replace")


def _is_campaign(folder: Path) -> bool:
    if not folder.is_dir():
        return False
    return (folder / CAMPAIGN_FILE).exists() or any((folder / f"{language}.md").exists() for language in LANGUAGES)


def _names(files: Mapping[str, str]) -> Iterator[Problem]:
    known = [f"{language}.md" for language in LANGUAGES]
    names = {"names": " or ".join(known)}
    if CAMPAIGN_FILE not in files:
        yield Problem(CAMPAIGN_FILE, 1, "campaign-file-missing")
    if not set(known) & set(files):
        yield Problem("en.md", 1, "letter-missing", names)
    for name in sorted(set(files) - {CAMPAIGN_FILE, *known}):
        yield Problem(name, 1, "unknown-language", names)


def _same_paths(folders: list[Path]) -> Iterator[Problem]:
    seen: dict[str, Path] = {}
    for folder in folders:
        try:
            campaign = parse_version(read_folder(folder), folder.name, 0).campaign
        except LetterRefused:
            continue
        if other := seen.get(campaign.path):
            values = {"path": campaign.path, "other": other.name}
            yield Problem(str(folder / CAMPAIGN_FILE), 1, "path-taken", values, part="path")
        seen[campaign.path] = folder
