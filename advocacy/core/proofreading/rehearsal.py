"""A letter filled for everyone it could go to, at every stage its bill may reach, by writers of many words and none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from ..bills import Bill, Position, Stage
from ..conditions import FEW_DAYS, STAGE_CHANGED
from ..constituents import Constituent, Reply
from ..divisions import State
from ..drafting import Draft, Writing, facts_of, fill
from ..letters import Letter
from ..officials import Chamber, Official
from ..targets import TargetRule
from .example_people import examples_of

_STORY = {
    "en": "As a neighbor of the schools in my town, I care about this because our children grow up together. "
    "I have lived here for twenty years.",
    "es": "Vivo cerca de las escuelas de mi comunidad y este tema me importa porque nuestros hijos crecen juntos. "
    "Llevo aquí veinte años.",
}
_REASONS_PICKED = 2
_REPLIES = {f"reply_{reply}" for reply in Reply}
FINAL = frozenset({Stage.ENACTED, Stage.VETOED, Stage.DIED})
"""Stages after which a letter need not expect another."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """Someone to write to, who has done something about the bill or nothing, on a day on which it stands somewhere."""

    bill: Bill
    today: date
    official: Official
    state: State
    stage: Stage
    is_now: bool
    """Whether this is where the bill stands today, or only where it may stand before the letter is mended."""
    known: frozenset[str]
    """What holds of it, whatever answer the writer would like."""

    def facts(self, reply: Reply = Reply.NONE) -> frozenset[str]:
        return self.known | {f"reply_{reply}"}

    def tells(self, vocabulary: frozenset[str]) -> tuple[object, ...]:
        """What a letter with these conditions can tell of it: the same words go to occasions that tell the same."""
        official, is_over = self.official, self.stage in FINAL
        late = is_over, STAGE_CHANGED in self.known
        return self.known & vocabulary, official.office, official.is_person, self.state.code, *late


@dataclass(frozen=True)
class Scene:
    """One letter to be filled, by one who writes much or nothing; it is filled when its ``draft`` is first read."""

    writing: Writing
    occasion: Occasion
    constituent: Constituent

    @cached_property
    def draft(self) -> Draft:
        """The letter of this scene."""
        then = replace(self.writing, bill=self.occasion.bill, today=self.occasion.today)
        return fill(then, self.occasion.official, self.occasion.state, self.constituent)

    @property
    def place(self) -> str:
        """Where the writer lives, as the letter must say it."""
        return self.constituent.place(self.writing.letter.language)

    @property
    def facts(self) -> frozenset[str]:
        return self.occasion.facts(self.constituent.reply)

    @property
    def is_person(self) -> bool:
        return self.occasion.official.is_person

    @property
    def full(self) -> bool:
        """Whether the writer gave a name, a place, a story and reasons."""
        return bool(self.constituent.story)

    @property
    def stage(self) -> Stage:
        return self.occasion.stage


def rehearse(writing: Writing, met: Iterable[Occasion]) -> Iterator[Scene]:
    """Every occasion, with a name and without; the first of all with every reply, and each where replies say more."""
    letter = writing.letter
    wordiest, everywhere = _wordiest_reply(letter), _replies_meet_others(letter)
    for number, occasion in enumerate(met):
        for reply in Reply if occasion.is_now and (everywhere or number == 0) else (wordiest,):
            yield Scene(writing, occasion, _talkative(letter, occasion.state, reply))
            if occasion.is_now:
                yield Scene(writing, occasion, Constituent(occasion.state, reply=reply))


def _wordiest_reply(letter: Letter) -> Reply:
    """The answer for which the letter has most to say."""

    def length(reply: Reply) -> int:
        facts = frozenset({f"reply_{reply}"})
        return sum(variants.choose(facts).length({}) for variants in letter.wording.values())

    return max(Reply, key=length)


def _replies_meet_others(letter: Letter) -> bool:
    """Whether what is said about replies differs by who gets the letter."""
    cases = (needs for variants in letter.wording.values() for needs, _ in variants.cases)
    return any(needs & _REPLIES and not needs <= _REPLIES for needs in cases)


def occasions(writing: Writing, rule: TargetRule) -> tuple[Occasion, ...]:
    """Everyone to whom the letter could go, in whichever language, today first: nobody whom the rule cannot reach."""
    return tuple(_occasions(writing, rule))


def distinct(met: Iterable[Occasion], letter: Letter) -> tuple[Occasion, ...]:
    """The first of all those that this letter tells the same, be it that it cannot tell between them."""
    seen: set[tuple[object, ...]] = set()
    found: dict[tuple[object, ...], Occasion] = {}
    replies = tuple(Reply) if _replies_meet_others(letter) else (Reply.NONE,)
    for occasion in met:
        known, *rest = occasion.tells(letter.vocabulary)
        if (known, *rest) not in seen:
            seen.add((known, *rest))
            chosen = tuple(
                id(variants.choose(occasion.facts(reply))) for reply in replies for variants in letter.wording.values()
            )
            found.setdefault((chosen, *rest), occasion)
    return tuple(found.values())


def _occasions(writing: Writing, rule: TargetRule) -> Iterator[Occasion]:
    offices = [office for office in rule.offices if rule.committees_may_have(office)]
    examples = [one for office in offices for one in examples_of(office)]

    def met(then: Writing, official: Official, state: State, *, is_now: bool) -> Occasion:
        known = facts_of(then, official, Constituent(state)) - {f"reply_{Reply.NONE}"}
        stage = then.bill.stage_on(then.today)
        return Occasion(then.bill, then.today, official, state, stage, is_now, known)

    for number, then in enumerate(_moments(writing)):
        for example in examples:
            person, state = example.official, example.state
            for bill in _positions(then.bill, person):
                if rule.may_have(bill.position_of(person)):
                    yield met(replace(then, bill=bill), person, state, is_now=number == 0)
            nameless = person.without_holder()
            if not rule.goes_by_person and rule.may_have(then.bill.position_of(nameless)):
                yield met(then, nameless, state, is_now=number == 0)


def _moments(writing: Writing) -> Iterator[Writing]:
    """Today; then every stage that the bill may reach from here, its last days, and the day after them.

    Only today where the bill has come to its end, or where the campaign does not say for which stages it was written.
    """
    bill, stages = writing.bill, list(Stage)
    now = bill.stage_on(writing.today)
    yield writing
    if now in FINAL or not writing.written_for:
        return
    never = Stage.PASSED_SENATE if bill.id.is_house_bill else Stage.PASSED_HOUSE  # its own chamber goes first
    for stage in stages[stages.index(now) + 1 : stages.index(Stage.DIED)]:
        if stage is not never:
            yield replace(writing, bill=replace(bill, recorded_stage=stage))
    if bill.days_left(writing.today) > FEW_DAYS:
        yield replace(writing, today=bill.ends - timedelta(days=FEW_DAYS))
    yield replace(writing, today=bill.ends)


def _positions(bill: Bill, official: Official) -> Iterator[Bill]:
    """The bill with each thing that this official can have done about it."""
    if not official.office.is_federal:
        yield bill
        return
    key = official.official_id
    in_house = official.office.chamber is Chamber.LOWER
    elsewhere = (Position.OTHER_CHAMBER, Position.ON_COMMITTEE, Position.UNKNOWN)
    for position in Position if in_house == bill.id.is_house_bill else elsewhere:
        yield replace(bill, positions={key: position})
        if position is Position.COSPONSOR:
            yield replace(bill, positions={key: position}, signed={key: bill.introduced})


def _talkative(letter: Letter, state: State, reply: Reply) -> Constituent:
    longest = sorted(letter.reasons, key=lambda reason: len(reason.text), reverse=True)[:_REASONS_PICKED]
    return Constituent(
        state=state,
        name="María Fernanda Álvarez-Whitfield",
        street="1200 Camino del Sol, Apt. 4",
        city="Rancho Santa Margarita",
        zip="92688",
        email="maria@example.org",
        story=_STORY.get(letter.language, _STORY["en"]),
        reasons=tuple(reason.id for reason in longest),
        reply=reply,
    )
