"""Bills as GovInfo's Bill Status and the Congress.gov API tell them, made up, in the formats of both."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any
from xml.sax.saxutils import escape

Row = dict[str, Any]
REFERRED = {
    "actionDate": "2025-02-25",
    "text": "Referred to the House Committee on Education and Workforce.",
    "actionCode": "H11100",
}
INTRODUCED = {"actionDate": "2025-02-25", "text": "Introduced in House", "actionCode": "1000"}


def cosponsor(bioguide: str, name: str = "Rep. Example, Ada [D-CA-1]", **changes: Any) -> Row:
    """Someone who signed on the first day, unless ``changes`` say otherwise."""
    row = {"bioguideId": bioguide, "fullName": name, "state": "CA", "sponsorshipDate": "2025-02-25"}
    return {**row, "isOriginalCosponsor": "True", **changes}


@dataclass
class MadeUpBill:
    """A bill of the House in the 119th Congress, in committee since it was introduced. Actions: the newest first."""

    number: int = 1557
    kind: str = "HR"
    congress: int = 119
    title: str = "An Act of a Test"
    sponsors: list[Row] = field(
        default_factory=lambda: [{"bioguideId": "C001117", "fullName": "Rep. Casten, Sean [D-IL-6]", "state": "IL"}]
    )
    cosponsors: list[Row] = field(default_factory=list)
    committees: list[Row] = field(
        default_factory=lambda: [
            {"systemCode": "hsed00", "name": "Education and Workforce Committee", "chamber": "House"}
        ]
    )
    actions: list[Row] = field(default_factory=lambda: [REFERRED, INTRODUCED])

    @property
    def latest(self) -> Row:
        return {"actionDate": self.actions[0]["actionDate"], "text": self.actions[0]["text"]}

    def xml(self, *, old: bool = False) -> bytes:
        """The status file: of format 3.0.0, or as it was before."""
        number, kind = ("billNumber", "billType") if old else ("number", "type")
        committees = self._items(self.committees)
        parts = [
            f"<{number}>{self.number}</{number}><{kind}>{self.kind}</{kind}><congress>{self.congress}</congress>",
            f"<title>{escape(self.title)}</title><introducedDate>2025-02-25</introducedDate>",
            f"<committees>{f'<billCommittees>{committees}</billCommittees>' if old else committees}</committees>",
            f"<actions>{self._items(self.actions)}<actionTypeCounts><x>1</x></actionTypeCounts></actions>",
            f"<sponsors>{self._items(self.sponsors)}</sponsors>",
            f"<cosponsors>{self._items(self.cosponsors)}</cosponsors>" if self.cosponsors else "<cosponsors />",
            f"<latestAction>{_elements(self.latest)}</latestAction>",
        ]
        text = f'<?xml version="1.0" encoding="utf-8"?>\n<billStatus><bill>{"".join(parts)}</bill></billStatus>'
        return text.encode()

    def _items(self, rows: list[Row]) -> str:
        return "".join(f"<item>{_elements(row)}</item>" for row in rows)

    @property
    def path(self) -> str:
        """Where the API has it."""
        return f"/bill/{self.congress}/{self.kind.lower()}/{self.number}"

    def pages(self) -> dict[str, Row]:
        """What the API answers, by path; its lists are cut into pages by ``page``."""
        head = {
            **{"number": str(self.number), "type": self.kind, "congress": self.congress, "title": self.title},
            **{"introducedDate": "2025-02-25", "sponsors": self.sponsors, "latestAction": self.latest},
            "committees": {"count": len(self.committees), "url": "https://api.example"},
            "laws": None,
        }
        if self.cosponsors:
            head["cosponsors"] = {"count": 1, "countIncludingWithdrawnCosponsors": len(self.cosponsors)}
        return {
            self.path: {"bill": head},
            f"{self.path}/cosponsors": {"cosponsors": self.cosponsors},
            f"{self.path}/committees": {"committees": self.committees},
            f"{self.path}/actions": {"actions": self.actions},
        }

    def page(self, path: str, offset: int, limit: int) -> bytes:
        """One answer of the API."""
        name = path.rpartition("/")[2]
        if name.isdecimal():
            return json.dumps(self.pages()[self.path]).encode()
        whole = self.pages()[f"{self.path}/{name}"]
        rows = whole[name]
        pagination = {"count": len(rows)}
        if offset + limit < len(rows):
            pagination["next"] = f"https://api.example{path}?offset={offset + limit}&limit={limit}"
        return json.dumps({name: rows[offset : offset + limit], "pagination": pagination}).encode()


def _elements(row: Row) -> str:
    return "".join(f"<{name}>{escape(str(value))}</{name}>" for name, value in row.items() if value is not None)
