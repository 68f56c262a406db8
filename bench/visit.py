"""One visit as a browser makes it, for the requests that are then repeated: its cookie, its token, its signed state."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlsplit

import requests

from .world import PATH, ZIP

HERS = {
    "name": "Ana Nguyễn",
    "street": "1200 Camino Real",
    "city": "Berkeley",
    "story": "As a parent of two I think of the students of our school, and of those who never told anyone.",
}


@dataclass(frozen=True)
class Visit:
    """Whole requests, ready to send again, and what the first of each answered."""

    start: bytes
    officials: bytes
    write: bytes
    take: bytes
    page: str
    api: bytes
    document: dict[str, object]

    @classmethod
    def to(cls, port: int) -> Visit:
        """Begin at the campaign with a ZIP, choose everyone, and write to them with words of her own."""
        site = f"http://127.0.0.1:{port}"
        with requests.Session() as session:
            session.headers["Accept-Language"] = "en-US,en;q=0.9"
            front = _page(session.get(f"{site}{PATH}", timeout=30))
            found = session.post(site + front.action("/officials"), data={"place": ZIP}, timeout=30)
            people = _page(found)
            first = _page(session.post(site + people.action("/write"), data=people.fields, timeout=30))
            hers = [(name, HERS.get(name, value)) for name, value in first.fields]
            written = session.post(site + people.action("/write"), data=hers, timeout=30)
            api = requests.get(f"{site}/api/v1/officials?zip={ZIP}", timeout=30)  # a program brings no cookie
            taken = session.post(site + first.action("/take"), data=[*hers, ("take", "pdf|all")], timeout=30)
            answers = [session.get(f"{site}{PATH}", timeout=30), found, written, taken, api]
        for answer in answers:
            answer.raise_for_status()
        start, officials, write, take, question = (_raw(answer.request) for answer in answers)
        return cls(start, officials, write, take, written.text, question, api.json())


@dataclass
class Page(HTMLParser):
    """A page's forms, taken together: where they lead, and what a browser would send of them untouched."""

    actions: list[str] = field(default_factory=list)
    fields: list[tuple[str, str]] = field(default_factory=list)
    _area: str = ""
    _text: str = ""

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def action(self, ending: str) -> str:
        """The address of a form, or of a button of its own, that ends so; else beside the page's first form."""
        paths = [urlsplit(each).path for each in self.actions]
        beside = paths[0].rpartition("/")[0] + ending
        return next((path for path in paths if path.endswith(ending)), beside)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.actions += [given[name] for name in ("action", "formaction") if name in given]
        if tag == "textarea":
            self._area, self._text = given.get("name", ""), ""
        elif tag == "input" and given.get("name"):
            choice = given.get("type") in {"checkbox", "radio"}
            if not choice or "checked" in given:
                self.fields.append((given["name"], given.get("value", "")))

    def handle_data(self, data: str) -> None:
        self._text += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self.fields.append((self._area, self._text.removeprefix("\n")))


def _page(answer: requests.Response) -> Page:
    answer.raise_for_status()
    page = Page()
    page.feed(answer.text)
    return page


def _raw(request: requests.PreparedRequest) -> bytes:
    """The request as it goes over the wire, on a connection that is kept."""
    parts = urlsplit(request.url or "")
    body = request.body or b""
    content = body.encode() if isinstance(body, str) else bytes(body)
    kept = {
        name: value for name, value in request.headers.items() if name.lower() not in {"connection", "accept-encoding"}
    }
    head = [
        f"{request.method} {parts.path}{'?' + parts.query if parts.query else ''} HTTP/1.1",
        f"Host: {parts.netloc}",
    ]
    lines = [*head, *(f"{name}: {_text(value)}" for name, value in kept.items()), "", ""]
    return "\r\n".join(lines).encode("latin-1") + content


def _text(value: str | bytes) -> str:
    return value.decode("latin-1") if isinstance(value, bytes) else value
