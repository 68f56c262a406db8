"""Those who work on campaigns: what each role may do, and in whose name something is done."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from .errors import MalformedInput

_EMAIL = re.compile(r"[^@\s<>,;:\"()\[\]\\]+@[^@\s<>,;:\"()\[\]\\]+\.[^@\s<>,;:\"()\[\]\\.]+")
_LONGEST_EMAIL = 254


class Permission(StrEnum):
    """What a page or an act asks for."""

    WRITE = "write"
    """Write campaigns and letters, and see how they would look."""
    PUBLISH = "publish"
    """Publish, schedule, close and archive."""
    COUNT = "count"
    """See the counts, and enter paper letters and calls by hand."""
    GOVERN = "govern"
    """Invite people, change their roles, read the audit log."""


class Role(StrEnum):
    """What someone of the staff is there for."""

    ORGANISER = "organiser"
    PUBLISHER = "publisher"
    STAFF = "staff"
    OWNER = "owner"

    @property
    def permissions(self) -> frozenset[Permission]:
        return _PERMISSIONS[self]

    @property
    def needs_second_factor(self) -> bool:
        """Whether a password alone is too little for what this role can do to a campaign."""
        return self in {Role.PUBLISHER, Role.OWNER}


_PERMISSIONS = {
    Role.ORGANISER: frozenset({Permission.WRITE}),
    Role.PUBLISHER: frozenset({Permission.WRITE, Permission.PUBLISH}),
    Role.STAFF: frozenset({Permission.COUNT}),
    Role.OWNER: frozenset(Permission),
}


class LinkKind(StrEnum):
    """What a one-time link is for."""

    INVITE = "invite"
    RESET = "reset"
    """A new password; the second factor stays."""
    RESET_ALL = "reset_all"
    """A new password, and the second factor is set up anew: the telephone and the recovery codes are gone."""


@dataclass(frozen=True, slots=True)
class Actor:
    """In whose name something is done: a member of the staff by id and email, or the command line."""

    id: int | None
    label: str


COMMAND_LINE = Actor(None, "command line")


@dataclass(frozen=True, slots=True)
class Member:
    """Someone of the staff. ``has_code`` says whether a second factor is set up, ``left_at`` when they were removed."""

    id: int
    email: str
    role: Role
    has_code: bool
    joined_at: int
    left_at: int = 0

    @property
    def actor(self) -> Actor:
        return Actor(self.id, self.email)

    @property
    def lacks_code(self) -> bool:
        """Whether this role needs a second factor that is not set up yet: nothing else can be done before."""
        return self.role.needs_second_factor and not self.has_code

    def may(self, permission: Permission) -> bool:
        return permission in self.role.permissions


def read_email(text: str) -> str:
    """An email address in small letters, as accounts are known by. Raises ``MalformedInput``."""
    email = text.strip().lower()
    if len(email) > _LONGEST_EMAIL or not _EMAIL.fullmatch(email) or not email.isprintable():
        raise MalformedInput("An email address looks like name@example.org.")
    return email
