"""A marked person goes the whole way through a real server; afterwards nobody can find her in it."""

from __future__ import annotations

import base64
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest
import requests
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from tests.conftest import TODAY
from tests.support.site import Site, running_site
from tests.support.visitor import CAMPAIGN, DONE, FIND, SEND, UPDATE, WRITE, Visitor

MARKS = ("Quetzalli", "Vrsovice", "77 Zyzzyva", "zyzzyva.example", "xylograph", "palimpsest", "7731", "94704")
HER = {
    "name": "Quetzalli Vrsovice",
    "street": "77 Zyzzyva Lane",
    "email": "quetzalli@zyzzyva.example",
    "zip": "94704-7731",
    "story": "My heron drew a xylograph.",
    "reply": "email",
}
EDITED = "As your constituent I wrote a palimpsest."
SCHIFF = "bioguide:S001150"


class Wire:
    """A test client's verbs over a real connection; keeps every header that came back and every cookie it was given."""

    def __init__(self, server: str, proxied: dict[str, str]) -> None:
        self.server, self.proxied = server, proxied
        self.cookies: dict[str, str] = {}
        self.seen: list[str] = []
        self.addresses: list[str] = []

    def get(self, path: str, **how: Any) -> Response:
        return self._ask("GET", path, **how)

    def post(self, path: str, **how: Any) -> Response:
        return self._ask("POST", path, **how)

    def _ask(
        self, method: str, path: str, *, base_url: str, headers: dict[str, str], data: MultiDict[str, str] | None = None
    ) -> Response:
        cookie = (
            {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())} if self.cookies else {}
        )
        answer = requests.request(
            method,
            self.server + path,
            data=list(data.items(multi=True)) if data else None,
            headers={**headers, **cookie, **self.proxied},
            allow_redirects=False,
            timeout=30,
        )
        self.cookies |= answer.cookies.get_dict()
        self.seen.append(repr(answer.headers))
        self.addresses.append(path)
        return Response(answer.content, answer.status_code, list(answer.headers.items()))


def the_whole_journey(visitor: Visitor) -> None:
    """Every step and every way out, with what goes wrong on the way."""
    visitor.open(f"{CAMPAIGN}?source=pta").press(FIND, place="Quetzalli 77 Zyzzyva 94704-7731")
    visitor.open(CAMPAIGN).press(FIND, place="94704-7731").press(WRITE).press(UPDATE, **HER)
    visitor.press(SEND, **HER | {"email": "quetzalli zyzzyva.example"})
    assert visitor.response.status_code == 422
    visitor.press(SEND, **HER, **{f"body__{SCHIFF.replace(':', '__')}": EDITED})
    assert visitor.heading == "Print or send"
    form = list(visitor.fields.items(multi=True))
    for take in ("pdf|all", f"envelope|{SCHIFF}", f"email|{SCHIFF}", "text|all"):
        assert visitor.post(f"{CAMPAIGN}/take", [*form, ("take", take)]).response.status_code == 200
    ways = [pair for pair in form if pair[0] in {"state", "csrf_token"}]
    assert visitor.post(f"{CAMPAIGN}/opened", [*ways, ("way", f"form|{SCHIFF}")]).response.status_code == 204
    without_token = [pair for pair in form if pair[0] != "csrf_token"]
    assert visitor.post(f"{CAMPAIGN}/take", [*without_token, ("take", "pdf|all")]).response.status_code == 400
    visitor.post(f"{CAMPAIGN}/write", [*(pair for pair in form if pair[0] != "state"), ("state", "Quetzalli")])
    assert visitor.heading == "Please begin again"
    visitor.post(f"{CAMPAIGN}/take", [*form, ("take", "Quetzalli|xylograph")])
    visitor.post(f"{CAMPAIGN}/send", [*form, ("story", "palimpsest " * 50_000)])
    assert visitor.response.status_code == 413
    visitor.post(f"{CAMPAIGN}/thanks", [*form, ("sent", f"form|{SCHIFF}")])
    assert visitor.heading == "Thank you"
    visitor.press("Back to my letters").press(DONE)
    visitor.open("/exit")


def break_the_database(site: Site) -> None:
    with closing(sqlite3.connect(site.instance / "advocacy.sqlite3")) as connection, connection:
        connection.execute("ALTER TABLE campaign_versions RENAME TO campaign_versions_gone")


@pytest.fixture(scope="module", params=["http", "https"])
def after(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Site, Wire, Visitor]]:
    """A server through which she went, and which then broke in her hands; as chatty as it can be."""
    settings = {"TODAY": TODAY.isoformat(), "LOG_LEVEL": "DEBUG"}
    proxied: dict[str, str] = {}
    if request.param == "https":
        settings |= {"PUBLIC_URL": "https://letters.example", "TRUSTED_PROXIES": "1"}
        proxied = {
            "X-Forwarded-For": "203.0.113.77",
            "X-Forwarded-Proto": "https",
            "X-Forwarded-Host": "letters.example",
        }
    with running_site(tmp_path_factory.mktemp(request.param), **settings) as site:
        wire = Wire(site.url, proxied)
        visitor = Visitor(wire, "https://letters.example" if proxied else site.url)  # type: ignore[arg-type]
        the_whole_journey(visitor)
        visitor.open(CAMPAIGN).press(FIND, place="94704").press(WRITE)
        break_the_database(site)
        visitor.press(SEND, **HER)
        assert visitor.response.status_code >= 500
        yield site, wire, visitor


def found_in(text: str) -> list[str]:
    return [mark for mark in MARKS if mark.lower() in text.lower()]


def test_what_broke_is_a_page_and_an_event_without_her(after: tuple[Site, Wire, Visitor]) -> None:
    site, _, visitor = after
    assert visitor.heading == "Something broke on our side."
    assert found_in(visitor.html) == []
    written = site.log.read_text(encoding="utf-8", errors="replace")
    assert "/<path>/send" in written
    assert "Traceback" not in written


def test_nothing_that_the_server_wrote_names_her(after: tuple[Site, Wire, Visitor]) -> None:
    written = after[0].log.read_text(encoding="utf-8", errors="replace")
    assert "action_counted" in written
    assert found_in(written) == []
    assert "203.0.113.77" not in written


def test_no_table_and_no_file_beside_it_holds_her(after: tuple[Site, Wire, Visitor]) -> None:
    site = after[0]
    files = [file for file in site.instance.rglob("*") if file.is_file() and file.name != "crosswalk.sqlite3"]
    assert {"advocacy.sqlite3", "secret_key"} <= {file.name for file in files}
    for file in files:
        assert found_in(file.read_bytes().decode("latin-1")) == [], file.name


def test_every_table_is_one_of_counters_marks_or_letters(after: tuple[Site, Wire, Visitor]) -> None:
    with closing(sqlite3.connect(after[0].instance / "advocacy.sqlite3")) as connection:
        tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        rows = [repr(row) for table in tables for row in connection.execute(f'SELECT * FROM "{table}"')]
    assert {"action_counts", "letter_counts", "trait_counts", "action_digests"} <= tables
    assert rows
    assert found_in(" ".join(rows).replace("94704.", "")) == []


def test_cookies_headers_and_addresses_hold_nothing_of_her(after: tuple[Site, Wire, Visitor]) -> None:
    wire = after[1]
    assert len(wire.cookies) == 1
    for value in wire.cookies.values():
        assert found_in(value + unsigned(value)) == []
    assert found_in(" ".join(wire.seen)) == []
    assert found_in(" ".join(wire.addresses)) == []
    assert {address.partition("?")[2] for address in wire.addresses} <= {"", "source=pta"}


def unsigned(value: str) -> str:
    """What a signed value says, to anyone who looks."""
    compressed, payload = value.startswith("."), value.lstrip(".").split(".")[0]
    content = base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4))
    return (zlib.decompress(content) if compressed else content).decode()


def test_what_travels_signed_holds_her_district_and_nothing_closer(
    after: tuple[Site, Wire, Visitor], ana: Visitor
) -> None:
    ana.meet("94704-7731").press(WRITE).press(SEND, **HER)
    said = unsigned(ana.fields["state"])
    assert "ocd-division/country:us/state:ca/cd:12" in said
    assert found_in(said) == []
