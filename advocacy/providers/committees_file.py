"""``committee_members.csv``: who sits on which committee of Congress."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from advocacy.core.committees import CommitteeSeat
from advocacy.core.sources import COMMITTEE_MEMBERS

from .records import Notes
from .tables import read_table, render_table

COLUMNS = ("committee", "official_id", "title", "source", "as_of")


def read(path: Path) -> tuple[CommitteeSeat, ...]:
    """Every seat. Raises ``MalformedData``."""
    return tuple(
        CommitteeSeat(
            committee=row.text("committee", needed=True),
            official_id=row.text("official_id", needed=True),
            title=row.text("title"),
            source=row.text("source"),
            as_of=row.day("as_of"),
        )
        for row in read_table(path, COLUMNS, Notes(path.name))
    )


def render(seats: Iterable[CommitteeSeat]) -> bytes:
    """The bytes of the file, by committee and official."""
    ordered = sorted(seats, key=lambda seat: (seat.committee, seat.official_id))
    cells = ((seat.committee, seat.official_id, seat.title, seat.source, seat.as_of.isoformat()) for seat in ordered)
    return render_table(COMMITTEE_MEMBERS, COLUMNS, cells)
