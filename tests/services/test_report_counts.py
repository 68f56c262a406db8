from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from advocacy.core.errors import MalformedInput, UnknownThing
from advocacy.core.participation import DEFINITIONS, LetterFact, Trait, View
from advocacy.services.count_action import count_action
from advocacy.services.publish_campaign import publish_folder
from advocacy.services.report_counts import as_csv, report_counts
from advocacy.store import trait_counts
from advocacy.store.database import writing
from tests.services.small_world import ROSTER, ports
from tests.support.kept import CALIFORNIA_12, DAY, action, folder, kept, letter

PORTS = ports()
SENATOR = next(official for official in ROSTER.officials if official.name == "Cal First")


@pytest.fixture(autouse=True)
def _app(database_url: str) -> Iterator[None]:
    with kept(database_url):
        publish_folder(folder(), "safe-schools", DAY)
        yield


def lines(view: View, start: date | None = None, end: date | None = None) -> list[str]:
    return list(as_csv(report_counts(PORTS, "safe-schools", view, start, end)))


def table(view: View, start: date | None = None, end: date | None = None) -> list[dict[str, str]]:
    data = [line for line in lines(view, start, end) if not line.startswith("# ")]
    return list(csv.DictReader(io.StringIO("".join(data))))


@pytest.mark.parametrize("view", View)
def test_the_notes_say_what_is_counted_and_in_whose_days(view: View) -> None:
    notes = [line for line in lines(view, date(2026, 11, 1), date(2026, 12, 1)) if line.startswith("# ")]
    said = "".join(notes)
    assert "# Campaign: safe-schools\n" in notes
    assert DEFINITIONS[view] in said
    assert "from 2026-11-01 on, up to but not including 2026-12-01" in said
    assert "America/New_York" in said
    assert f"{view}, version 1" in said


def test_visits_are_listed_by_day_and_district_with_the_state_in_full() -> None:
    count_action(action("t1"), [letter(1)])
    count_action(action("t2"), [letter(1)])
    assert table(View.ACTIONS) == [
        {
            "day": "2026-11-23",
            "division": CALIFORNIA_12,
            "state": "CA",
            "state_name": "California",
            "district": "12",
            "actions": "2",
        }
    ]


def test_letters_are_listed_with_the_officials_name_and_office() -> None:
    count_action(action("t1"), [LetterFact(SENATOR.official_id, "pdf", "opened")])
    (row,) = table(View.LETTERS)
    assert (row["official"], row["office"], row["state"], row["district"]) == ("Cal First", "U.S. Senator", "CA", "")
    assert (row["official_id"], row["channel"], row["outcome"], row["letters"]) == (
        SENATOR.official_id,
        "pdf",
        "opened",
        "1",
    )


def test_an_open_seat_has_its_office_and_someone_who_left_our_list_is_said_to_have() -> None:
    facts = [
        LetterFact(SENATOR.without_holder().official_id, "pdf", "opened"),
        LetterFact("bioguide:Z999999", "pdf", "opened"),
    ]
    count_action(action("t1"), facts)
    named = {row["official"]: row["office"] for row in table(View.LETTERS)}
    assert named == {"whoever holds the office": "U.S. Senator", "not in today's list": ""}


def test_traits_are_listed_one_at_a_time() -> None:
    count_action(action("t1", source="newsletter"), [letter(1)])
    assert [(row["trait"], row["value"], row["actions"]) for row in table(View.TRAITS)] == [
        ("edited", "some", "1"),
        ("language", "en", "1"),
        ("source", "newsletter", "1"),
        ("version", "1", "1"),
    ]


def test_the_first_day_is_in_and_the_last_is_not() -> None:
    for number in range(5):
        count_action(action(f"t{number}", day=DAY + timedelta(days=number)), [letter(1)])
    days = [row["day"] for row in table(View.ACTIONS, DAY + timedelta(days=1), DAY + timedelta(days=3))]
    assert days == ["2026-11-24", "2026-11-25"]
    assert len(table(View.ACTIONS, DAY + timedelta(days=3))) == 2
    assert len(table(View.ACTIONS, None, DAY)) == 0
    assert table(View.ACTIONS, DAY, DAY) == []


def test_nothing_counted_yet_is_a_table_with_its_column_names_alone() -> None:
    assert lines(View.ACTIONS)[-1] == "day,division,state,state_name,district,actions\n"


def test_only_this_campaigns_numbers_are_reported() -> None:
    count_action(action("t1", campaign="another"), [letter(1)])
    assert table(View.ACTIONS) == []


def test_a_spreadsheet_shows_a_cell_on_one_line_and_does_not_compute_it() -> None:
    hostile = ["=1+1", "+1", "-1", "@x", "\tx", "\rx", "\nx", " =1", "＝1"]
    with writing() as connection:
        for cell in hostile:
            trait_counts.add(connection, "safe-schools", DAY, {Trait.SOURCE: cell})
    shown = {"'=1+1", "'+1", "'-1", "'@x", "'\tx", "' x", "' =1", "'＝1"}
    assert {row["value"] for row in table(View.TRAITS)} == shown


def test_an_unknown_campaign_and_days_the_wrong_way_round_are_said_at_once() -> None:
    with pytest.raises(UnknownThing):
        report_counts(PORTS, "never-published", View.ACTIONS)
    with pytest.raises(MalformedInput):
        report_counts(PORTS, "safe-schools", View.ACTIONS, date(2026, 12, 1), date(2026, 11, 1))


def test_a_report_reads_its_rows_as_they_are_asked_for() -> None:
    report = report_counts(PORTS, "safe-schools", View.ACTIONS)
    count_action(action("t1"), [letter(1)])
    assert len(list(report.rows)) == 1
