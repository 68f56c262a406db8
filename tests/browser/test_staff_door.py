"""From an invitation to the campaigns, with the keyboard alone; every page on the way looked over by axe."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from uuid import uuid4

import pyotp
import pytest
from playwright.sync_api import Page, expect

from advocacy.app import create_app
from advocacy.core.staff import COMMAND_LINE, Role
from advocacy.services.invite_staff import invite
from advocacy.settings import Settings
from advocacy.store.database import db
from tests.support.browser import PHONE, axe, no_sideways_scrolling
from tests.support.site import Site

_PASSWORD = "four words about otters"
OpenWindow = Callable[..., AbstractContextManager[Page]]


def _invited(site: Site, role: Role) -> str:
    with create_app(Settings(instance_dir=site.instance)).app_context():
        try:
            return invite(f"{uuid4().hex[:12]}@example.org", role, COMMAND_LINE, datetime.now(UTC))
        finally:
            db.engine.dispose()


def _tab_to(page: Page, selector: str) -> None:
    """Press Tab until this has the focus, as someone without a mouse does."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", selector):
            return
    raise AssertionError(f"{selector} is not reached by the keyboard")


def _types(page: Page, selector: str, text: str) -> None:
    _tab_to(page, selector)
    page.keyboard.type(text)


def _looked_over(page: Page, heading: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    axe(page)
    no_sideways_scrolling(page)


@pytest.mark.parametrize(("width", "javascript"), [(1280, True), (PHONE, False)])
def test_from_an_invitation_to_the_campaigns_by_keyboard(
    window: OpenWindow, site: Site, width: int, javascript: bool
) -> None:
    with window(width=width, javascript=javascript) as page:
        page.goto(_invited(site, Role.OWNER))
        _looked_over(page, "Welcome")
        _types(page, "#password", _PASSWORD)
        _types(page, "#again", _PASSWORD)
        page.keyboard.press("Enter")
        _looked_over(page, "Your second factor")
        key = "".join(page.inner_text(".key").split())
        _types(page, "#code", pyotp.TOTP(key).now())
        page.keyboard.press("Enter")
        _looked_over(page, "Your recovery codes")
        assert page.locator(".codes li").count() == 10
        _tab_to(page, "main a.button")
        page.keyboard.press("Enter")
        page.wait_for_url("**/organise/")
        axe(page)


def test_each_page_of_an_owner_is_sound(window: OpenWindow, site: Site) -> None:
    with window(width=PHONE) as page:
        page.goto(_invited(site, Role.OWNER))
        page.fill("#password", _PASSWORD)
        page.fill("#again", _PASSWORD)
        page.click("main button.button")
        page.fill("#code", pyotp.TOTP("".join(page.inner_text(".key").split())).now())
        page.click("main button.button")
        page.goto("/staff/people/invite")
        _looked_over(page, "Invite someone")
        page.fill("#email", f"{uuid4().hex[:12]}@example.org")
        page.click("main button.button")
        _looked_over(page, "People")
        page.click("text=Change >> nth=0")
        axe(page)
        for path, heading in (
            ("/staff/account", "My account"),
            ("/staff/account/password", "Change your password"),
            ("/staff/recovery-codes/new", "New recovery codes"),
            ("/staff/confirm", "Is it you?"),
            ("/staff/audit", "Audit log"),
            ("/staff/audit/export", "Export the audit log"),
            ("/staff/link/none", "This link works no more"),
        ):
            page.goto(path)
            _looked_over(page, heading)
        page.click("text=Sign out")
        _looked_over(page, "Sign in")
