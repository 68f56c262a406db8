"""Publishes a campaign's folder: its words become a numbered version that never changes again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

import structlog

from advocacy.core.campaigns import CampaignVersion
from advocacy.core.letters import LetterRefused
from advocacy.core.problems import Problem
from advocacy.core.staff import COMMAND_LINE
from advocacy.store import campaign_versions, working_copies
from advocacy.store.campaign_versions import VersionName
from advocacy.store.database import reading, writing

from .audit import Act, note
from .keep_working_copies import is_name
from .load_campaigns import CAMPAIGN_FILE, languages, newest_versions, parse_version

_NOT_YET = 0

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class PublishResult:
    """``number`` is the version that people now get, 0 when there is none; ``new`` says that it was made just now.

    With problems nothing was published, and what was published before stays.
    """

    new: bool
    number: int
    problems: tuple[Problem, ...] = ()


def publish_folder(contents: Mapping[str, str], slug: str, day: date, now: datetime | None = None) -> PublishResult:
    """Publish these files (text by name) as the campaign ``slug``, unless they are what is published already.

    ``contents`` may hold other files of the folder: only ``campaign.yaml`` and ``en.md``, ``es.md`` … are kept.
    Two processes may publish at the same time. The audit log notes the moment ``now``, or else this very one.
    """
    files = kept_files(contents)
    problems = conflicts(files, slug)
    if problems:
        return PublishResult(False, current_number(slug), problems)
    while True:
        with writing() as connection:
            before = campaign_versions.newest_of(connection, slug)
            if working_copies.find(connection, slug):
                return PublishResult(False, before.number if before else _NOT_YET, (_owned(slug),))
            if before and before.content_hash == digest_of(files):
                return PublishResult(False, before.number)
            name = VersionName(slug, before.number + 1 if before else 1, digest_of(files))
            added = campaign_versions.add(connection, name, day, files)
            if added:
                moment = now or datetime.now(UTC)
                note(connection, moment, COMMAND_LINE, Act.PUBLISHED, slug, version=str(name.number))
        if added:
            log.info("campaign_published", campaign=slug, version=name.number)
            return PublishResult(True, name.number)


def kept_files(contents: Mapping[str, str]) -> dict[str, str]:
    """Of these files those that are a campaign's: its own and its letters, with plain line ends."""
    return {name: _plain(contents[name]) for name in (CAMPAIGN_FILE, *languages(contents)) if name in contents}


def digest_of(files: Mapping[str, str]) -> str:
    """The same digest is the same words."""
    return hashlib.sha256(json.dumps(dict(files), sort_keys=True).encode()).hexdigest()


def _owned(slug: str) -> Problem:
    return Problem(CAMPAIGN_FILE, 1, "site-owns", {"slug": slug})


def _plain(text: str) -> str:
    """The same words are the same version, whichever editor saved them."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def conflicts(files: Mapping[str, str], slug: str) -> tuple[Problem, ...]:
    """Why these files cannot stand beside what is published, or be read at all."""
    if not is_name(slug):
        return (Problem(CAMPAIGN_FILE, 1, "folder-name"),)
    if CAMPAIGN_FILE not in files:
        return (Problem(CAMPAIGN_FILE, 1, "campaign-file-missing"),)
    if not languages(files):
        return (Problem("en.md", 1, "letter-missing", {"names": "en.md"}),)
    try:
        wanted = parse_version(files, slug, _NOT_YET)
    except LetterRefused as refused:
        return refused.problems
    return tuple(_conflicts(wanted, newest_versions()))


def _conflicts(wanted: CampaignVersion, current: Mapping[str, CampaignVersion]) -> list[Problem]:
    slug, campaign, found = wanted.campaign.slug, wanted.campaign, []
    others = [other for other, one in current.items() if other != slug and one.campaign.path == campaign.path]
    if others:
        values = {"path": campaign.path, "other": others[0]}
        found.append(Problem(CAMPAIGN_FILE, 1, "path-taken", values, part="path"))
    before = current.get(slug)
    if before and before.campaign.zone != campaign.zone:
        zone = {"zone": before.campaign.zone}
        found.append(Problem(CAMPAIGN_FILE, 1, "zone-changed", zone, part="zone"))
    return found


def current_number(slug: str) -> int:
    """The newest version of this campaign, 0 where there is none."""
    with reading() as connection:
        before = campaign_versions.newest_of(connection, slug)
    return before.number if before else _NOT_YET
