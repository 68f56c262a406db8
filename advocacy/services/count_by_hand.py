"""Paper letters and calls that the staff count themselves: entered, listed, withdrawn; apart from the site's counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from advocacy.core.campaigns import CampaignVersion
from advocacy.core.divisions import DivisionId
from advocacy.core.errors import MalformedInput, UnknownThing
from advocacy.core.participation import HandKind
from advocacy.core.source_codes import read_code
from advocacy.core.staff import Actor
from advocacy.store import hand_counts
from advocacy.store.database import reading, writing
from advocacy.store.hand_counts import HandCount

from .audit import Act, note
from .load_campaigns import newest_versions
from .ports import Ports
from .write_letter import official_of

MOST_AT_ONCE = 10_000
"""Of one entry: a mistyped number does not drown all others."""
LISTED = 100


@dataclass(frozen=True, slots=True)
class Tally:
    """What someone counted: so many letters or calls of a day. What is not known is None, or an empty ``source``."""

    day: date
    kind: HandKind
    n: int
    division: DivisionId | None = None
    official_id: str | None = None
    source: str = ""


def countable_campaigns() -> list[CampaignVersion]:
    """The campaigns that letters can have come for: all that were ever published, the newest first."""
    return sorted(newest_versions().values(), key=lambda one: (one.campaign.opens, one.campaign.slug), reverse=True)


def first_day(version: CampaignVersion) -> date:
    """The first day that can be entered: paper is collected before a site opens, and a mistyped year is older."""
    opens = version.campaign.opens
    return date.fromordinal(max(opens.toordinal() - 366, 1))


def count_by_hand(ports: Ports, version: CampaignVersion, tally: Tally, actor: Actor) -> HandCount:
    """Keep what was counted. Raises ``MalformedInput``, and ``UnknownThing`` for an official who is not in our list."""
    campaign, now = version.campaign, ports.now()
    if not first_day(version) <= tally.day <= ports.today(campaign.zone):
        raise MalformedInput("The day lies in the future, or over a year before the campaign opened.")
    if not 1 <= tally.n <= MOST_AT_ONCE:
        raise MalformedInput("A number from 1 to 10,000.")
    if tally.official_id is not None:
        official = official_of(ports, tally.official_id)
        if tally.division is not None and official.division.state != tally.division.state:
            raise MalformedInput("This official serves another state.")
    entry = HandCount(
        campaign=campaign.slug,
        day=tally.day,
        kind=tally.kind,
        n=tally.n,
        division=str(tally.division or ""),
        official_id=tally.official_id or "",
        source=read_code(tally.source) if tally.source else "",
        entered_at=int(now.timestamp()),
        entered_by=actor.label,
    )
    with writing() as connection:
        kept = hand_counts.add(connection, entry)
        facts = {"entry": str(kept.id), "day": str(kept.day), "kind": kept.kind, "n": str(kept.n)}
        note(connection, now, actor, Act.COUNTED_BY_HAND, campaign.slug, **facts)
    return kept


def entered(campaign: str) -> tuple[HandCount, ...]:
    """The latest entries, withdrawn ones too."""
    with reading() as connection:
        return hand_counts.newest(connection, campaign, LISTED)


def totals(campaign: str, start: date = date.min, end: date = date.max) -> dict[HandKind, int]:
    """How many letters and calls were entered for ``start`` ≤ day < ``end``."""
    with reading() as connection:
        found = hand_counts.totals(connection, campaign, start, end)
    return {kind: found.get(kind, 0) for kind in HandKind}


def withdraw(campaign: str, number: int, actor: Actor, now: datetime) -> HandCount:
    """Let an entry count no longer; it stays listed as withdrawn. Raises ``UnknownThing``. Twice is once."""
    with writing() as connection:
        entry = hand_counts.find(connection, campaign, number)
        if entry is None:
            raise UnknownThing("There is no such entry.")
        if hand_counts.withdraw(connection, campaign, number, int(now.timestamp()), actor.label):
            note(connection, now, actor, Act.HAND_COUNT_WITHDRAWN, campaign, entry=str(number))
    return entry
