"""The steps of the journey as a hand takes them in a browser, in whatever language the page speaks."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.support.visitor import BERKELEY, CAMPAIGN

STORY = "My daughter starts high school next fall. I want her school to know what to do."
PADILLA = "bioguide:P000145"


def press(page: Page, button: str) -> None:
    """Press the button that this selector finds, and wait for the page that it leads to."""
    with page.expect_navigation():
        page.click(button)


def meet(page: Page, place: str = BERKELEY) -> None:
    """To the answer to a ZIP."""
    page.goto(CAMPAIGN)
    page.fill("#where", place)
    press(page, ".place button")


def write(page: Page, place: str = BERKELEY) -> None:
    """To the letters."""
    meet(page, place)
    press(page, "#journey .next button")


def tell(page: Page, **about: str) -> None:
    """Fill in the fields with these ids; her name and a story unless something else is said."""
    for name, value in ({"name": "Ana Ruiz", "story": STORY} | about).items():
        page.fill(f"#{name}", value)


def to_the_ways_out(page: Page) -> None:
    """From the letters onwards."""
    press(page, "#letters > .next button")


def ready(page: Page, place: str = BERKELEY, **about: str) -> None:
    """To the ways out."""
    write(page, place)
    tell(page, **about)
    to_the_ways_out(page)


def finish(page: Page) -> None:
    """From the ways out to the thanks."""
    press(page, "#journey > .next button")


def sheets(page: Page) -> list[str]:
    """The words of every letter on the page where they are written, one paragraph a line."""
    read = """sheet => [...sheet.querySelectorAll("div, p")].filter(block => !block.querySelector("div, p"))
        .map(block => block.textContent.replace(/[ \\n]+/g, " ").trim()).filter(Boolean).join("\\n")"""
    return [str(sheet.evaluate(read)) for sheet in page.locator("[data-sheet]").all()]
