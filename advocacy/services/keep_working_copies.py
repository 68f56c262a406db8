"""Begins, reads and saves the campaigns that the site owns; what two people save at once is never lost."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from advocacy.core.campaign_states import State
from advocacy.core.errors import AdvocacyError, MalformedInput, UnknownThing
from advocacy.core.staff import Actor
from advocacy.store import campaign_versions, working_copies
from advocacy.store.database import reading, writing
from advocacy.store.working_copies import WorkingCopy

from .audit import Act, note

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST_SLUG = 64
_NOTED_AGAIN_AFTER = 3600


class SavedMeanwhile(AdvocacyError):
    """Someone else saved first: ``copy`` is what is kept now, to be compared with what was to be saved."""

    def __init__(self, copy: WorkingCopy) -> None:
        super().__init__("Someone else has saved this campaign in the meantime.")
        self.copy = copy


class NameTaken(AdvocacyError):
    """There is a campaign of this name already, here or in the folder of letters."""


def all_copies() -> tuple[WorkingCopy, ...]:
    """Every campaign of the site, the one saved last first."""
    with reading() as connection:
        return working_copies.every(connection)


def load(slug: str) -> WorkingCopy:
    """The campaign of this name. Raises ``UnknownThing`` where the site owns none."""
    with reading() as connection:
        found = working_copies.find(connection, slug)
    if found is None:
        raise UnknownThing("There is no campaign of this name that the site owns.")
    return found


def is_name(slug: str) -> bool:
    """Whether a campaign, and its folder, can be called this."""
    return bool(_SLUG.fullmatch(slug)) and len(slug) <= LONGEST_SLUG


def begin(
    slug: str,
    files: Mapping[str, str],
    actor: Actor,
    now: datetime,
    *,
    act: Act = Act.CAMPAIGN_BEGUN,
    taken: frozenset[str] = frozenset(),
    **detail: str,
) -> WorkingCopy:
    """A new campaign with these files. ``taken`` are the names that the folder of letters has.

    Raises ``MalformedInput`` for a name that cannot be one, ``NameTaken``. A name under which a folder was published
    that is gone may be taken up: its versions go on.
    """
    if not is_name(slug):
        raise MalformedInput("A name has up to 64 small letters, digits and single hyphens.")
    at = int(now.timestamp())
    with writing() as connection:
        published = campaign_versions.newest_of(connection, slug)
        if slug in taken or working_copies.find(connection, slug):
            raise NameTaken("There is a campaign of this name already. Choose another.")
        state = State.PUBLISHED if published else State.DRAFT
        copy = WorkingCopy(slug, state, False, 1, dict(files), at, at, actor.label)
        working_copies.add(connection, copy)
        note(connection, now, actor, act, slug, **detail)
    return copy


def save(copy: WorkingCopy, files: Mapping[str, str], actor: Actor, now: datetime) -> WorkingCopy:
    """Keep these files in place of those of ``copy``. Nothing happens where they are the same.

    Raises ``SavedMeanwhile`` where ``copy`` is no longer the newest. In the audit log an hour's savings of one person
    are one act.
    """
    if dict(files) == dict(copy.files):
        return copy
    at = int(now.timestamp())
    later = replace(copy, files=dict(files), revision=copy.revision + 1, saved_at=at, saved_by=actor.label)
    with writing() as connection:
        if not working_copies.replace(connection, later, copy.revision):
            found = working_copies.find(connection, copy.slug)
            if found is None:
                raise UnknownThing("This campaign is no longer here.")
            raise SavedMeanwhile(found)
        if copy.saved_by != actor.label or at - copy.saved_at > _NOTED_AGAIN_AFTER or copy.revision == 1:
            note(connection, now, actor, Act.CAMPAIGN_SAVED, copy.slug)
    return later
