"""What organisers are told about the law before they publish."""

from __future__ import annotations

from datetime import date

import pytest

from advocacy.core.campaign_advice import NOT_LEGAL_ADVICE, advice_for, next_general_election
from tests.support.manuscripts import CAMPAIGN, campaign

NOVEMBER = date(2026, 11, 22)


def codes(more: str = "", day: date = NOVEMBER) -> list[str]:
    return [one.code for one in advice_for(campaign(CAMPAIGN + more), day)]


def test_whoever_asks_people_to_write_about_a_bill_hears_that_it_is_lobbying() -> None:
    assert codes() == ["call-to-action"]
    assert "not legal advice" in NOT_LEGAL_ADVICE


def test_a_campaign_to_states_hears_of_the_states_own_rules() -> None:
    about = campaign(CAMPAIGN.replace("us_delegate", "governor"))
    assert "state-lobbying" in [one.code for one in advice_for(about, NOVEMBER)]


def test_who_chooses_by_party_hears_of_it_and_near_an_election_more() -> None:
    bounded = "parties: [Democratic]\ncloses: 2026-12-31\n"
    assert codes(bounded) == ["call-to-action", "by-party"]
    assert "close-to-an-election" in codes(bounded, date(2026, 10, 1))  # it opens two days before that of 2026
    assert codes("parties: [Democratic]\ncloses: 2028-09-07\n") == ["call-to-action", "by-party"]
    assert "close-to-an-election" in codes("parties: [Democratic]\ncloses: 2028-09-08\n")
    assert codes("parties: [Democratic]\n") == ["call-to-action", "by-party", "close-to-an-election"]


def test_who_names_people_hears_of_it_near_an_election_only() -> None:
    assert codes("people: ['bioguide:P000145']\ncloses: 2026-12-31\n") == ["call-to-action"]
    assert "close-to-an-election" in codes("people: ['bioguide:P000145']\n")


def test_every_advice_names_where_it_can_be_read() -> None:
    for one in advice_for(campaign(CAMPAIGN + "parties: [Democratic]\n"), NOVEMBER):
        assert one.source
        assert one.text.endswith(".")


@pytest.mark.parametrize(
    ("day", "election"),
    [
        (date(2026, 11, 3), date(2026, 11, 3)),
        (date(2026, 11, 4), date(2028, 11, 7)),
        (date(2027, 1, 1), date(2028, 11, 7)),
        (date(2022, 1, 1), date(2022, 11, 8)),
        (date(2032, 1, 1), date(2032, 11, 2)),
    ],
)
def test_federal_elections_are_on_the_tuesday_after_the_first_monday(day: date, election: date) -> None:
    assert next_general_election(day) == election
