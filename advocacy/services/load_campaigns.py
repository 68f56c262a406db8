"""Published campaigns, read from what is kept: each version parsed once, by the digest of its words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache

import structlog

from advocacy.core.campaign_states import State
from advocacy.core.campaigns import CampaignVersion, parse_campaign
from advocacy.core.errors import UnknownThing
from advocacy.core.letters import Letter, LetterRefused, parse_letter
from advocacy.core.problems import Problem
from advocacy.store import campaign_versions
from advocacy.store.campaign_versions import VersionName
from advocacy.store.database import reading

CAMPAIGN_FILE = "campaign.yaml"
_LETTER_FILE = re.compile(r"([a-z]{2,3}(?:-[A-Z]{2})?)\.md")
_FIRST = "en"
_LAST_TO_BEGIN_A_DAY = "Etc/GMT+12"
_OVER = frozenset({State.CLOSED, State.ARCHIVED})

log = structlog.get_logger()


def current_versions(today: Callable[[str], date]) -> dict[str, CampaignVersion]:
    """The version of every campaign that people now get, by slug; ``today`` answers the day in a zone.

    One that today's code cannot read is left out, and logged; one whose day has not come is not there yet.
    """
    with reading() as connection:
        candidates = campaign_versions.may_be_live(connection, today(_LAST_TO_BEGIN_A_DAY))
    found: dict[str, CampaignVersion] = {}
    passed: set[str] = set()
    for one in candidates:
        if one.name.slug in passed or one.live_from == campaign_versions.NEVER:
            continue
        try:
            parsed = _parsed(one.name)
        except LetterRefused:
            log.error("campaign_unreadable", campaign=one.name.slug, version=one.name.number)
            if one.live_from is None:
                passed.add(one.name.slug)
            continue
        if one.live_from is None or one.live_from <= today(parsed.campaign.zone):
            passed.add(one.name.slug)
            found[one.name.slug] = _closed(one.name) if one.state in _OVER else parsed
    return found


def newest_versions() -> dict[str, CampaignVersion]:
    """The latest version of every campaign, by slug, whether its day has come or not; unreadable ones are left out."""
    with reading() as connection:
        names = campaign_versions.newest(connection)
    found = {}
    for name in names:
        try:
            found[name.slug] = _parsed(name)
        except LetterRefused:
            continue
    return found


def version(slug: str, number: int) -> CampaignVersion:
    """One version, however old. Raises ``UnknownThing``."""
    with reading() as connection:
        name = campaign_versions.find(connection, slug, number)
    if name is None:
        raise UnknownThing("We do not have this version of the letter.")
    try:
        return _parsed(name)
    except LetterRefused:
        log.error("campaign_unreadable", campaign=slug, version=number)
        raise UnknownThing("This version of the letter can no longer be read.") from None


@lru_cache(maxsize=128)
def _closed(name: VersionName) -> CampaignVersion:
    return replace(_parsed(name), closed=True)


@lru_cache(maxsize=128)
def _parsed(name: VersionName) -> CampaignVersion:
    with reading() as connection:
        files = campaign_versions.content(connection, name)
    return parse_version(files, name.slug, name.number)


def parse_version(files: Mapping[str, str], slug: str, number: int) -> CampaignVersion:
    """Read a campaign's files by name. Raises ``LetterRefused`` with every problem of every file."""
    problems: list[Problem] = []
    letters: dict[str, Letter] = {}
    campaign = None
    try:
        campaign = parse_campaign(files.get(CAMPAIGN_FILE, ""), slug, CAMPAIGN_FILE)
    except LetterRefused as refused:
        problems += refused.problems
    for file, language in languages(files).items():
        try:
            letters[language] = parse_letter(files[file], language, file)
        except LetterRefused as refused:
            problems += refused.problems
    if campaign is None or problems:
        raise LetterRefused(tuple(problems))
    return CampaignVersion(campaign, number, letters)


def languages(files: Mapping[str, str]) -> dict[str, str]:
    """The language of each letter among these file names, English first: it stands in for one that is missing."""
    found = {file: match[1] for file in files if (match := _LETTER_FILE.fullmatch(file))}
    return dict(sorted(found.items(), key=lambda item: (item[1] != _FIRST, item[1])))
