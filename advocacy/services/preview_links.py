"""Links by which someone without an account sees a letter before it is published, for two weeks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from itsdangerous import BadData, URLSafeSerializer

from advocacy.core.errors import AdvocacyError, UnknownThing
from advocacy.core.staff import Actor
from advocacy.store.database import writing

from .audit import Act, note

LASTS = timedelta(days=14)
_SALT = "preview-link-1"
_LONGEST = 400


class LinkEnded(AdvocacyError):
    """The link was ours, and its time is over."""


@dataclass(frozen=True, slots=True)
class PreviewLink:
    """``token`` is the part of the address that lets in; ``ends`` the moment, in UTC, from which it does not."""

    token: str
    ends: datetime


def make_preview_link(secret: str, slug: str, actor: Actor, now: datetime) -> PreviewLink:
    """A link to this campaign as it is whenever it is opened. It cannot be called back before its end."""
    ends = (now + LASTS).replace(microsecond=0)
    with writing() as connection:
        note(connection, now, actor, Act.PREVIEW_LINK_MADE, slug)
    return PreviewLink(_signer(secret).dumps([slug, int(ends.timestamp())]), ends)


def read_preview_link(secret: str, token: str, now: datetime) -> tuple[str, datetime]:
    """The campaign that it shows, and until when. Raises ``UnknownThing`` for what is not ours, ``LinkEnded``."""
    try:
        slug, ends = _signer(secret).loads(token[:_LONGEST])
        moment = datetime.fromtimestamp(int(ends), UTC)
    except (BadData, TypeError, ValueError):
        raise UnknownThing("This is not a link that we made.") from None
    if now >= moment:
        raise LinkEnded("The time of this link is over.")
    return str(slug), moment


def _signer(secret: str) -> URLSafeSerializer:
    return URLSafeSerializer(secret, salt=_SALT)
