"""A campaign: one goal, its window in time, the bill it is about, whom it writes to, and help for those it touches."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo, available_timezones

from .bills import BillId
from .errors import MalformedInput
from .letters import Letter, LetterRefused, Problem, read_yaml
from .officials import Official, OfficeTitle

_PATH = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_KEYS = {"path", "bill", "targets", "opens", "closes", "zone", "sensitive", "resources"}
RESERVED_PATHS = frozenset({"api", "static", "staff", "organise", "exit", "about", "privacy", "envelope", "health"})


@dataclass(frozen=True, slots=True)
class Resource:
    """Help beyond the letter. What it is called and does is in each language's letter; ``checked`` is the last check."""

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

    def is_open(self, day: date) -> bool:
        """Whether letters can be begun on this day (in the campaign's zone); ``closes`` is the last such day."""
        return self.opens <= day and (self.closes is None or day <= self.closes)

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
    data = read_yaml(source, file, 1)
    reader = _Reader(file, source)
    for key in data:
        if key not in _KEYS:
            reader.complain(key, f"“{key[:60]}” is not a part of a campaign.", f"Known are: {', '.join(sorted(_KEYS))}.")
    path = reader.text(data, "path")
    if path and (not _PATH.fullmatch(path) or path in RESERVED_PATHS):
        reader.complain("path", f"“{path[:60]}” cannot be an address.", "Use small letters, digits and single hyphens.")
    zone = reader.text(data, "zone")
    if zone and zone not in available_timezones():
        reader.complain("zone", f"“{zone[:60]}” is not a time zone.", "Use a name like America/New_York.")
    campaign = Campaign(
        slug=slug,
        path=path,
        bill=reader.bill(reader.text(data, "bill")),
        targets=reader.offices(data.get("targets")),
        opens=reader.day("opens", reader.text(data, "opens")) or date.min,
        closes=reader.day("closes", reader.text(data, "closes", needed=False)),
        zone=zone,
        sensitive=reader.yes("sensitive", reader.text(data, "sensitive")),
        resources=reader.resources(data.get("resources", {})),
    )
    if reader.problems:
        raise LetterRefused(tuple(reader.problems))
    return campaign


def zone_of(campaign: Campaign) -> ZoneInfo:
    return ZoneInfo(campaign.zone)


class _Reader:
    def __init__(self, file: str, source: str) -> None:
        self.file, self.problems = file, list[Problem]()
        self._lines = source.split("\n")

    def complain(self, key: str, message: str, advice: str) -> None:
        line = next((n for n, text in enumerate(self._lines, 1) if text.strip().startswith(f"{key}:")), 1)
        self.problems.append(Problem(self.file, line, message, advice))

    def text(self, data: Mapping[str, object], key: str, *, needed: bool = True) -> str:
        value = data.get(key, "")
        if not isinstance(value, str) or (needed and not value.strip()):
            self.complain(key, f"“{key}” is missing or is not text.", f"Add a line “{key}: …”.")
            return ""
        return value.strip()

    def bill(self, text: str) -> BillId:
        try:
            return BillId.parse(text)
        except MalformedInput as error:
            if text:
                self.complain("bill", "The bill cannot be read.", str(error))
            return BillId("hr", 0, 0)

    def day(self, key: str, text: str) -> date | None:
        try:
            return date.fromisoformat(text) if text else None
        except ValueError:
            self.complain(key, f"“{key}” is not a day.", "Write it like 2026-11-22.")
            return None

    def yes(self, key: str, text: str) -> bool:
        if text and text.lower() not in {"yes", "no"}:
            self.complain(key, f"“{key}” should be yes or no.", "Write yes or no.")
        return text.lower() == "yes"

    def offices(self, value: object) -> tuple[OfficeTitle, ...]:
        known = {office.value for office in OfficeTitle}
        names = value if isinstance(value, list) else []
        unknown = [str(name) for name in names if name not in known]
        if not names or unknown:
            what = f"“{unknown[0][:60]}” is not an office." if unknown else "“targets” is missing."
            self.complain("targets", what, f"List some of: {', '.join(sorted(known))}.")
        return tuple(OfficeTitle(name) for name in names if name in known)

    def resources(self, value: object) -> tuple[Resource, ...]:
        found = []
        for name, row in (value if isinstance(value, dict) else {}).items():
            cells = row if isinstance(row, dict) else {}
            parts = {key: str(cells.get(key, "")) for key in ("phone", "chat", "website")}
            checked = self.day("checked", str(cells.get("checked", "")))
            safe = all(not parts[key] or parts[key].startswith("https://") for key in ("chat", "website"))
            if checked is None or not any(parts.values()) or not safe:
                self.complain(
                    str(name),
                    f"“{name}” is not complete.",
                    "It needs “checked: 2026-11-22” and a phone, chat or website; links begin with https://.",
                )
                continue
            found.append(Resource(str(name), **parts, checked=checked))
        return tuple(found)
