"""Names on a bill become officials only when full name, state and term agree."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from advocacy.core.bills import Bill, BillId, Position
from advocacy.core.cosponsors import BillFacts, Matching, Member, Signatory, Term, full_names, match, names_of

INTRODUCED = date(2017, 10, 12)
BILL = Bill(
    BillId("hr", 4030, 115), "A bill", INTRODUCED, "Someone", "", "Introduced", INTRODUCED, 1, "", date(2026, 11, 22)
)


def sitting(official_id: str, *names: str, state: str = "AZ", in_house: bool = True, since: int = 2017) -> Member:
    term = Term(in_house, state, date(since, 1, 3), date(since + 2, 1, 3))
    return Member(official_id, full_names(*names), (term,))


def matched(name: str, state: str, *members: Member) -> Matching:
    return match(BillFacts(BILL, (Signatory(name, state, Position.COSPONSOR),), "a source"), members)


def test_a_surname_and_a_state_are_not_the_same_person() -> None:
    found = matched("Raul M. Grijalva", "AZ", sitting("bioguide:G1", "Adelita S. Grijalva"))
    assert found.positions == ()
    assert [one.name for one in found.unmatched] == ["Raul M. Grijalva"]


@pytest.mark.parametrize(
    ("on_the_bill", "in_the_list"),
    [
        ("Raul M. Grijalva", "Raúl Grijalva"),
        ('Robert C. "Bobby" Scott', "Bobby Scott"),
        ("Bobby Scott", 'Robert C. "Bobby" Scott'),
        ("Rosa L. DeLauro", "Rosa DeLauro"),
        ("Lucille Roybal-Allard", "Lucille Roybal Allard"),
        ("Sanford D. Bishop, Jr.", "Sanford Bishop"),
        ("Beto O’Rourke", "Beto O'Rourke"),
    ],
)
def test_accents_initials_nicknames_and_suffixes_do_not_part_a_person_from_her_name(
    on_the_bill: str, in_the_list: str
) -> None:
    assert [row.official_id for row in matched(on_the_bill, "AZ", sitting("one", in_the_list)).positions] == ["one"]


def test_every_part_of_a_record_makes_a_name_she_answers_to() -> None:
    parts = names_of("Eleanor", "Holmes", "", "Norton", "")
    assert {"eleanor norton", "eleanor holmes norton"} <= full_names(*parts)


def test_the_same_name_in_another_state_is_another_person() -> None:
    assert matched("Mike Rogers", "MI", sitting("one", "Mike Rogers", state="AL")).positions == ()


def test_a_term_must_run_on_the_day_of_introduction() -> None:
    assert matched("Ada Example", "AZ", sitting("one", "Ada Example", since=2019)).positions == ()


def test_a_senator_did_not_sign_a_house_bill() -> None:
    assert matched("Ada Example", "AZ", sitting("one", "Ada Example", in_house=False)).positions == ()


def test_a_name_that_two_people_answer_to_is_nobodys() -> None:
    twins = (sitting("one", "Ada Example"), sitting("two", "Ada Example"))
    assert len(matched("Ada Example", "AZ", *twins).unmatched) == 1


def test_a_name_of_one_word_matches_nobody() -> None:
    assert matched("Grijalva", "AZ", sitting("one", "Grijalva")).positions == ()


def test_a_position_says_since_when_and_by_which_source() -> None:
    row = matched("Ada Example", "AZ", sitting("one", "Ada Example")).positions[0]
    assert (row.bill, row.position, row.since, row.source) == (BILL.id, Position.COSPONSOR, INTRODUCED, "a source")


def test_a_senate_bill_asks_for_a_term_in_the_senate() -> None:
    bill = replace(BILL, id=BillId("s", 1, 115))
    facts = BillFacts(bill, (Signatory("Ada Example", "AZ", Position.SPONSOR),), "")
    assert match(facts, [sitting("one", "Ada Example")]).positions == ()
    assert len(match(facts, [sitting("one", "Ada Example", in_house=False)]).positions) == 1
