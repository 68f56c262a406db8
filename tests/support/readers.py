"""Four readers of the site, and what each page has to be for all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page

from tests.support.browser import DESK, PHONE, axe, no_sideways_scrolling

Window = Callable[..., AbstractContextManager[Page]]


@dataclass(frozen=True)
class Reader:
    """How someone reads the site."""

    javascript: bool
    width: int
    language: str
    dark: bool


two_readers = pytest.mark.parametrize(
    "reader", ["phone-spanish-plain-dark", "desk-english-script-light"], indirect=True
)

READERS = {
    "phone-english-script-dark": Reader(True, PHONE, "en-US", True),
    "phone-spanish-plain-dark": Reader(False, PHONE, "es-MX", True),
    "desk-english-script-light": Reader(True, DESK, "en-US", False),
    "desk-spanish-plain-light": Reader(False, DESK, "es-MX", False),
}


@pytest.fixture(params=READERS)
def reader(request: pytest.FixtureRequest) -> Reader:
    """Each reader in turn; ``@two_readers`` where two of them are enough."""
    return READERS[request.param]


@pytest.fixture
def page(reader: Reader, window: Window) -> Iterator[Page]:
    """A window of this reader."""
    with window(javascript=reader.javascript, width=reader.width, language=reader.language) as page:
        page.emulate_media(color_scheme="dark" if reader.dark else "light")
        yield page


@pytest.fixture
def good(page: Page, reader: Reader) -> Callable[[], None]:
    """Look at the page: nothing for axe, no scrolling sideways, her language, a title that gives nothing away."""

    def look() -> None:
        assert page.locator("html").get_attribute("lang") == reader.language[:2]
        axe(page)
        no_sideways_scrolling(page)
        assert not {"title", "ix", "sexual", "assault", "harassment"} & set(page.title().lower().split())

    return look
