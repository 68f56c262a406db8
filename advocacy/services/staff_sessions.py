"""Sessions of the staff: begun after signing in, found by their token at every request, ended from anywhere."""

from __future__ import annotations

import hashlib
import re
import secrets
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from advocacy.core.staff import Member
from advocacy.store import staff_sessions
from advocacy.store.database import reading, writing
from advocacy.store.staff_sessions import Session

from .audit import Act, note

LASTS_SECONDS = 12 * 3600
"""A working day; after that the password is asked for again."""

_SEEN_EVERY = 300
_DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A member in one of her sessions. ``confirmed_at`` is when she last gave her password, in seconds since 1970."""

    member: Member
    digest: str
    confirmed_at: int


def find_session(token: str, now: datetime) -> SignedIn | None:
    """The session of this token; None where there is none (any more)."""
    at, digest = int(now.timestamp()), digest_of(token)
    with reading() as connection:
        found = staff_sessions.find(connection, digest, at)
    if found is None:
        return None
    session, member = found
    if at - session.seen_at > _SEEN_EVERY:
        with writing() as connection:
            staff_sessions.change(connection, digest, seen_at=at)
    return SignedIn(member, digest, session.confirmed_at)


def begin_session(connection: Connection, member: Member, device: str, now: datetime) -> tuple[str, SignedIn]:
    """A new session of this member, and its token, which is kept nowhere but in the browser."""
    token, at = secrets.token_urlsafe(32), int(now.timestamp())
    session = Session(digest_of(token), member.id, device[:120], at, at, at, at + LASTS_SECONDS)
    staff_sessions.forget_ended(connection, at)
    staff_sessions.add(connection, session)
    return token, SignedIn(member, session.digest, at)


def sessions_of(member: Member, now: datetime) -> tuple[Session, ...]:
    """Where this member is signed in, the session seen last first."""
    with reading() as connection:
        return staff_sessions.of_member(connection, member.id, int(now.timestamp()))


def end_session(member: Member, digest: str, now: datetime, *, act: Act = Act.SESSION_ENDED) -> bool:
    """End one session of this member; False where it is over already, or somebody else's."""
    if not _DIGEST.fullmatch(digest):
        return False
    with writing() as connection:
        ended = staff_sessions.end(connection, member.id, digest) > 0
        if ended:
            note(connection, now, member.actor, act)
    return ended


def end_other_sessions(member: Member, digest: str, now: datetime) -> int:
    """End all sessions of this member but this one; answers how many."""
    with writing() as connection:
        ended = staff_sessions.end(connection, member.id, but=digest)
        if ended:
            note(connection, now, member.actor, Act.SESSION_ENDED, sessions=str(ended))
    return ended


def digest_of(token: str) -> str:
    """What is kept of a random token."""
    return hashlib.sha256(token.encode()).hexdigest()
