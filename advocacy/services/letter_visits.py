"""Tells an organiser who else has the same letter open. It is known for a few minutes, and then forgotten."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.exc import IntegrityError

from advocacy.core.staff import Member
from advocacy.store import letter_visits
from advocacy.store.database import writing

SEEN_FOR_SECONDS = 120
_FORGOTTEN_AFTER = 3600


def visit_letter(slug: str, member: Member, now: datetime) -> tuple[str, ...]:
    """``member`` has the letter open now; the email addresses of the others who do."""
    at = int(now.timestamp())
    try:
        return _visit(slug, member, at)
    except IntegrityError:  # another of her own windows came first: now there is a row to change
        return _visit(slug, member, at)


def _visit(slug: str, member: Member, at: int) -> tuple[str, ...]:
    with writing() as connection:
        letter_visits.forget(connection, at - _FORGOTTEN_AFTER)
        letter_visits.see(connection, slug, member.id, at)
        return letter_visits.others(connection, slug, member.id, at - SEEN_FOR_SECONDS)
