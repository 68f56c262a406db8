"""Each of the 541 seats of Congress is filled, over, to come or vacant, and none is lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from advocacy.core.addresses import PostalAddress
from advocacy.core.divisions import DivisionId, States
from advocacy.core.officials import OfficeTitle, Official
from advocacy.core.roster import OpenSeat, Roster, SeatState
from advocacy.core.seats import FEDERAL_SEATS, account_seats, federal_divisions, seat_name
from tests.support.sources import real_states

DAY = date(2026, 11, 22)
OHIO = DivisionId("ocd-division/country:us/state:oh")


@pytest.fixture(scope="module")
def states() -> States:
    return real_states()


def official(division: DivisionId, office: OfficeTitle, number: int = 0) -> Official:
    return Official(
        **dict.fromkeys(("given_name", "suffix", "gender", "party", "phone", "email", "contact_form", "website"), ""),
        official_id=f"{division}#{number}",
        division=division,
        office=office,
        name="Ada Example",
        family_name="Example",
        address=PostalAddress(),
        term_start=date(2025, 1, 3),
        term_end=date(2027, 1, 3),
        how="election",
        source="",
        as_of=DAY,
    )


def everyone(states: States) -> list[Official]:
    return [
        official(division, office, number)
        for division, office, seats in federal_divisions(states)
        for number in range(seats)
    ]


def test_the_states_make_541_seats_of_four_kinds(states: States) -> None:
    kinds: dict[OfficeTitle, int] = {}
    for _, office, seats in federal_divisions(states):
        kinds[office] = kinds.get(office, 0) + seats
    assert kinds == {
        OfficeTitle.US_SENATOR: 100,
        OfficeTitle.US_REPRESENTATIVE: 435,
        OfficeTitle.US_DELEGATE: 5,
        OfficeTitle.US_RESIDENT_COMMISSIONER: 1,
    }


def test_a_full_congress_fills_every_seat(states: States) -> None:
    account = account_seats(everyone(states), states, DAY)
    assert (len(account.filled), account.vacant, account.stray) == (FEDERAL_SEATS, (), ())


def test_a_seat_without_a_row_is_vacant_and_still_counted(states: States) -> None:
    account = account_seats([one for one in everyone(states) if one.official_id != f"{OHIO}#1"], states, DAY)
    assert account.vacant == (OHIO,)
    assert account.total == FEDERAL_SEATS


def test_a_term_that_is_over_leaves_the_seat_known_but_not_filled(states: States) -> None:
    people = [replace(o, term_end=date(2026, 11, 3)) if o.official_id == f"{OHIO}#1" else o for o in everyone(states)]
    account = account_seats(people, states, DAY)
    assert [one.official_id for one in account.ended] == [f"{OHIO}#1"]
    assert account.vacant == ()


def test_a_successor_takes_the_seat_of_a_term_that_is_over(states: States) -> None:
    people = [replace(o, term_end=date(2026, 11, 3)) if o.official_id == f"{OHIO}#1" else o for o in everyone(states)]
    account = account_seats([*people, official(OHIO, OfficeTitle.US_SENATOR, 2)], states, DAY)
    assert (account.ended, account.stray) == ((), ())


def test_a_term_to_come_is_not_a_vacancy(states: States) -> None:
    account = account_seats(everyone(states), states, date(2024, 6, 1))
    assert (len(account.coming), account.vacant) == (FEDERAL_SEATS, ())


def test_one_holder_too_many_or_of_the_wrong_office_is_stray(states: States) -> None:
    third = official(OHIO, OfficeTitle.US_SENATOR, 2)
    wrong = official(OHIO, OfficeTitle.US_DELEGATE, 3)
    nowhere = official(DivisionId("ocd-division/country:us/state:oh/cd:99"), OfficeTitle.US_REPRESENTATIVE)
    assert set(account_seats([*everyone(states), third, wrong, nowhere], states, DAY).stray) == {third, wrong, nowhere}


def test_seats_are_named_as_people_say_them(states: States) -> None:
    assert seat_name(OHIO, states) == "Ohio, senator"
    assert seat_name(states["AK"].district("0"), states) == "Alaska, at large"
    assert seat_name(states["CA"].district("14"), states) == "California, district 14"


def test_the_day_of_the_list_that_lacks_someone_is_that_of_her_own_source() -> None:
    def listed(day: date, state: str, office: OfficeTitle) -> Official:
        return replace(official(DivisionId(f"ocd-division/country:us/state:{state}"), office), as_of=day)

    june, august, november = date(2026, 6, 15), date(2026, 8, 5), date(2026, 11, 20)
    holder = listed(november, "fl", OfficeTitle.US_SENATOR)
    others = [
        listed(june, "oh", OfficeTitle.US_SENATOR),
        listed(august, "fl", OfficeTitle.GOVERNOR),
        listed(november, "fl", OfficeTitle.STATE_SENATOR),
        listed(august, "oh", OfficeTitle.STATE_SENATOR),
    ]
    roster = Roster((holder, *others))
    ended = OpenSeat(holder.division, holder.office, SeatState.TERM_ENDED, holder)
    vacant = OpenSeat(holder.division, OfficeTitle.STATE_SENATOR, SeatState.VACANT, None)
    unheard = OpenSeat(holder.division, OfficeTitle.US_REPRESENTATIVE, SeatState.VACANT, None)
    assert [roster.listed_on(seat) for seat in (ended, vacant, unheard)] == [november, november, june]
