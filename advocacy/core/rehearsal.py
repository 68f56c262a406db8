"""A letter filled for everyone it could go to, at every stage its bill may reach, by writers of many words and none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

from .bills import Bill, Position, Stage
from .conditions import FEW_DAYS
from .constituents import Constituent, Reply
from .divisions import State
from .drafting import Draft, Writing, facts_of, fill
from .example_people import examples_of
from .letters import Letter
from .officials import Chamber, Official
from .targets import TargetRule

_STORY = {
    "en": "As a neighbor of the schools in my town, I care about this because our children grow up together. "
    "I have lived here for twenty years.",
    "es": "Vivo cerca de las escuelas de mi comunidad y este tema me importa porque nuestros hijos crecen juntos. "
    "Llevo aquí veinte años.",
}
_REASONS_PICKED = 2
FINAL = frozenset({Stage.ENACTED, Stage.VETOED, Stage.DIED})
"""Stages after which a letter need not expect another."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """Someone to write to, who has done something about the bill or nothing, on a day on which it stands somewhere."""

    writing: Writing
    official: Official
    state: State
    is_now: bool
    """Whether this is where the bill stands today, or only where it may stand before the letter is mended."""

    def facts(self, reply: Reply = Reply.NONE) -> frozenset[str]:
        return facts_of(self.writing, self.official, Constituent(self.state, reply=reply))

    @property
    def stage(self) -> Stage:
        return self.writing.bill.stage_on(self.writing.today)


@dataclass(frozen=True, slots=True)
class Scene:
    """One filled letter, whose place it must name, and what its wordings could depend on."""

    draft: Draft
    place: str
    facts: frozenset[str]
    is_person: bool
    full: bool
    """Whether the writer gave a name, a place, a story and reasons."""
    stage: Stage


def rehearse(writing: Writing, rule: TargetRule) -> Iterator[Scene]:
    """Every office, position and stage, with a name and without; today with every reply, and with nothing said."""
    for occasion in occasions(writing, rule):
        for reply in Reply if occasion.is_now else (Reply.EMAIL,):
            full, empty = _talkative(writing.letter, occasion.state, reply), Constituent(occasion.state, reply=reply)
            for constituent in (full, empty) if occasion.is_now else (full,):
                yield Scene(
                    draft=fill(occasion.writing, occasion.official, occasion.state, constituent),
                    place=constituent.place(writing.letter.language),
                    facts=occasion.facts(reply),
                    is_person=occasion.official.is_person,
                    full=bool(constituent.story),
                    stage=occasion.stage,
                )


def occasions(writing: Writing, rule: TargetRule) -> Iterator[Occasion]:
    """Everyone to whom the letter could go, today first: nobody whom the rule can never reach."""
    offices = [office for office in rule.offices if rule.committees_may_have(office)]
    for number, then in enumerate(_moments(writing)):
        for example in (one for office in offices for one in examples_of(office)):
            person, state = example.official, example.state
            for bill in _positions(then.bill, person):
                if rule.may_have(bill.position_of(person)):
                    yield Occasion(replace(then, bill=bill), person, state, number == 0)
            nameless = person.without_holder()
            if not rule.goes_by_person and rule.may_have(then.bill.position_of(nameless)):
                yield Occasion(then, nameless, state, number == 0)


def _moments(writing: Writing) -> Iterator[Writing]:
    """Today; then every stage that the bill may reach from here, its last days, and the day after them.

    Only today where the bill has come to its end, or where the campaign does not say for which stages it was written.
    """
    bill, stages = writing.bill, list(Stage)
    now = bill.stage_on(writing.today)
    yield writing
    if now in FINAL or not writing.written_for:
        return
    for stage in stages[stages.index(now) + 1 : stages.index(Stage.DIED)]:
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
