"""The closed language of letters: text, and placeholders from a known list. Nothing that an organiser writes is run.

Jinja2 parses; we read its syntax tree, accept text and dotted names only, and fill those ourselves. There is no
rendering, so there is nothing to escape from.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

import jinja2
from jinja2 import nodes

from .problems import Value

LONGEST_TEMPLATE = 20_000
MOST_PIECES = 400
_MOST_COMPARED = 300

FIELDS = {
    "official.name": "The official’s full name: Alex Padilla",
    "official.title": "The title: Senator, Representative, Delegate, Resident Commissioner",
    "official.last_name": "The family name: Padilla",
    "official.state": "The state the official serves: California, the District of Columbia",
    "official.district": "The district: California’s 12th congressional district; at large or for a senator, the state",
    "bill.title": "The bill’s short title: Title IX Protection Act",
    "bill.number": "The bill’s number: H.R. 4030",
    "bill.citation": "Number and Congress: H.R. 4030, 115th Congress",
    "bill.congress": "The Congress: 115th Congress",
    "bill.introduced": "The day it was introduced: October 12, 2017",
    "bill.ends": "The day on which its Congress ends, and it with it unless it is law: January 3, 2019",
    "bill.sponsor": "Who introduced it: Jackie Speier",
    "bill.cosponsors": "How many original cosponsors it had: 27",
    "constituent.name": "The writer’s name; may be empty, but the phone script then says [your name]",
    "constituent.city": "The writer’s city or town; may be empty",
    "constituent.state": "The writer’s state: California",
    "constituent.zip": "The writer’s ZIP code; may be empty",
    "constituent.place": "City, state and ZIP, or what is known of them, never empty: Berkeley, California 94704",
    "constituent.story": "The writer’s own words, in a paragraph of its own; may be empty",
    "reasons": "The reasons the writer picked, in a paragraph of its own; may be empty",
    "campaign.title": "The campaign’s title",
    "today": "The day of the letter: November 22, 2026",
}
"""Every fixed placeholder and what it becomes. ``ask.…`` names come from the letter's own wording table."""


@dataclass(frozen=True, slots=True)
class Literal:
    """Words as they were written."""

    text: str


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A name from ``FIELDS``, or ``ask.…`` for one of the letter's own wordings."""

    name: str


Piece = Literal | Placeholder
Paragraph = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Template:
    """Paragraphs of text and placeholders, ready to fill."""

    paragraphs: tuple[Paragraph, ...]

    @property
    def placeholders(self) -> frozenset[str]:
        return frozenset(
            piece.name for paragraph in self.paragraphs for piece in paragraph if isinstance(piece, Placeholder)
        )

    def length(self, lengths: Mapping[str, int]) -> int:
        """Its characters, when the values of these names have these lengths and all others none."""
        return sum(
            len(piece.text) if isinstance(piece, Literal) else lengths.get(piece.name, 0)
            for paragraph in self.paragraphs
            for piece in paragraph
        )

    def fill(self, value_of: Callable[[str], str]) -> str:
        """The whole template as plain text, paragraphs parted by an empty line; empty paragraphs are left out."""
        tidy: list[str] = []
        for paragraph in self.paragraphs:
            text = "".join([piece.text if isinstance(piece, Literal) else value_of(piece.name) for piece in paragraph])
            if "  " in text:  # a value may have been empty
                text = _SPACES.sub(" ", text)
            if text := text.strip():
                tidy.append(text)
        return "\n\n".join(tidy)


class TemplateRefused(Exception):
    """A template that says more than text and known placeholders. ``line`` and ``column`` count from 1 in the source.

    ``code`` and ``values`` are those of the finding (``problems``); ``found`` is what stands at that place.
    """

    def __init__(self, code: str, line: int = 1, column: int = 1, found: str = "", **values: Value) -> None:
        super().__init__(code)
        self.code, self.line, self.column, self.found, self.values = code, line, column, found, values


_ENVIRONMENT = jinja2.Environment(autoescape=False, keep_trailing_newline=True)  # noqa: S701 - parses, never renders
_LONE_BRACE = {"{": re.compile(r"(?<!\{)\{(?!\{)"), "}": re.compile(r"(?<!\})\}(?!\})")}
_EMPTY_LINE = re.compile(r"\n[ \t]*\n\s*")
_LINE_END = re.compile(r"\r\n|\r|\n")
_SPACE = re.compile(r"[ \t\r\n]+")
_SPACES = re.compile(" {2,}")


def fold(text: str) -> str:
    """``text`` with every stretch of spaces and line ends as one space; a no-break space stays what it is."""
    if "  " not in text and "\n" not in text and "\t" not in text and "\r" not in text:
        return text  # as nearly all are: four looks are a tenth of what the pattern takes
    return _SPACE.sub(" ", text)


def compile_template(source: str, known: Collection[str]) -> Template:
    """Parse ``source``. Raises ``TemplateRefused`` with its place and reason; takes bounded time and memory."""
    return _compiled(source, frozenset(known))


@lru_cache(maxsize=1024)  # while a letter is being written, most of its wordings stay as they were a moment ago
def _compiled(source: str, known: frozenset[str]) -> Template:
    if len(source) > LONGEST_TEMPLATE:
        raise TemplateRefused("text-too-long", most=f"{LONGEST_TEMPLATE:,}")
    if source.count("{{") > MOST_PIECES:
        raise TemplateRefused("too-many-placeholders", most=MOST_PIECES)
    if found := re.search(r"\{[%#]|\{\{[-+]|[-+]\}\}", source):
        line = _line_at(source, found.start())
        column = found.start() - max(source.rfind(end, 0, found.start()) for end in "\r\n")
        raise TemplateRefused("programming", line, column, found[0], what=found[0])
    try:
        pieces = list(_pieces(_ENVIRONMENT.parse(source), known))
    except TemplateRefused as refused:
        refused.column = _column(source, refused.line, refused.found)
        raise
    except jinja2.TemplateSyntaxError as error:
        raise TemplateRefused(
            "placeholder-unreadable", error.lineno, _column(source, error.lineno, "{{"), "{{"
        ) from None
    except (RecursionError, ValueError):  # ValueError: a number of thousands of digits
        raise TemplateRefused("placeholder-too-long") from None
    return Template(tuple(paragraph for paragraph in _paragraphs(pieces) if paragraph))


def _line_at(text: str, position: int) -> int:
    return len(_LINE_END.findall(text[:position])) + 1


def _column(source: str, line: int, found: str) -> int:
    """Where on its line these words stand, as far as that can be told: the syntax tree knows lines only."""
    text = _LINE_END.split(source)[line - 1]
    if found in _LONE_BRACE:
        match = _LONE_BRACE[found].search(text)
        return match.start() + 1 if match else 1
    return max(text.find(found, max(text.find("{{"), 0)), 0) + 1


def _pieces(tree: nodes.Template, known: Collection[str]) -> Iterator[Piece]:
    for statement in tree.body:
        if not isinstance(statement, nodes.Output):
            raise TemplateRefused("placeholder-unreadable", statement.lineno, found="{{")
        for node in statement.nodes:
            yield _literal(node) if isinstance(node, nodes.TemplateData) else _placeholder(node, known)


def _literal(node: nodes.TemplateData) -> Literal:
    if brace := re.search(r"[{}]", node.data):
        line = node.lineno + _line_at(node.data, brace.start()) - 1
        raise TemplateRefused("single-brace", line, found=brace[0], what=brace[0])
    return Literal(node.data)


def _placeholder(node: nodes.Node, known: Collection[str]) -> Placeholder:
    parts: list[str] = []
    inner = node
    while isinstance(inner, nodes.Getattr) and len(parts) < 2:
        parts.append(inner.attr)
        inner = inner.node
    if not isinstance(inner, nodes.Name):
        raise TemplateRefused("placeholder-not-a-name", node.lineno, found="{{")
    name = ".".join(reversed([*parts, inner.name]))
    if name not in known:
        raise TemplateRefused("unknown-placeholder", node.lineno, found=name, name=name[:80])
    return Placeholder(name)


def nearest(name: str, known: Iterable[str]) -> str:
    """The known name that most resembles this one, or an empty string where none does."""
    near = difflib.get_close_matches(name[:80], list(islice(known, _MOST_COMPARED)), n=1, cutoff=0.5)
    return near[0] if near else ""


def _paragraphs(pieces: Iterable[Piece]) -> Iterator[Paragraph]:
    """Cut at empty lines; a single line break inside a paragraph is only how the file was typed."""
    current: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, Placeholder):
            current.append(piece)
            continue
        first, *more = _EMPTY_LINE.split(piece.text)
        current.append(Literal(fold(first)))
        for text in more:
            yield _trimmed(current)
            current = [Literal(fold(text))]
    yield _trimmed(current)


def _trimmed(pieces: list[Piece]) -> Paragraph:
    """Without white space at either end, and without pieces that say nothing."""
    trimmed = list(pieces)
    for end, strip in ((0, str.lstrip), (-1, str.rstrip)):
        if trimmed and isinstance(piece := trimmed[end], Literal):
            trimmed[end] = Literal(strip(piece.text))
    return tuple(piece for piece in trimmed if piece != Literal(""))
