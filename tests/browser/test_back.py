"""Back and forward lose nothing; after the way out there is nothing to come back to."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress

import pytest
from playwright.sync_api import Browser, Error, Page

from tests.support import machine
from tests.support.journey import STORY, finish, meet, ready, sheets, tell, to_the_ways_out, write
from tests.support.site import Site
from tests.support.visitor import BERKELEY, CAMPAIGN

Window = Callable[..., AbstractContextManager[Page]]

scripted = pytest.mark.parametrize("javascript", [True, False], ids=["with-script", "without-script"])


@scripted
def test_back_after_every_step_shows_her_text_again_and_so_does_forward(window: Window, javascript: bool) -> None:
    with window(javascript=javascript) as page:
        ready(page)
        finish(page)
        page.go_back()
        assert STORY in page.input_value("#copy-1-message")
        page.go_back()
        assert page.input_value("#story") == STORY
        assert page.input_value("#name") == "Ana Ruiz"
        page.go_back()
        assert page.locator("[name=to]:checked").count() == 3
        page.go_back()
        page.locator("#where").wait_for()
        for there in ("[name=to]", "[data-sheet]", ".send", "#share"):
            page.go_forward()
            page.locator(there).first.wait_for(state="attached")
        page.go_back()
        page.go_back()
        tell(page, story="Other words.")
        to_the_ways_out(page)
        assert "Other words." in page.input_value("#copy-1-message")


@scripted
def test_back_to_the_first_page_shows_her_zip_again(hers: Window, javascript: bool) -> None:
    with hers(javascript=javascript) as page:
        meet(page)
        go_back(page)
        assert page.input_value("#where") == BERKELEY


@scripted
def test_back_from_an_error_shows_what_was_typed(window: Window, javascript: bool) -> None:
    with window(javascript=javascript) as page:
        write(page)
        tell(page, email="no address")
        to_the_ways_out(page)
        page.locator(".summary").wait_for()
        page.go_back()
        assert page.input_value("#story") == STORY
        assert page.input_value("#email") == "no address"
        page.go_forward()
        assert page.input_value("#story") == STORY


def test_after_back_the_letter_shows_what_stands_in_the_fields(page: Page) -> None:
    ready(page)
    page.go_back()
    assert STORY in sheets(page)[0]
    assert "Ana Ruiz" in sheets(page)[0]


@scripted
def test_a_change_of_language_in_the_middle_keeps_her_text(window: Window, javascript: bool) -> None:
    with window(javascript=javascript) as page:
        write(page)
        tell(page)
        page.click(".top [lang=es]")
        assert page.locator("html").get_attribute("lang") == "es"
        assert page.input_value("#story") == STORY
        page.go_back()
        assert page.input_value("#story") == STORY


# The way out, in a browser that keeps whole pages in memory as everyone's does, which tests usually turn off.


@pytest.fixture(scope="session")
def remembering(chromium: Browser) -> Iterator[Browser]:
    """Another Chromium, with its memory of whole pages."""
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    browser = chromium.browser_type.launch(
        executable_path=machine.chromium(),
        args=["--disable-gpu", *sandbox],
        ignore_default_args=["--disable-back-forward-cache"],
    )
    yield browser
    browser.close()


@pytest.fixture
def hers(remembering: Browser, site: Site) -> Callable[..., AbstractContextManager[Page]]:
    @contextmanager
    def opened(*, javascript: bool = True) -> Iterator[Page]:
        context = remembering.new_context(base_url=site.url, java_script_enabled=javascript, locale="en-US")
        context.set_default_timeout(10_000)
        page = context.new_page()
        page.goto("about:blank")
        yield page
        context.close()

    return opened


def shift(page: Page, times: int, pause: int = 60) -> None:
    for _ in range(times):
        page.keyboard.press("Shift")
        page.wait_for_timeout(pause)


def by_button(page: Page) -> None:
    page.click(".exit")


def by_shift(page: Page) -> None:
    shift(page, 3)


def by_shift_while_typing(page: Page) -> None:
    page.locator("textarea:visible, input[type=text]:visible").first.focus()
    shift(page, 3)


def what_is_left(page: Page) -> str:
    """All that can be read on the page, in its fields and in its title."""
    read = """() => [document.title, document.body ? document.body.innerText : "",
        ...[...document.querySelectorAll("input:not([type=hidden]), textarea")].map(field => field.value)].join(" ")"""
    return str(page.evaluate(read))


def go_back(page: Page) -> None:
    """Press Back, and wait for whatever it shows, a refusal of the browser's own among them."""
    with suppress(Error):  # what was asked is gone with the page that asked
        page.evaluate("history.back()")
    page.wait_for_timeout(900)


def first(page: Page) -> None:
    page.goto(CAMPAIGN)
    page.fill("#where", BERKELEY)


def letters(page: Page) -> None:
    write(page)
    tell(page)


def thanks(page: Page) -> None:
    ready(page)
    finish(page)


HERS = (STORY, "Ana Ruiz", "Schiff", "Berkeley", BERKELEY)


@pytest.mark.parametrize(
    ("step", "way"),
    [
        (first, by_button),
        (meet, by_shift),
        (letters, by_button),
        (letters, by_shift_while_typing),
        (ready, by_shift),
        (thanks, by_button),
    ],
    ids=lambda one: one.__name__,
)
def test_after_the_way_out_back_shows_no_letter_and_no_field(
    hers: Window, elsewhere: str, step: Callable[[Page], None], way: Callable[[Page], None]
) -> None:
    with hers() as page:
        step(page)
        way(page)
        page.wait_for_url(elsewhere)
        assert page.inner_text("h1") == "Sunny"
        for _ in range(3):
            go_back(page)
            assert page.url != elsewhere
            left = what_is_left(page)
            assert not [word for word in HERS if word in left], page.url


@pytest.mark.parametrize("step", [meet, letters, thanks], ids=lambda one: one.__name__)
def test_without_a_script_the_way_out_leads_away_and_back_shows_no_letter(
    hers: Window, elsewhere: str, step: Callable[[Page], None]
) -> None:
    with hers(javascript=False) as page:
        step(page)
        page.click(".exit")
        page.wait_for_url(elsewhere)
        for _ in range(3):
            go_back(page)
            assert page.url != elsewhere
            left = what_is_left(page)
            assert not [word for word in HERS if word in left], page.url


def test_forward_from_before_shows_nothing_either(hers: Window, elsewhere: str) -> None:
    with hers() as page:
        letters(page)
        by_button(page)
        page.wait_for_url(elsewhere)
        page.goto("/about")
        go_back(page)
        go_back(page)
        assert not [word for word in HERS if word in what_is_left(page)]


@pytest.mark.parametrize("keys", ["Escape", "slow", "two", "capitals", "held"])
def test_no_other_key_leads_away(page: Page, keys: str) -> None:
    write(page)
    page.focus("#story")
    if keys == "Escape":
        for _ in range(4):
            page.keyboard.press("Escape")
    elif keys == "slow":
        shift(page, 3, pause=1_100)
    elif keys == "two":
        shift(page, 2)
    elif keys == "capitals":
        page.keyboard.type("ABC DEF")
        for letter in "GHI":
            page.keyboard.press(f"Shift+{letter}")
    else:
        page.keyboard.down("Shift")
        for _ in range(5):
            page.keyboard.down("Shift")  # as a key that is held down repeats itself
        page.keyboard.up("Shift")
    page.wait_for_timeout(300)
    assert page.url.endswith("/write")
    assert page.locator("[data-sheet]").count() == 3
