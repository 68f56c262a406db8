"""A site that publishes lists of officials as the upstreams do, over HTTP: a whole Congress, a few legislatures."""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
from collections.abc import Callable, Iterable
from typing import Any

from pytest_httpserver import HTTPServer
from werkzeug.wrappers import Request, Response

from tests.support.sources import Record, real_states, whole_congress

MODIFIED = "Fri, 20 Nov 2026 04:00:00 GMT"
_COLUMNS = (
    *("id", "name", "current_party", "current_district", "current_chamber", "given_name", "family_name", "gender"),
    *("email", "biography", "birth_date", "death_date", "image", "links", "sources"),
    *("capitol_address", "capitol_voice", "capitol_fax", "district_address", "district_voice", "district_fax"),
)
WITHOUT_LEGISLATURE = ("AS", "GU", "MP", "VI")


def legislator(number: int, chamber: str = "upper", **changes: str) -> dict[str, str]:
    """A row of a published list; every district has the number of its member."""
    usual = {
        "id": f"ocd-person/00000000-0000-4000-8000-{number:012d}",
        "name": f"Ada Legislator{number}",
        "given_name": "Ada",
        "family_name": f"Legislator{number}",
        "current_party": "Independent",
        "current_district": str(number % 1000),
        "current_chamber": chamber,
        "email": f"ada{number}@example.gov",
        "capitol_voice": "307-777-0000",
    }
    return usual | changes


def as_csv(rows: Iterable[dict[str, str]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, _COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def settings_of(server: HTTPServer) -> dict[str, str]:
    """The settings with which a site reads from here."""
    return {
        "congress_url": server.url_for("/legislators-current.json"),
        "congress_offices_url": server.url_for("/legislators-district-offices.json"),
        "committees_url": server.url_for("/committees-current.json"),
        "committee_members_url": server.url_for("/committee-membership-current.json"),
        "state_people_url": server.url_for("/people/") + "{state}.csv",
    }


class Upstreams:
    """What is published. Tests change the lists, or answer in their own way for one path."""

    def __init__(self, server: HTTPServer) -> None:
        self.server = server
        self.members: list[Record] = whole_congress(real_states())
        self.offices: list[Record] = [_offices(member) for member in self.members[:20]]
        self.legislators: dict[str, list[dict[str, str]]] = {
            code: [legislator(1000 * rank + number) for number in range(1, 21)]
            for rank, code in enumerate(sorted(set(real_states()) - set(WITHOUT_LEGISLATURE)), 1)
        }
        self.modified = MODIFIED
        self.packed = False
        self._own: dict[str, Callable[[Request], Response]] = {}
        self.asked: list[str] = []
        server.expect_request(re.compile(".*")).respond_with_handler(self._answer)

    def answers(self, path: str, answer: Callable[[Request], Response] | None) -> None:
        """Let this path be answered so; None puts the list back."""
        self._own[path] = answer or self._list

    def _answer(self, request: Request) -> Response:
        self.asked.append(request.path)
        return self._own.get(request.path, self._list)(request)

    def _list(self, request: Request) -> Response:
        content = self._content(request.path)
        if content is None:
            return Response("Not here.", status=404)
        headers = {"Last-Modified": self.modified} if self.modified else {}
        if self.packed:
            content, headers["Content-Encoding"] = gzip.compress(content), "gzip"
        return Response(content, headers=headers, content_type="application/octet-stream")

    def _content(self, path: str) -> bytes | None:
        if path.startswith("/people/"):
            state = path.removeprefix("/people/").removesuffix(".csv").upper()
            return as_csv(self.legislators[state]) if state in self.legislators else None
        document: Any = {
            "/legislators-current.json": self.members,
            "/legislators-district-offices.json": self.offices,
            "/committees-current.json": [
                {"type": "house", "name": "House Committee on Education", "thomas_id": "HSED", "subcommittees": []}
            ],
            "/committee-membership-current.json": {
                "HSED": [{"name": "Ada Member", "bioguide": self.members[-1]["id"]["bioguide"], "rank": 1}]
            },
        }.get(path)
        return None if document is None else json.dumps(document).encode()


def _offices(member: Record) -> Record:
    bioguide = member["id"]["bioguide"]
    at = {"id": f"{bioguide}-home", "address": "1 Main St.", "city": "Springfield", "state": "MA", "zip": "01101"}
    return {"id": {"bioguide": bioguide}, "offices": [at]}
