"""Where a campaign stands on its way: draft, in review, published, closed, archived; and what may follow what."""

from __future__ import annotations

from enum import StrEnum


class State(StrEnum):
    """The life of a campaign of the site. Review is asked for beside it: of a draft, or of changes to what is out."""

    DRAFT = "draft"
    PUBLISHED = "published"
    CLOSED = "closed"
    ARCHIVED = "archived"


MAY_FOLLOW = {
    State.DRAFT: frozenset({State.PUBLISHED, State.ARCHIVED}),
    State.PUBLISHED: frozenset({State.CLOSED}),
    State.CLOSED: frozenset({State.PUBLISHED, State.ARCHIVED}),
    State.ARCHIVED: frozenset({State.DRAFT, State.CLOSED}),
}
"""An archived campaign comes back as what it was: closed where something of it was published, else a draft."""
