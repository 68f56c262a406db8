"""The facts of a bill, and whom its names belong to today."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from advocacy.core.bills import BillId, Position, Stage
from advocacy.core.cosponsors import Matching, PositionRow
from advocacy.core.errors import MalformedData
from advocacy.providers import bills_file
from advocacy.providers.upstream import bill_facts
from tests.support.sources import as_json

AS_OF = date(2026, 11, 22)
FACTS: dict[str, Any] = {
    "congress": 115,
    "bill_type": "hr",
    "number": 4030,
    "short_title": "Title IX Protection Act",
    "sponsor": {"name": "Jackie Speier", "state": "CA", "district": 14, "in_office_2026": False},
    "introduced": "2017-10-12",
    "committee": "House Committee on Education and the Workforce",
    "original_cosponsors": ["Rosa L. DeLauro (CT)", "Raul M. Grijalva (AZ)"],
    "original_cosponsor_count": 2,
    "latest_action": {"date": "2017-10-12", "text": "Introduced and referred to the House Committee on Education"},
    "urls": {"congress_gov": "https://www.congress.gov/bill/115th-congress/house-bill/4030"},
}


def facts(tmp_path: Path, **changes: Any) -> Path:
    return as_json(tmp_path / "bill.json", FACTS | changes)


def test_a_bill_is_told_with_everyone_on_it(tmp_path: Path) -> None:
    told = bill_facts.read_facts(facts(tmp_path), AS_OF)
    assert (str(told.bill.id), told.bill.introduced, told.bill.original_cosponsors) == (
        "hr4030-115",
        date(2017, 10, 12),
        2,
    )
    assert [(one.name, one.state, one.position) for one in told.signatories] == [
        ("Jackie Speier", "CA", Position.SPONSOR),
        ("Rosa L. DeLauro", "CT", Position.COSPONSOR),
        ("Raul M. Grijalva", "AZ", Position.COSPONSOR),
    ]
    assert not told.bill.cosponsors_complete


@pytest.mark.parametrize(
    ("action", "stage"),
    [
        ("Referred to the Committee on Finance", Stage.COMMITTEE),
        ("Introduced in House", Stage.INTRODUCED),
        ("Became Public Law No: 117-1", Stage.ENACTED),
        ("Vetoed by President", Stage.VETOED),
    ],
)
def test_the_latest_action_tells_the_stage(tmp_path: Path, action: str, stage: Stage) -> None:
    path = facts(tmp_path, latest_action={"date": "2017-10-12", "text": action})
    assert bill_facts.read_facts(path, AS_OF).bill.recorded_stage is stage


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"original_cosponsor_count": 27}, "is not the number of names"),
        ({"original_cosponsors": ["Rosa L. DeLauro", "X (AZ)"]}, "a name with a state"),
        ({"bill_type": "law"}, "written like hr4030-115"),
        ({"introduced": "a while ago"}, "“introduced”"),
        ({"latest_action": {"date": "2017-10-12", "text": "Sat on a shelf"}}, "not one whose stage we know"),
        ({"urls": {"congress_gov": "javascript:x"}}, "web address"),
    ],
)
def test_facts_that_cannot_be_right_are_refused(tmp_path: Path, changes: dict[str, Any], reason: str) -> None:
    with pytest.raises(MalformedData, match=rf"bill\.json: .*{reason}"):
        bill_facts.read_facts(facts(tmp_path, **changes), AS_OF)


def test_a_bill_takes_its_own_place_and_leaves_others_alone(tmp_path: Path) -> None:
    bills, positions = tmp_path / "bills.csv", tmp_path / "bill_positions.csv"
    for number in (1, 4030, 4030):
        told = bill_facts.read_facts(facts(tmp_path, number=number), AS_OF)
        identity = BillId("hr", number, 115)
        row = PositionRow(identity, "bioguide:D000216", "Rosa L. DeLauro", Position.COSPONSOR, AS_OF, "congress.gov")
        for made in bills_file.merged(bills, positions, [(told, Matching((row,), ()))]):
            (tmp_path / made.name).write_bytes(made.content)
    read = bills_file.read(bills, positions)
    assert list(read) == ["hr1-115", "hr4030-115"]
    assert read["hr4030-115"].positions == {"bioguide:D000216": Position.COSPONSOR}


def test_a_position_on_a_bill_that_is_not_there_is_refused(tmp_path: Path) -> None:
    told = bill_facts.read_facts(facts(tmp_path), AS_OF)
    for made in bills_file.merged(tmp_path / "a", tmp_path / "b", [(told, Matching((), ()))]):
        (tmp_path / made.name).write_bytes(made.content)
    with (tmp_path / "bill_positions.csv").open("a") as file:
        file.write("s1-115,bioguide:D000216,Rosa L. DeLauro,cosponsor,2017-10-12,,congress.gov\n")
    with pytest.raises(MalformedData, match="“s1-115” is not in"):
        bills_file.read(tmp_path / "bills.csv", tmp_path / "bill_positions.csv")
