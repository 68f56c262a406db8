"""Sessions of the staff: begun after signing in, found by their token at every request, ended from anywhere."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from advocacy.core.staff import Member
from advocacy.store import staff_sessions
from advocacy.store.database import reading, writing
from advocacy.store.staff_sessions import Session

LASTS_SECONDS = 12 * 3600
"""A working day; after that the password is asked for again."""

_SEEN_EVERY = 300


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
    staff_sessions.add(connection, session)
    return token, SignedIn(member, session.digest, at)


def digest_of(token: str) -> str:
    """What is kept of a random token."""
    return hashlib.sha256(token.encode()).hexdigest()
