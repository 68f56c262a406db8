"""Our files of bills: what is written comes back, the newer reading wins, and committees are those of its Congress."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from advocacy.core.bills import Bill, BillId, Position, Stage
from advocacy.core.committees import CommitteeSeat
from advocacy.core.cosponsors import BillFacts, Matching, PositionRow
from advocacy.core.errors import MalformedData
from advocacy.providers import bills_file, committees_file

DAY, LATER = date(2025, 2, 25), date(2025, 3, 1)
BILL = Bill(
    id=BillId("hr", 1557, 119),
    title="An Act, of a Test",
    introduced=DAY,
    sponsor="Sean Casten",
    committee="House Committee on Education and Workforce",
    latest_action="Referred",
    latest_action_date=LATER,
    original_cosponsors=1,
    url="https://www.congress.gov/bill/119th-congress/house-bill/1557",
    as_of=date(2026, 11, 22),
    recorded_stage=Stage.COMMITTEE,
    cosponsors_complete=True,
    committees=("hsed00", "hsju00"),
    stage_since=LATER,
)
ROWS = (
    PositionRow(BILL.id, "bioguide:C001117", "Sean Casten", Position.SPONSOR, DAY, "govinfo.gov"),
    PositionRow(BILL.id, "bioguide:A000001", "Ada", Position.COSPONSOR, DAY, "govinfo.gov"),
    PositionRow(BILL.id, "bioguide:A000002", "Bea", Position.WITHDREW, LATER, "govinfo.gov", date(2025, 4, 1)),
)


def written(folder: Path, *bills: Bill) -> tuple[Path, Path]:
    paths = folder / "bills.csv", folder / "bill_positions.csv"
    for bill in bills:
        rows = tuple(replace(row, bill=bill.id) for row in ROWS)
        for made in bills_file.merged(*paths, [(BillFacts(bill, (), "govinfo.gov"), Matching(rows, ()))]):
            (folder / made.name).write_bytes(made.content)
    return paths


def test_a_bill_comes_back_as_it_was_written(tmp_path: Path) -> None:
    found = bills_file.read(*written(tmp_path, BILL))[str(BILL.id)]
    assert found == replace(
        BILL,
        sponsor_id="bioguide:C001117",
        positions={row.official_id: row.position for row in ROWS},
        signed={"bioguide:A000001": DAY, "bioguide:A000002": LATER},
    )
    assert bills_file.read_positions(tmp_path / "bill_positions.csv")[1].withdrawn == date(2025, 4, 1)


def test_a_stage_of_unknown_day_stays_unknown(tmp_path: Path) -> None:
    found = bills_file.read(*written(tmp_path, replace(BILL, stage_since=None)))
    assert found[str(BILL.id)].stage_since is None


@pytest.mark.parametrize("position", ["not_cosponsor", "unknown", "on_committee", "other_chamber"])
def test_what_follows_from_where_someone_sits_is_not_written(tmp_path: Path, position: str) -> None:
    bills, positions = written(tmp_path, BILL)
    positions.write_text(positions.read_text().replace(",cosponsor,", f",{position},"))
    with pytest.raises(MalformedData, match="it should be one of: sponsor, cosponsor, withdrew"):
        bills_file.read(bills, positions)


def test_only_members_of_its_committees_in_its_congress_count(tmp_path: Path) -> None:
    old = replace(BILL, id=BillId("hr", 4030, 115))
    seats = (
        CommitteeSeat("hsed00", "bioguide:A000003", "Chair", "", date(2026, 6, 15)),
        CommitteeSeat("hsju00", "bioguide:A000004", "", "", date(2026, 6, 15)),
        CommitteeSeat("ssju00", "bioguide:A000005", "", "", date(2026, 6, 15)),
        CommitteeSeat("hsed00", "bioguide:A000006", "", "", date(2027, 2, 1)),
    )
    path = tmp_path / "committee_members.csv"
    path.write_bytes(committees_file.render(seats))
    bills = bills_file.read(*written(tmp_path, BILL, old), path)
    assert bills["hr1557-119"].committee_members == {"bioguide:A000003", "bioguide:A000004"}
    assert bills["hr4030-115"].committee_members == frozenset()


def test_of_two_readings_of_a_bill_the_newer_one_holds_and_no_bill_is_lost() -> None:
    other = replace(BILL, id=BillId("hr", 1, 119))
    newer = replace(BILL, as_of=date(2026, 12, 1), title="Newer")
    older = replace(BILL, as_of=date(2026, 1, 1), title="Older")
    shipped = {"hr1557-119": BILL, "hr1-119": other}
    assert bills_file.newest(shipped, {"hr1557-119": newer}) == {"hr1557-119": newer, "hr1-119": other}
    assert bills_file.newest(shipped, {"hr1557-119": older})["hr1557-119"] is BILL
