"""Who of the staff did what, and when: noted with the act itself, read and exported by owners."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection

from advocacy.core.staff import Actor
from advocacy.store import audit_log


class Act(StrEnum):
    """Every act that is noted. A new one enters here first."""

    SIGNED_IN = "signed_in"
    SIGNED_OUT = "signed_out"
    INVITED = "invited"
    INVITATION_WITHDRAWN = "invitation_withdrawn"
    JOINED = "joined"
    RESET_LINK_MADE = "reset_link_made"
    PASSWORD_CHANGED = "password_changed"  # noqa: S105 - a word, not a password
    SECOND_FACTOR_SET = "second_factor_set"
    SECOND_FACTOR_REMOVED = "second_factor_removed"
    RECOVERY_CODE_USED = "recovery_code_used"
    RECOVERY_CODES_MADE = "recovery_codes_made"
    SESSION_ENDED = "session_ended"
    ROLE_CHANGED = "role_changed"
    REMOVED = "removed"
    READMITTED = "readmitted"
    AUDIT_EXPORTED = "audit_exported"
    CAMPAIGN_BEGUN = "campaign_begun"
    CAMPAIGN_IMPORTED = "campaign_imported"
    CAMPAIGN_EXPORTED = "campaign_exported"
    CAMPAIGN_SAVED = "campaign_saved"
    REVIEW_ASKED = "review_asked"
    REVIEW_ENDED = "review_ended"
    PUBLISHED = "published"
    SCHEDULED = "scheduled"
    UNSCHEDULED = "unscheduled"
    RESTORED = "restored"
    CLOSED = "closed"
    REOPENED = "reopened"
    ARCHIVED = "archived"
    UNARCHIVED = "unarchived"
    PREVIEW_LINK_MADE = "preview_link_made"
    BILL_FETCHED = "bill_fetched"
    SOURCE_CODE_MADE = "source_code_made"
    SOURCE_CODE_REMOVED = "source_code_removed"
    EVENT_LETTERS_MADE = "event_letters_made"
    COUNTED_BY_HAND = "counted_by_hand"
    HAND_COUNT_WITHDRAWN = "hand_count_withdrawn"


def note(connection: Connection, now: datetime, actor: Actor, act: Act, subject: str = "", **detail: str) -> None:
    """Keep this act with the transaction that does it. ``subject`` is a campaign or an email; no letter's words."""
    audit_log.add(connection, int(now.timestamp()), actor, act, subject, detail)
