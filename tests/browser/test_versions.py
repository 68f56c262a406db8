"""How it will look, what is published and what was, in a real browser: a phone and a desk, without JavaScript too."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from playwright.sync_api import Page, expect

from advocacy.core.staff import COMMAND_LINE, Role
from advocacy.services.check_letters import read_folder
from advocacy.services.keep_working_copies import load, save
from advocacy.services.publish_copy import publish_copy
from advocacy.settings import ROOT
from tests.support.browser import DESK, PHONE, axe, no_sideways_scrolling
from tests.support.desk import app_of, begin_campaign, come_in
from tests.support.site import Site

Open = Callable[..., AbstractContextManager[Page]]
PAGES = (
    "preview",
    "preview?as=email",
    "preview?as=form&letter=es",
    "preview?as=start",
    "publish",
    "history",
    "history/1",
)


def _published(site: Site, slug: str) -> None:
    """A campaign with one published version, and something to publish."""
    files = read_folder(ROOT / "letters" / "title-ix-protection-act")
    files["campaign.yaml"] = files["campaign.yaml"].replace(
        "path: education-letter", f"path: {slug}\ncloses: 2026-11-02"
    )
    begin_campaign(site, slug, files)
    app = app_of(site)
    with app.app_context():
        ports = app.extensions["advocacy"].ports
        assert publish_copy(ports, load(slug), COMMAND_LINE).new
        changed = {**files, "en.md": files["en.md"].replace("the ", "the very ", 1)}
        save(load(slug), changed, COMMAND_LINE, ports.now())


@pytest.mark.parametrize(("width", "language"), [(PHONE, "es"), (DESK, "en")])
def test_previews_and_versions_can_be_used_by_all(window: Open, site: Site, width: int, language: str) -> None:
    slug = f"versions-{language}"
    _published(site, slug)
    with window(width=width, javascript=width == DESK) as page:
        come_in(page, site, f"{slug}@example.org", Role.PUBLISHER)
        for path in PAGES:
            page.goto(f"/organise/{slug}/{path}{'&' if '?' in path else '?'}lang={language}")
            expect(page.locator("h1")).to_have_count(1)
            no_sideways_scrolling(page)
            axe(page)


def test_another_kind_of_official_is_shown_by_the_keyboard_alone(window: Open, site: Site) -> None:
    with window() as page:
        come_in(page, site, "keys@example.org", Role.ORGANISER)
        page.goto("/organise/stop-sexual-harassment-k12/preview")
        page.locator("#for").focus()
        page.keyboard.type("A governor")
        while page.evaluate("document.activeElement.type !== 'submit'"):
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.locator(".sheet")).to_contain_text("Dear Governor")
