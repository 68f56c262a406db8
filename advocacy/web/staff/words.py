"""What the staff's pages call roles, and why they refuse a password."""

from __future__ import annotations

from flask import current_app
from flask_babel import gettext as _

from advocacy.core.passwords import LONGEST, SHORTEST, Weakness, weakness_of
from advocacy.core.staff import Role


def role_name(role: str) -> str:
    """One word for a role."""
    names: dict[Role, str] = {
        Role.ORGANISER: _("Organiser"),
        Role.PUBLISHER: _("Publisher"),
        Role.STAFF: _("Staff"),
        Role.OWNER: _("Owner"),
    }
    return names[Role(role)]


def roles() -> list[tuple[Role, str, str]]:
    """Each role, its name, and what it may do."""
    may = {
        Role.ORGANISER: _("Writes campaigns and letters. Publishes nothing."),
        Role.PUBLISHER: _("Writes, publishes, schedules and closes campaigns. Needs a second factor."),
        Role.STAFF: _("Enters paper letters and calls by hand. Writes nothing."),
        Role.OWNER: _("Does all of it, invites people and reads the audit log. Needs a second factor."),
    }
    return [(role, role_name(role), may[role]) for role in Role]


def password_trouble(password: str, again: str, email: str) -> dict[str, str]:
    """What is wrong with a new password, by field; nothing where it can be taken."""
    weakness = weakness_of(password, email)
    if weakness is not None:
        return {"password": _weaknesses()[weakness]}
    return {} if password == again else {"again": _("The two are not the same. Please type them again.")}


def site_key() -> str:
    """The site's secret, from which those of second factors are computed."""
    return str(current_app.config["SECRET_KEY"])


def _weaknesses() -> dict[Weakness, str]:
    return {
        Weakness.TOO_SHORT: _("Use at least %(number)d characters: a few words are easy to keep.", number=SHORTEST),
        Weakness.TOO_LONG: _("Use at most %(number)d characters.", number=LONGEST),
        Weakness.IS_THE_EMAIL: _("This is too close to your email address. Choose something else."),
        Weakness.COMMON: _("Many people use this, so it is tried first. Choose something of your own."),
    }
