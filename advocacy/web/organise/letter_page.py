"""The editor's page as its template reads it: sections of rows, a cell for each language, with what was found there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from flask_babel import gettext as _

from advocacy.core.letters import OTHERWISE
from advocacy.core.manuscripts import BODY
from advocacy.core.merging import Conflict, Parts, unwrapped
from advocacy.core.problems import Problem
from advocacy.services.edit_letter import ROW_CELLS, WHOLE, conditions_of

from ..findings import field_id
from .letter_words import CASE, CELLS, CONDITIONS, GROUPS, PARTS, WHOLE_FILE, PartWords


@dataclass(frozen=True)
class Cell:
    """One field: a part in one language. ``told`` are the numbers of the findings about it."""

    language: str
    part: str
    id: str
    text: str
    words: PartWords
    told: tuple[int, ...]
    is_wrong: bool
    conflict: Conflict | None

    @property
    def name(self) -> str:
        return f"text:{self.language}:{self.part}"

    @property
    def key(self) -> str:
        return f"{self.language}:{self.part}"

    @property
    def size(self) -> int:
        """Its length, in what its limit counts."""
        return len(self.text.split()) if self.words.in_words else len(" ".join(self.text.split()))


@dataclass(frozen=True)
class Row:
    """A part in each language."""

    part: str
    label: str
    words: PartWords
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Group:
    """Rows under one heading: a section of the letter, a wording, a reason. ``id`` is its place on the page."""

    id: str
    title: str
    rows: tuple[Row, ...]
    name: str = ""


@dataclass(frozen=True)
class LetterPage:
    """All of the editor's page. ``tables`` are reasons, starters and resources, each row a group of two."""

    languages: tuple[str, ...]
    missing: tuple[str, ...]
    sections: Mapping[str, Group]
    tables: Mapping[str, tuple[Group, ...]]
    wordings: tuple[Group, ...]
    others: tuple[Row, ...]
    whole: tuple[Cell, ...]

    @property
    def rows(self) -> list[Row]:
        """Every row of the page."""
        groups = (*self.sections.values(), *self.wordings, *(one for rows in self.tables.values() for one in rows))
        return [*(row for group in groups for row in group.rows), *self.others]

    @property
    def cells(self) -> list[Cell]:
        """Every field of the page."""
        return [*(cell for row in self.rows for cell in row.cells), *self.whole]

    @property
    def fillable(self) -> list[Cell]:
        """The fields in which a placeholder is filled in."""
        return [cell for cell in self.cells if cell.words.fills]


def label_of(part: str) -> str:
    """A part in words, for lists and links."""
    if part in PARTS:
        return str(PARTS[part].label)
    table, _dot, rest = part.partition(".")
    name, _dot, cell = rest.partition(".")
    if table == "wording":
        return str(_("Wording “%(name)s”", name=name)) + (f": {case_label(cell)}" if cell else "")
    names = {"reasons": _("Reason"), "starters": _("Starter"), "resources": _("Help")}
    words = CELLS.get(f"{table}.{cell}")
    return f"{names.get(table, table)} “{name}”" + (f": {words.label}" if words else "") if name else part


def case_label(case: str) -> str:
    """The conditions of a case in words."""
    if case == OTHERWISE:
        return str(_("everyone else"))
    needs = conditions_of(case)
    known = [str(label) for condition, label in CONDITIONS.items() if condition in needs]
    return ", ".join([*known, *sorted(needs - set(CONDITIONS))])


class PageBuilder:
    """Lays the letters out. ``letters`` are the texts to show, by language and part."""

    def __init__(
        self,
        letters: Mapping[str, Parts],
        problems: Sequence[Problem],
        conflicts: Iterable[tuple[str, Conflict]] = (),
    ) -> None:
        self.letters = letters
        self.numbers: dict[tuple[str, str], list[int]] = {}
        for number, problem in enumerate(problems):
            self.numbers.setdefault((problem.file, problem.part), []).append(number)
        self.errors = sum(problem.is_error for problem in problems)
        self.conflicts = {(language, conflict.part): conflict for language, conflict in conflicts}
        self.readable = [language for language, parts in letters.items() if WHOLE not in parts]

    def page(self, every_language: Iterable[str]) -> LetterPage:
        """The whole page."""
        every = list(dict.fromkeys(part for language in self.readable for part in self.letters[language]))
        placed = {*PARTS, *(part for part in every if part.count(".") == 2 and self._words(part))}
        return LetterPage(
            languages=tuple(self.readable),
            missing=tuple(code for code in every_language if code not in self.letters),
            sections={id_: Group(id_, str(title), tuple(map(self._row, parts))) for id_, title, parts in GROUPS},
            tables={table: self._groups(every, table) for table in ROW_CELLS},
            wordings=self._groups(every, "wording"),
            others=tuple(self._row(part) for part in every if part not in placed),
            whole=tuple(self._cell(language, WHOLE) for language in self.letters if language not in self.readable),
        )

    def _groups(self, every: Iterable[str], table: str) -> tuple[Group, ...]:
        rows: dict[str, list[str]] = {}
        for part in every:
            key, _dot, rest = part.partition(".")
            if key == table and "." in rest and self._words(part):
                rows.setdefault(rest.split(".")[0], []).append(part)
        for name, parts in rows.items():
            if table in ROW_CELLS:
                rows[name] = [f"{table}.{name}.{cell}" for cell in ROW_CELLS[table]]
            else:
                parts.sort(key=lambda part: part.endswith(f".{OTHERWISE}"))
        titles = {"wording": "{{ ask.%s }}"}
        return tuple(
            Group(f"{table}-{name}", titles.get(table, "%s") % name, tuple(map(self._row, parts)), name)
            for name, parts in rows.items()
        )

    def _row(self, part: str) -> Row:
        words = self._words(part) or PartWords(PARTS[BODY].hint, PARTS[BODY].hint, 2)
        label = case_label(part.split(".", 2)[2]) if part.startswith("wording.") else label_of(part)
        if part.split(".")[0] in ROW_CELLS and part.count(".") == 2:
            label = str(words.label)
        return Row(part, label, words, tuple(self._cell(language, part) for language in self.readable))

    def _cell(self, language: str, part: str) -> Cell:
        file = f"{language}.md"
        above = part.rpartition(".")[0]
        told = (*self.numbers.get((file, part), ()), *(self.numbers.get((file, above), ()) if above else ()))
        text, conflict = self.letters[language].get(part, ""), self.conflicts.get((language, part))
        text = text if part == WHOLE else unwrapped(text)
        words = self._words(part) or PartWords(PARTS[BODY].hint, PARTS[BODY].hint, 2)
        return Cell(
            language,
            part,
            field_id(file, part),
            text,
            words,
            told,
            any(number < self.errors for number in told),
            conflict,
        )

    @staticmethod
    def _words(part: str) -> PartWords | None:
        if part == WHOLE:
            return WHOLE_FILE
        if part.startswith("wording.") and part.count(".") >= 2:
            return CASE
        table, _dot, rest = part.partition(".")
        return PARTS.get(part) or CELLS.get(f"{table}.{rest.rpartition('.')[2]}")
