"""A campaign: one goal, its window in time, the bill it is about, whom it writes to, and help for those it touches."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo, available_timezones

from .bills import BillId, Stage
from .errors import MalformedInput
from .letters import Letter
from .letters_yaml import LetterRefused, Problem, Table, read_yaml
from .officials import Level, OfficeTitle, Official

_PATH = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST_PATH = 60
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_LINK = re.compile(r"https://[a-z0-9.-]+\.[a-z]{2,}(?:/[^\s\"'<>]*)?")
_CONTACT = {"phone": re.compile(r"[0-9+() .-]{3,24}"), "chat": _LINK, "website": _LINK}
_KEYS = {"path", "bill", "targets", "written_for", "opens", "closes", "zone", "sensitive", "resources"}
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
    targets: tuple[OfficeTitle, ...]
    opens: date
    closes: date | None
    zone: str
    sensitive: bool
    resources: tuple[Resource, ...]
    written_for: frozenset[Stage] = frozenset()
    """The stages of its bill for which the letter was written; none where the campaign does not say."""

    def is_open(self, day: date) -> bool:
        """Whether letters can be begun on this day (in the campaign's zone); ``closes`` is the last such day."""
        return self.opens <= day and (self.closes is None or day <= self.closes)

    @property
    def level(self) -> Level:
        """Whose officials have to be found: those of Congress, or of the state as well."""
        return Level.FEDERAL if all(office.is_federal for office in self.targets) else Level.ALL

    def fits(self, stage: Stage) -> bool:
        """Whether the letter was written for this stage of its bill, or does not say for which."""
        return not self.written_for or stage in self.written_for

    def choose_targets(self, officials: Iterable[Official]) -> tuple[Official, ...]:
        return tuple(official for official in officials if official.office in self.targets)


@dataclass(frozen=True)
class CampaignVersion:
    """A campaign with its letters as they were published: immutable, and renderable for ever."""

    campaign: Campaign
    number: int
    letters: Mapping[str, Letter]

    def letter(self, language: str) -> Letter:
        """The letter in this language, else the first language of the campaign."""
        return self.letters.get(language) or next(iter(self.letters.values()))


def parse_campaign(source: str, slug: str, file: str) -> Campaign:
    """Read the text of ``campaign.yaml``. Raises ``LetterRefused`` with every problem found."""
    data = read_yaml(source, file)
    reader = _Reader(file, data)
    campaign = Campaign(
        slug=slug,
        path=reader.path(),
        bill=reader.bill(),
        targets=reader.offices(),
        opens=reader.day(data, "opens") or date.min,
        closes=reader.day(data, "closes", needed=False),
        zone=reader.zone(),
        sensitive=reader.yes("sensitive"),
        resources=tuple(reader.resources()),
        written_for=reader.stages(),
    )
    if campaign.closes and campaign.closes < campaign.opens:
        reader.complain(data.line("closes"), "The campaign closes before it opens.", "Mend one of the two days.")
    if reader.problems:
        raise LetterRefused(tuple(sorted(reader.problems, key=lambda problem: problem.line)))
    return campaign


def zone_of(campaign: Campaign) -> ZoneInfo:
    """The time zone in which this campaign's days begin and end."""
    return ZoneInfo(campaign.zone)


class _Reader:
    """Turns raw tables into the campaign's parts and gathers what is wrong on the way."""

    def __init__(self, file: str, data: Table) -> None:
        self.file, self.data, self.problems = file, data, list[Problem]()
        for key in data:
            if key not in _KEYS:
                message = f"“{key[:60]}” is not a part of a campaign."
                self.complain(data.line(key), message, f"Known are: {', '.join(sorted(_KEYS))}.")

    def complain(self, line: int, message: str, advice: str) -> None:
        self.problems.append(Problem(self.file, line, message, advice))

    def text(self, key: str, table: Table | None = None, *, needed: bool = True) -> str:
        table = self.data if table is None else table
        value = table.get(key, "")
        if not isinstance(value, str) or (needed and not value.strip()):
            self.complain(table.line(key), f"“{key}” is missing or is not text.", f"Add a line “{key}: …”.")
            return ""
        return value.strip()

    def path(self) -> str:
        path = self.text("path")
        if path and (not _PATH.fullmatch(path) or len(path) > _LONGEST_PATH or path in RESERVED_PATHS):
            advice = "Use up to 60 small letters, digits and single hyphens; a few words are taken by the site itself."
            self.complain(self.data.line("path"), f"“{path[:60]}” cannot be an address.", advice)
        return path

    def zone(self) -> str:
        zone = self.text("zone")
        if zone and zone not in available_timezones():
            self.complain(
                self.data.line("zone"), f"“{zone[:60]}” is not a time zone.", "Use a name like America/New_York."
            )
        return zone

    def bill(self) -> BillId:
        text = self.text("bill")
        try:
            return BillId.parse(text)
        except MalformedInput as error:
            if text:
                self.complain(self.data.line("bill"), "The bill cannot be read.", str(error))
            return BillId("hr", 0, 0)

    def day(self, table: Table, key: str, *, needed: bool = True) -> date | None:
        text = self.text(key, table, needed=needed)
        if text and not _DAY.fullmatch(text):
            text = "not a day"  # fromisoformat also reads 20261122 and 2026-W47-7
        try:
            return date.fromisoformat(text) if text else None
        except ValueError:
            self.complain(table.line(key), f"“{key}” is not a day.", "Write it like 2026-11-22.")
            return None

    def yes(self, key: str) -> bool:
        text = self.text(key).lower()
        if text and text not in {"yes", "no"}:
            self.complain(self.data.line(key), f"“{key}” should be yes or no.", "Write yes or no.")
        return text == "yes"

    def offices(self) -> tuple[OfficeTitle, ...]:
        known = {office.value for office in OfficeTitle}
        value = self.data.get("targets")
        names = [str(name) for name in value] if isinstance(value, list) else []
        unknown = [name for name in names if name not in known]
        if not names or unknown:
            what = f"“{unknown[0][:60]}” is not an office." if unknown else "“targets” is missing, or is not a list."
            self.complain(self.data.line("targets"), what, f"List some of: {', '.join(sorted(known))}.")
        return tuple(dict.fromkeys(OfficeTitle(name) for name in names if name in known))

    def stages(self) -> frozenset[Stage]:
        if "written_for" not in self.data:
            return frozenset()
        known = [stage.value for stage in Stage]
        value = self.data.get("written_for")
        names = [str(name) for name in value] if isinstance(value, list) else []
        unknown = [name for name in names if name not in known]
        if not names or unknown:
            what = f"“{unknown[0][:60]}” is not a stage." if unknown else "“written_for” is not a list."
            self.complain(self.data.line("written_for"), what, f"List some of: {', '.join(known)}.")
        return frozenset(Stage(name) for name in names if name in known)

    def resources(self) -> Iterator[Resource]:
        table = self.data.table("resources")
        if not table and self.data.get("resources", "") != "":
            self.complain(self.data.line("resources"), "“resources” should be a table.", "Indent a line for each.")
        for name, value in table.items():
            row = value if isinstance(value, Table) else Table()
            row.lines.setdefault("checked", table.line(name))
            checked = self.day(row, "checked")
            parts = {key: self.text(key, row, needed=False) for key in ("phone", "chat", "website")}
            well_formed = all(not text or _CONTACT[key].fullmatch(text) for key, text in parts.items())
            if not any(parts.values()) or not well_formed or set(row) - {"checked", *parts}:
                advice = "It needs “checked: 2026-11-22” and a phone, chat or website; links begin with https://."
                self.complain(table.line(name), f"“{name[:60]}” is not complete, or has too much.", advice)
            elif checked:
                yield Resource(name, **parts, checked=checked)
