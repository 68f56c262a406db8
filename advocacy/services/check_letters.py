"""Reads letters from their folders and proofreads them: the use case behind the command, and before publishing."""

from __future__ import annotations

import codecs
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from advocacy.core.bills import Bill
from advocacy.core.campaign_states import State
from advocacy.core.campaigns import Campaign, parse_campaign
from advocacy.core.errors import UnknownThing
from advocacy.core.letters import Letter, LetterRefused, parse_letter
from advocacy.core.problems import Problem
from advocacy.core.proofreading import proofread, proofread_alone, proofread_refused

from .bill_of import bill_of
from .keep_working_copies import all_copies, is_name
from .load_campaigns import CAMPAIGN_FILE, parse_version
from .write_letter import write_date

LANGUAGES = ("en", "es")
"""The languages in which the site knows how to address an official."""

_LETTERS = tuple(f"{language}.md" for language in LANGUAGES)
_LONGEST_FILE = 250_000
_UNREAD = "\0(unread)"
"""In the place of a text that could not be read, so that one file keeps nobody from the others."""
_BILL_LINE = re.compile(r"bill\s*:")


def check_letters(path: Path, bills: Mapping[str, Bill], day: date) -> tuple[Problem, ...]:
    """Every problem of a campaign's file, of its folder, or of a folder of campaigns; files named as ``path`` was.

    Raises ``UnknownThing`` where there is nothing to check.
    """
    if path.is_file():
        return check_file(path, bills, day)
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
    name = Path(os.path.abspath(folder)).name
    problems = check_files(read_folder(folder), name, bills, day)
    if not is_name(name):
        problems = (Problem(CAMPAIGN_FILE, 1, "folder-name"), *problems)
    return tuple(replace(problem, file=str(folder / problem.file)) for problem in problems)


def check_file(path: Path, bills: Mapping[str, Bill], day: date) -> tuple[Problem, ...]:
    """Every problem of one file: with the campaign that lies beside it, or as far as its own words go."""
    beside = read_folder(path.parent)
    if CAMPAIGN_FILE in beside and path.name in beside:
        problems = check_files(beside, path.absolute().parent.name, bills, day)
        return tuple(replace(problem, file=str(path)) for problem in problems if problem.file == path.name)
    language = path.stem if path.name in _LETTERS else LANGUAGES[0]
    problems = _alone(_read(path), language, str(path))
    notes = [Problem(str(path), 1, "campaign-not-beside")]
    if path.name not in _LETTERS:
        notes.append(Problem(str(path), 1, "language-not-named", {"names": ", ".join(_LETTERS)}))
    return (*notes, *problems)


def check_copies(bills: Mapping[str, Bill], day: date) -> tuple[Problem, ...]:
    """Every problem of the campaigns that the site owns; files are named like ``site:schools/en.md``."""
    return tuple(
        replace(problem, file=f"site:{copy.slug}/{problem.file}")
        for copy in all_copies()
        if copy.state is not State.ARCHIVED
        for problem in check_files(copy.files, copy.slug, bills, day)
    )


def check_owners(folder: Path) -> tuple[Problem, ...]:
    """The campaigns of this folder whose name a campaign of the site has: they cannot be published."""
    owned = {copy.slug for copy in all_copies()}
    return tuple(
        Problem(str(one / CAMPAIGN_FILE), 1, "site-owns", {"slug": one.name})
        for one in campaign_folders(folder)
        if one.name in owned
    )


def check_files(files: Mapping[str, str], slug: str, bills: Mapping[str, Bill], day: date) -> tuple[Problem, ...]:
    """Every problem of a campaign's files, given as text by file name.

    What cannot be read is told, and what can be read beside it is proofread all the same.
    """
    problems, letters, campaign = list(_names(files)), dict[str, Letter](), None
    problems += (Problem(name, 1, "file-unreadable") for name, text in files.items() if text == _UNREAD)
    named, files = set(files), {name: text for name, text in files.items() if text != _UNREAD}
    try:
        campaign = parse_campaign(files[CAMPAIGN_FILE], slug, CAMPAIGN_FILE) if CAMPAIGN_FILE in files else None
    except LetterRefused as refused:
        problems += refused.problems
    for language in LANGUAGES:
        if (file := f"{language}.md") in files:
            try:
                letters[language] = parse_letter(files[file], language, file)
            except LetterRefused as refused:
                problems += proofread_refused(refused, file, files[file])
    bill = bill_of(bills, campaign) if campaign else None
    if campaign and bill and letters:
        are_all = len(letters) == len(named & set(_LETTERS))
        found = proofread(campaign, letters, files, bill, day, write_date)
        return (*problems, *(one for one in found if are_all or one.code != "second-language-missing"))
    if campaign and not bill:
        problems.append(_unknown_bill(campaign, files[CAMPAIGN_FILE]))
    for language, letter in letters.items():
        problems += proofread_alone(letter, f"{language}.md", files[f"{language}.md"])
    return tuple(problems)


def _alone(source: str, language: str, file: str) -> tuple[Problem, ...]:
    try:
        return proofread_alone(parse_letter(source, language, file), file, source)
    except LetterRefused as refused:
        return proofread_refused(refused, file, source)


def _unknown_bill(campaign: Campaign, source: str) -> Problem:
    lines = source.split("\n")
    line = next((number for number, text in enumerate(lines, 1) if _BILL_LINE.match(text)), 1)
    return Problem(CAMPAIGN_FILE, line, "bill-unknown", {"bill": str(campaign.bill)}, part="bill")


def read_folder(folder: Path) -> dict[str, str]:
    """The text of a campaign's files by name; bytes that are not UTF-8 come as the replacement character."""
    files = (path for path in sorted(folder.iterdir()) if path.suffix == ".md" or path.name == CAMPAIGN_FILE)
    return {path.name: _read(path) for path in files if path.is_file() and path.stem.lower() != "readme"}


def _read(path: Path) -> str:
    """Text as editors save it: UTF-8, or UTF-16 with its mark, which Windows calls Unicode; or ``_UNREAD``."""
    try:
        with path.open("rb") as file:
            raw = file.read(_LONGEST_FILE)
    except OSError:
        return _UNREAD
    is_utf16 = raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return raw.decode("utf-16" if is_utf16 else "utf-8", errors="replace")


def _is_campaign(folder: Path) -> bool:
    if not folder.is_dir():
        return False
    return (folder / CAMPAIGN_FILE).exists() or any((folder / f"{language}.md").exists() for language in LANGUAGES)


def _names(files: Mapping[str, str]) -> Iterator[Problem]:
    names = {"names": ", ".join(_LETTERS)}
    if CAMPAIGN_FILE not in files:
        yield Problem(CAMPAIGN_FILE, 1, "campaign-file-missing")
    if not set(_LETTERS) & set(files):
        yield Problem("en.md", 1, "letter-missing", names)
    for name in sorted(set(files) - {CAMPAIGN_FILE, *_LETTERS}):
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
