"""What a campaign needs beside its words, and what is refused."""

from __future__ import annotations

from datetime import date

import pytest

from advocacy.core.campaigns import RESERVED_PATHS, CampaignVersion, Resource, parse_campaign, zone_of
from advocacy.core.letters import LetterRefused
from advocacy.core.officials import OfficeTitle
from tests.support.manuscripts import CAMPAIGN, SPANISH, campaign, letter, official

SPOILED = {
    "a missing path": ("path: school-letter\n", "", 1, "“path” is missing"),
    "a path with capitals": ("school-letter", "School-Letter", 1, "cannot be an address"),
    "a path with a slash": ("school-letter", "a/../b", 1, "cannot be an address"),
    "a path as long as a page": ("school-letter", "a" * 61, 1, "cannot be an address"),
    "a path of the site": ("school-letter", "static", 1, "cannot be an address"),
    "a bill without its Congress": ("hr4030-115", "hr4030", 2, "cannot be read"),
    "an unknown office": ("us_delegate", "pope", 3, "“pope” is not an office"),
    "no office": ("[us_senator, us_representative, us_delegate, us_resident_commissioner]", "[]", 3, "missing"),
    "an office that is not in a list": (
        "[us_senator, us_representative, us_delegate, us_resident_commissioner]",
        "us_senator",
        3,
        "not a list",
    ),
    "an American date": ("2026-11-01", "11/01/2026", 4, "is not a day"),
    "a day that never comes": ("2026-11-01", "2026-02-30", 4, "is not a day"),
    "a week": ("2026-11-01", "2026-W44-7", 4, "is not a day"),
    "an end before the beginning": ("zone:", "closes: 2026-10-31\nzone:", 5, "closes before it opens"),
    "an unknown zone": ("America/New_York", "EST5", 5, "is not a time zone"),
    "a path for a zone": ("America/New_York", "../../etc/passwd", 5, "is not a time zone"),
    "perhaps": ("sensitive: yes", "sensitive: perhaps", 6, "should be yes or no"),
    "words for resources": (CAMPAIGN[CAMPAIGN.index("resources:") :], "resources: RAINN\n", 7, "should be a table"),
    "a resource never checked": ("    checked: 2026-11-22\n", "", 8, "“checked” is missing"),
    "a resource that cannot be reached": ("    phone: 800-555-0100\n", "", 8, "not complete"),
    "a script for a website": ("phone: 800-555-0100", "website: javascript:alert(1)", 8, "not complete"),
    "a website without https": ("phone: 800-555-0100", "website: http://example.org", 8, "not complete"),
    "a quote in a website": ("phone: 800-555-0100", "website: 'https://example.org/\"onclick=x'", 8, "not complete"),
    "words for a phone": ("800-555-0100", "call us", 8, "not complete"),
    "a resource with a word too many": ("phone: 800-555-0100", "phone: 800-555-0100\n    fax: 1", 8, "has too much"),
    "a part that is unknown": ("sensitive: yes", "sensitive: yes\ncolor: red", 7, "not a part of a campaign"),
}


@pytest.mark.parametrize(("old", "new", "line", "message"), SPOILED.values(), ids=SPOILED.keys())
def test_a_mistake_is_named_with_its_line(old: str, new: str, line: int, message: str) -> None:
    assert old in CAMPAIGN
    with pytest.raises(LetterRefused) as refused:
        parse_campaign(CAMPAIGN.replace(old, new, 1), "schools", "campaign.yaml")
    found = refused.value.problems
    assert any(message in problem.message and problem.line == line for problem in found), found


def test_a_campaign_is_read_into_its_parts() -> None:
    read = campaign()
    assert (read.slug, read.path, str(read.bill)) == ("schools", "school-letter", "hr4030-115")
    assert read.sensitive
    assert read.resources == (Resource("line", "800-555-0100", "", "", date(2026, 11, 22)),)
    assert zone_of(read).key == "America/New_York"


def test_it_is_open_from_the_first_day_to_the_last_and_without_a_last_for_good() -> None:
    bounded = campaign(CAMPAIGN.replace("zone:", "closes: 2026-12-31\nzone:"))
    days = [date(2026, 10, 31), date(2026, 11, 1), date(2026, 12, 31), date(2027, 1, 1)]
    assert [bounded.is_open(day) for day in days] == [False, True, True, False]
    assert campaign().is_open(date(2099, 1, 1))


def test_an_office_named_twice_is_one_target_and_others_are_left_out() -> None:
    read = campaign(CAMPAIGN.replace("us_representative, us_delegate, us_resident_commissioner", "us_senator"))
    assert read.targets == (OfficeTitle.US_SENATOR,)
    senator, member = official(), official(OfficeTitle.US_REPRESENTATIVE)
    assert read.choose_targets([member, senator], None, {}) == (senator,)


def test_no_campaign_can_take_an_address_of_the_site() -> None:
    for path in RESERVED_PATHS:
        with pytest.raises(LetterRefused):
            campaign(CAMPAIGN.replace("school-letter", path))


def test_a_language_that_is_missing_gets_the_first_letter() -> None:
    version = CampaignVersion(campaign(), 1, {"en": letter(), "es": letter(SPANISH, "es")})
    assert version.letter("es").language == "es"
    assert version.letter("tlh").language == "en"
