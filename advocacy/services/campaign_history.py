"""Every version of a campaign that was published: when, by whom, how many people used it, and what it changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache

from advocacy.core.errors import UnknownThing
from advocacy.core.letters import LetterRefused
from advocacy.core.participation import Trait
from advocacy.core.staff import Actor
from advocacy.core.word_changes import Fate
from advocacy.store import campaign_versions, trait_counts
from advocacy.store.campaign_versions import Published, VersionName
from advocacy.store.database import reading, writing
from advocacy.store.working_copies import WorkingCopy

from .audit import Act, note
from .compare_versions import FileChange, compare
from .keep_working_copies import save
from .load_campaigns import parse_version


class Standing(StrEnum):
    """What a version is to the public on a day."""

    LIVE = "live"
    SCHEDULED = "scheduled"
    TAKEN_BACK = "taken_back"
    PAST = "past"


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One version. ``actions`` are visits that ended in a letter of it; ``added`` and ``removed`` count words."""

    number: int
    published_on: date
    by: str
    live_from: date | None
    standing: Standing
    actions: int
    changes: tuple[FileChange, ...]

    @property
    def added(self) -> int:
        return _words(self.changes, Fate.ADDED)

    @property
    def removed(self) -> int:
        return _words(self.changes, Fate.REMOVED)


@dataclass(frozen=True, slots=True)
class PastVersion:
    """The words of one version as they were; ``before`` is the number of the one that it is compared with, or 0."""

    entry: HistoryEntry
    files: Mapping[str, str]
    before: int


def history(slug: str, today: Callable[[str], date]) -> tuple[HistoryEntry, ...]:
    """All versions of a campaign, the newest first; nothing where none was published."""
    with reading() as connection:
        every = campaign_versions.every(connection, slug)
        actions = trait_counts.totals(connection, slug, Trait.VERSION)
    day = _day(every, today)
    live = next((one.name.number for one in every if _is_due(one, day)), 0)
    found = []
    for one, before in zip(every, (*every[1:], None), strict=False):
        number = one.name.number
        standing = Standing.LIVE if number == live else _standing(one, day)
        used = actions.get(str(number), 0)
        changed = _changes(before.name if before else None, one.name)
        found.append(HistoryEntry(number, one.on, one.by, one.live_from, standing, used, changed))
    return tuple(found)


def past_version(slug: str, number: int, today: Callable[[str], date]) -> PastVersion:
    """One version, and what it changed. Raises ``UnknownThing``."""
    entries = history(slug, today)
    entry = next((one for one in entries if one.number == number), None)
    if entry is None:
        raise UnknownThing("There is no version of this number.")
    with reading() as connection:
        name = campaign_versions.find(connection, slug, number)
        files = campaign_versions.content(connection, name) if name else {}
    before = max((one.number for one in entries if one.number < number), default=0)
    return PastVersion(entry, files, before)


def files_of_version(slug: str, number: int) -> dict[str, str]:
    """The files of this version, of the newest one for number 0. Raises ``UnknownThing``."""
    with reading() as connection:
        find, newest_of = campaign_versions.find, campaign_versions.newest_of
        name = find(connection, slug, number) if number else newest_of(connection, slug)
        if name is None:
            raise UnknownThing("There is no such version of this campaign.")
        return campaign_versions.content(connection, name)


def restore(copy: WorkingCopy, number: int, actor: Actor, now: datetime) -> WorkingCopy:
    """Make the words of this version what is worked on; publishing them then is a new version.

    Raises ``UnknownThing``, and ``SavedMeanwhile`` where ``copy`` is not the newest.
    """
    later = save(copy, files_of_version(copy.slug, number), actor, now)
    with writing() as connection:
        note(connection, now, actor, Act.RESTORED, copy.slug, version=str(number))
    return later


def changes_since(slug: str, number: int, files: Mapping[str, str]) -> tuple[FileChange, ...]:
    """What these files would change of this version; everything, for number 0. Raises ``UnknownThing``."""
    return compare(files_of_version(slug, number) if number else {}, files)


@lru_cache(maxsize=256)
def _changes(before: VersionName | None, after: VersionName) -> tuple[FileChange, ...]:
    with reading() as connection:
        old = campaign_versions.content(connection, before) if before else {}
        return compare(old, campaign_versions.content(connection, after))


def _words(changes: tuple[FileChange, ...], fate: Fate) -> int:
    return sum(part.count(fate) for one in changes for part in one.parts)


def _day(every: tuple[Published, ...], today: Callable[[str], date]) -> date:
    """The day in the campaign's zone, which all its versions share."""
    for one in every:
        try:
            with reading() as connection:
                files = campaign_versions.content(connection, one.name)
            return today(parse_version(files, one.name.slug, one.name.number).campaign.zone)
        except LetterRefused:
            continue
    return today("America/New_York")


def _is_due(one: Published, day: date) -> bool:
    return one.live_from is None or one.live_from <= day


def _standing(one: Published, day: date) -> Standing:
    if one.live_from == campaign_versions.NEVER:
        return Standing.TAKEN_BACK
    return Standing.PAST if _is_due(one, day) else Standing.SCHEDULED
