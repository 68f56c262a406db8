"""One language's letter on the desk: what is wrong with its lines, its parts, and the letters that it makes."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from itertools import islice

from ..bills import Bill, Position, Stage
from ..campaigns import Campaign
from ..drafting import REASONS, STORY
from ..letters import Letter, Variants
from ..letters_syntax import Literal, Placeholder, Template
from ..problems import Problem, Value
from ..whereabouts import Whereabouts
from . import house_style as style
from .house_style import Rule
from .rehearsal import FINAL
from .tongues import seems_other

LONGEST_SUBJECT = 120
LONGEST_SHORT_MESSAGE = 500
MOST_WORDS = 330
"""With two reasons and a story of two sentences. A page of our PDF holds about 385: the rest is for a longer story."""
MOST_SPOKEN_WORDS = 75
"""Thirty seconds, at two and a half words a second."""

_LOST = "\N{REPLACEMENT CHARACTER}"
_MAY_BE_EMPTY = {"constituent.name", "constituent.city", "constituent.zip"}
_POSITIONS = (("sponsor", {"cosponsor", "original_cosponsor"}), ("cosponsor", {"sponsor"}))
"""A position, and those of which a wording may speak without a word of its own for it only by mistake."""


def line_by_line(file: str, where: Whereabouts, names: frozenset[str] = frozenset()) -> Iterator[Problem]:
    """What can be seen in the lines of a file, even of one that is no letter yet. ``names`` may be in capitals."""
    not_utf8 = next((number for number, text in enumerate(where.lines, 1) if _LOST in text), 0)
    for number, text in enumerate(where.lines, 1):
        seen = [(rule.code, position, found) for rule in style.TYPED for position, found in rule.find(text)]
        seen += [("capitals", position, found) for position, found in style.shouted(text, names)]
        for code, position, found in seen:
            if found == _LOST and number > not_utf8:
                continue  # one save mends them all
            yield Problem(file, number, code, {"found": found}, position + 1, where.part_at(number))


class Desk:
    """The letter of one language, with the text of its file."""

    def __init__(self, letter: Letter, file: str, source: str) -> None:
        self.letter, self.file = letter, file
        self.where = Whereabouts(source, letter.lines)

    def at(self, part: str, code: str, **values: Value) -> Problem:
        """A finding about a part as a whole, which may be missing."""
        return Problem(self.file, self.where.line_of(part), code, values, part=part)

    def of(self, parts: Iterable[str], words: str, code: str, **values: Value) -> Problem:
        """A finding about words that stand in one of these parts, as far as their place can be told."""
        line, column = self.where.place(parts, words)
        return Problem(self.file, line, code, values, column, self.where.part_at(line))

    def found(self, parts: Iterable[str], rule: Rule, text: str) -> Iterator[Problem]:
        """What the rule finds in words that come from these parts."""
        for position, found in rule.find(text):
            yield self.of(parts, text[position:], rule.code, found=found)

    def alone(self, sensitive: bool, stages: frozenset[Stage]) -> Iterator[Problem]:
        """What can be seen without filling the letter for anyone."""
        yield from self.lines()
        yield from self.words(stages)
        yield from self.language()
        if sensitive:
            yield from self.privacy()

    def lines(self) -> Iterator[Problem]:
        """What can be seen line by line."""
        names = frozenset(re.findall(r"\w+", " ".join(resource.name for resource in self.letter.resources.values())))
        return line_by_line(self.file, self.where, names)

    def structure(self, campaign: Campaign, bill: Bill, stage: Stage) -> Iterator[Problem]:
        """What is missing, unused, or in the wrong place."""
        letter = self.letter
        used = letter.body.placeholders.union(*(template.placeholders for template in letter.templates.values()))
        for name in sorted(letter.wording):
            if f"ask.{name}" not in used:
                yield self.at(f"wording.{name}", "unused-wording", name=f"ask.{name}")
        for name in (STORY, *((REASONS,) if letter.reasons else ())):
            if (Placeholder(name),) not in letter.body.paragraphs:
                yield self.at("body", "paragraph-of-its-own", name=name)
        for name in sorted(_MAY_BE_EMPTY & letter.body.placeholders):
            yield self.of(("body",), name, "may-be-empty", name=name)
        for resource in sorted({resource.id for resource in campaign.resources} ^ set(letter.resources)):
            missing = resource not in letter.resources
            code = "resource-without-words" if missing else "resource-not-in-campaign"
            yield self.at(f"resources.{resource}", code, name=resource)
        for name, variants in letter.wording.items():
            held = set(bill.positions.values()) if stage in FINAL else set(Position)  # a living bill has a sponsor
            yield from self._positions(name, variants, held)

    def _positions(self, name: str, variants: Variants, held: Collection[str]) -> Iterator[Problem]:
        asked = frozenset[str]().union(*(needs for needs, _ in variants.cases))
        for lacking, others in _POSITIONS:
            if asked & others and lacking not in asked and lacking in held:
                has = min(asked & others)
                yield self.at(f"wording.{name}", "position-without-words", name=name, has=has, lacks=lacking)

    def words(self, stages: frozenset[Stage]) -> Iterator[Problem]:
        """What is wrong with the words that are not filled in, which people read while the bill is at these stages."""
        for part, text in self.plain():
            for rule in (style.BARE_NUMBER, *((style.DEAD_BILL,) if stages & FINAL else ())):
                yield from self.found((part,), rule, text)

    def plain(self) -> Iterator[tuple[str, str]]:
        """The parts that are shown as they stand."""
        yield from self.letter.texts.items()
        for table, rows in (("reasons", self.letter.reasons), ("starters", self.letter.starters)):
            for row in rows:
                yield f"{table}.{row.id}.label", row.label
                yield f"{table}.{row.id}.text", row.text

    def all_words(self) -> Iterator[tuple[str, str]]:
        """Every part that has words, placeholders left out of them."""
        letter = self.letter
        yield from self.plain()
        yield from ((f"resources.{name}.text", words.text) for name, words in letter.resources.items())
        yield from ((part, words_of(template)) for part, template in letter.templates.items())
        for name, variants in letter.wording.items():
            for needs, template in (*variants.cases, (frozenset[str](), variants.otherwise)):
                yield letter.case_part(name, needs), words_of(template)
        yield "body", words_of(letter.body)

    def language(self) -> Iterator[Problem]:
        """Words of the other language, and straight quotes beside curly ones."""
        parts = list(self.all_words())
        for part, text in ((part, one) for part, words in parts for one in words.split("\n")):
            if seems := seems_other(text, self.letter.language):
                yield self.of((part,), text, "other-language", seems=seems, found=" ".join(text.split())[:60])
        if any(style.CURLY.search(text) for _, text in parts):
            straight = (problem for part, text in parts for problem in self.found((part,), style.STRAIGHT, text))
            yield from islice(straight, 1)

    def privacy(self) -> Iterator[Problem]:
        """What gives away what the letter is about, where that must not be seen over a shoulder."""
        texts = self.letter.texts
        yield from self.found(("title",), style.GIVEAWAY, texts["title"])
        yield from self.found(("share_text",), style.GIVEAWAY_SHARED, texts["share_text"])
        yield from self.prompts()

    def prompts(self) -> Iterator[Problem]:
        """Questions and first words that would have her tell what she may not want to tell."""
        yield from self.found(("story_question",), style.DISCLOSURE, self.letter.texts["story_question"])
        for starter in self.letter.starters:
            yield from self.found((f"starters.{starter.id}",), style.DISCLOSURE, f"{starter.label}. {starter.text}")


def words_of(template: Template) -> str:
    """The words of a template without its placeholders, one paragraph to a line."""
    return "\n".join(
        "".join(piece.text if isinstance(piece, Literal) else " " for piece in paragraph)
        for paragraph in template.paragraphs
    )
