"""The whole journey with and without JavaScript, on a phone and at a desk, in both languages, light and dark."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page

from tests.support.journey import finish, meet, ready, tell, to_the_ways_out, write
from tests.support.readers import good, page, reader, two_readers

__all__ = ["good", "page", "reader"]  # fixtures


def test_the_whole_journey(page: Page, good: Callable[[], None]) -> None:
    meet(page)
    good()
    page.click("#journey .next button")
    good()
    tell(page, email="no address", street="12 Main St.")
    page.check("#reply-email")
    to_the_ways_out(page)
    assert page.locator(".summary").count() == 1
    good()
    page.fill("#email", "ana@example.org")
    page.click(".edit summary >> nth=0")
    page.fill("#body-1", "Dear staff,\n\nI wrote this myself.")
    page.click(".edit[open] button")
    good()
    to_the_ways_out(page)
    page.locator("details").evaluate_all("all => all.forEach(one => { one.open = true })")
    good()
    with page.expect_download() as downloading:
        page.click("button[value='pdf|all']")
    assert downloading.value.suggested_filename == "letters.pdf"
    assert Path(downloading.value.path()).read_bytes().startswith(b"%PDF-")
    page.check("#sent-form-2")
    finish(page)
    assert "Alex Padilla" in page.inner_text(".lead")
    good()


@two_readers
def test_the_exit_is_in_view_wherever_she_has_scrolled(page: Page) -> None:
    ready(page)
    for part in ("bottom", "top"):
        page.keyboard.press("End" if part == "bottom" else "Home")
        assert page.locator(".exit").is_visible()
        box = page.locator(".exit").bounding_box()
        assert box is not None
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= 800


@two_readers
def test_old_pages_are_shown_again_in_any_browser(page: Page, good: Callable[[], None]) -> None:
    write(page)
    tell(page)
    page.context.clear_cookies()
    to_the_ways_out(page)
    assert page.locator(".notice").count() == 1
    good()
    to_the_ways_out(page)
    assert page.locator(".send").count() == 1
