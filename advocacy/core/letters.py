"""A letter as an organiser writes it: front matter with its wording, then the body. One file a language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import yaml

from .letters_syntax import FIELDS, Template, TemplateRefused, compile_template

LONGEST_FILE = 60_000
OTHERWISE = "otherwise"

TEXT_KEYS = (
    "title",
    "headline",
    "summary",
    "what_it_does",
    "content_note",
    "topic",
    "share_text",
    "story_question",
)
TEMPLATE_KEYS = ("subject", "short_message", "phone_script")
TABLE_KEYS = ("wording", "reasons", "starters", "resources")

CONDITIONS = frozenset(
    {
        *("sponsor", "cosponsor", "not_cosponsor", "unknown"),
        *("upper", "lower", "legislature", "executive"),
        *("introduced", "committee", "passed_one", "passed_both", "enacted", "vetoed", "died"),
        *("us_senator", "us_representative", "us_delegate", "us_resident_commissioner"),
        *("reply_email", "reply_post", "reply_none"),
        "seat_open",
    }
)
"""What a wording may depend on: position, chamber, stage, office, the reply she wants, a seat without a name."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something to mend, in words for someone who is not a programmer."""

    file: str
    line: int
    message: str
    advice: str
    is_error: bool = True


class LetterRefused(Exception):
    """A file that is not a letter yet; ``problems`` says all that is wrong with it."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(problems[0].message)
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Reason:
    """A sentence the constituent can choose: ``label`` beside the box, ``text`` in the letter."""

    id: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Starter:
    """A first few words for her own paragraph, which do not push disclosure."""

    id: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class ResourceText:
    """What a resource of the campaign is called and does, in this language."""

    name: str
    text: str


@dataclass(frozen=True)
class Variants:
    """One wording in its variants: the one with the most matching conditions is used, else ``otherwise``."""

    cases: tuple[tuple[frozenset[str], Template], ...]
    otherwise: Template

    def choose(self, facts: frozenset[str]) -> Template:
        matching = [(len(needs), template) for needs, template in self.cases if needs <= facts]
        return max(matching, key=lambda case: case[0])[1] if matching else self.otherwise


@dataclass(frozen=True)
class Letter:
    """One language of a campaign's letter, checked and ready to fill."""

    language: str
    texts: Mapping[str, str]
    templates: Mapping[str, Template]
    wording: Mapping[str, Variants]
    reasons: tuple[Reason, ...]
    starters: tuple[Starter, ...]
    resources: Mapping[str, ResourceText]
    body: Template


def parse_letter(source: str, language: str, file: str) -> Letter:
    """Read ``source``, the text of ``file``. Raises ``LetterRefused`` with every problem found, not only the first."""
    front, body, body_line = _split(source, file)
    reader = _Reader(file, source)
    data = read_yaml(front, file, 1)
    reader.known_keys(data)
    asks = data.get("wording") if isinstance(data.get("wording"), dict) else {}
    known = {*FIELDS, *(f"ask.{name}" for name in asks)}
    letter = Letter(
        language=language,
        texts={key: reader.text(data, key, needed=key not in {"content_note", "share_text"}) for key in TEXT_KEYS},
        templates={key: reader.template(reader.text(data, key), key, known) for key in TEMPLATE_KEYS},
        wording={name: reader.variants(name, value) for name, value in asks.items()},
        reasons=tuple(Reason(*row) for row in reader.pairs(data, "reasons", "label", "text")),
        starters=tuple(Starter(*row) for row in reader.pairs(data, "starters", "label", "text")),
        resources={key: ResourceText(*rest) for key, *rest in reader.pairs(data, "resources", "name", "text")},
        body=reader.template(body, None, known, body_line),
    )
    if reader.problems:
        raise LetterRefused(tuple(reader.problems))
    return letter


def read_yaml(source: str, file: str, first_line: int) -> dict[str, object]:
    """A mapping whose scalars are all text: ``no`` and ``02134`` stay what was typed. No aliases, tags or bombs."""
    try:
        for event in yaml.parse(source, Loader=yaml.BaseLoader):
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) or _is_tagged(event):
                line = event.start_mark.line + first_line
                raise _refusal(file, line, "“&”, “*” and “!” have a special meaning here.", "Put the text in quotes.")
        data = yaml.load(source, Loader=yaml.BaseLoader)  # noqa: S506 - BaseLoader makes text, lists and tables only
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = (mark.line if mark else 0) + first_line
        raise _refusal(
            file, line, "This part cannot be read.", "Check the spaces before the line, and put text with “:” in quotes."
        ) from None
    except RecursionError:
        raise _refusal(file, first_line, "This part is nested too deeply.", "Use at most three levels.") from None
    if not isinstance(data, dict):
        raise _refusal(file, first_line, "There is no “name: value” here.", "Begin with lines such as “title: …”.")
    return data


def _is_tagged(event: yaml.Event) -> bool:
    return bool(getattr(event, "tag", None))


def _refusal(file: str, line: int, message: str, advice: str) -> LetterRefused:
    return LetterRefused((Problem(file, line, message, advice),))


def _split(source: str, file: str) -> tuple[str, str, int]:
    if len(source) > LONGEST_FILE:
        raise _refusal(file, 1, f"The file is longer than {LONGEST_FILE:,} characters.", "Shorten it.")
    lines = source.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    fences = [number for number, line in enumerate(lines) if line.rstrip() == "---"]
    if len(fences) < 2 or fences[0] != 0:
        raise _refusal(file, 1, "The front part is missing.", "Begin the file with a line of three hyphens: ---")
    return "\n" + "\n".join(lines[1 : fences[1]]), "\n".join(lines[fences[1] + 1 :]), fences[1] + 2


class _Reader:
    """Turns raw tables into the letter's parts and gathers what is wrong on the way."""

    def __init__(self, file: str, source: str) -> None:
        self.file, self.problems = file, list[Problem]()
        self._lines = source.replace("\r\n", "\n").split("\n")

    def complain(self, line: int, message: str, advice: str) -> None:
        self.problems.append(Problem(self.file, line, message, advice))

    def line_of(self, key: str) -> int:
        wanted = f"{key}:"
        return next((n for n, text in enumerate(self._lines, 1) if text.strip().startswith(wanted)), 1)

    def known_keys(self, data: Mapping[str, object]) -> None:
        for key in data:
            if key not in {*TEXT_KEYS, *TEMPLATE_KEYS, *TABLE_KEYS}:
                self.complain(self.line_of(key), f"“{key[:60]}” is not a part of a letter.", "Remove it, or see the list.")

    def text(self, data: Mapping[str, object], key: str, *, needed: bool = True) -> str:
        value = data.get(key, "")
        if not isinstance(value, str):
            self.complain(self.line_of(key), f"“{key}” should be text.", "Write it on one line, or in quotes.")
            return ""
        if needed and not value.strip():
            self.complain(1, f"“{key}” is missing.", f"Add a line “{key}: …” to the front part.")
        return " ".join(value.split())

    def template(self, source: str, key: str | None, known: set[str], first_line: int = 0) -> Template:
        try:
            return compile_template(source, known)
        except TemplateRefused as refused:
            line = self.line_of(key) if key else first_line + refused.line - 1
            self.complain(line, refused.message, refused.advice)
            return Template(())

    def variants(self, name: str, value: object) -> Variants:
        table = value if isinstance(value, dict) else {OTHERWISE: value}
        cases = []
        for condition, text in table.items():
            template = self.template(text if isinstance(text, str) else "", name, set(FIELDS))
            needs = frozenset(str(condition).replace(",", " ").replace(" and ", " ").split())
            unknown = sorted(needs - CONDITIONS - {OTHERWISE})
            if unknown or not isinstance(text, str):
                what = f"“{unknown[0][:60]}” is not something a wording can depend on." if unknown else "This is not text."
                self.complain(self.line_of(name), what, f"Known are: {', '.join(sorted(CONDITIONS))}.")
            cases.append((needs, template))
        otherwise = next((template for needs, template in cases if needs == {OTHERWISE}), None)
        if otherwise is None:
            self.complain(self.line_of(name), f"“{name}” has no “otherwise”.", "Add it, so that there is always a wording.")
        return Variants(tuple(case for case in cases if OTHERWISE not in case[0]), otherwise or Template(()))

    def pairs(self, data: Mapping[str, object], key: str, *parts: str) -> list[tuple[str, str, str]]:
        table, rows = data.get(key, {}), []
        if not isinstance(table, dict):
            self.complain(self.line_of(key), f"“{key}” should be a table.", "Write one indented line for each.")
            return []
        for name, value in table.items():
            row = [value.get(part) if isinstance(value, dict) else None for part in parts]
            if not all(isinstance(cell, str) and cell.strip() for cell in row):
                wanted = " and ".join(f"“{part}: …”" for part in parts)
                self.complain(self.line_of(str(name)), f"“{name}” is not complete.", f"It needs {wanted}.")
                continue
            first, second = (" ".join(str(cell).split()) for cell in row)
            rows.append((str(name), first, second))
        return rows
