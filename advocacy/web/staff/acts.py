"""The acts of the audit log in words for people."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import gettext as _

from advocacy.core.staff import LinkKind, Role
from advocacy.services.audit import Act

from .words import role_name


def act_in_words(act: str) -> str:
    """What was done; by its own name where it is an act of a later version of this program."""
    return {**_of_accounts(), **_of_campaigns(), **_of_parts()}.get(act) or act.replace("_", " ")


def details_in_words(detail: Mapping[str, str]) -> str:
    """The few words more, in one line."""
    return "; ".join(f"{_names().get(name, name)}: {_value(name, value)}" for name, value in detail.items())


def _of_accounts() -> dict[str, str]:
    return {
        Act.SIGNED_IN: _("signed in"),
        Act.SIGNED_OUT: _("signed out"),
        Act.INVITED: _("invited someone"),
        Act.INVITATION_WITHDRAWN: _("withdrew an invitation"),
        Act.JOINED: _("joined"),
        Act.RESET_LINK_MADE: _("made a link for a new password"),
        Act.PASSWORD_CHANGED: _("changed the password"),
        Act.SECOND_FACTOR_SET: _("set up a second factor"),
        Act.SECOND_FACTOR_REMOVED: _("removed the second factor"),
        Act.RECOVERY_CODE_USED: _("used a recovery code"),
        Act.RECOVERY_CODES_MADE: _("made new recovery codes"),
        Act.SESSION_ENDED: _("ended a session"),
        Act.ROLE_CHANGED: _("changed someone’s role"),
        Act.REMOVED: _("removed someone"),
        Act.READMITTED: _("readmitted someone"),
        Act.AUDIT_EXPORTED: _("exported the audit log"),
    }


def _of_campaigns() -> dict[str, str]:
    return {
        Act.CAMPAIGN_BEGUN: _("began a campaign"),
        Act.CAMPAIGN_IMPORTED: _("imported a campaign"),
        Act.CAMPAIGN_EXPORTED: _("exported a campaign"),
        Act.CAMPAIGN_SAVED: _("changed a campaign"),
        Act.REVIEW_ASKED: _("asked for a review"),
        Act.REVIEW_ENDED: _("ended a review"),
        Act.PUBLISHED: _("published a campaign"),
        Act.SCHEDULED: _("scheduled a version"),
        Act.UNSCHEDULED: _("unscheduled a version"),
        Act.RESTORED: _("restored an older version"),
        Act.CLOSED: _("closed a campaign"),
        Act.REOPENED: _("reopened a campaign"),
        Act.ARCHIVED: _("archived a campaign"),
        Act.UNARCHIVED: _("took a campaign out of the archive"),
        Act.PREVIEW_LINK_MADE: _("made a private link to a preview"),
    }


def _of_parts() -> dict[str, str]:
    return {
        Act.BILL_FETCHED: _("fetched a bill’s facts"),
        Act.SOURCE_CODE_MADE: _("made a partner’s code"),
        Act.SOURCE_CODE_REMOVED: _("removed a partner’s code"),
        Act.EVENT_LETTERS_MADE: _("made letters for an event"),
        Act.COUNTED_BY_HAND: _("counted letters or calls by hand"),
        Act.HAND_COUNT_WITHDRAWN: _("withdrew a count made by hand"),
    }


def _names() -> dict[str, str]:
    return {
        "role": _("role"),
        "before": _("before"),
        "device": _("in"),
        "by": _("by"),
        "kind": _("for"),
        "left": _("left"),
        "sessions": _("sessions"),
        "version": _("version"),
        "language": _("language"),
        "campaign": _("campaign"),
        "code": _("code"),
        "day": _("day"),
        "number": _("number"),
        "remark": _("remark"),
        "live_from": _("from"),
        "copied_from": _("copied from"),
        "entry": _("entry"),
        "place": _("place"),
        "letters": _("letters"),
        "languages": _("languages"),
        "n": _("number"),
    }


def _value(name: str, value: str) -> str:
    if name in {"role", "before"} and value in set(Role):
        return role_name(value)
    words: dict[str, str] = {
        LinkKind.RESET: _("a new password"),
        LinkKind.RESET_ALL: _("a new password and second factor"),
        "link": _("a link"),
    }
    return words.get(value, value)
