"""From the list of campaigns to a letter with its gaps, by keyboard alone, on a phone and at a desk."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.support.browser import DESK, PHONE, axe, no_sideways_scrolling
from tests.support.desk import come_in
from tests.support.site import Site

Open = Callable[..., AbstractContextManager[Page]]
_numbers = itertools.count(1)


def _tab_to(page: Page, wanted: Locator) -> None:
    """Go there as someone without a mouse does."""
    for _ in range(60):
        if wanted.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError("Tab does not lead there")


def _looked_at(page: Page) -> None:
    for width in (PHONE, DESK):
        page.set_viewport_size({"width": width, "height": 800})
        no_sideways_scrolling(page)
        axe(page)


@pytest.mark.parametrize("javascript", [True, False])
def test_a_campaign_is_begun_by_keyboard(window: Open, site: Site, javascript: bool) -> None:
    number = next(_numbers)
    with window(javascript=javascript) as page:
        come_in(page, site, f"begins{number}-{javascript}@example.org")
        page.goto("/organise/")
        _looked_at(page)
        _tab_to(page, page.get_by_role("link", name="Begin a campaign"))
        page.keyboard.press("Enter")

        _tab_to(page, page.get_by_label("What do you call this campaign?"))
        page.keyboard.type(f"Keyboard {number} {javascript}")
        _tab_to(page, page.get_by_label("Which bill is it?"))
        page.keyboard.type("HR 1557")
        _tab_to(page, page.get_by_role("button", name="Look up this bill"))
        page.keyboard.press("Enter")
        expect(page.locator("#known")).to_contain_text("Stop Sexual Harassment in K-12 Act")
        _looked_at(page)
        _tab_to(page, page.get_by_role("button", name="Save and go on"))
        page.keyboard.press("Enter")

        expect(page.get_by_role("heading", level=1)).to_have_text("Who gets it")
        _looked_at(page)
        _tab_to(page, page.get_by_label("Governors"))
        page.keyboard.press("Space")
        _tab_to(page, page.get_by_role("button", name="Save and go on"))
        page.keyboard.press("Enter")

        expect(page.get_by_role("heading", level=1)).to_contain_text("When")
        _tab_to(page, page.get_by_role("button", name="Add a source of help"))
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name="Help 1")).to_be_visible()
        _looked_at(page)
        _tab_to(page, page.get_by_role("button", name="Save and go on"))
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_contain_text("letter")
        assert "[your words:" in page.locator("#field-en-body").input_value()

        page.get_by_role("link", name="Overview").click()
        expect(page.get_by_role("link", name="Go on with the letter")).to_be_visible()
        _looked_at(page)
