"""The letter that goes to Congress and to states, on the site: each office gets words of its own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask

from tests.support.visitor import FIND, SEND, WRITE, Visitor
from tests.web.conftest import VisitorFactory


@pytest.mark.parametrize(
    ("language", "to_congress", "to_the_state"),
    [
        (
            "en-US",
            "I ask you to cosponsor the Stop Sexual Harassment in K-12 Act",
            "I ask you not to wait for Congress",
        ),
        ("es", "le pido que copatrocine la Ley para Detener", "le pido que no espere al Congreso"),
    ],
)
def test_congress_and_the_governor_are_asked_for_different_things(
    visitor: VisitorFactory, language: str, to_congress: str, to_the_state: str
) -> None:
    ana = visitor(language=language).open("/school-letter").press(FIND, place="94704").press(WRITE)
    sheets = [ana.sheet(number) for number in range(1, 1 + len(list(ana.page.elements("article"))))]
    governor = [sheet for sheet in sheets if "Governor of California" in sheet]
    assert len(governor) == 1
    assert to_the_state in governor[0]
    assert sum(to_congress in sheet for sheet in sheets) == 1
    assert not any(to_congress in sheet for sheet in governor)
    assert ana.press(SEND, name="Ana Ruiz").press("pdf|all").response.mimetype == "application/pdf"


def test_a_seat_of_a_council_that_nobody_holds_is_told_with_the_day_of_the_list_of_the_states(ana: Visitor) -> None:
    ana.open("/school-letter").press(FIND, place="20500")
    assert "In the District" in ana.text
    assert "In your state" not in ana.text
    assert "At-Large: Our list of August 5, 2026 names no one for this seat." in ana.text
    assert "The District of Columbia has no senators in Congress." in ana.text


@pytest.mark.parametrize(
    ("language", "place", "role"),
    [
        ("en-US", "94704", "Governor of California"),
        ("en-US", "20500", "Mayor of the District of Columbia"),
        ("es", "94704", "Gobernador o gobernadora de California"),
        ("es", "20500", "Alcalde o alcaldesa del Distrito de Columbia"),
    ],
)
def test_who_governs_is_of_a_place_and_who_represents_is_for_one(
    visitor: VisitorFactory, language: str, place: str, role: str
) -> None:
    ana = visitor(language=language).open("/school-letter").press(FIND, place=place)
    assert role in ana.text
    assert role in ana.press(WRITE).press(SEND).text


def test_the_sponsor_is_thanked(ana: Visitor) -> None:
    ana.open("/school-letter").press(FIND, division="ocd-division/country:us/state:il/cd:6", place="")
    assert "Introduced this bill. Your letter says thank you." in ana.text
    ana.press(WRITE)
    assert any("Thank you for standing up for students." in ana.sheet(number) for number in range(1, 4))


def test_in_the_last_days_of_its_congress_the_letter_says_so(
    site_with: Callable[..., Flask], visitor: VisitorFactory
) -> None:
    app = site_with(today=date(2027, 1, 2))
    before = visitor(app).open("/school-letter").press(FIND, place="94704").press(WRITE)
    assert "Few days are left." in " ".join(before.sheet(number) for number in range(1, 4))
