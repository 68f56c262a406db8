"""The use cases of the editor: open a letter as parts, and save a page of it beside whatever others saved meanwhile."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from advocacy.core.conditions import CONDITIONS
from advocacy.core.errors import MalformedInput
from advocacy.core.letters import OTHERWISE, TEMPLATE_KEYS, TEXT_KEYS, LetterRefused
from advocacy.core.letters_syntax import LONGEST_TEMPLATE
from advocacy.core.letters_yaml import LONGEST_FILE
from advocacy.core.manuscripts import BODY, Manuscript, read_manuscript, write_manuscript
from advocacy.core.merging import Bases, Conflict, Merged, Parts, digest, exact_digest, merge
from advocacy.core.staff import Actor
from advocacy.store.working_copies import WorkingCopy

from .check_letters import LANGUAGES
from .keep_working_copies import SavedMeanwhile, load, save

WHOLE = "whole-file"
"""The only part of a letter whose file cannot be read as parts: it is mended as it is."""

ROW_CELLS = {"reasons": ("label", "text"), "starters": ("label", "text"), "resources": ("name", "text")}
MOST_ROWS = 60
_ATTEMPTS = 5
_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
_PART = re.compile(
    rf"(?:{'|'.join((*TEXT_KEYS, *TEMPLATE_KEYS, BODY, WHOLE))}"
    r"|wording\.[a-z][a-z0-9_]{0,39}\.[a-z_ ]{1,200}"
    r"|(?:reasons|starters)\.[a-z][a-z0-9_-]{0,39}\.(?:label|text)|resources\.[a-z][a-z0-9_-]{0,39}\.(?:name|text))"
)


class TooLong(MalformedInput):
    """A part, or all of a language, is longer than a letter can be. ``part`` is empty where it is all of it."""

    def __init__(self, language: str, part: str, most: int) -> None:
        super().__init__(f"This text is longer than {most:,} characters.")
        self.language, self.part, self.most = language, part, most


class RowRefused(MalformedInput):
    """A row that cannot be added; ``why`` is ``name``, ``condition``, ``taken`` or ``many``."""

    def __init__(self, why: str) -> None:
        super().__init__(f"This row cannot be added: {why}.")
        self.why = why


@dataclass(frozen=True)
class Submission:
    """What a page sent: of each language the parts as they are on it, and the digests of what it had been given.

    ``removed`` are parts or whole rows (``reasons.fair``); ``new_rows`` names tables that get an empty row;
    ``new_cases`` are parts such as ``wording.request.us_senator``.
    """

    texts: Mapping[str, Parts]
    bases: Mapping[str, Bases]
    removed: Collection[str] = ()
    new_rows: tuple[str, ...] = ()
    new_cases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Saved:
    """What is kept now, what could not be joined, and the parts in which the page was behind, by language."""

    copy: WorkingCopy
    conflicts: tuple[tuple[str, Conflict], ...] = ()
    taken: tuple[tuple[str, str], ...] = ()
    added: tuple[str, ...] = field(default=())


def open_letters(files: Mapping[str, str]) -> dict[str, Manuscript]:
    """The parts of each language that a campaign has, in the site's order of languages."""
    present = ((language, f"{language}.md") for language in LANGUAGES)
    return {language: _opened(files[file], file) for language, file in present if file in files}


def _opened(source: str, file: str) -> Manuscript:
    try:
        parts = read_manuscript(source, file)
        again = read_manuscript(write_manuscript(parts), file)
    except (LetterRefused, TypeError, AttributeError):
        return {WHOLE: source}
    same = {part: digest(text) for part, text in parts.items()} == {part: digest(text) for part, text in again.items()}
    return parts if same else {WHOLE: source}


def save_letters(slug: str, page: Submission, actor: Actor, now: datetime) -> Saved:
    """Keep what the page changed. What others changed meanwhile stays; what both changed stays theirs, and is told.

    Raises ``UnknownThing`` for a campaign that the site does not own, ``TooLong`` and ``MalformedInput`` for what
    cannot be kept: then nothing is.
    """
    _check_lengths(page)
    copy = load(slug)
    for _ in range(_ATTEMPTS):
        files, saved = _joined(copy, page)
        try:
            return Saved(save(copy, files, actor, now), saved.conflicts, saved.taken, saved.added)
        except SavedMeanwhile as meanwhile:
            copy = meanwhile.copy
    raise MalformedInput("Many people are saving this letter just now. Save again.")


def _check_lengths(page: Submission) -> None:
    for language, parts in page.texts.items():
        for part, text in parts.items():
            most = LONGEST_FILE if part == WHOLE else LONGEST_TEMPLATE
            if len(text) > most:
                raise TooLong(language, part, most)


def _joined(copy: WorkingCopy, page: Submission) -> tuple[dict[str, str], Saved]:
    files, kept = dict(copy.files), open_letters(copy.files)
    conflicts: list[tuple[str, Conflict]] = []
    taken: list[tuple[str, str]] = []
    rows = _new_rows(page.new_rows, kept.values())
    _check_cases(page.new_cases, kept.values())
    for language, parts in kept.items():
        file = f"{language}.md"
        mine = {part: text for part, text in page.texts.get(language, {}).items() if _is_part(part, parts)}
        new = [] if WHOLE in parts else [part for part in (*rows, *page.new_cases) if part not in parts]
        merged, source = _merged(files[file], parts, mine, page.bases.get(language, {}), page.removed, new)
        if source is not None:
            if len(source) > LONGEST_FILE:
                raise TooLong(language, "", LONGEST_FILE)
            files[file] = source
        conflicts += [(language, conflict) for conflict in merged.conflicts]
        taken += [(language, part) for part in merged.taken]
    return files, Saved(copy, tuple(conflicts), tuple(taken), (*rows, *page.new_cases))


def _is_part(part: str, kept: Parts) -> bool:
    return part in kept or bool(_PART.fullmatch(part))


def _merged(
    source: str, kept: Manuscript, hers: Parts, bases: Bases, removed: Collection[str], new: Iterable[str]
) -> tuple[Merged, str | None]:
    """One language joined, and its file if that is another now."""
    if WHOLE in kept or WHOLE in hers:
        kept = {WHOLE: source}
        if WHOLE not in hers:
            unchanged = all(digest(text) in bases.get(part, ()) for part, text in hers.items())
            hers, bases = ({} if unchanged else {WHOLE: _written(hers)}), {}
        whole = merge(kept, {part: text for part, text in hers.items() if part == WHOLE}, bases, digest=exact_digest)
        return whole, None if whole.parts[WHOLE] == source else whole.parts[WHOLE]
    gone = {part for part in (*kept, *hers) if any(part == row or part.startswith(f"{row}.") for row in removed)}
    added = {part: "" for part in new if part not in hers}
    staying = {part: text for part, text in hers.items() if part not in gone}
    merged = merge(kept, {**staying, **added}, bases, gone)
    return merged, None if merged.parts == kept else _written(merged.parts)


def _written(parts: Parts) -> str:
    try:
        return write_manuscript(parts)
    except (TypeError, AttributeError):
        raise MalformedInput("These parts do not make a letter.") from None


def _new_rows(tables: Iterable[str], letters: Collection[Manuscript]) -> tuple[str, ...]:
    parts: list[str] = []
    for table in tables:
        used = {part.split(".")[1] for letter in letters for part in letter if part.startswith(f"{table}.")}
        if len(used) >= MOST_ROWS:
            raise RowRefused("many")
        names = (f"{table.removesuffix('s')}_{number}" for number in range(1, 2 * MOST_ROWS + 1))
        free = next(name for name in names if name not in used)
        parts += [f"{table}.{free}.{cell}" for cell in ROW_CELLS[table]]
    return tuple(parts)


def case_part(wording: str, conditions: Iterable[str]) -> str:
    """The part of a wording's case for these conditions; ``otherwise`` for none. Raises ``RowRefused``."""
    needs = list(dict.fromkeys(conditions))
    if not _NAME.fullmatch(wording):
        raise RowRefused("name")
    if set(needs) - CONDITIONS:
        raise RowRefused("condition")
    return f"wording.{wording}.{' '.join(needs) or OTHERWISE}"


def _check_cases(parts: Iterable[str], letters: Collection[Manuscript]) -> None:
    for new in parts:
        _, wording, words = new.split(".", 2)
        beside = [
            part.split(".", 2)[2] for letter in letters for part in letter if part.startswith(f"wording.{wording}.")
        ]
        if frozenset(words.split()) in {conditions_of(other) for other in beside}:
            raise RowRefused("taken")
        if len(set(beside)) >= MOST_ROWS:
            raise RowRefused("many")


def conditions_of(case: str) -> frozenset[str]:
    """The conditions of a case as its file has them: ``cosponsor and us_senator`` is ``cosponsor us_senator``."""
    return frozenset(case.replace(",", " ").replace(" and ", " ").split())


def add_language(slug: str, language: str, actor: Actor, now: datetime) -> WorkingCopy:
    """Begin the letter in another language: the same rows as in the first one, without words.

    Raises ``UnknownThing``, ``MalformedInput``; nothing happens where it is there already.
    """
    if language not in LANGUAGES:
        raise MalformedInput("The site cannot write in this language.")
    for _ in range(_ATTEMPTS):
        copy = load(slug)
        if f"{language}.md" in copy.files:
            return copy
        rows: Parts = next(iter(open_letters(copy.files).values()), {})
        empty = {part: "" for part in rows if part != WHOLE}
        try:
            return save(copy, {**copy.files, f"{language}.md": _written(empty)}, actor, now)
        except SavedMeanwhile:
            continue
    raise MalformedInput("Many people are saving this letter just now. Save again.")


def typed_files(files: Mapping[str, str], texts: Mapping[str, Parts]) -> dict[str, str]:
    """The campaign's files with the words that are on a page and not saved, to look at. Raises ``MalformedInput``."""
    typed = dict(files)
    for language, kept in open_letters(files).items():
        words = {part: text for part, text in texts.get(language, {}).items() if _is_part(part, kept)}
        if WHOLE in words or WHOLE in kept:
            typed[f"{language}.md"] = words.get(WHOLE, files[f"{language}.md"])
        elif words:
            typed[f"{language}.md"] = _written(
                merge(kept, words, {part: {digest(kept.get(part))} for part in words}).parts
            )
    return typed


def mark_of(part: str, text: str | None) -> str:
    """The digest of this part's words that a page remembers."""
    return exact_digest(text) if part == WHOLE else digest(text)
