"""The ways to reach an official by the days that are left."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from advocacy.core.addresses import PostalAddress
from advocacy.core.delivery import Channel
from advocacy.core.officials import OfficeTitle
from advocacy.core.reach import days_left, is_last_weeks, office_closes, ways_in_order
from tests.support.manuscripts import official

MEMBER = replace(official(), term_end=date(2027, 1, 3), contact_form="https://member.example/contact")
STATE = replace(official(OfficeTitle.STATE_SENATOR), term_end=date(2028, 12, 4), email="senator@state.example")


def test_form_and_telephone_come_first_and_post_follows() -> None:
    assert ways_in_order(MEMBER, date(2026, 11, 22)) == (
        *(Channel.FORM, Channel.PHONE),
        *(Channel.PDF, Channel.ENVELOPE),
        Channel.TEXT,
    )


def test_in_the_last_thirty_days_post_comes_last() -> None:
    assert ways_in_order(MEMBER, date(2026, 12, 4))[-2:] == (Channel.PDF, Channel.ENVELOPE)
    assert ways_in_order(MEMBER, date(2026, 12, 4)) != ways_in_order(MEMBER, date(2026, 12, 3))


def test_an_email_address_is_the_best_way_to_a_state_official() -> None:
    assert ways_in_order(STATE, date(2026, 11, 22))[:2] == (Channel.EMAIL, Channel.PHONE)
    assert Channel.FORM not in ways_in_order(STATE, date(2026, 11, 22))


def test_without_an_address_there_is_no_envelope_but_the_words_remain() -> None:
    nowhere = replace(STATE, address=PostalAddress(), email="", phone="")
    assert ways_in_order(nowhere, date(2026, 11, 22)) == (Channel.PDF, Channel.TEXT)


def test_an_office_without_a_name_goes_on_after_the_term() -> None:
    office = replace(STATE, term_end=date(2026, 11, 3)).without_holder()
    assert ways_in_order(office, date(2026, 11, 22))[-1] is Channel.TEXT
    assert not is_last_weeks(office, date(2026, 11, 22))


def test_days_are_counted_to_the_end_of_the_term_and_not_beyond() -> None:
    assert days_left(MEMBER, date(2026, 11, 22)) == 42
    assert days_left(MEMBER, date(2027, 2, 1)) == 0


def test_the_last_weeks_are_the_last_sixty_days_of_a_term() -> None:
    days = [date(2026, 11, 3), date(2026, 11, 4), date(2027, 1, 2), date(2027, 1, 3)]
    assert [is_last_weeks(MEMBER, day) for day in days] == [False, True, True, False]
    assert not is_last_weeks(official(), date(2026, 12, 1))


def test_offices_of_those_who_leave_close_about_december_1() -> None:
    assert office_closes(date(2027, 1, 3)) == date(2026, 12, 1)
