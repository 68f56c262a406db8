from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest

from advocacy.core.corrections import EMPTY, Correction, Standing, apply
from advocacy.core.officials import Body, OfficeTitle, Official
from tests.services.small_world import ROSTER

_CAL = ROSTER.officials[2]
_DAY = date(2026, 11, 20)


def _row(field: str, value: str, was: str = "", official_id: str = _CAL.official_id) -> Correction:
    return Correction(official_id, field, value, was, "heard from her office", _DAY)


def _one(*rows: Correction, official: Official = _CAL) -> tuple[Official, list[Standing]]:
    officials, verdicts = apply([official], rows)
    return officials[0], [verdict.standing for verdict in verdicts]


def _added(**differently: str) -> list[Correction]:
    said = {
        "division": "ocd-division/country:us/state:ca/cd:14",
        "office": "us_representative",
        "name": "Ann Newly",
        "family_name": "Newly",
        "term_start": "2026-11-18",
        "term_end": "2027-01-03",
    }
    return [_row(field, value, official_id="bioguide:N000001") for field, value in (said | differently).items()]


def test_what_the_list_still_says_wrong_is_corrected() -> None:
    official, standings = _one(_row("phone", "202-225-1111", was=_CAL.phone))
    assert (official.phone, standings) == ("202-225-1111", [Standing.APPLIED])
    assert replace(official, phone=_CAL.phone) == _CAL


def test_a_list_that_has_caught_up_is_told_from_one_that_learnt_a_third_thing() -> None:
    row = _row("phone", "202-225-1111", was="202-225-0000")
    assert _one(row, official=replace(_CAL, phone="202-225-1111"))[1] == [Standing.CAUGHT_UP]
    official, standings = _one(row, official=replace(_CAL, phone="202-225-3333"))
    assert (official.phone, standings) == ("202-225-3333", [Standing.SET_ASIDE])


def test_without_what_was_the_correction_wins_and_the_difference_is_told() -> None:
    official, standings = _one(_row("phone", "202-225-1111"))
    assert (official.phone, standings) == ("202-225-1111", [Standing.DISAGREES])
    assert _one(_row("email", "cal@example.org"))[1] == [Standing.APPLIED]  # the list has none to disagree with


def test_what_was_nothing_is_noted_as_nothing_so_that_news_win() -> None:
    row = _row("email", "cal@example.org", was=EMPTY)
    assert _one(row)[0].email == "cal@example.org"
    official, standings = _one(row, official=replace(_CAL, email="new@example.org"))
    assert (official.email, standings) == ("new@example.org", [Standing.SET_ASIDE])


def test_a_field_can_be_corrected_to_nothing_but_a_name_cannot() -> None:
    assert _one(_row("phone", EMPTY, was=_CAL.phone))[0].phone == ""
    official, standings = _one(_row("name", EMPTY, was=_CAL.name))
    assert (official, standings) == (_CAL, [Standing.UNUSABLE])


def test_a_part_of_the_address_leaves_the_other_parts() -> None:
    official, _ = _one(_row("room", "1502", was=EMPTY))
    assert (official.address.room, official.address.city) == ("1502", "Washington")


def test_someone_removed_stays_removed_while_the_list_goes_on_naming_her() -> None:
    for _ in range(3):
        officials, verdicts = apply(ROSTER.officials, [_row("removed", "yes")])
        assert _CAL.official_id not in {one.official_id for one in officials}
        assert [verdict.standing for verdict in verdicts] == [Standing.STILL_LISTED]
    officials, verdicts = apply(ROSTER.officials[:2], [_row("removed", "yes")])
    assert [verdict.standing for verdict in verdicts] == [Standing.CAUGHT_UP]


def test_departing_is_of_this_term_only() -> None:
    assert _one(_row("departing", "yes"))[0].departing
    again = replace(_CAL, term_start=date(2027, 1, 3), term_end=date(2029, 1, 3))
    official, standings = _one(_row("departing", "yes"), official=again)
    assert (official.departing, standings) == (False, [Standing.SET_ASIDE])


def test_someone_on_no_list_is_added_when_enough_is_known() -> None:
    officials, verdicts = apply(ROSTER.officials, [*_added(), _row("phone", "202-225-1", "", "bioguide:N000001")])
    added = officials[-1]
    assert (added.name, added.phone, added.division.district) == ("Ann Newly", "202-225-1", "14")
    assert added.serves_on(_DAY)
    assert {verdict.standing for verdict in verdicts} == {Standing.APPLIED}


@pytest.mark.parametrize("lacking", ["division", "office", "name", "family_name", "term_start", "term_end"])
def test_someone_of_whom_too_little_is_known_is_not_added(lacking: str) -> None:
    officials, verdicts = apply(ROSTER.officials, [row for row in _added() if row.field != lacking])
    assert officials == ROSTER.officials
    assert {verdict.standing for verdict in verdicts} == {Standing.UNKNOWN_OFFICIAL}


@pytest.mark.parametrize(
    "wrong",
    [
        {"division": "ocd-division/country:ca"},
        {"office": "duke"},
        {"term_end": "2020-01-03"},
        {"term_start": "soon"},
        {"division": "ocd-division/country:us/state:ca"},
        {"office": "governor"},
    ],
)
def test_an_official_who_cannot_be_is_not_added(wrong: dict[str, str]) -> None:
    officials, verdicts = apply(ROSTER.officials, _added(**wrong))
    assert officials == ROSTER.officials
    assert {verdict.standing for verdict in verdicts} == {Standing.UNUSABLE}


def test_once_the_list_has_someone_added_by_hand_the_list_counts() -> None:
    ann = apply([], _added())[0][0]
    official, standings = _one(*_added(), official=replace(ann, name="Ann B. Newly", source="congress-legislators"))
    assert official.name == "Ann B. Newly"
    assert standings.count(Standing.SET_ASIDE) == 1
    assert standings.count(Standing.CAUGHT_UP) == 5


@pytest.mark.parametrize(
    ("field", "value"),
    [("office", "duke"), ("division", "nowhere"), ("term_end", "2020-01-03"), ("division", "ocd-division/country:us")],
)
def test_a_value_with_which_the_row_could_not_be_right_is_left_out(field: str, value: str) -> None:
    official, standings = _one(_row(field, value))
    assert (official, standings) == (_CAL, [Standing.UNUSABLE])


def test_an_office_needs_the_kind_of_district_that_elects_it() -> None:
    official, standings = _one(_row("office", "us_senator", was="us_representative"))
    assert (official, standings) == (_CAL, [Standing.UNUSABLE])
    both = [_row("office", "us_senator"), _row("division", "ocd-division/country:us/state:ca")]
    assert _one(*both)[0].office is OfficeTitle.US_SENATOR


def test_an_office_of_a_state_is_called_as_the_state_calls_it() -> None:
    governor = Body("CA", OfficeTitle.GOVERNOR, "Governor", "Gobernador", "Governor", ("gobernador", "gobernadora"))
    rows = _added(division="ocd-division/country:us/state:ca", office="governor")
    officials, _ = apply([], rows, {("CA", OfficeTitle.GOVERNOR): governor})
    assert officials[0].body is governor


def test_of_two_rows_for_one_field_the_later_counts() -> None:
    rows: Iterable[Correction] = [_row("phone", "202-225-1111"), _row("phone", "202-225-2222")]
    assert _one(*rows)[0].phone == "202-225-2222"


def test_a_correction_of_nobody_we_know_is_told() -> None:
    officials, verdicts = apply(ROSTER.officials, [_row("phone", "202-225-1111", official_id="bioguide:Z999999")])
    assert officials == ROSTER.officials
    assert [verdict.standing for verdict in verdicts] == [Standing.UNKNOWN_OFFICIAL]
