"""A visitor who has no JavaScript: opens pages, fills in forms as they stand there, and presses their buttons."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape
from urllib.parse import urljoin, urlsplit
from xml.etree.ElementTree import Element

from babel.support import Translations
from flask.testing import FlaskClient
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse

from tests.support.pages import Page, text_of
from tests.support.site import ROOT

CAMPAIGN = "/education-letter"
BERKELEY = "94704"
FIND, WRITE, SEND, DONE = "Find my officials", "Write my letters", "Print or send", "I am done for today"
UPDATE = "Update the letters"

Answers = str | Sequence[str] | None


class Visitor:
    """One browser. What it sends beside the form is what browsers send: Origin, Referer, Sec-Fetch-Site, cookies."""

    response: TestResponse

    def __init__(self, client: FlaskClient, site: str = "http://localhost", language: str = "en-US") -> None:
        self.client, self.site, self.language = client, site, language
        self.address = f"{site}/"
        self._parsed: tuple[TestResponse | None, Page] = (None, Page(""))

    # Reading

    @property
    def html(self) -> str:
        return self.response.get_data(as_text=True)

    @property
    def page(self) -> Page:
        if self._parsed[0] is not self.response:
            self._parsed = (self.response, Page(self.html, urlsplit(self.site).netloc))
        return self._parsed[1]

    @property
    def text(self) -> str:
        """All that the page says, on one line."""
        return text_of(next(self.page.elements("body")))

    @property
    def heading(self) -> str:
        return text_of(next(self.page.elements("h1")))

    @property
    def fields(self) -> MultiDict[str, str]:
        """Every control of the page that would be sent, whatever its form."""
        page = self.page
        return MultiDict(pair for form in page.elements("form") for pair in _controls(page, form))

    def sheet(self, number: int = 1) -> str:
        """The text of one letter on the page where it is written."""
        sheet = next(each for each in self.page.elements("article") if each.get("id") == f"sheet-{number}")
        blocks = (each for each in sheet.iter() if each.tag in {"div", "p"})
        lines = ("".join(each.itertext()) for each in blocks if not {"div", "p"} & {child.tag for child in each})
        return " ".join(" ".join(lines).split())

    def choices(self, name: str) -> list[str]:
        """The values of the buttons or boxes of this name, in the page's order."""
        return [each.get("value", "") for each in self.page.elements("button", "input") if each.get("name") == name]

    # Acting

    def open(self, path: str = CAMPAIGN, **headers: str) -> Visitor:
        """Type an address, or follow a link."""
        usual = {"Accept-Language": self.language}
        self.address = urljoin(self.address, path)
        self.response = self.client.get(
            self.address.removeprefix(self.site), base_url=self.site, headers=usual | headers
        )
        return self

    def follow(self, text: str) -> Visitor:
        """Follow the link that says this."""
        label = in_language(self.page.root.get("lang", ""), text)
        link = next(each for each in self.page.elements("a") if label in text_of(each))
        return self.open(unescape(link.get("href", "")))

    def press(self, button: str, /, *, headers: dict[str, str] | None = None, **answers: Answers) -> Visitor:
        """Fill in and press the first button that says ``button`` in the page's language, or whose value it is.

        A text replaces what a field holds, a list the boxes that are ticked, None leaves the field out; two underscores
        stand for a colon.
        """
        page = self.page
        label = in_language(page.root.get("lang", ""), button)
        buttons = (each for each in page.elements("button") if each.get("aria-hidden") != "true")
        says = (label, button)  # the name of another language is said in that language
        pressed = next(
            (each for each in buttons if any(x in text_of(each) for x in says) or each.get("value") == button), None
        )
        assert pressed is not None, f"There is no button “{label}” on the page “{self.heading}”"
        form = _form_of(page, pressed)
        given = {name.replace("__", ":"): answer for name, answer in answers.items()}
        pairs = [pair for pair in _controls(page, form) if pair[0] not in given]
        for name, answer in given.items():
            pairs += [(name, each) for each in ([answer] if isinstance(answer, str) else answer or [])]
        if name := pressed.get("name"):
            pairs.append((name, pressed.get("value", "")))
        target = pressed.get("formaction") or form.get("action", "")
        if (pressed.get("formmethod") or form.get("method")) == "get":
            return self.open(target)
        return self.post(target, pairs, headers)

    def post(self, path: str, pairs: Sequence[tuple[str, str]], headers: dict[str, str] | None = None) -> Visitor:
        """Send these pairs as a form of this site would."""
        usual = {
            "Accept-Language": self.language,
            "Origin": self.site,
            "Referer": self.address,
            "Sec-Fetch-Site": "same-origin",
        }
        sent = {name: value for name, value in (usual | (headers or {})).items() if value}
        self.last = (path, list(pairs), headers)
        self.response = self.client.post(path, base_url=self.site, data=MultiDict(pairs), headers=sent)
        self.address = urljoin(self.address, path)
        return self

    def again(self) -> Visitor:
        """Reload what was posted last, as a reload, a double click or Back and forward would."""
        return self.post(*self.last)

    # The journey

    def meet(self, zip_text: str = BERKELEY) -> Visitor:
        """From the front page to the officials of a ZIP."""
        return self.open().press(FIND, place=zip_text)

    def write(self, zip_text: str = BERKELEY, **answers: Answers) -> Visitor:
        """To the page of the letters."""
        return self.meet(zip_text).press(WRITE, **answers)

    def ready(self, zip_text: str = BERKELEY, **answers: Answers) -> Visitor:
        """To the page of the ways out, having answered these fields."""
        return self.write(zip_text).press(SEND, **answers)


def in_language(language: str, text: str) -> str:
    """One of our own sentences as the site says it in this language."""
    return Translations.load(str(ROOT / "advocacy" / "translations"), [language.replace("-", "_")]).gettext(text)


def _form_of(page: Page, button: Element) -> Element:
    if name := button.get("form"):
        return next(each for each in page.elements("form") if each.get("id") == name)
    form = page.within(button, "form")
    assert form is not None, f"{text_of(button)} is in no form"
    return form


def _controls(page: Page, form: Element) -> Iterator[tuple[str, str]]:
    for each in page.elements("input", "textarea", "select"):
        belongs = each.get("form") == form.get("id") if each.get("form") else page.within(each, "form") is form
        if not belongs or not each.get("name") or "disabled" in each.attrib:
            continue
        yield from ((each.get("name", ""), value) for value in _values(each))


def _values(control: Element) -> Iterator[str]:
    if control.tag == "textarea":
        yield re.sub(r"\r?\n", "\r\n", "".join(control.itertext()))
    elif control.tag == "select":
        options = list(control.iter("option"))
        chosen = [each for each in options if "selected" in each.attrib] or options[:1]
        yield from (each.get("value", text_of(each)) for each in chosen)
    elif control.get("type") in {"checkbox", "radio"}:
        if "checked" in control.attrib:
            yield control.get("value", "on")
    elif control.get("type") not in {"submit", "button", "reset", "image"}:
        yield control.get("value", "")
