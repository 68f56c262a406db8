"""The browser helpers find what is planted on a page, with and without JavaScript."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser
from pytest_httpserver import HTTPServer

from tests.support.browser import PHONE, Window, axe, no_sideways_scrolling

PAGE = "<!doctype html><html lang=en><title>Hi</title><main><h1>Hi</h1>{}<noscript>{}</noscript></main></html>"
POLICY = {"Content-Security-Policy": "default-src 'self'"}


@pytest.fixture
def window(chromium: Browser, httpserver: HTTPServer) -> Window:
    return Window(chromium, httpserver.url_for("").rstrip("/"))


def plant(httpserver: HTTPServer, html: str = "", noscript: str = "", headers: dict[str, str] = POLICY) -> None:
    body = PAGE.format(html, noscript)
    httpserver.expect_request("/").respond_with_data(body, content_type="text/html", headers=headers)


@pytest.mark.parametrize("javascript", [True, False])
def test_a_page_without_faults_passes(window: Window, httpserver: HTTPServer, javascript: bool) -> None:
    plant(httpserver, '<a href="https://www.weather.gov/">Leave</a>')
    with window.opened(javascript=javascript, width=PHONE) as page:
        page.goto("/")
        axe(page)
        no_sideways_scrolling(page)


@pytest.mark.parametrize("javascript", [True, False])
def test_axe_finds_an_unlabelled_control(window: Window, httpserver: HTTPServer, javascript: bool) -> None:
    plant(httpserver, "<input name=zip>")
    with window.opened(javascript=javascript) as page:
        page.goto("/")
        with pytest.raises(AssertionError, match="Ensure every form element has a label"):
            axe(page)


def test_axe_sees_what_only_visitors_without_javascript_see(window: Window, httpserver: HTTPServer) -> None:
    plant(httpserver, noscript="<input name=zip>")
    with window.opened(javascript=False) as page:
        page.goto("/")
        with pytest.raises(AssertionError, match="Ensure every form element has a label"):
            axe(page)


def test_a_page_wider_than_a_phone_is_found(window: Window, httpserver: HTTPServer) -> None:
    plant(httpserver, f"<p>{'wide' * 100}</p>")
    with window.opened(width=PHONE) as page:
        page.goto("/")
        with pytest.raises(AssertionError, match="px wide in a window of 320 px"):
            no_sideways_scrolling(page)


@pytest.mark.parametrize(
    ("html", "headers", "fault"),
    [
        ('<img alt="" src="https://cdn.example/seal.png">', {}, "asked another host: https://cdn.example/seal.png"),
        ("<script>go()</script>", POLICY, "console: Executing inline script violates"),
        ("<script>go()</script>", {}, "script error: go is not defined"),
    ],
)
def test_faults_behind_the_page_fail_when_the_window_closes(
    window: Window, httpserver: HTTPServer, html: str, headers: dict[str, str], fault: str
) -> None:
    plant(httpserver, html, headers=headers)
    with pytest.raises(AssertionError) as caught, window.opened() as page:
        page.goto("/")
    assert fault in str(caught.value)
