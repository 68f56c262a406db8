"""A campaign: one goal, its window in time, the bill it is about, whom it writes to, and help for those it touches."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

from .bills import Bill, BillId, Stage
from .campaign_lines import LINES, read_contact, read_link, read_organisation, read_rule
from .entered_facts import KEY as BILL_FACTS
from .entered_facts import read_entered
from .errors import MalformedInput
from .letters import Letter
from .letters_syntax import nearest
from .letters_yaml import LetterRefused, Table, hidden_in, read_yaml
from .officials import Level, OfficeTitle, Official
from .problems import MOST_TOLD, Problem, Value, by_place
from .targets import CommitteeMembers, TargetRule

_PATH = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST_PATH = 60
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_LINK = re.compile(r"https://[a-z0-9.-]+\.[a-z]{2,}(?:/[^\s\"'<>]*)?")
_CONTACT = {"phone": re.compile(r"[0-9+() .-]{3,24}"), "chat": _LINK, "website": _LINK}
_NEEDED = ("path", "bill", "targets", "opens", "zone", "sensitive")
_KEYS = {*_NEEDED, "written_for", "closes", "resources", BILL_FACTS, *LINES}
RESERVED_PATHS = frozenset({"api", "static", "staff", "organise", "exit", "about", "privacy", "envelope", "health"})


@dataclass(frozen=True, slots=True)
class Resource:
    """Help beyond the letter; ``checked`` is the day of the last check. Its name and words are in each letter."""

    id: str
    phone: str
    chat: str
    website: str
    checked: date


@dataclass(frozen=True)
class Campaign:
    """What does not need translating. ``path`` is the address people see; ``slug`` is the folder's name."""

    slug: str
    path: str
    bill: BillId
    rule: TargetRule
    opens: date
    closes: date | None
    zone: str
    sensitive: bool
    resources: tuple[Resource, ...]
    written_for: frozenset[Stage] = frozenset()
    """The stages of its bill for which the letter was written; none where the campaign does not say."""
    organisation: str = ""
    """Who is behind it, where that is not whoever runs the site; ``contact`` is where they are reached."""
    contact: str = ""
    signup_url: str = ""
    entered: Bill | None = None
    """The facts of its bill as the organisers entered them, for a bill that our data lacks."""

    @property
    def targets(self) -> tuple[OfficeTitle, ...]:
        """The offices it writes to, before anything narrows them."""
        return self.rule.offices

    def is_open(self, day: date) -> bool:
        """Whether letters can be begun on this day (in the campaign's zone); ``closes`` is the last such day."""
        return self.opens <= day and (self.closes is None or day <= self.closes)

    @property
    def level(self) -> Level:
        """Whose officials have to be found: those of Congress, or of the state as well."""
        return self.rule.level

    def fits(self, stage: Stage) -> bool:
        """Whether the letter was written for this stage of its bill, or does not say for which."""
        return not self.written_for or stage in self.written_for

    def choose_targets(
        self, officials: Iterable[Official], bill: Bill | None, members: CommitteeMembers
    ) -> tuple[Official, ...]:
        """Those of these officials whom it writes to, in their order, as things stand with its bill."""
        return self.rule.choose(officials, bill, members)


@dataclass(frozen=True)
class CampaignVersion:
    """A campaign with its letters as they were published: immutable, and renderable for ever."""

    campaign: Campaign
    number: int
    letters: Mapping[str, Letter]
    closed: bool = False
    """Whether the organisers have closed it, whatever its days say."""

    def is_open(self, day: date) -> bool:
        """Whether letters can be begun on this day (in the campaign's zone)."""
        return not self.closed and self.campaign.is_open(day)

    def letter(self, language: str) -> Letter:
        """The letter in this language, else the first language of the campaign."""
        return self.letters.get(language) or next(iter(self.letters.values()))


def parse_campaign(source: str, slug: str, file: str) -> Campaign:
    """Read the text of ``campaign.yaml``. Raises ``LetterRefused`` with every problem found."""
    data = read_yaml(source, file)
    reader = _Reader(file, data)
    bill = reader.bill()
    campaign = Campaign(
        slug=slug,
        path=reader.path(),
        bill=bill,
        rule=read_rule(reader, reader.offices()),
        opens=reader.day(data, "opens") or date.min,
        closes=reader.day(data, "closes", needed=False),
        zone=reader.zone(),
        sensitive=reader.yes("sensitive"),
        resources=tuple(reader.resources()),
        written_for=reader.stages(),
        organisation=read_organisation(reader),
        contact=read_contact(reader),
        signup_url=read_link(reader, "signup_url"),
        entered=read_entered(reader, bill),
    )
    if campaign.closes and campaign.closes < campaign.opens:
        reader.complain("closes", "closes-before-opens")
    for part in hidden_in(data, source):
        reader.complain(part.partition(".")[0], "invisible-character")
    if reader.problems:
        raise LetterRefused(by_place(reader.problems))
    return campaign


def zone_of(campaign: Campaign) -> ZoneInfo:
    """The time zone in which this campaign's days begin and end."""
    return ZoneInfo(campaign.zone)


@lru_cache(maxsize=1)
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())


class _Reader:
    """Turns raw tables into the campaign's parts and gathers what is wrong on the way."""

    def __init__(self, file: str, data: Table) -> None:
        self.file, self.data, self.problems = file, data, list[Problem]()
        for key in data:
            if key not in _KEYS:
                known = ", ".join(sorted(_KEYS))
                self.complain(key, "unknown-setting", resembling=sorted(_KEYS), name=key[:60], known=known)

    def complain(self, part: str, code: str, line: int = 0, resembling: Collection[str] = (), **values: Value) -> None:
        """Note a problem of this part (``closes``, ``resources.rainn``), on the line of its name or on another."""
        if len(self.problems) >= MOST_TOLD:
            return
        if resembling and (near := nearest(str(values["name"]), resembling)):
            values["near"] = near
        key = part.partition(".")[0]
        place = (line, 1) if line else (self.data.line(key), self.data.column(key))
        self.problems.append(Problem(self.file, place[0], code, values, place[1], part))

    def text(self, key: str, table: Table | None = None, *, needed: bool = True, part: str = "") -> str:
        table = self.data if table is None else table
        value = table.get(key, "")
        if not isinstance(value, str) or (needed and not value.strip()):
            self.complain(part or key, "setting-missing", table.line(key), name=key)
            return ""
        return value.strip()

    def path(self) -> str:
        path = self.text("path")
        if path and (not _PATH.fullmatch(path) or len(path) > _LONGEST_PATH or path in RESERVED_PATHS):
            self.complain("path", "path-not-allowed", path=path[:60])
        return path

    def zone(self) -> str:
        zone = self.text("zone")
        if zone and zone not in _zones():
            self.complain("zone", "unknown-zone", zone=zone[:60])
        return zone

    def bill(self) -> BillId:
        text = self.text("bill")
        try:
            return BillId.typed(text)
        except MalformedInput:
            if text:
                self.complain("bill", "bill-unreadable")
            return BillId("hr", 0, 0)

    def day(self, table: Table, key: str, *, needed: bool = True, part: str = "") -> date | None:
        text = self.text(key, table, needed=needed, part=part)
        if text and not _DAY.fullmatch(text):
            text = "not a day"  # fromisoformat also reads 20261122 and 2026-W47-7
        try:
            return date.fromisoformat(text) if text else None
        except ValueError:
            self.complain(part or key, "not-a-day", table.line(key), name=key)
            return None

    def yes(self, key: str) -> bool:
        text = self.text(key).lower()
        if text and text not in {"yes", "no"}:
            self.complain(key, "not-yes-or-no", name=key)
        return text == "yes"

    def offices(self) -> tuple[OfficeTitle, ...]:
        known = sorted(office.value for office in OfficeTitle)
        names = self.names("targets", known, "targets-missing", "unknown-office")
        return tuple(dict.fromkeys(OfficeTitle(name) for name in names))

    def stages(self) -> frozenset[Stage]:
        if "written_for" not in self.data:
            return frozenset()
        known = [stage.value for stage in Stage]
        return frozenset(map(Stage, self.names("written_for", known, "stages-not-a-list", "unknown-stage")))

    def names(self, key: str, known: Collection[str], missing: str, unknown: str) -> list[str]:
        """The names of this list that are known; the first other one is a problem ``unknown``, no name ``missing``."""
        value = self.data.get(key)
        names = [str(name) for name in value] if isinstance(value, list) else []
        others = [name for name in names if name not in known]
        if others:
            self.complain(key, unknown, resembling=known, name=others[0][:60], known=", ".join(known))
        elif not names:
            self.complain(key, missing, known=", ".join(known))
        return [name for name in names if name in known]

    def resources(self) -> Iterator[Resource]:
        table = self.data.table("resources")
        if not table and self.data.get("resources", "") != "":
            self.complain("resources", "resources-not-a-table")
        for name, value in table.items():
            row, part = value if isinstance(value, Table) else Table(), f"resources.{name}"
            row.lines.setdefault("checked", table.line(name))
            checked = self.day(row, "checked", part=part)
            parts = {key: self.text(key, row, needed=False, part=part) for key in ("phone", "chat", "website")}
            well_formed = all(not text or _CONTACT[key].fullmatch(text) for key, text in parts.items())
            if not any(parts.values()) or not well_formed or set(row) - {"checked", *parts}:
                self.complain(part, "resource-incomplete", table.line(name), name=name[:60])
            elif checked:
                yield Resource(name, **parts, checked=checked)
