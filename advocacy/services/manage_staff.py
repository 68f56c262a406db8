"""Who works here, and as what: roles changed, people removed and readmitted. The last owner always stays."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection

from advocacy.core.errors import AdvocacyError, UnknownThing
from advocacy.core.staff import Actor, Member, Role, read_email
from advocacy.store import audit_log, staff_links, staff_members, staff_sessions
from advocacy.store.database import reading, writing

from .audit import Act, note

_LINKS_MADE = (Act.INVITED, Act.RESET_LINK_MADE)


class LastOwner(AdvocacyError):
    """Without an owner nobody could invite anyone, or mend this."""

    def __init__(self) -> None:
        super().__init__("This is the last owner. Make someone else an owner first.")


def everyone() -> tuple[Member, ...]:
    """All members by email, those who were removed last."""
    with reading() as connection:
        return tuple(sorted(staff_members.every(connection), key=lambda one: (one.left_at > 0, one.email)))


def member_of_email(email: str) -> Member:
    """The member of this address, removed or not. Raises ``MalformedInput``, ``UnknownThing``."""
    address = read_email(email)
    with reading() as connection:
        return _known(staff_members.by_email(connection, address))


def member_of_number(number: int) -> Member:
    """The member of this number, removed or not. Raises ``UnknownThing``."""
    with reading() as connection:
        return _known(staff_members.by_id(connection, number))


def change_role(member: Member, role: Role, actor: Actor, now: datetime) -> None:
    """Give a member another role, at once. Open links that an owner made end with that. Raises as ``remove``."""
    with writing() as connection:
        found = _still_here(connection, member)
        if found.role is role:
            return
        _keep_an_owner(connection, found)
        staff_members.change(connection, found.id, role=role)
        note(connection, now, actor, Act.ROLE_CHANGED, found.email, before=found.role, role=role)
        _end_links_made_by(connection, found, actor, now)


def remove(member: Member, actor: Actor, now: datetime) -> None:
    """Let a member in no more; her sessions end, and all open links to her or made by her. What she did stays hers.

    Raises ``LastOwner``, ``UnknownThing``.
    """
    with writing() as connection:
        found, at = _still_here(connection, member), int(now.timestamp())
        _keep_an_owner(connection, found)
        staff_members.change(connection, found.id, left_at=at)
        staff_sessions.end(connection, found.id)
        staff_links.end(connection, found.email, at)
        note(connection, now, actor, Act.REMOVED, found.email)
        _end_links_made_by(connection, found, actor, now)


def readmit(member: Member, actor: Actor, now: datetime) -> None:
    """Let a removed member in again, with the password and second factor that she had. Raises ``UnknownThing``."""
    with writing() as connection:
        found = _known(staff_members.by_id(connection, member.id))
        if found.left_at:
            staff_members.change(connection, found.id, left_at=0)
            note(connection, now, actor, Act.READMITTED, found.email, role=found.role)


def _known(account: staff_members.Account | None) -> Member:
    if account is None:
        raise UnknownThing("Nobody of this address has an account here.")
    return account.member


def _still_here(connection: Connection, member: Member) -> Member:
    found = _known(staff_members.by_id(connection, member.id))
    if found.left_at:
        raise UnknownThing("This person was removed before.")
    return found


def _end_links_made_by(connection: Connection, member: Member, actor: Actor, now: datetime) -> None:
    """So that nobody comes back through an invitation that she wrote before. Those that another made anew stay."""
    for email in audit_log.subjects(connection, member.id, _LINKS_MADE):
        last = audit_log.latest(connection, email, _LINKS_MADE)
        if last and last.actor == member.email and staff_links.end(connection, email, int(now.timestamp())):
            note(connection, now, actor, Act.INVITATION_WITHDRAWN, email)


def _keep_an_owner(connection: Connection, member: Member) -> None:
    """Nothing where another owner stays. The owners are locked first: two cannot remove each other at once."""
    owners = staff_members.owners(connection)
    if member.id in owners and len(owners) == 1:
        raise LastOwner
