"""Lets someone in by a one-time link: a new member, or one who has lost her password. Only digests of links are kept.

To look at a link uses nothing: programs that read people's mail open every link in it. The button on its page does.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection

from advocacy.core.errors import AdvocacyError, UnknownThing
from advocacy.core.staff import Actor, LinkKind, Member, Role, read_email
from advocacy.store import recovery_codes, staff_links, staff_members, staff_sessions
from advocacy.store.database import reading, writing
from advocacy.store.staff_links import Link as Link

from .audit import Act, note
from .passwords import hash_of
from .staff_sessions import SignedIn, begin_session, digest_of

LINK_PATH = "/staff/link/"
INVITATION_SECONDS, RESET_SECONDS = 7 * 86_400, 86_400


class AlreadyHere(AdvocacyError):
    """There is an account of this address already."""


class WasRemoved(AlreadyHere):
    """There is one, and its owner was removed: she can be readmitted."""


class LinkState(StrEnum):
    """What can be done with a link."""

    OPEN = "open"
    USED = "used"
    ENDED = "ended"
    UNKNOWN = "unknown"


class LinkUnusable(AdvocacyError):
    """The link was used before, its time is over, or it was never ours."""

    def __init__(self, state: LinkState) -> None:
        super().__init__("This link cannot be used any more.")
        self.state = state


@dataclass(frozen=True, slots=True)
class LetIn:
    """Who came in by a link. Without ``token`` she still has to give a code of her second factor."""

    member: Member
    token: str = ""
    signed_in: SignedIn | None = None


def invite(email: str, role: Role, actor: Actor, now: datetime) -> str:
    """A link's path by which this person joins within a week; earlier invitations of hers end.

    Raises ``MalformedInput`` for what is no address, ``AlreadyHere``, ``WasRemoved``.
    """
    address = read_email(email)
    with writing() as connection:
        account = staff_members.by_email(connection, address)
        if account is not None and account.member.left_at:
            raise WasRemoved("This person was removed. Readmit them instead.")
        if account is not None:
            raise AlreadyHere("This person has an account already.")
        note(connection, now, actor, Act.INVITED, address, role=role)
        return _new_link(connection, LinkKind.INVITE, address, role, INVITATION_SECONDS, now)


def make_reset_link(email: str, actor: Actor, now: datetime, *, second_factor: bool = False) -> str:
    """A link's path by which a member sets a new password within a day; with ``second_factor`` that one anew, too.

    Raises ``MalformedInput``, and ``UnknownThing`` for who has no account, or none any more.
    """
    address = read_email(email)
    kind = LinkKind.RESET_ALL if second_factor else LinkKind.RESET
    with writing() as connection:
        account = staff_members.by_email(connection, address)
        if account is None or account.member.left_at:
            raise UnknownThing("Nobody of this address has an account here.")
        note(connection, now, actor, Act.RESET_LINK_MADE, address, kind=kind)
        return _new_link(connection, kind, address, account.member.role, RESET_SECONDS, now)


def withdraw(email: str, actor: Actor, now: datetime) -> bool:
    """End the invitation of this address; False where none was open. Raises ``MalformedInput``."""
    address = read_email(email)
    with writing() as connection:
        ended = staff_links.end(connection, address, int(now.timestamp())) > 0
        if ended:
            note(connection, now, actor, Act.INVITATION_WITHDRAWN, address)
    return ended


def open_invitations(now: datetime) -> tuple[Link, ...]:
    """Those who were invited and have not come yet."""
    with reading() as connection:
        return staff_links.open_invitations(connection, int(now.timestamp()))


def look_at(token: str, now: datetime) -> tuple[LinkState, Link | None]:
    """What can be done with this link. Nothing is used up by asking."""
    with reading() as connection:
        link = staff_links.find(connection, digest_of(token))
    return _state_of(link, now), link


def use_link(token: str, password: str, device: str, now: datetime) -> LetIn:
    """Use the link once: join, or set the new password and end all other sessions.

    Raises ``LinkUnusable``, ``TooBusy``. The password's strength is the caller's to check: see ``core.passwords``.
    """
    state, link = look_at(token, now)
    if link is None or state is not LinkState.OPEN:
        raise LinkUnusable(state)
    kept = hash_of(password)
    with writing() as connection:
        if not staff_links.use(connection, link.digest, int(now.timestamp())):
            raise LinkUnusable(LinkState.USED)
        if link.kind is LinkKind.INVITE:
            member = _join(connection, link, kept, now)
        else:
            member = _reset(connection, link, kept, now)
        if member.has_code:
            return LetIn(member)
        note(connection, now, member.actor, Act.SIGNED_IN, device=device)
        return LetIn(member, *begin_session(connection, member, device, now))


def _new_link(connection: Connection, kind: LinkKind, email: str, role: Role, lasts_seconds: int, now: datetime) -> str:
    at, token = int(now.timestamp()), secrets.token_urlsafe(32)
    staff_links.end(connection, email, at)
    staff_links.add(connection, Link(digest_of(token), kind, email, role, at, at + lasts_seconds))
    return LINK_PATH + token


def _state_of(link: Link | None, now: datetime) -> LinkState:
    if link is None:
        return LinkState.UNKNOWN
    if link.used_at:
        return LinkState.USED
    return LinkState.OPEN if link.is_open(int(now.timestamp())) else LinkState.ENDED


def _join(connection: Connection, link: Link, kept: str, now: datetime) -> Member:
    if staff_members.by_email(connection, link.email) is not None:
        raise LinkUnusable(LinkState.USED)
    number = staff_members.add(connection, link.email, link.role, kept, int(now.timestamp()))
    member = Member(number, link.email, link.role, has_code=False, joined_at=int(now.timestamp()))
    note(connection, now, member.actor, Act.JOINED, link.email, role=link.role)
    return member


def _reset(connection: Connection, link: Link, kept: str, now: datetime) -> Member:
    account = staff_members.by_email(connection, link.email)
    if account is None or account.member.left_at:
        raise LinkUnusable(LinkState.ENDED)
    number, actor = account.member.id, account.member.actor
    staff_members.change(connection, number, password_hash=kept)
    staff_sessions.end(connection, number)
    note(connection, now, actor, Act.PASSWORD_CHANGED, link.email, by="link")
    if link.kind is LinkKind.RESET_ALL and account.member.has_code:
        staff_members.change(connection, number, has_code=0, code_salt="")
        recovery_codes.replace(connection, number, ())
        note(connection, now, actor, Act.SECOND_FACTOR_REMOVED, link.email, by="link")
    changed = staff_members.by_id(connection, number)
    return changed.member if changed else account.member
