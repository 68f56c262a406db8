"""Every HTML page any test fetches is looked over here; a fault anywhere fails the test that came across it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from flask.testing import FlaskClient
from tinyhtml5.parser import HTMLParser
from werkzeug.test import TestResponse

_UNLABELLED_INPUTS = {"hidden", "submit", "button", "reset", "image"}
_LINKS_THAT_LOAD = {"stylesheet", "icon", "apple-touch-icon", "manifest", "preload", "modulepreload", "prefetch"}
_SCRIPTS_THAT_ARE_DATA = {"application/json", "application/ld+json"}
_REFERENCES = ("aria-labelledby", "aria-describedby", "aria-controls", "aria-errormessage")


@dataclass
class Page:
    """A parsed page, and what the checks need to ask of it."""

    html: str
    host: str = "localhost"
    root: Element = field(init=False)
    syntax_errors: list[tuple[tuple[int, int], str, dict[str, Any]]] = field(init=False)

    def __post_init__(self) -> None:
        parser = HTMLParser(namespace_html_elements=False)
        self.root = parser.parse(self.html)
        self.syntax_errors = parser.errors
        self.parents = {child: parent for parent in self.elements() for child in parent}
        self.ids = [each.attrib["id"] for each in self.elements() if "id" in each.attrib]

    def elements(self, *tags: str) -> Iterator[Element]:
        """Elements in the page's order, comments left out; all of them, or those with one of the tags."""
        for each in self.root.iter():
            if isinstance(each.tag, str) and (not tags or each.tag in tags):
                yield each

    def within(self, element: Element, tag: str) -> Element | None:
        """The nearest element around this one that has the tag."""
        parent = self.parents.get(element)
        while parent is not None and parent.tag != tag:
            parent = self.parents.get(parent)
        return parent

    def is_elsewhere(self, address: str) -> bool:
        """Whether following the address would reach another host."""
        return urlsplit(address.strip()).netloc not in ("", self.host)


def text_of(element: Element) -> str:
    """What is read aloud for it: its text, and the text of its images."""
    images = " ".join(image.get("alt", "") for image in element.iter("img"))
    return " ".join(f"{''.join(element.itertext())} {images}".split())


def shown(element: Element) -> str:
    """The start tag, near enough to be found in a template."""
    wanted = ("id", "name", "type", "href", "src", "action")
    attributes = "".join(f' {name}="{element.attrib[name]}"' for name in wanted if name in element.attrib)
    return f"<{element.tag}{attributes}>"


def syntax(page: Page) -> Iterator[str]:
    """Report what a browser would have to guess at."""
    lines = page.html.splitlines()
    for (line, column), code, details in page.syntax_errors:
        near = lines[line - 1][max(0, column - 40) : column + 20].strip() if line <= len(lines) else ""
        yield f"line {line}: {code} {details.get('name', '')} near {near!r}"


def structure(page: Page) -> Iterator[str]:
    """Report a missing language, title or heading, and ids that are not one of a kind or not there."""
    if not page.root.get("lang"):
        yield "<html> has no lang"
    titles = [each for each in page.elements("title") if (page.within(each, "head")) is not None]
    if not titles or not text_of(titles[0]):
        yield "there is no <title>"
    headings = [text_of(each) for each in page.elements("h1")]
    if len(headings) != 1 or not headings[0]:
        yield f"there must be exactly one <h1> with text, not {headings}"
    for name in sorted({each for each in page.ids if page.ids.count(each) > 1}):
        yield f'id="{name}" is used {page.ids.count(name)} times'
    for each in page.elements():
        for attribute in _REFERENCES:
            for name in each.get(attribute, "").split():
                if name not in page.ids:
                    yield f"{shown(each)} has {attribute}={name!r}, and no element has that id"


def labels(page: Page) -> Iterator[str]:
    """Report controls that nobody can name, and labels that name nothing."""
    by_id = {each.attrib["id"]: each for each in page.elements() if "id" in each.attrib}
    named = {each.attrib["for"] for each in page.elements("label") if "for" in each.attrib and text_of(each)}
    for each in page.elements("input", "select", "textarea"):
        if each.tag == "input" and each.get("type", "text").lower() in _UNLABELLED_INPUTS:
            continue
        around = page.within(each, "label")
        pointed_at = [text_of(by_id[name]) for name in each.get("aria-labelledby", "").split() if name in by_id]
        wrapped = around is not None and bool(text_of(around))
        if not (each.get("id") in named or wrapped or each.get("aria-label", "").strip() or any(pointed_at)):
            yield f"{shown(each)} has no label"
    for each in page.elements("button"):
        if not (text_of(each) or each.get("aria-label") or each.get("aria-labelledby")):
            yield f"{shown(each)} has no text"
    for each in page.elements("label"):
        if (target := each.get("for")) is not None and target not in by_id:
            yield f'<label for="{target}"> belongs to no control'


def forms(page: Page) -> Iterator[str]:
    """Report forms another site could send in a visitor's name, and tokens that would end up in an address."""
    for form in page.elements("form"):
        tokens = [each for each in form.iter("input") if each.get("name") == "csrf_token" and each.get("value")]
        posts = form.get("method", "get").lower() == "post"
        if posts and not tokens and form.get("data-guard") != "origin":
            yield f'{shown(form)} posts without a csrf_token (or data-guard="origin")'
        if tokens and not posts:
            yield f"{shown(form)} would put its csrf_token into the address"
        if page.is_elsewhere(form.get("action", "")):
            yield f"{shown(form)} sends what was typed to another host"


def inline_code(page: Page) -> Iterator[str]:
    """Report whatever a strict Content-Security-Policy refuses to run."""
    for each in page.elements("style"):
        yield f"{shown(each)}: styles belong in the stylesheet"
    for each in page.elements("script"):
        if "src" not in each.attrib and each.get("type") not in _SCRIPTS_THAT_ARE_DATA:
            yield f"{shown(each)} is inline"
    for each in page.elements():
        for name in each.attrib:
            if name == "style" or name.startswith("on"):
                yield f"{shown(each)} has an inline {name}"
        if each.get("href", "").strip().lower().startswith("javascript:"):
            yield f"{shown(each)} runs script from its address"


def third_parties(page: Page) -> Iterator[str]:
    """Report anything fetched from another host, and new tabs that could reach back."""
    for each in page.elements():
        loads = [each.get("src", ""), each.get("poster", ""), each.get("data", "") if each.tag == "object" else ""]
        loads += [part.split()[0] for part in each.get("srcset", "").split(",") if part.strip()]
        if each.tag == "link" and _LINKS_THAT_LOAD & set(each.get("rel", "").lower().split()):
            loads.append(each.get("href", ""))
        for address in loads:
            if page.is_elsewhere(address):
                yield f"{shown(each)} is fetched from another host"
        if each.get("target") == "_blank" and "noopener" not in each.get("rel", "").split():
            yield f"{shown(each)} opens a new tab without rel=noopener"


def headers(response: TestResponse) -> Iterator[str]:
    """Report security headers that are missing or that promise too little."""
    policy: dict[str, list[str]] = {}
    for directive in response.headers.get("Content-Security-Policy", "").split(";"):
        if words := directive.split():
            policy[words[0]] = words[1:]
    if "default-src" not in policy:
        yield "Content-Security-Policy has no default-src"
    for name, sources in policy.items():
        for source in {"'unsafe-inline'", "'unsafe-eval'", "*", "http:", "https:"} & set(sources):
            yield f"Content-Security-Policy allows {source} in {name}"
    for name, wanted in (("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "same-origin")):
        if response.headers.get(name) != wanted:
            yield f"{name} is {response.headers.get(name)!r}, not {wanted!r}"


CHECKS: tuple[Callable[[Page], Iterator[str]], ...] = (
    syntax, structure, labels, forms, inline_code, third_parties,
)  # fmt: skip


def faults_of(html: str, host: str = "localhost") -> list[str]:
    """Everything wrong with a page, in words."""
    page = Page(html, host)
    return [fault for check in CHECKS for fault in check(page)]


class CheckedClient(FlaskClient):
    """A test client that will not hand over a faulty page."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        """Fetch, check, answer."""
        response = super().open(*args, **kwargs)
        if response.mimetype == "text/html" and response.data and not 300 <= response.status_code < 400:
            faults = [*faults_of(response.get_data(as_text=True), response.request.host), *headers(response)]
            where = f"{response.request.method} {response.request.path} ({response.status_code})"
            assert not faults, f"{where} has {len(faults)} faults:\n  - " + "\n  - ".join(faults)
        return response
