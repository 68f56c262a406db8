"""Takes a campaign of the site on its way: into review and back, closed, archived, and open again."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from enum import StrEnum

from advocacy.core.campaign_states import MAY_FOLLOW, State
from advocacy.core.plain_text import one_line
from advocacy.core.staff import Actor
from advocacy.store import audit_log, campaign_versions, working_copies
from advocacy.store.database import reading, writing
from advocacy.store.working_copies import WorkingCopy

from .audit import Act, note
from .keep_working_copies import SavedMeanwhile, load
from .publish_copy import NotNow

LONGEST_REMARK = 240


class Step(StrEnum):
    """What can be done with a campaign beside writing and publishing it."""

    ASK_REVIEW = "ask_review"
    WITHDRAW = "withdraw"
    SEND_BACK = "send_back"
    """The reviewer's: with a sentence for those who wrote it."""
    CLOSE = "close"
    REOPEN = "reopen"
    ARCHIVE = "archive"
    UNARCHIVE = "unarchive"


_REVIEWING = {Step.ASK_REVIEW: True, Step.WITHDRAW: False, Step.SEND_BACK: False}
_ACTS = {
    Step.ASK_REVIEW: Act.REVIEW_ASKED,
    Step.WITHDRAW: Act.REVIEW_ENDED,
    Step.SEND_BACK: Act.REVIEW_ENDED,
    Step.CLOSE: Act.CLOSED,
    Step.REOPEN: Act.REOPENED,
    Step.ARCHIVE: Act.ARCHIVED,
    Step.UNARCHIVE: Act.UNARCHIVED,
}
_TO = {Step.CLOSE: State.CLOSED, Step.REOPEN: State.PUBLISHED, Step.ARCHIVE: State.ARCHIVED}


def can(copy: WorkingCopy, step: Step) -> bool:
    """Whether this may be done where the campaign stands."""
    state = State(copy.state)
    if step in _REVIEWING:
        return state in {State.DRAFT, State.PUBLISHED} and copy.in_review is not _REVIEWING[step]
    if step is Step.UNARCHIVE:
        return state is State.ARCHIVED
    if step is Step.REOPEN and state is not State.CLOSED:
        return False
    return _TO[step] in MAY_FOLLOW[state]


def advance(slug: str, step: Step, actor: Actor, now: datetime, remark: str = "") -> WorkingCopy:
    """Take this step, and note it. Raises ``NotNow`` where the campaign stands elsewhere, ``UnknownThing``.

    ``remark`` is the reviewer's sentence; it is shown with the campaign's history.
    """
    copy = load(slug)
    if not can(copy, step):
        raise NotNow("The campaign has moved on in the meantime: look at where it stands now.")
    with writing() as connection:
        if step in _REVIEWING:
            later = replace(copy, in_review=_REVIEWING[step])
        elif step is Step.UNARCHIVE:
            was_published = campaign_versions.newest_of(connection, slug) is not None
            later = replace(copy, state=State.CLOSED if was_published else State.DRAFT)
        else:
            later = replace(copy, state=_TO[step], in_review=False)
        if not working_copies.replace(connection, later, copy.revision):
            raise SavedMeanwhile(working_copies.find(connection, slug) or copy)
        detail = {"remark": said} if (said := one_line(remark)[:LONGEST_REMARK]) else {}
        note(connection, now, actor, _ACTS[step], slug, **detail)
    return later


def last_remark(slug: str) -> audit_log.Entry | None:
    """What a reviewer last said of this campaign, if nobody has asked for a review or published it since."""
    with reading() as connection:
        entry = audit_log.latest(connection, slug, (Act.REVIEW_ASKED, Act.REVIEW_ENDED, Act.PUBLISHED, Act.SCHEDULED))
    return entry if entry and entry.detail.get("remark") else None
