from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from advocacy.core.errors import UnknownThing
from advocacy.core.posters import Poster, PosterKind
from advocacy.core.staff import Actor
from advocacy.services.count_action import count_action
from advocacy.services.partners import (
    MOST_PARTNERS,
    CodeTaken,
    TooManyPartners,
    add_partner,
    find_partner,
    partners_of,
    picture_of,
    print_sheet,
    remove_partner,
)
from tests.services.small_world import ports
from tests.support.acts import acts
from tests.support.kept import action, kept, letter

ANA = Actor(1, "ana@example.org")
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _app(database_url: str) -> Iterator[None]:
    with kept(database_url):
        yield


def test_what_comes_by_a_code_is_counted_for_its_partner_and_no_other_campaign() -> None:
    add_partner("safe-schools", "Club", "", ANA, NOW)
    add_partner("another", "Club", "", ANA, NOW)
    for number in range(6):
        count_action(action(f"t{number}", source="club"), [letter()])
    (partner,) = partners_of("safe-schools")
    assert (partner.code, partner.actions, partner.has_few) == ("club", 6, False)
    assert partners_of("another")[0].actions == 0


def test_a_code_is_given_once_and_can_be_given_again_after_it_was_removed() -> None:
    add_partner("safe-schools", "Club", "club", ANA, NOW)
    with pytest.raises(CodeTaken):
        add_partner("safe-schools", "Another", "club", ANA, NOW)
    remove_partner("safe-schools", "club", ANA, NOW)
    remove_partner("safe-schools", "club", ANA, NOW)
    with pytest.raises(UnknownThing):
        find_partner("safe-schools", "club")
    add_partner("safe-schools", "Another", "club", ANA, NOW)
    assert [entry.act for entry in acts()] == ["source_code_made", "source_code_removed", "source_code_made"]


def test_a_campaign_has_no_more_partners_than_the_counters_tell_apart() -> None:
    for number in range(MOST_PARTNERS):
        add_partner("safe-schools", f"Club {number}", "", ANA, NOW)
    with pytest.raises(TooManyPartners):
        add_partner("safe-schools", "One more", "", ANA, NOW)


def test_a_site_that_draws_no_codes_says_so() -> None:
    world = replace(ports(), signs=None)
    poster = Poster("en", "a", "b", "c", "d", "e")
    for ask in (lambda: picture_of(world, "x"), lambda: print_sheet(world, poster, PosterKind.TENT)):
        with pytest.raises(UnknownThing):
            ask()
