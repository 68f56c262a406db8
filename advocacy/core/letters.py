"""A letter as an organiser writes it: front matter with its wording, then the body. One file a language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from .conditions import CONDITIONS, OVERRULING
from .letters_syntax import FIELDS, Template, TemplateRefused, compile_template, fold
from .letters_yaml import LONGEST_FILE, LetterRefused, Problem, Table, read_yaml, refusal

__all__ = [
    "CONDITIONS",
    "Letter",
    "LetterRefused",
    "Problem",
    "Reason",
    "ResourceText",
    "Starter",
    "Variants",
    "parse_letter",
]

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
OPTIONAL_KEYS = frozenset({"content_note", "share_text"})
TEMPLATE_KEYS = ("subject", "short_message", "phone_script")
TABLE_KEYS = ("wording", "reasons", "starters", "resources")

_ID = re.compile(r"[a-z][a-z0-9_-]{0,39}")


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
    """One wording in its variants: of those whose conditions all hold, the one with the most; else ``otherwise``.

    Among equals the first in the file wins. Cases for a bill that is over, or has moved on, go before all others.
    """

    cases: tuple[tuple[frozenset[str], Template], ...]
    otherwise: Template

    def choose(self, facts: frozenset[str]) -> Template:
        """The words for these facts."""
        return self.case(facts)[1]

    def case(self, facts: frozenset[str]) -> tuple[frozenset[str], Template]:
        """The case for these facts, with the conditions that it was written under; ``otherwise`` has none."""
        matching = [case for case in self.cases if case[0] <= facts]
        best = [case for case in matching if OVERRULING & case[0]] or matching
        return max(best, key=lambda case: len(case[0])) if best else (frozenset(), self.otherwise)


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
    lines: Mapping[str, int] = field(default_factory=dict)
    """Where each part begins in its file: ``subject``, ``wording.reply``, ``reasons.fair``, ``body``."""


def parse_letter(source: str, language: str, file: str) -> Letter:
    """Read ``source``, the text of ``file``. Raises ``LetterRefused`` with every problem found, not only the first."""
    front, body, body_line = split_letter(source, file)
    data = read_yaml(front, file)
    reader = _Reader(file, data)
    wording = reader.table("wording")
    known = {*FIELDS, *(f"ask.{name}" for name in wording)}
    letter = Letter(
        language=language,
        texts={key: reader.text(key) for key in TEXT_KEYS},
        templates={key: reader.template(reader.text(key), known, data.line(key)) for key in TEMPLATE_KEYS},
        wording={name: reader.variants(wording, name) for name in wording},
        reasons=tuple(Reason(*row) for row in reader.rows("reasons", "label", "text")),
        starters=tuple(Starter(*row) for row in reader.rows("starters", "label", "text")),
        resources={id_: ResourceText(name, text) for id_, name, text in reader.rows("resources", "name", "text")},
        body=reader.template(body, known, body_line),
        lines={**dict(_lines(data)), "body": body_line},
    )
    if not letter.body.paragraphs and not reader.problems:
        reader.complain(body_line, "The letter has no body.", "Write it under the second line of three hyphens.")
    if reader.problems:
        raise LetterRefused(tuple(sorted(reader.problems, key=lambda problem: problem.line)))
    return letter


def _lines(data: Table) -> Iterator[tuple[str, int]]:
    for key, line in data.lines.items():
        yield key, line
        yield from ((f"{key}.{name}", below) for name, below in data.table(key).lines.items())


def split_letter(source: str, file: str) -> tuple[str, str, int]:
    """The front part and the body of a letter's file, and the line on which the body begins."""
    if len(source) > LONGEST_FILE:
        raise refusal(file, 1, f"The file is longer than {LONGEST_FILE:,} characters.", "Shorten it.")
    lines = source.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    fences = [number for number, line in enumerate(lines) if line.rstrip() == "---"]
    if len(fences) < 2 or fences[0] != 0:
        advice = "Begin the file with a line of three hyphens: ---, and end its front part with another."
        raise refusal(file, 1, "The front part is missing.", advice)
    start = next((n for n in range(fences[1] + 1, len(lines)) if lines[n].strip()), len(lines))
    return "\n" + "\n".join(lines[1 : fences[1]]), "\n".join(lines[start:]), min(start + 1, len(lines))


class _Reader:
    """Turns raw tables into the letter's parts and gathers what is wrong on the way."""

    def __init__(self, file: str, data: Table) -> None:
        self.file, self.data, self.problems = file, data, list[Problem]()
        for key in data:
            if key not in {*TEXT_KEYS, *TEMPLATE_KEYS, *TABLE_KEYS}:
                advice = "Remove it, or see the list in letters/README.md."
                self.complain(data.line(key), f"“{key[:60]}” is not a part of a letter.", advice)

    def complain(self, line: int, message: str, advice: str) -> None:
        self.problems.append(Problem(self.file, line, message, advice))

    def text(self, key: str) -> str:
        value = self.data.get(key, "")
        if not isinstance(value, str):
            self.complain(self.data.line(key), f"“{key}” should be text.", "Write it on one line, or in quotes.")
            return ""
        if not value.strip() and key not in OPTIONAL_KEYS:
            self.complain(self.data.line(key), f"“{key}” is missing.", f"Add a line “{key}: …” to the front part.")
        return self.plain(value, self.data.line(key)) if key in TEXT_KEYS else value

    def plain(self, text: str, line: int) -> str:
        if "{" in text or "}" in text:
            self.complain(line, "Placeholders are not filled in here.", "Write the words themselves.")
        return fold(text).strip()

    def template(self, source: str, known: set[str], first_line: int) -> Template:
        try:
            return compile_template(source, known)
        except TemplateRefused as refused:
            self.complain(first_line + refused.line - 1, refused.message, refused.advice)
            return Template(())

    def table(self, key: str) -> Table:
        if not isinstance(self.data.get(key, Table()), Table):
            self.complain(self.data.line(key), f"“{key}” should be a table.", "Write one indented line for each.")
        table = self.data.table(key)
        for name in table:
            if not _ID.fullmatch(name) or (key == "wording" and "-" in name):
                advice = "Use small letters, digits and _, beginning with a letter."
                self.complain(table.line(name), f"“{name[:60]}” cannot be a name here.", advice)
        return table

    def variants(self, wording: Table, name: str) -> Variants:
        table = wording.table(name)
        if not table:
            table[OTHERWISE], table.lines[OTHERWISE] = wording[name], wording.line(name)
        cases: dict[frozenset[str], Template] = {}
        for condition, text in table.items():
            line, needs = table.line(condition), frozenset(condition.replace(",", " ").replace(" and ", " ").split())
            unknown = sorted(needs - CONDITIONS - ({OTHERWISE} if len(needs) == 1 else set()))
            if unknown or not needs:
                message = f"“{(unknown or [''])[0][:60]}” is not something that a wording can depend on."
                self.complain(line, message, f"Known are: {', '.join(sorted(CONDITIONS))}.")
            if needs in cases:
                self.complain(line, "This case is here twice.", "Keep one of the two.")
            if not isinstance(text, str):
                self.complain(line, "This is not text.", "Write it on one line, or in quotes.")
            cases[needs] = self.template(text if isinstance(text, str) else "", set(FIELDS), line)
        otherwise = cases.pop(frozenset({OTHERWISE}), None)
        if otherwise is None:
            message = f"“{name}” has no “otherwise”."
            self.complain(wording.line(name), message, "Add it, so that there is always a wording.")
        return Variants(tuple(cases.items()), otherwise or Template(()))

    def rows(self, key: str, *parts: str) -> Iterator[tuple[str, str, str]]:
        table = self.table(key)
        for name in table:
            row, line = table.table(name), table.line(name)
            cells = [cell if isinstance(cell := row.get(part), str) else "" for part in parts]
            if not all(cell.strip() for cell in cells) or set(row) - set(parts):
                wanted = " and ".join(f"“{part}: …”" for part in parts)
                self.complain(line, f"“{name[:60]}” is not complete, or has too much.", f"It needs {wanted}.")
                continue
            first, second = (self.plain(cell, row.line(part)) for cell, part in zip(cells, parts, strict=True))
            yield name, first, second
