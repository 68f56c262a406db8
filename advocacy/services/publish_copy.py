"""Publishes a campaign of the site: now, or on a day to come. What was published never changes again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

import structlog
from sqlalchemy import Connection

from advocacy.core.campaign_states import State
from advocacy.core.campaigns import parse_campaign
from advocacy.core.errors import AdvocacyError, MalformedInput
from advocacy.core.letters import LetterRefused
from advocacy.core.problems import Problem
from advocacy.core.staff import Actor
from advocacy.store import campaign_versions, working_copies
from advocacy.store.campaign_versions import VersionName
from advocacy.store.database import writing
from advocacy.store.working_copies import WorkingCopy

from .audit import Act, note
from .check_letters import check_files
from .keep_working_copies import SavedMeanwhile, load
from .load_campaigns import CAMPAIGN_FILE
from .ports import Ports
from .publish_campaign import PublishResult, conflicts, current_number, digest_of, kept_files

_FARTHEST = timedelta(days=730)

SiteCopy = WorkingCopy
"""A campaign that the site owns, for the doors, which know no tables."""

log = structlog.get_logger()


class NotNow(AdvocacyError):
    """The campaign stands where this cannot be done."""


def publish_copy(
    ports: Ports,
    copy: WorkingCopy,
    actor: Actor,
    *,
    live_from: date | None = None,
    folders: Iterable[str] = (),
) -> PublishResult:
    """Publish the words of ``copy``, unless they are what people get already; with errors nothing happens.

    ``live_from`` is a day to come in the campaign's zone, None for now; what was scheduled before is taken back.
    ``folders`` are the names that the folder of letters has. Raises ``NotNow`` for a campaign that is closed or
    archived, ``MalformedInput`` for a day that is not to come, ``SavedMeanwhile`` where ``copy`` is not the newest.
    """
    if copy.state in {State.CLOSED, State.ARCHIVED}:
        raise NotNow("A campaign that is closed is reopened first.")
    problems = what_stops(ports, copy, folders)
    if problems:
        return PublishResult(False, current_number(copy.slug), problems)
    today = _today(ports, copy)
    if live_from is not None and not today < live_from <= today + _FARTHEST:
        raise MalformedInput("Choose a day after today, within two years.")
    with writing() as connection:
        result = _add(connection, ports, copy, actor, today, live_from)
    log.info("campaign_published", campaign=copy.slug, version=result.number)
    return result


def proofread_copy(ports: Ports, copy: WorkingCopy, folders: Iterable[str] = ()) -> tuple[Problem, ...]:
    """What is found before this campaign is published: the errors, which stop it, and the advice, which does not."""
    if copy.slug in set(folders):
        return (Problem(CAMPAIGN_FILE, 1, "folder-owns", {"slug": copy.slug}),)
    files = kept_files(copy.files)
    found = check_files(files, copy.slug, ports.bills, _today(ports, copy))
    return found if any(one.is_error for one in found) else (*conflicts(files, copy.slug), *found)


def what_stops(ports: Ports, copy: WorkingCopy, folders: Iterable[str] = ()) -> tuple[Problem, ...]:
    """The errors for which this campaign cannot be published as it is."""
    return tuple(one for one in proofread_copy(ports, copy, folders) if one.is_error)


def unschedule(ports: Ports, slug: str, actor: Actor) -> tuple[int, ...]:
    """Take back what was to be live on a day to come; its numbers stay used. Answers them."""
    copy = load(slug)
    with writing() as connection:
        numbers = campaign_versions.take_back(connection, slug, _today(ports, copy))
        for number in numbers:
            note(connection, ports.now(), actor, Act.UNSCHEDULED, slug, version=str(number))
    return numbers


def _add(
    connection: Connection, ports: Ports, copy: WorkingCopy, actor: Actor, today: date, live_from: date | None
) -> PublishResult:
    now, slug, files = ports.now(), copy.slug, kept_files(copy.files)
    for number in campaign_versions.take_back(connection, slug, today):
        note(connection, now, actor, Act.UNSCHEDULED, slug, version=str(number))
    kept = replace(copy, state=State.PUBLISHED, in_review=False)
    if not working_copies.replace(connection, kept, copy.revision):
        raise SavedMeanwhile(working_copies.find(connection, slug) or copy)
    newest, live = campaign_versions.newest_of(connection, slug), _live(connection, slug, today)
    if live and live.content_hash == digest_of(files):
        return PublishResult(False, live.number)
    name = VersionName(slug, newest.number + 1 if newest else 1, digest_of(files))
    if not campaign_versions.add(connection, name, today, files, live_from=live_from, by=actor.label):
        raise SavedMeanwhile(working_copies.find(connection, slug) or copy)
    if live_from is None:
        note(connection, now, actor, Act.PUBLISHED, slug, version=str(name.number))
    else:
        note(connection, now, actor, Act.SCHEDULED, slug, version=str(name.number), live_from=str(live_from))
    return PublishResult(True, name.number)


def _live(connection: Connection, slug: str, today: date) -> VersionName | None:
    every = campaign_versions.every(connection, slug)
    return next((one.name for one in every if one.live_from is None or one.live_from <= today), None)


def _today(ports: Ports, copy: WorkingCopy) -> date:
    """The day in the campaign's zone; in New York where its file does not name one yet."""
    try:
        return ports.today(parse_campaign(copy.files.get(CAMPAIGN_FILE, ""), copy.slug, CAMPAIGN_FILE).zone)
    except LetterRefused:
        return ports.today("America/New_York")
