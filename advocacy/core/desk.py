"""One language's letter on the desk: what is wrong with its lines, its parts, and the letters that it makes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from . import house_style as style
from .bills import Stage
from .campaigns import Campaign
from .drafting import REASONS, STORY, Draft, Writing
from .house_style import Rule
from .letters import Letter
from .letters_syntax import Placeholder
from .letters_yaml import Problem
from .rehearsal import FINAL, Scene, rehearse
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
        self._lines = source.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")

    def at(self, key: str, message: str, advice: str, *, is_error: bool = True) -> Problem:
        return problem_at(self.letter, key, message, advice, is_error=is_error)

    def found(self, key: str, rule: Rule, text: str) -> Iterator[Problem]:
        """What the rule finds in the words of this part, on the line where they begin as far as that can be told."""
        for position, message in rule.find(text):
            line = self.line(key, text[position:])
            yield Problem(self.file, line, message, rule.advice, rule.is_error)

    def line(self, key: str, text: str) -> int:
        """The line of this part, or after it, on which ``text`` begins, as far as that can be told."""
        start = self.at(key, "", "").line
        words = text.split()[:4]
        for phrase in (" ".join(words[:count]) for count in range(len(words), 0, -1)):
            for number in chain(range(start, len(self._lines) + 1), range(1, start)):
                if re.search(r"\w", phrase) and phrase in self._lines[number - 1]:
                    return number
        return start

    def lines(self) -> Iterator[Problem]:
        """What can be seen line by line."""
        names = frozenset(re.findall(r"\w+", " ".join(resource.name for resource in self.letter.resources.values())))
        for number, text in enumerate(self._lines, 1):
            for rule in style.TYPED:
                for _, message in rule.find(text):
                    yield Problem(self.file, number, message, rule.advice, rule.is_error)
            for _, message in style.shouted(text, names):
                yield Problem(self.file, number, message, "Write it in small letters.", is_error=False)

    def structure(self, campaign: Campaign) -> Iterator[Problem]:
        """What is missing, unused, or in the wrong place."""
        letter = self.letter
        used = letter.body.placeholders.union(*(template.placeholders for template in letter.templates.values()))
        for name in sorted(f"ask.{name}" for name in letter.wording):
            if name not in used:
                key = f"wording.{name.removeprefix('ask.')}"
                yield self.at(key, f"{{{{ {name} }}}} is used nowhere.", "Use it, or remove it.", is_error=False)
        for name in (STORY, *((REASONS,) if letter.reasons else ())):
            if (Placeholder(name),) not in letter.body.paragraphs:
                advice = "Put it on a line of its own, between two empty lines."
                yield self.at("body", f"{{{{ {name} }}}} has no paragraph of its own.", advice)
        for name in sorted(_MAY_BE_EMPTY & letter.body.placeholders):
            message = f"{{{{ {name} }}}} may be empty."
            advice = "Use {{ constituent.place }}; the signature has her name."
            yield Problem(self.file, self.line("body", name), message, advice, is_error=False)
        for resource in sorted({resource.id for resource in campaign.resources} ^ set(letter.resources)):
            missing = resource not in letter.resources
            where = "has no words under “resources”" if missing else "is not in campaign.yaml"
            yield self.at(f"resources.{resource}", f"The resource “{resource}” {where}.", "Add it, or remove it.")

    def words(self, stages: frozenset[Stage]) -> Iterator[Problem]:
        """What is wrong with the words that are not filled in, which people read while the bill is at these stages."""
        letter = self.letter
        plain = [*letter.texts.items()]
        plain += [(f"reasons.{reason.id}", f"{reason.label}. {reason.text}") for reason in letter.reasons]
        plain += [(f"starters.{starter.id}", f"{starter.label}. {starter.text}") for starter in letter.starters]
        for key, text in plain:
            for rule in (style.BARE_NUMBER, *((style.DEAD_BILL,) if stages & FINAL else ())):
                yield from self.found(key, rule, text)

    def prompts(self) -> Iterator[Problem]:
        """Questions and first words that would have her tell what she may not want to tell."""
        yield from self.found("story_question", style.DISCLOSURE, self.letter.texts["story_question"])
        for starter in self.letter.starters:
            yield from self.found(f"starters.{starter.id}", style.DISCLOSURE, f"{starter.label}. {starter.text}")

    def rehearsal(self, writing: Writing, campaign: Campaign) -> Iterator[Problem]:
        """What is wrong with the letter when it is filled for everyone that it could go to."""
        if campaign.sensitive:
            yield from self.found("title", style.GIVEAWAY, self.letter.texts["title"])
            yield from self.prompts()
        now = writing.bill.stage_on(writing.today)
        scenes = tuple(rehearse(writing, campaign.targets))
        yield from self._lengths([scene.draft for scene in scenes])
        for scene in scenes:
            rules = (*style.BROKEN, style.BARE_NUMBER, *_about_votes(scene.stage, now))
            if not scene.is_person:
                yield from self._nameless(scene)
            if not _is_in_first_sentence(scene.place, scene.draft.body):
                advice = "Begin with {{ constituent.place }} and what you ask."
                yield self.at("body", "The first sentence does not say where the writer lives.", advice)
            for key, text in _parts(scene):
                for rule in rules:
                    yield from self.found(key, rule, text)

    def asking(self, writing: Writing, campaign: Campaign) -> Iterator[Problem]:
        """Who is asked for what she cannot do, or for what is over."""
        for key, words, message, advice in wrong_asks(writing, campaign.targets):
            yield Problem(self.file, self.line(key, words), message, advice)

    def _nameless(self, scene: Scene) -> Iterator[Problem]:
        letter = self.letter
        for key, template in (("body", letter.body), *letter.templates.items()):
            for name in sorted(template.placeholders):
                if name.startswith("ask."):
                    inner = letter.wording[name[4:]].choose(scene.facts).placeholders
                    where = f"wording.{name[4:]}"
                else:
                    inner, where = frozenset({name}), key
                for empty in sorted(inner & _NAMES_A_PERSON):
                    message = f"{{{{ {empty} }}}} is empty where a seat has no known holder."
                    advice = "Add a wording for “seat_open” that does without the name."
                    yield Problem(self.file, self.line(where, empty), message, advice)

    def _lengths(self, drafts: list[Draft]) -> Iterator[Problem]:
        subject = max((len(draft.subject) for draft in drafts), default=0)
        if subject > LONGEST_SUBJECT:
            message = f"The subject can reach {subject} characters; forms take {LONGEST_SUBJECT}."
            yield self.at("subject", message, "Shorten it.")
        short = max((len(draft.short_message) for draft in drafts), default=0)
        if short > LONGEST_SHORT_MESSAGE:
            message = f"The short message can reach {short} characters; forms take {LONGEST_SHORT_MESSAGE}."
            yield self.at("short_message", message, "Shorten it.")
        spoken = max((len(draft.phone_script.split()) for draft in drafts), default=0)
        if spoken > MOST_SPOKEN_WORDS:
            message = f"The phone script can reach {spoken} words; half a minute is {MOST_SPOKEN_WORDS}."
            yield self.at("phone_script", message, "Shorten it.", is_error=False)
        words = max((len(draft.body.split()) for draft in drafts), default=0)
        if words > MOST_WORDS:
            message = f"The letter can reach {words} words; the longest that leaves her room is {MOST_WORDS}."
            yield self.at("body", message, "Shorten it: one page is read.")


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


def problem_at(letter: Letter, key: str, message: str, advice: str, *, is_error: bool = True) -> Problem:
    """A problem on the line where this part of the letter begins."""
    line = letter.lines.get(key) or letter.lines.get(key.partition(".")[0], 1)
    return Problem(f"{letter.language}.md", line, message, advice, is_error)
