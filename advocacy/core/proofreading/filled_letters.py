"""One language's letter, filled for everyone it could go to: what is wrong with the letters that come of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..bills import Stage
from ..campaigns import Campaign
from ..delivery import Envelope
from ..drafting import REASONS, Draft, Writing
from ..letters_syntax import Template
from ..mail_links import URL_BUDGET, mail_links
from ..problems import Problem
from . import house_style as style
from . import readability
from .desk import LONGEST_SHORT_MESSAGE, LONGEST_SUBJECT, MOST_SPOKEN_WORDS, MOST_WORDS, Desk
from .house_style import Rule
from .rehearsal import FINAL, Occasion, Scene, distinct, rehearse
from .wrong_asks import wrong_asks

_NAMES_A_PERSON = {"official.name", "official.last_name"}
_AN_ADDRESS = "the.honorable.anna.luna@assembly.example.gov"
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_]|[¿¡])")
_MORE_THAN_IT_TAKES = 10_000_000
_ENCODED = 1.2
"""Characters of a link for one of a letter: spaces, line ends and accents take three or six."""


class FilledLetters:
    """The letters that come of one language's file for everyone who is met on these occasions."""

    def __init__(self, desk: Desk, writing: Writing, campaign: Campaign, met: tuple[Occasion, ...]) -> None:
        self.desk, self.letter, self.writing, self.campaign = desk, desk.letter, writing, campaign
        self.met = distinct(met, desk.letter)
        self.scenes = tuple(rehearse(writing, self.met))

    def problems(self) -> Iterator[Problem]:
        """All that is wrong with them."""
        yield from self._lengths([scene.draft for scene in self.scenes])
        yield from self._reading()
        yield from self._mail_link()
        for scene in self.scenes:
            if not scene.is_person:
                yield from self._nameless(scene)
            if not _is_in_first_sentence(scene.place, scene.draft.body):
                yield self.desk.at("body", "place-not-first")
        yield from self._style()
        for ask in wrong_asks(self.writing, self.campaign.rule, self.met):
            yield self.desk.of((ask.part,), ask.words, ask.code, **ask.values)

    def _style(self) -> Iterator[Problem]:
        now = self.writing.bill.stage_on(self.writing.today)
        seen: set[tuple[str, str, int]] = set()
        for scene in self.scenes:
            votes = _about_votes(scene.stage, now) if "federal" in scene.facts else ()  # a state votes on its own bills
            rules = (*style.BROKEN, style.BARE_NUMBER, *votes)
            for part, text in _parts(scene.draft):
                key = part, text, len(votes)
                if key not in seen:
                    seen.add(key)
                    for rule in rules:
                        yield from self.desk.found(self._sources(part, scene.facts), rule, text)

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
        for part, template in (("body", self.letter.body), *self.letter.templates.items()):
            for name in sorted(template.placeholders):
                if name.startswith("ask."):
                    needs, words = self.letter.wording[name[4:]].case(scene.facts)
                    empty = sorted(words.placeholders & _NAMES_A_PERSON)
                    where = self.letter.case_part(name[4:], needs) if empty else part
                else:
                    empty, where = sorted({name} & _NAMES_A_PERSON), part
                for one in empty:
                    yield self.desk.of((where,), one, "name-of-empty-seat", name=one)

    def _lengths(self, drafts: list[Draft]) -> Iterator[Problem]:
        scripts, bodies = {draft.phone_script for draft in drafts}, {draft.body for draft in drafts}
        for part, code, most, reached in (
            ("subject", "subject-too-long", LONGEST_SUBJECT, [len(draft.subject) for draft in drafts]),
            (
                *("short_message", "short-message-too-long", LONGEST_SHORT_MESSAGE),
                [len(draft.short_message) for draft in drafts],
            ),
            ("phone_script", "script-too-long", MOST_SPOKEN_WORDS, [len(script.split()) for script in scripts]),
            ("body", "letter-too-long", MOST_WORDS, [len(body.split()) for body in bodies]),
        ):
            if max(reached, default=0) > most:
                yield self.desk.at(part, code, count=max(reached), most=most)

    def _reading(self) -> Iterator[Problem]:
        """Whether the letter of today is hard to read for whoever has to sign it."""
        today = {_ours(scene.draft): scene for scene in self.scenes if scene.occasion.is_now and scene.full}
        found = [(reading, scene) for text, scene in today.items() if (reading := readability.read(text))]
        if not found:
            return
        reading, scene = max(found, key=lambda one: one[0].lix)
        if reading.lix > readability.HARD:
            longest = " ".join(reading.longest.split())
            short = longest if len(longest) <= 160 else f"{longest[:159]}…"
            parts = self._sources("body", scene.facts)
            yield self.desk.of(parts, longest, "hard-to-read", lix=reading.lix, found=short)

    def _mail_link(self) -> Iterator[Problem]:
        """Whether the letter is too long for a link. Only officials of states publish an address of email."""
        drafts = [s.draft for s in self.scenes if s.occasion.is_now and not s.full and "state" in s.facts]
        longest = max(drafts, key=lambda draft: len(draft.message), default=None)
        if longest is None:
            return
        envelope = Envelope(longest, (), (), _AN_ADDRESS)
        if mail_links(envelope).mailto_is_short:
            over = len(mail_links(envelope, _MORE_THAN_IT_TAKES).mailto) - URL_BUDGET
            yield self.desk.at("body", "too-long-for-mail-link", over=max(10, round(over / _ENCODED / 10) * 10))


def _about_votes(stage: Stage, now: Stage) -> tuple[Rule, ...]:
    if stage not in FINAL:
        return ()
    return (style.DEAD_BILL if now in FINAL else style.DEAD_BILL_LATER,)


def _is_in_first_sentence(place: str, body: str) -> bool:
    mark = "\N{WHITE SQUARE}"  # the place itself may have full stops in it
    return mark in _SENTENCE_END.split(body.replace(place, mark), maxsplit=1)[0]


def _parts(draft: Draft) -> Iterable[tuple[str, str]]:
    yield "subject", draft.subject
    yield "short_message", draft.short_message
    yield "phone_script", draft.phone_script
    for paragraph in draft.paragraphs:
        if not any(run.is_own for run in paragraph):
            yield "body", "".join(run.text for run in paragraph)


def _ours(draft: Draft) -> str:
    return "\n\n".join(text for part, text in _parts(draft) if part == "body")
