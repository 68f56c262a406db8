"""Committees of Congress and their members, from congress-legislators to our file and back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from advocacy.core.committees import system_code, whole_committee
from advocacy.core.errors import MalformedData, MalformedInput
from advocacy.providers import committees_file
from advocacy.providers.upstream.committees import read_members
from tests.support.sources import as_gzip, as_json, as_yaml

AS_OF = date(2026, 6, 15)
COMMITTEES = [
    {"type": "house", "name": "House Committee on Education and Workforce", "thomas_id": "HSED"},
    {"type": "senate", "name": "Senate Committee on the Budget", "thomas_id": "SSBU"},
]
MEMBERS = {
    "HSED": [
        {"name": "Tim Walberg", "party": "majority", "rank": 1, "title": "Chair", "bioguide": "W000798"},
        {"name": "Bobby Scott", "party": "minority", "rank": 1, "bioguide": "S000185"},
    ],
    "HSED14": [{"name": "Someone Else", "bioguide": "X000001"}],
    "SSBU": [{"name": "Ada Example", "bioguide": "E000001"}],
}


def test_members_of_whole_committees_are_kept_by_the_code_that_bills_use(tmp_path: Path) -> None:
    committees = as_yaml(tmp_path / "committees.yaml", COMMITTEES)
    made = read_members(committees, as_json(tmp_path / "members.json", MEMBERS), AS_OF)
    path = tmp_path / made.name
    path.write_bytes(made.content)
    seats = committees_file.read(path)
    assert [(seat.committee, seat.official_id, seat.title) for seat in seats] == [
        ("hsed00", "bioguide:S000185", ""),
        ("hsed00", "bioguide:W000798", "Chair"),
        ("ssbu00", "bioguide:E000001", ""),
    ]
    assert {seat.as_of for seat in seats} == {AS_OF}
    assert made.rows == 3


def test_yaml_json_and_gzip_give_the_same_bytes(tmp_path: Path) -> None:
    committees = as_json(tmp_path / "committees.json", COMMITTEES)
    as_text = as_yaml(tmp_path / "members.yaml", MEMBERS)  # type: ignore[arg-type]
    as_lists = as_json(tmp_path / "members.json", MEMBERS)
    made = {read_members(committees, path, AS_OF).content for path in (as_text, as_gzip(as_text), as_lists)}
    assert len(made) == 1


@pytest.mark.parametrize(
    ("members", "reason"),
    [
        ({"HSXX": [{"bioguide": "A000001"}]}, "“HSXX” is not in committees.json"),
        ({"HSED": [{"name": "No One"}]}, "“bioguide” is empty"),
        ({"HSED": "nobody"}, "should be a list of records"),
        ({"nonsense": []}, "four letters"),
        ({}, "lists of members by committee"),
        ([], "lists of members by committee"),
    ],
)
def test_members_that_cannot_be_right_are_refused(tmp_path: Path, members: object, reason: str) -> None:
    committees = as_json(tmp_path / "committees.json", COMMITTEES)
    with pytest.raises(MalformedData, match=reason):
        read_members(committees, as_json(tmp_path / "members.json", members), AS_OF)


def test_a_committee_without_members_is_noted(tmp_path: Path) -> None:
    committees = as_json(tmp_path / "committees.json", COMMITTEES)
    only = {"SSBU": MEMBERS["SSBU"]}
    made = read_members(committees, as_json(tmp_path / "members.json", only), AS_OF)
    assert made.notes == ("members.json: no members are given for hsed00",)


def test_codes_of_both_kinds_are_one() -> None:
    assert (system_code("HSED"), system_code("HSED14"), system_code("hsed00")) == ("hsed00", "hsed14", "hsed00")
    assert whole_committee("hsed14") == "hsed00"
    with pytest.raises(MalformedInput):
        system_code("Education")
