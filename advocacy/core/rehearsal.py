"""A letter filled for everyone it could go to, by a writer who says much and by one who says nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from .addresses import PostalAddress
from .bills import Position
from .constituents import Constituent, Reply
from .divisions import AT_LARGE, State
from .drafting import Draft, Writing, facts_of, fill
from .letters import Letter
from .officials import OfficeTitle, Official

_CALIFORNIA = State("CA", "06", "California", "state", 52, "California")
_STATES = {
    OfficeTitle.US_DELEGATE: State("VI", "78", "U.S. Virgin Islands", "territory", 1, "Islas Vírgenes de EE. UU."),
    OfficeTitle.US_RESIDENT_COMMISSIONER: State("PR", "72", "Puerto Rico", "territory", 1, "Puerto Rico"),
}
_STORY = {
    "en": "As a neighbor of the schools in my town, I care about this because our children grow up together. "
    "I have lived here for twenty years.",
    "es": "Vivo cerca de las escuelas de mi comunidad y este tema me importa porque nuestros hijos crecen juntos. "
    "Llevo aquí veinte años.",
}
_REASONS_PICKED = 2


@dataclass(frozen=True, slots=True)
class Scene:
    """One filled letter, whose place it must name, and what its wordings could depend on."""

    draft: Draft
    place: str
    facts: frozenset[str]
    is_person: bool
    full: bool
    """Whether the writer gave a name, a place, a story and reasons."""


def rehearse(writing: Writing, targets: tuple[OfficeTitle, ...]) -> Iterator[Scene]:
    """Every federal office, position, reply, with a name and without, with everything said and with nothing."""
    for office in (target for target in targets if target.is_federal):
        state = _STATES.get(office, _CALIFORNIA)
        person = _official(office, state)
        for position in Position:
            bill = replace(writing.bill, positions={person.official_id: position})
            yield from _scenes(replace(writing, bill=bill), person, state)
        yield from _scenes(writing, person.without_holder(), state)


def _scenes(writing: Writing, official: Official, state: State) -> Iterator[Scene]:
    for reply in Reply:
        for constituent in (_talkative(writing.letter, state, reply), Constituent(state, reply=reply)):
            yield Scene(
                draft=fill(writing, official, state, constituent),
                place=constituent.place(writing.letter.language),
                facts=facts_of(writing, official, constituent),
                is_person=official.is_person,
                full=bool(constituent.story),
            )


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


def _official(office: OfficeTitle, state: State) -> Official:
    division = state.division
    if office is not OfficeTitle.US_SENATOR:
        division = state.district(AT_LARGE if state.house_seats == 1 else "12")
    return Official(
        official_id="bioguide:X000000",
        division=division,
        office=office,
        name="Anna María Luna de la Vega",
        given_name="Anna María",
        family_name="Luna de la Vega",
        suffix="",
        gender="female",
        party="Democratic",
        phone="202-555-0100",
        email="",
        contact_form="",
        website="",
        address=PostalAddress(room="270", building="Cannon House Office Building", city="Washington", state="DC"),
        term_start=date.min,
        term_end=date.max,
        how="election",
        source="",
        as_of=date.min,
    )
