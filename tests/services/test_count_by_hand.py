from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from advocacy.core.divisions import DivisionId
from advocacy.core.errors import AdvocacyError, UnknownThing
from advocacy.core.participation import HandKind, View
from advocacy.core.staff import Actor
from advocacy.services.count_by_hand import (
    Tally,
    count_by_hand,
    countable_campaigns,
    entered,
    first_day,
    totals,
    withdraw,
)
from advocacy.services.publish_campaign import publish_folder
from advocacy.services.report_counts import report_counts
from advocacy.store import action_counts, hand_counts
from advocacy.store.database import reading
from tests.services.small_world import ROSTER, ports
from tests.support.acts import acts
from tests.support.kept import CALIFORNIA_12, DAY, folder, kept

PORTS = replace(ports(), today=lambda _zone: DAY)
ANA, BO = Actor(1, "ana@example.org"), Actor(2, "bo@example.org")
SENATOR = next(one for one in ROSTER.officials if one.name == "Cal First")
PAPER = Tally(DAY, HandKind.PAPER, 12, DivisionId(CALIFORNIA_12), SENATOR.official_id, "club")
CALL = Tally(DAY, HandKind.CALL, 3)


@pytest.fixture(autouse=True)
def _app(database_url: str) -> Iterator[None]:
    with kept(database_url):
        publish_folder(folder(), "safe-schools", DAY)
        yield


def enter(tally: Tally) -> int:
    (version,) = countable_campaigns()
    return count_by_hand(PORTS, version, tally, ANA).id


def test_what_is_counted_by_hand_never_meets_what_the_site_counted() -> None:
    enter(PAPER)
    enter(CALL)
    assert totals("safe-schools") == {HandKind.PAPER: 12, HandKind.CALL: 3}
    assert list(action_counts.rows("safe-schools", date.min, date.max)) == []
    with reading() as connection:
        assert hand_counts.totals_by_source(connection, "safe-schools") == {"": 3, "club": 12}
    assert totals("safe-schools", end=DAY) == {HandKind.PAPER: 0, HandKind.CALL: 0}


def test_a_withdrawn_entry_stays_and_counts_nothing() -> None:
    number = enter(PAPER)
    for _ in range(2):
        withdraw("safe-schools", number, BO, PORTS.now())
    assert totals("safe-schools")[HandKind.PAPER] == 0
    assert [entry.withdrawn_by for entry in entered("safe-schools")] == ["bo@example.org"]
    assert [entry.act for entry in acts()] == ["hand_count_withdrawn", "counted_by_hand", "published"]
    with pytest.raises(UnknownThing):
        withdraw("another", number, BO, PORTS.now())


def test_the_export_has_them_as_a_view_of_their_own_without_what_was_withdrawn() -> None:
    enter(CALL)
    enter(PAPER)
    withdraw("safe-schools", enter(PAPER), BO, PORTS.now())
    report = report_counts(PORTS, "safe-schools", View.BY_HAND)
    assert any("entered by hand by staff; apart from what the site counted" in note for note in report.notes)
    assert [dict(zip(report.columns, row, strict=True)) for row in report.rows] == [
        {
            **dict.fromkeys(report.columns, ""),
            **{"day": str(DAY), "kind": "call", "number": "3"},
        },
        {
            **{"day": str(DAY), "kind": "paper", "division": CALIFORNIA_12, "state": "CA", "state_name": "California"},
            **{"district": "12", "official_id": SENATOR.official_id, "official": "Cal First", "office": "U.S. Senator"},
            **{"source": "club", "number": "12"},
        },
    ]


@pytest.mark.parametrize(
    "changes",
    [
        {"day": DAY + timedelta(days=1)},
        {"day": date(2020, 1, 1)},
        {"n": 0},
        {"n": 10_001},
        {"official_id": "bioguide:NOBODY"},
        {"division": DivisionId("ocd-division/country:us/state:ma/cd:5")},
        {"source": "No Code"},
    ],
)
def test_what_cannot_be_is_not_kept(changes: dict[str, object]) -> None:
    with pytest.raises(AdvocacyError):
        enter(replace(PAPER, **changes))  # type: ignore[arg-type]
    assert entered("safe-schools") == ()


def test_paper_may_be_older_than_the_site_but_not_by_years() -> None:
    (version,) = countable_campaigns()
    assert version.campaign.opens - timedelta(days=367) < first_day(version) < version.campaign.opens
