"""A letter as an organiser writes it: front matter with its wording, then the body. One file a language."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from .conditions import CONDITIONS, OVERRULING
from .letters_syntax import FIELDS, Template, TemplateRefused, compile_template, fold, nearest
from .letters_yaml import LetterRefused, Table, hidden_in, read_yaml, split_letter
from .problems import MOST_TOLD, Problem, Value, by_place
from .whereabouts import Whereabouts

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
    "split_letter",
]

OTHERWISE = "otherwise"
MOST_CASES = 400
"""In all wordings of a letter together."""
MOST_ROWS = 40
"""Of reasons, starters or resources."""
LONGEST_FILLED = 20_000
"""Characters to which a part can grow when its wordings are put in."""

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
_Place = tuple[int, int] | None


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

    @property
    def longest(self) -> int:
        """The length of its longest words, in characters and without placeholders."""
        return max(self.otherwise.length({}), *(words.length({}) for _, words in self.cases), 0)

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
    """Where each part begins in its file: ``subject``, ``wording.reply.upper``, ``reasons.fair.label``, ``body``."""

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every condition that one of its wordings asks about."""
        return frozenset[str]().union(*(needs for variants in self.wording.values() for needs, _ in variants.cases))

    def case_part(self, name: str, needs: frozenset[str]) -> str:
        """The part that holds the case with these conditions of this wording; ``otherwise`` has none."""
        wanted = needs or frozenset({OTHERWISE})
        before = f"wording.{name}."
        for part in self.lines:
            if part.startswith(before) and conditions_of(part.removeprefix(before)) == wanted:
                return part
        return f"{before}{OTHERWISE}"


def conditions_of(case: str) -> frozenset[str]:
    """The conditions of a case as they are written: ``cosponsor us_representative``, or with commas, or with “and”."""
    return frozenset(case.replace(",", " ").replace(" and ", " ").split())


def parse_letter(source: str, language: str, file: str) -> Letter:
    """Read ``source``, the text of ``file``. Raises ``LetterRefused`` with every problem found, not only the first."""
    front, body, body_line = split_letter(source, file)
    data = read_yaml(front, file)
    where = Whereabouts(source, {**dict(_parts(data)), "body": body_line})
    reader = _Reader(file, data, where)
    wording = reader.table("wording")
    known = {*FIELDS, *(f"ask.{name}" for name in wording)}
    letter = Letter(
        language=language,
        texts={key: reader.text(key) for key in TEXT_KEYS},
        templates={key: reader.template(reader.text(key), known, key) for key in TEMPLATE_KEYS},
        wording={name: reader.variants(wording, name) for name in wording},
        reasons=tuple(Reason(*row) for row in reader.rows("reasons", "label", "text")),
        starters=tuple(Starter(*row) for row in reader.rows("starters", "label", "text")),
        resources={id_: ResourceText(name, text) for id_, name, text in reader.rows("resources", "name", "text")},
        body=reader.template(body, known, "body"),
        lines=where.parts,
    )
    for part, template in (*letter.templates.items(), ("body", letter.body)):
        if (grown := _grown(letter, template)) > LONGEST_FILLED:
            reader.complain(part, "grows-too-long", count=f"{grown:,}", most=f"{LONGEST_FILLED:,}")
    for part in hidden_in(data, front):
        reader.complain(part, "invisible-character")
    if not letter.body.paragraphs and not reader.problems:
        reader.complain("body", "body-missing")
    if reader.problems:
        raise LetterRefused(by_place(reader.problems), where.parts)
    return letter


def _grown(letter: Letter, template: Template) -> int:
    """The most characters to which this template can grow, but for the values that others bring."""
    lengths = {f"ask.{name}": variants.longest for name, variants in letter.wording.items()}
    reasons = sum(len(reason.text) + 1 for reason in letter.reasons)
    return template.length({**lengths, "reasons": reasons, "campaign.title": len(letter.texts["title"])})


def _parts(data: Table) -> Iterator[tuple[str, int]]:
    """As ``manuscripts`` names them: a wording that is one line for everyone is its own ``otherwise``."""
    yield from data.parts()
    wording = data.table("wording")
    for name, value in wording.items():
        if not isinstance(value, Table):
            yield f"wording.{name}.{OTHERWISE}", wording.line(name)


class _Reader:
    """Turns raw tables into the letter's parts and gathers what is wrong on the way."""

    def __init__(self, file: str, data: Table, where: Whereabouts) -> None:
        self.file, self.data, self.where, self.problems = file, data, where, list[Problem]()
        known = (*TEXT_KEYS, *TEMPLATE_KEYS, *TABLE_KEYS)
        for key in data:
            if key not in known:
                self.complain(key, "unknown-part", resembling=known, name=key[:60])

    @property
    def is_full(self) -> bool:
        """Whether so much is wrong that more need not be looked for."""
        return len(self.problems) >= MOST_TOLD

    def complain(
        self, part: str, code: str, place: _Place = None, resembling: Collection[str] = (), **values: Value
    ) -> None:
        """Note a problem of this part. ``resembling`` are the names of which one was perhaps meant."""
        if self.is_full:
            return
        line, column = place or (self.where.line_of(part), 1)
        if resembling and (near := nearest(str(values["name"]), resembling)):
            values["near"] = near
        self.problems.append(Problem(self.file, line, code, values, column, part))

    def text(self, key: str) -> str:
        value = self.data.get(key, "")
        if not isinstance(value, str):
            self.complain(key, "not-text", name=key)
            return ""
        if not value.strip() and key not in OPTIONAL_KEYS:
            self.complain(key, "part-missing", (self.data.line(key), 1), name=key)
        return self.plain(value, key) if key in TEXT_KEYS else value

    def plain(self, text: str, part: str) -> str:
        if (found := re.search(r"[{}]", text)) and not self.is_full:
            self.complain(part, "placeholder-not-filled-here", self._place(part, 1, found[0]))
        return fold(text).strip()

    def template(self, source: str, known: set[str], part: str) -> Template:
        try:
            return compile_template(source, known)
        except TemplateRefused as refused:
            if self.is_full:
                return Template(())
            place = self._place(part, refused.line, refused.found, refused.column)
            resembling = known if refused.code == "unknown-placeholder" else ()
            self.complain(part, refused.code, place, resembling, **refused.values)
            return Template(())

    def _place(self, part: str, line: int, found: str, column: int = 1) -> tuple[int, int]:
        """Where the ``line``-th line of this part is in the file; of a folded text, the line that has ``found``."""
        first = self.where.line_of(part)
        if part == "body":
            return first + line - 1, column
        last = self.where.last_line_of(part)
        name = self.data.columns.get(part.partition(".")[0], 1) if "." not in part else 1
        return (self.where.find(found, first, last) if found else None) or (first, name)

    def table(self, key: str) -> Table:
        if not isinstance(self.data.get(key, Table()), Table):
            self.complain(key, "not-a-table", name=key)
        table = self.data.table(key)
        most = MOST_CASES if key == "wording" else MOST_ROWS
        if sum(len(table.table(name)) or 1 if key == "wording" else 1 for name in table) > most:
            self.complain(key, "too-many-rows", name=key, most=most)
            return Table()
        for name in table:
            if not _ID.fullmatch(name) or (key == "wording" and "-" in name):
                place = table.line(name), table.column(name)
                self.complain(f"{key}.{name}", "name-not-allowed", place, name=name[:60])
        return table

    def variants(self, wording: Table, name: str) -> Variants:
        table = wording.table(name)
        if not table:
            table[OTHERWISE], table.lines[OTHERWISE] = wording[name], wording.line(name)
        cases: dict[frozenset[str], Template] = {}
        for condition, text in table.items():
            place, needs = (table.line(condition), table.column(condition)), conditions_of(condition)
            part = f"wording.{name}.{condition}"
            unknown = sorted(needs - CONDITIONS - ({OTHERWISE} if len(needs) == 1 else set()))
            if unknown or not needs:
                first, known = (unknown or [""])[0][:60], ", ".join(sorted(CONDITIONS))
                self.complain(part, "unknown-condition", place, CONDITIONS, name=first, known=known)
            if needs in cases:
                self.complain(part, "case-twice", place)
            if not isinstance(text, str):
                self.complain(part, "not-text", place, name=condition[:60])
            cases[needs] = self.template(text if isinstance(text, str) else "", set(FIELDS), part)
        otherwise = cases.pop(frozenset({OTHERWISE}), None)
        if otherwise is None:
            place = wording.line(name), wording.column(name)
            self.complain(f"wording.{name}.{OTHERWISE}", "otherwise-missing", place, name=name[:60])
        return Variants(tuple(cases.items()), otherwise or Template(()))

    def rows(self, key: str, *parts: str) -> Iterator[tuple[str, str, str]]:
        table = self.table(key)
        for name in table:
            row, part = table.table(name), f"{key}.{name}"
            cells = [cell if isinstance(cell := row.get(one), str) else "" for one in parts]
            if not all(cell.strip() for cell in cells) or set(row) - set(parts):
                wanted = " and ".join(f"“{one}: …”" for one in parts)
                self.complain(part, "row-incomplete", name=name[:60], wanted=wanted)
                continue
            first, second = (self.plain(cell, f"{part}.{one}") for cell, one in zip(cells, parts, strict=True))
            yield name, first, second
