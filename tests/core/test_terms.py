"""When terms begin and end by the rules of the states, and what that makes of a list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from advocacy.core.divisions import DivisionId
from advocacy.core.officials import OfficeTitle, Official
from advocacy.core.roster import Roster, SeatState
from advocacy.core.terms import (
    END_NOT_GIVEN,
    START_NOT_GIVEN,
    TermRules,
    election_day,
    seated,
    with_term,
    with_terms,
)
from advocacy.providers import terms_file
from tests.support.manuscripts import official

SENATOR, MEMBER = OfficeTitle.STATE_SENATOR, OfficeTitle.STATE_REPRESENTATIVE
NEBRASKAN, GOVERNOR = OfficeTitle.STATE_LEGISLATOR, OfficeTitle.GOVERNOR
AUGUST = date(2026, 8, 5)


@pytest.fixture(scope="module")
def rules() -> TermRules:
    return terms_file.read(Path("advocacy/data/state_terms.csv"))


def someone(
    office: OfficeTitle,
    division: str,
    begins: date = START_NOT_GIVEN,
    *,
    ends: date = END_NOT_GIVEN,
    as_of: date = AUGUST,
) -> Official:
    place = DivisionId.parse(f"ocd-division/country:us/state:{division}")
    return replace(official(office, place), term_start=begins, term_end=ends, as_of=as_of)


def open_state(people: Iterable[Official], day: date, seats: int = 1) -> list[SeatState]:
    """How the seats stand on a day, none of them for those that someone holds."""
    roster = Roster(tuple(people))
    office, division = roster.officials[0].office, roster.officials[0].division
    return [seat.state for seat in roster.open_seats([division], day, lambda _: [(office, seats)])]


@pytest.mark.parametrize(
    ("begins", "year", "day"),
    [
        ("election day", 2026, date(2026, 11, 3)),
        ("election day + 1", 2022, date(2022, 11, 9)),
        ("election day + 15", 2024, date(2024, 11, 20)),
        ("december 1", 2026, date(2026, 12, 1)),
        ("december first monday", 2026, date(2026, 12, 7)),
        ("december first wednesday - 1", 2024, date(2024, 12, 3)),
        ("january 1", 2026, date(2027, 1, 1)),
        ("january second tuesday", 2024, date(2025, 1, 14)),
        ("january first wednesday after first monday", 2024, date(2025, 1, 8)),
        ("january first monday after 1", 2034, date(2035, 1, 8)),
        ("january first monday after second tuesday", 2022, date(2023, 1, 16)),
    ],
)
def test_a_rule_gives_the_day_on_which_those_elected_take_their_seats(begins: str, year: int, day: date) -> None:
    assert seated(begins, year) == day


@pytest.mark.parametrize("begins", ["", "soon", "january", "june first monday", "january first", "election day + one"])
def test_other_words_are_no_rule(begins: str) -> None:
    with pytest.raises(ValueError, match="not a rule"):
        seated(begins, 2026)


def test_election_day_is_never_november_1() -> None:
    assert [election_day(year) for year in (2022, 2026, 2027)] == [
        date(2022, 11, 8),
        date(2026, 11, 3),
        date(2027, 11, 2),
    ]


@pytest.mark.parametrize(
    ("state", "office", "year", "day"),
    [  # days that were published after those elections
        ("AK", MEMBER, 2024, date(2025, 1, 21)),
        ("CA", MEMBER, 2022, date(2022, 12, 5)),
        ("CT", SENATOR, 2024, date(2025, 1, 8)),
        ("HI", SENATOR, 2022, date(2022, 11, 8)),
        ("IL", MEMBER, 2022, date(2023, 1, 11)),
        ("IN", MEMBER, 2024, date(2024, 11, 6)),
        ("AL", GOVERNOR, 2022, date(2023, 1, 16)),
        ("AK", GOVERNOR, 2022, date(2022, 12, 5)),
        ("FL", GOVERNOR, 2022, date(2023, 1, 3)),
        ("KY", GOVERNOR, 2019, date(2019, 12, 10)),
        ("LA", GOVERNOR, 2023, date(2024, 1, 8)),
        ("MA", GOVERNOR, 2018, date(2019, 1, 3)),
        ("WA", GOVERNOR, 2020, date(2021, 1, 13)),
        ("MA", SENATOR, 2022, date(2023, 1, 4)),
        ("ME", MEMBER, 2022, date(2022, 12, 6)),
        ("NH", MEMBER, 2012, date(2012, 12, 5)),
        ("NH", GOVERNOR, 2012, date(2013, 1, 3)),
        ("NJ", GOVERNOR, 2025, date(2026, 1, 20)),
        ("TX", GOVERNOR, 2014, date(2015, 1, 20)),
        ("VA", GOVERNOR, 2025, date(2026, 1, 17)),
    ],
)
def test_the_table_agrees_with_days_that_are_known(
    rules: TermRules, state: str, office: OfficeTitle, year: int, day: date
) -> None:
    assert seated(rules[state, office].begins, year) == day


def test_sixteen_states_seat_the_winners_of_november_before_the_year_is_out(rules: TermRules) -> None:
    early = {
        state
        for (state, office), rule in rules.items()
        if office in {SENATOR, MEMBER} and seated(rule.begins, 2026) < date(2027, 1, 1)
    }
    assert " ".join(sorted(early)) == "AL CA DE FL HI ID IN ME ND NH NV OK PA SC TN WV"


def test_all_of_floridas_house_ended_on_the_day_of_the_election(rules: TermRules) -> None:
    members = with_terms([someone(MEMBER, "fl/sldl:15", date(2022, 11, 8))], rules)
    assert [one.term_end for one in members] == [date(2026, 11, 3)]
    assert open_state(members, date(2026, 11, 2)) == []
    assert open_state(members, date(2026, 11, 22)) == [SeatState.TERM_ENDED]


def test_half_of_californias_senate_ends_in_december_and_half_goes_on(rules: TermRules) -> None:
    even, odd = with_terms(
        [someone(SENATOR, "ca/sldu:12", date(2022, 12, 5)), someone(SENATOR, "ca/sldu:13", date(2024, 12, 2))], rules
    )
    assert (even.term_end, odd.term_end) == (date(2026, 12, 7), date(2028, 12, 4))
    assert open_state([even], date(2026, 12, 6)) == []
    assert open_state([even], date(2026, 12, 7)) == [SeatState.TERM_ENDED]
    assert open_state([odd], date(2026, 12, 7)) == []


def test_the_number_of_a_district_tells_the_end_though_the_beginning_is_long_ago_or_unknown(rules: TermRules) -> None:
    assert with_term(someone(SENATOR, "ca/sldu:13"), rules).term_end == date(2028, 12, 4)
    assert with_term(someone(SENATOR, "ia/sldu:4", date(2023, 1, 3)), rules).term_end == date(2029, 1, 2)
    assert with_term(someone(NEBRASKAN, "ne/sldu:8", date(2019, 1, 9)), rules).term_end == date(2027, 1, 6)


def test_a_member_who_began_on_the_day_of_the_other_districts_may_serve_out_a_term(rules: TermRules) -> None:
    found = with_term(someone(SENATOR, "fl/sldu:24", date(2024, 11, 5)), rules)
    assert (found.term_end, found.end_is_known) == (date(2026, 11, 3), False)


def test_without_such_numbers_only_a_late_election_is_certain(rules: TermRules) -> None:
    lately = with_term(someone(SENATOR, "ak/sldu:b", date(2025, 1, 21)), rules)
    before = with_term(someone(SENATOR, "ak/sldu:a", date(2023, 1, 17)), rules)
    between = with_term(someone(SENATOR, "ak/sldu:c", date(2025, 11, 29)), rules)
    assert (lately.term_end, lately.end_is_known) == (date(2029, 1, 16), True)
    assert {(one.term_end, one.end_is_known) for one in (before, between)} == {(date(2027, 1, 19), False)}
    assert open_state([before], date(2027, 1, 18)) == []
    assert open_state([before], date(2027, 1, 19)) == [SeatState.UNSURE]


def test_a_day_on_which_more_begin_than_were_elected_is_a_day_of_session(rules: TermRules) -> None:
    montana = [someone(SENATOR, f"mt/sldu:{number}", date(2025, 1, 6)) for number in range(1, 41)]
    assert {(one.term_end, one.end_is_known) for one in with_terms(montana, rules)} == {(date(2027, 1, 4), False)}


@pytest.mark.parametrize(
    ("office", "division", "end"),
    [
        (MEMBER, "nj/sldl:12", date(2028, 1, 11)),
        (SENATOR, "nj/sldu:12", date(2028, 1, 11)),
        (MEMBER, "va/sldl:12", date(2028, 1, 12)),
        (MEMBER, "la/sldl:12", date(2028, 1, 10)),
        (GOVERNOR, "ky", date(2027, 12, 7)),
        (GOVERNOR, "nj", date(2030, 1, 15)),
        (GOVERNOR, "ca", date(2027, 1, 4)),
    ],
)
def test_states_that_elect_in_odd_years_and_governors_have_their_own_years(
    rules: TermRules, office: OfficeTitle, division: str, end: date
) -> None:
    found = with_term(someone(office, division), rules)
    assert (found.term_end, found.end_is_known) == (end, True)


def test_the_end_that_a_source_gives_wins_unless_it_was_over_before_the_list_was_made(rules: TermRules) -> None:
    given = date(2026, 10, 1)
    assert with_term(someone(MEMBER, "fl/sldl:15", ends=given), rules).term_end == given
    assert with_term(someone(GOVERNOR, "ca", ends=date(2026, 1, 1)), rules).term_end == date(2027, 1, 4)


def test_an_end_that_a_source_rounds_gives_way_to_a_rule_that_was_checked(rules: TermRules) -> None:
    assert with_term(someone(GOVERNOR, "tx", ends=date(2027, 1, 10)), rules).term_end == date(2027, 1, 19)


def test_without_a_rule_the_term_may_end_with_the_year() -> None:
    found = with_term(someone(MEMBER, "fl/sldl:15"), {})
    assert (found.term_end, found.end_is_known) == (date(2027, 1, 1), False)


def test_a_list_without_anyone_new_after_the_election_is_still_the_old_one(rules: TermRules) -> None:
    late = date(2026, 11, 22)
    old = [someone(MEMBER, f"fl/sldl:{number}", date(2022, 11, 8), as_of=late) for number in (1, 2)]
    assert {(one.term_end, one.end_is_known) for one in with_terms(old, rules)} == {(date(2026, 11, 3), False)}
    new = [*old, someone(MEMBER, "fl/sldl:3", date(2026, 11, 3), as_of=late)]
    assert {(one.term_end, one.end_is_known) for one in with_terms(new, rules)} == {(date(2028, 11, 7), True)}


def test_on_such_a_list_those_whose_seats_were_not_up_serve_on(rules: TermRules) -> None:
    late = date(2026, 11, 22)
    old = [someone(SENATOR, f"fl/sldu:{number}", date(2022, 11, 8), as_of=late) for number in (1, 2, 3, 4)]
    august = {one.division: one.term_end for one in with_terms([replace(one, as_of=AUGUST) for one in old], rules)}
    found = {one.division: (one.term_end, one.end_is_known) for one in with_terms(old, rules)}
    assert sorted(found.values()) == [(date(2026, 11, 3), False)] * 2 + [(date(2028, 11, 7), True)] * 2
    assert {division: end for division, (end, _) in found.items()} == august


def test_one_newcomer_of_many_may_have_filled_a_vacancy_and_does_not_make_the_list_new(rules: TermRules) -> None:
    late = date(2026, 11, 22)
    old = [someone(MEMBER, f"fl/sldl:{number}", date(2022, 11, 8), as_of=late) for number in range(1, 40)]
    newcomer = someone(MEMBER, "fl/sldl:40", late, as_of=late)
    assert not any(one.end_is_known for one in with_terms([*old, newcomer], rules))
    assert all(one.end_is_known for one in with_terms([*old[1:], newcomer, replace(newcomer)], rules))


def test_those_who_come_and_are_already_listed_serve_from_their_first_day(rules: TermRules) -> None:
    coming = with_term(someone(MEMBER, "ca/sldl:15", date(2026, 12, 7), as_of=date(2026, 11, 30)), rules)
    assert (coming.serves_on(date(2026, 12, 6)), coming.serves_on(date(2026, 12, 7))) == (False, True)
    assert coming.term_end == date(2028, 12, 4)


def test_one_who_began_just_before_the_seating_may_be_of_the_old_members_or_the_new(rules: TermRules) -> None:
    found = with_term(someone(MEMBER, "co/sldl:4", date(2027, 1, 8), as_of=date(2027, 1, 9)), rules)
    assert (found.term_end, found.end_is_known) == (date(2027, 1, 11), False)


def test_members_of_congress_keep_their_terms(rules: TermRules) -> None:
    assert with_term(official(), rules) == official()
    assert with_terms([official()], rules) == (official(),)


def test_no_term_is_over_on_the_day_of_a_list_made_between_elections(rules: TermRules) -> None:
    for state, office in rules:
        if office in {SENATOR, MEMBER, GOVERNOR}:
            found = with_term(someone(office, state.lower() if state not in {"DC", "PR"} else "ca"), rules)
            assert found.serves_on(AUGUST)
