"""The closed language of letters: text, and placeholders from a known list. Nothing that an organiser writes is run.

Jinja2 parses; we read its syntax tree, accept text and dotted names only, and fill those ourselves. There is no
rendering, so there is nothing to escape from.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

import jinja2
from jinja2 import nodes

LONGEST_TEMPLATE = 20_000
MOST_PIECES = 400

FIELDS = {
    "official.name": "The official's full name: Alex Padilla",
    "official.title": "The title: Senator, Representative, Delegate, Resident Commissioner",
    "official.last_name": "The family name: Padilla",
    "official.state": "The state the official serves: California",
    "official.district": "The district: California's 12th congressional district; for a senator, the state",
    "bill.title": "The bill's short title: Title IX Protection Act",
    "bill.number": "The bill's number: H.R. 4030",
    "bill.citation": "Number and Congress: H.R. 4030, 115th Congress",
    "bill.congress": "The Congress: 115th Congress",
    "bill.introduced": "The day it was introduced: October 12, 2017",
    "bill.sponsor": "Who introduced it: Jackie Speier",
    "bill.cosponsors": "How many original cosponsors it had: 27",
    "constituent.name": "The writer's name",
    "constituent.city": "The writer's city or town",
    "constituent.state": "The writer's state",
    "constituent.zip": "The writer's ZIP code",
    "constituent.place": "City, state and ZIP, or what is known of them: Berkeley, California 94704",
    "constituent.story": "The writer's own words; a paragraph of its own",
    "reasons": "The reasons the writer picked, one after the other",
    "campaign.title": "The campaign's title",
    "today": "The day of the letter: November 22, 2026",
}
"""Every fixed placeholder and what it becomes. ``ask.…`` names come from the letter's own wording table."""


@dataclass(frozen=True, slots=True)
class Literal:
    text: str


@dataclass(frozen=True, slots=True)
class Placeholder:
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
            "".join(piece.text if isinstance(piece, Literal) else value_of(piece.name) for piece in paragraph).strip()
            for paragraph in self.paragraphs
        )
        return "\n\n".join(paragraph for paragraph in filled if paragraph)


class TemplateRefused(Exception):
    """A template that says more than text and known placeholders. ``line`` counts from 1 in the given source."""

    def __init__(self, line: int, message: str, advice: str) -> None:
        super().__init__(message)
        self.line, self.message, self.advice = line, message, advice


_ENVIRONMENT = jinja2.Environment(autoescape=False, keep_trailing_newline=True)  # noqa: S701 - parses, never renders
_WRITE_PLAIN = "Write plain text with placeholders like {{ official.name }}. Nothing else is needed."


def compile_template(source: str, known: Collection[str]) -> Template:
    """Parse ``source``. Raises ``TemplateRefused`` with line and advice; takes bounded time and memory."""
    if len(source) > LONGEST_TEMPLATE:
        raise TemplateRefused(1, f"This text is longer than {LONGEST_TEMPLATE:,} characters.", "Shorten it.")
    if source.count("{{") > MOST_PIECES or source.count("{%") or source.count("{#"):
        line = next((i for i, text in enumerate(source.split("\n"), 1) if "{%" in text or "{#" in text), 1)
        raise TemplateRefused(line, "Only {{ placeholders }} are allowed, and not hundreds of them.", _WRITE_PLAIN)
    try:
        pieces = list(_pieces(_ENVIRONMENT.parse(source), known))
    except jinja2.TemplateSyntaxError as error:
        raise TemplateRefused(error.lineno, "This placeholder is not finished or not readable.", _WRITE_PLAIN) from None
    except RecursionError:
        raise TemplateRefused(1, "This text is nested too deeply.", _WRITE_PLAIN) from None
    return Template(tuple(_paragraphs(pieces)))


def _pieces(tree: nodes.Template, known: Collection[str]) -> Iterator[Piece]:
    for statement in tree.body:
        if not isinstance(statement, nodes.Output):
            raise TemplateRefused(statement.lineno, "This is programming, not a letter.", _WRITE_PLAIN)
        for node in statement.nodes:
            yield Literal(node.data) if isinstance(node, nodes.TemplateData) else _placeholder(node, known)


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


def _paragraphs(pieces: list[Piece]) -> Iterator[Paragraph]:
    """Cut at empty lines; a single line break inside a paragraph is only how the file was typed."""
    current: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, Placeholder):
            current.append(piece)
            continue
        blocks = _split_blocks(piece.text)
        for index, block in enumerate(blocks):
            if index and current:
                yield _trimmed(current)
                current = []
            if block:
                current.append(Literal(block))
    if current and (trimmed := _trimmed(current)):
        yield trimmed


def _split_blocks(text: str) -> list[str]:
    """Blocks between empty lines, other white space folded to one space."""
    blocks: list[list[str]] = [[]]
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for number, line in enumerate(lines):
        if not line.strip() and 0 < number < len(lines) - 1:
            blocks.append([])
        else:
            blocks[-1].append(line)
    return [" ".join("\n".join(block).split("\n")).replace("\t", " ") for block in blocks]


def _trimmed(pieces: list[Piece]) -> Paragraph:
    first, last = pieces[0], pieces[-1]
    if isinstance(first, Literal):
        pieces[0] = Literal(first.text.lstrip())
    if isinstance(pieces[-1], Literal) and isinstance(last, Literal):
        pieces[-1] = Literal(pieces[-1].text.rstrip())
    return tuple(piece for piece in pieces if not isinstance(piece, Literal) or piece.text)
