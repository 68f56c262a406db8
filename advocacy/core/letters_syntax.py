"""The closed language of letters: text, and placeholders from a known list. Nothing that an organiser writes is run.

Jinja2 parses; we read its syntax tree, accept text and dotted names only, and fill those ourselves. There is no
rendering, so there is nothing to escape from.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass

import jinja2
from jinja2 import nodes

LONGEST_TEMPLATE = 20_000
MOST_PIECES = 400

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

    def fill(self, value_of: Callable[[str], str]) -> str:
        """The whole template as plain text, paragraphs parted by an empty line; empty paragraphs are left out."""
        filled = (
            "".join(piece.text if isinstance(piece, Literal) else value_of(piece.name) for piece in paragraph)
            for paragraph in self.paragraphs
        )
        tidy = (re.sub(" {2,}", " ", paragraph).strip() for paragraph in filled)  # a value may have been empty
        return "\n\n".join(paragraph for paragraph in tidy if paragraph)


class TemplateRefused(Exception):
    """A template that says more than text and known placeholders. ``line`` counts from 1 in the given source."""

    def __init__(self, line: int, message: str, advice: str) -> None:
        super().__init__(message)
        self.line, self.message, self.advice = line, message, advice


_ENVIRONMENT = jinja2.Environment(autoescape=False, keep_trailing_newline=True)  # noqa: S701 - parses, never renders
_WRITE_PLAIN = "Write plain text with placeholders like {{ official.name }}. Nothing else is needed."
_EMPTY_LINE = re.compile(r"\n[ \t]*\n\s*")
_SPACE = re.compile(r"[ \t\r\n]+")


def fold(text: str) -> str:
    """``text`` with every stretch of spaces and line ends as one space; a no-break space stays what it is."""
    return _SPACE.sub(" ", text)


def compile_template(source: str, known: Collection[str]) -> Template:
    """Parse ``source``. Raises ``TemplateRefused`` with line and advice; takes bounded time and memory."""
    if len(source) > LONGEST_TEMPLATE:
        raise TemplateRefused(1, f"This text is longer than {LONGEST_TEMPLATE:,} characters.", "Shorten it.")
    if source.count("{{") > MOST_PIECES:
        raise TemplateRefused(1, f"There are more than {MOST_PIECES} placeholders.", "Use fewer.")
    if found := re.search(r"\{[%#]|\{\{[-+]|[-+]\}\}", source):
        line = _line_at(source, found.start())
        raise TemplateRefused(line, f"“{found[0]}” is programming, not a letter.", _WRITE_PLAIN)
    try:
        pieces = list(_pieces(_ENVIRONMENT.parse(source), known))
    except jinja2.TemplateSyntaxError as error:
        raise TemplateRefused(error.lineno, "This placeholder is not finished or not readable.", _WRITE_PLAIN) from None
    except (RecursionError, ValueError):  # ValueError: a number of thousands of digits
        raise TemplateRefused(1, "A placeholder here is far too long.", _WRITE_PLAIN) from None
    return Template(tuple(paragraph for paragraph in _paragraphs(pieces) if paragraph))


def _line_at(text: str, position: int) -> int:
    return len(re.findall(r"\r\n|\r|\n", text[:position])) + 1


def _pieces(tree: nodes.Template, known: Collection[str]) -> Iterator[Piece]:
    for statement in tree.body:
        if not isinstance(statement, nodes.Output):
            raise TemplateRefused(statement.lineno, "This is programming, not a letter.", _WRITE_PLAIN)
        for node in statement.nodes:
            yield _literal(node) if isinstance(node, nodes.TemplateData) else _placeholder(node, known)


def _literal(node: nodes.TemplateData) -> Literal:
    if brace := re.search(r"[{}]", node.data):
        line = node.lineno + _line_at(node.data, brace.start()) - 1
        raise TemplateRefused(line, f"There is a single “{brace[0]}” here.", "A placeholder has two on either side.")
    return Literal(node.data)


def _placeholder(node: nodes.Node, known: Collection[str]) -> Placeholder:
    parts: list[str] = []
    inner = node
    while isinstance(inner, nodes.Getattr) and len(parts) < 2:
        parts.append(inner.attr)
        inner = inner.node
    if not isinstance(inner, nodes.Name):
        raise TemplateRefused(node.lineno, "A placeholder is only a name.", _WRITE_PLAIN)
    name = ".".join(reversed([*parts, inner.name]))
    if name not in known:
        near = difflib.get_close_matches(name[:80], list(known), n=1, cutoff=0.5)
        advice = f"Did you mean {{{{ {near[0]} }}}}?" if near else "See the list of placeholders in letters/README.md."
        raise TemplateRefused(node.lineno, f"There is no placeholder called “{name[:80]}”.", advice)
    return Placeholder(name)


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
