"""The pages beside the straight way: questions, help, refusals, and what is said of the site itself."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Page, Route

from advocacy.app import create_app
from advocacy.settings import ROOT
from tests.conftest import SettingsFactory
from tests.support.counts import publish_folder
from tests.support.journey import finish, meet, press, tell, to_the_ways_out
from tests.support.readers import Reader, good, page, reader, two_readers
from tests.support.visitor import CAMPAIGN

__all__ = ["good", "page", "reader"]  # fixtures

pytestmark = two_readers


def test_a_long_email_address_fits_a_phone(page: Page, good: Callable[[], None]) -> None:
    page.goto("/school-letter")
    page.fill("#where", "32501")
    press(page, ".place button")
    press(page, "#journey .next button")
    to_the_ways_out(page)
    assert "GovernorRon.Desantis@eog.myflorida.com" in page.inner_text("main")
    good()


def test_the_pages_before_a_place_is_known(page: Page, good: Callable[[], None]) -> None:
    for path in ("/", "/school-letter", CAMPAIGN):
        page.goto(path)
        good()
    for place in ("abc", "02138", "09001", "94541", "32501", "20500"):
        meet(page, place)
        good()
    page.goto(f"{CAMPAIGN}/choose")
    good()
    page.select_option("#state", "MA")
    page.click("main form button")
    good()


def test_the_pages_beside_the_way(page: Page, good: Callable[[], None]) -> None:
    for path in ("/about", "/nowhere"):
        page.goto(path)
        good()
    meet(page)
    for box in page.locator("[name=to]").all():
        box.uncheck()
    page.click("#journey .next button")
    good()
    page.click("main form button")
    tell(page, story="I drew this: 𓀀.")
    to_the_ways_out(page)
    page.click("button[value='pdf|all']")
    good()
    page.go_back()
    page.locator("[name=state]").evaluate("field => { field.value = 'changed' }")
    finish(page)
    assert page.locator("#kept-1").input_value() == "I drew this: 𓀀."
    good()


@pytest.fixture
def closed(settings: SettingsFactory, tmp_path: Path) -> Flask:
    """A site whose campaigns are over."""
    folder = tmp_path / "letters"
    shutil.copytree(ROOT / "letters", folder)
    for campaign in folder.glob("*/campaign.yaml"):
        campaign.write_text(campaign.read_text(encoding="utf-8") + "closes: 2026-11-20\n", encoding="utf-8")
    app = create_app(settings(letters_dir=folder))
    publish_folder(app, date(2026, 11, 23))
    return app


def serving(html: str) -> Callable[[Route], None]:
    """Answer with this page instead of asking the site."""
    return lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8")


def test_the_page_of_a_closed_campaign_and_of_a_site_with_none(
    page: Page, reader: Reader, good: Callable[[], None], closed: Flask
) -> None:
    for path in (CAMPAIGN, "/"):
        html = closed.test_client().get(path, headers={"Accept-Language": reader.language}).get_data(as_text=True)
        page.route(f"**{path}", serving(html))
        page.goto(path)
        assert page.locator("#where").count() == 0
        good()
