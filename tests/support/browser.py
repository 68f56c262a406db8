"""A real Chromium that reports what a person would stumble over: axe's findings, script errors, calls to elsewhere."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, Route, sync_playwright

from tests.support import machine

PHONE = 320  # px: WCAG 1.4.10 Reflow, a 1280 px window at 400 %
DESK = 1280

_QUIET = (
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-dev-shm-usage",
    "--disable-sync",
    "--no-first-run",
)
_WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}

_NOSCRIPT_TAG = re.compile(r"</?noscript[^>]*>")


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start Chromium, headless; as root it runs without its sandbox."""
    program = machine.chromium()
    assert program is not None, machine.advice_on(machine.chromium)
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=[*_QUIET, *sandbox])
        yield browser
        browser.close()


@dataclass
class Window:
    """How a visitor looks at the site: with or without JavaScript, on a phone or at a desk."""

    browser: Browser
    site: str
    faults: list[str] = field(default_factory=list)

    @contextmanager
    def opened(self, *, javascript: bool = True, width: int = DESK, language: str = "en-US") -> Iterator[Page]:
        """Give an empty window whose relative addresses are the site's; raises if anything went wrong behind it."""
        context = self.browser.new_context(
            base_url=self.site,
            java_script_enabled=javascript,
            viewport={"width": width, "height": 800},
            locale=language,
            accept_downloads=True,
        )
        context.set_default_timeout(15_000)
        context.route("**/*", self._only_this_site)
        page = context.new_page()
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.faults.append(f"script error: {error}"))
        try:
            yield page
        finally:
            context.close()
        assert not self.faults, "Behind the page:\n  - " + "\n  - ".join(self.faults)

    def _only_this_site(self, route: Route) -> None:
        address = route.request.url
        leaves_by_link = route.request.is_navigation_request()
        if urlsplit(address).netloc == urlsplit(self.site).netloc:
            route.continue_()
            return
        if not leaves_by_link:  # a link may lead out, which is stopped here all the same; a page must not call out
            self.faults.append(f"{route.request.frame.url} asked another host: {address}")
        route.abort()

    def _heard(self, message: ConsoleMessage) -> None:
        # The browser logs every 4xx answer; what a page answers is asserted by the tests themselves.
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            self.faults.append(f"console: {message.text}")


def axe(page: Page) -> None:
    """Fail with axe's own report if the page as it stands breaks a rule of WCAG 2.2 AA or a best practice."""
    with _scriptable(page) as copy:
        results = Axe().run(copy, options={"resultTypes": ["violations"], **_WCAG})
    assert results.violations_count == 0, f"{page.url}\n{results.generate_report()}"


@contextmanager
def _scriptable(page: Page) -> Iterator[Page]:
    """The page itself or, where JavaScript is off and axe could not run, a copy of what is seen without it."""
    if not page.evaluate("matchMedia('(scripting: none)').matches"):
        yield page
        return
    assert page.context.browser is not None
    seen = _NOSCRIPT_TAG.sub("", page.content())
    dark = page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    context = page.context.browser.new_context(viewport=page.viewport_size, color_scheme="dark" if dark else "light")
    copy = context.new_page()
    copy.route("**/*", lambda route: route.abort() if route.request.resource_type == "script" else route.continue_())
    copy.route(page.url, lambda route: route.fulfill(body=seen, content_type="text/html; charset=utf-8"))
    try:
        copy.goto(page.url)
        yield copy
    finally:
        context.close()


def no_sideways_scrolling(page: Page) -> None:
    """Fail if the page is wider than its window."""
    sizes = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert sizes[0] <= sizes[1], f"{page.url} is {sizes[0]} px wide in a window of {sizes[1]} px"
