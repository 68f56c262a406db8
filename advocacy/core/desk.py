"""One language's letter on the desk: what is wrong with its lines, its parts, and the letters that it makes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from . import house_style as style
from .bills import Stage
from .campaigns import Campaign
from .drafting import REASONS, STORY, Draft, Writing
from .house_style import Rule
from .letters import Letter
from .letters_syntax import Placeholder, Template
from .problems import Problem, Value
from .rehearsal import FINAL, Scene, rehearse
from .whereabouts import Whereabouts
from .wrong_asks import wrong_asks

LONGEST_SUBJECT = 120
LONGEST_SHORT_MESSAGE = 500
MOST_WORDS = 330
"""With two reasons and a story of two sentences. A page of our PDF holds about 385: the rest is for a longer story."""
MOST_SPOKEN_WORDS = 75
"""Thirty seconds, at two and a half words a second."""

_MAY_BE_EMPTY = {"constituent.name", "constituent.city", "constituent.zip"}
_NAMES_A_PERSON = {"official.name", "official.last_name"}


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

    def lines(self) -> Iterator[Problem]:
        """What can be seen line by line."""
        names = frozenset(re.findall(r"\w+", " ".join(resource.name for resource in self.letter.resources.values())))
        for number, text in enumerate(self.where.lines, 1):
            seen = [(rule.code, position, found) for rule in style.TYPED for position, found in rule.find(text)]
            seen += [("capitals", position, found) for position, found in style.shouted(text, names)]
            for code, position, found in seen:
                yield Problem(self.file, number, code, {"found": found}, position + 1, self.where.part_at(number))

    def structure(self, campaign: Campaign) -> Iterator[Problem]:
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
                yield f"{table}.{row.id}", f"{row.label}. {row.text}"

    def prompts(self) -> Iterator[Problem]:
        """Questions and first words that would have her tell what she may not want to tell."""
        yield from self.found(("story_question",), style.DISCLOSURE, self.letter.texts["story_question"])
        for starter in self.letter.starters:
            yield from self.found((f"starters.{starter.id}",), style.DISCLOSURE, f"{starter.label}. {starter.text}")

    def rehearsal(self, writing: Writing, campaign: Campaign) -> Iterator[Problem]:
        """What is wrong with the letter when it is filled for everyone that it could go to."""
        if campaign.sensitive:
            yield from self.found(("title",), style.GIVEAWAY, self.letter.texts["title"])
            yield from self.prompts()
        now = writing.bill.stage_on(writing.today)
        scenes = tuple(rehearse(writing, campaign.rule))
        yield from self._lengths([scene.draft for scene in scenes])
        for scene in scenes:
            rules = (*style.BROKEN, style.BARE_NUMBER, *_about_votes(scene.stage, now))
            if not scene.is_person:
                yield from self._nameless(scene)
            if not _is_in_first_sentence(scene.place, scene.draft.body):
                yield self.at("body", "place-not-first")
            for part, text in _parts(scene):
                for rule in rules:
                    yield from self.found(self._sources(part, scene.facts), rule, text)

    def asking(self, writing: Writing, campaign: Campaign) -> Iterator[Problem]:
        """Who is asked for what she cannot do, or for what is over."""
        for ask in wrong_asks(writing, campaign.rule):
            yield self.of((ask.part,), ask.words, ask.code, **ask.values)

    def _sources(self, part: str, facts: frozenset[str]) -> Iterator[str]:
        """A part, then the cases of wordings that these facts bring into it."""
        yield part
        for name in sorted(self._template(part).placeholders):
            if name.startswith("ask."):
                needs, _ = self.letter.wording[name[4:]].case(facts)
                yield self.letter.case_part(name[4:], needs)
            elif name == REASONS:
                yield REASONS

    def _template(self, part: str) -> Template:
        return self.letter.body if part == "body" else self.letter.templates[part]

    def _nameless(self, scene: Scene) -> Iterator[Problem]:
        letter = self.letter
        for part, template in (("body", letter.body), *letter.templates.items()):
            for name in sorted(template.placeholders):
                if name.startswith("ask."):
                    needs, words = letter.wording[name[4:]].case(scene.facts)
                    where, inner = letter.case_part(name[4:], needs), words.placeholders
                else:
                    where, inner = part, frozenset({name})
                for empty in sorted(inner & _NAMES_A_PERSON):
                    yield self.of((where,), empty, "name-of-empty-seat", name=empty)

    def _lengths(self, drafts: list[Draft]) -> Iterator[Problem]:
        for part, code, most, reached in (
            ("subject", "subject-too-long", LONGEST_SUBJECT, [len(draft.subject) for draft in drafts]),
            (
                *("short_message", "short-message-too-long", LONGEST_SHORT_MESSAGE),
                [len(draft.short_message) for draft in drafts],
            ),
            (
                *("phone_script", "script-too-long", MOST_SPOKEN_WORDS),
                [len(draft.phone_script.split()) for draft in drafts],
            ),
            ("body", "letter-too-long", MOST_WORDS, [len(draft.body.split()) for draft in drafts]),
        ):
            if max(reached, default=0) > most:
                yield self.at(part, code, count=max(reached), most=most)


def _about_votes(stage: Stage, now: Stage) -> tuple[Rule, ...]:
    if stage not in FINAL:
        return ()
    return (style.DEAD_BILL if now in FINAL else style.DEAD_BILL_LATER,)


def _is_in_first_sentence(place: str, body: str) -> bool:
    mark = "\N{WHITE SQUARE}"  # the place itself may have full stops in it
    return mark in re.split(r"(?<=[.!?])\s+(?=[^\W\d_]|[¿¡])", body.replace(place, mark), maxsplit=1)[0]


def _parts(scene: Scene) -> Iterable[tuple[str, str]]:
    draft = scene.draft
    yield "subject", draft.subject
    yield "short_message", draft.short_message
    yield "phone_script", draft.phone_script
    for paragraph in draft.paragraphs:
        if not any(run.is_own for run in paragraph):
            yield "body", "".join(run.text for run in paragraph)
