"""What travels from step to step in one signed field. What was tampered with is not believed; no person is named."""

from __future__ import annotations

import secrets
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta

from flask import current_app
from itsdangerous import BadData, URLSafeSerializer

_SALT = "journey-1"
_COUNTS_FOR = timedelta(hours=48)  # for less long than the marks by which a repeated token is recognised


class NotBelieved(Exception):
    """The field was changed, cut short, or signed by another installation."""


@dataclass(frozen=True, slots=True)
class Journey:
    """Where she is: the campaign and its version, her districts, whom she writes to, and the token of this action."""

    campaign: str
    version: int
    division: str
    state: str
    officials: tuple[str, ...]
    token: str
    source: str = ""
    language: str = ""
    edited: str = ""
    """Set when the letters are finished: their language, and how much of them is her own words (a band)."""
    began: int = 0
    """Seconds since 1970 at which the token was made, so that an old page can be used but not counted again."""

    @property
    def may_count(self) -> bool:
        """Whether this page is young enough for a repetition to be recognised."""
        return timedelta() <= datetime.now(UTC) - datetime.fromtimestamp(self.began, UTC) < _COUNTS_FOR

    @classmethod
    def begin(
        cls, campaign: str, version: int, division: str, state: str, officials: tuple[str, ...], source: str
    ) -> Journey:
        token, now = secrets.token_urlsafe(18), int(datetime.now(UTC).timestamp())
        return cls(campaign, version, division, state, officials, token, source, began=now)

    def writing_to(self, chosen: list[str]) -> Journey:
        """The same journey with some officials left out. Only those we named can be written to."""
        return replace(self, officials=tuple(o for o in self.officials if o in chosen))

    def finished(self, language: str, edited: str) -> Journey:
        """The same journey once its letters are written."""
        return replace(self, language=language, edited=edited)

    def sign(self) -> str:
        """The field as it travels."""
        return _signer().dumps(list(asdict(self).values()))


def read(field: str) -> Journey:
    """Raises ``NotBelieved``."""
    try:
        campaign, version, division, state, officials, *rest = _signer().loads(field[:8000])
        return Journey(campaign, version, division, state, tuple(officials), *rest)
    except (BadData, TypeError, ValueError):
        raise NotBelieved from None


def _signer() -> URLSafeSerializer:
    return URLSafeSerializer(current_app.secret_key or "", salt=_SALT)
