"""Where she is: only when she asks for it, no closer than 100 meters, and nothing of it in an address."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import Page, Request

from tests.support.visitor import CAMPAIGN

pytestmark = pytest.mark.browser

BERKELEY = {"latitude": 37.869085, "longitude": -122.270194}
Opened = Callable[..., AbstractContextManager[Page]]
HERE = "[data-locate] button"


def test_her_browser_rounds_where_she_is_and_her_district_is_found(window: Opened) -> None:
    with window() as page:
        page.context.grant_permissions(["geolocation"])
        page.context.set_geolocation(BERKELEY)
        page.goto(CAMPAIGN)
        posted: list[Request] = []
        page.on("request", lambda request: posted.append(request) if request.method == "POST" else None)
        with page.expect_navigation():
            page.click(HERE)
        assert "Lateefah Simon" in page.inner_text("main")
        sent = parse_qs(posted[0].post_data or "", keep_blank_values=True)
        assert (sent["lat"], sent["lon"], sent["place"]) == (["37.869"], ["-122.270"], [""])
        assert "37.8" not in page.url


def test_a_browser_that_does_not_say_leaves_the_field_and_a_kind_sentence(window: Opened) -> None:
    with window() as page:
        page.goto(CAMPAIGN)
        page.click(HERE)
        page.locator("[data-locate-failed]:not([hidden])").wait_for()
        assert page.evaluate("document.activeElement.id") == "where"


def test_after_back_what_she_types_is_answered_and_not_where_she_was(window: Opened) -> None:
    with window() as page:
        page.context.grant_permissions(["geolocation"])
        page.context.set_geolocation(BERKELEY)
        page.goto(CAMPAIGN)
        with page.expect_navigation():
            page.click(HERE)
        page.go_back()
        _find(page, "82001")
        assert "Hageman" in page.inner_text("main")


def test_without_javascript_the_offer_is_not_there(window: Opened) -> None:
    with window(javascript=False) as page:
        page.goto(CAMPAIGN)
        assert not page.locator(HERE).is_visible()


def _find(page: Page, place: str) -> None:
    page.fill("#where", place)
    with page.expect_navigation():
        page.press("#where", "Enter")
