"""Whom a letter is tried on before anyone else reads it: one real official of each kind that it would go to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from advocacy.core.bills import Bill, Position
from advocacy.core.campaigns import Campaign
from advocacy.core.officials import OfficeTitle, Official

from .ports import Ports


class Kind(StrEnum):
    """The kinds of addressee for whom a letter may read differently. The page has a label for each."""

    SPONSOR = "sponsor"
    COSPONSOR_SENATOR = "cosponsor_senator"
    COSPONSOR_REPRESENTATIVE = "cosponsor_representative"
    NOT_COSPONSOR = "not_cosponsor"
    ON_COMMITTEE = "on_committee"
    WITHDREW = "withdrew"
    SENATOR = "senator"
    REPRESENTATIVE = "representative"
    OTHER_CHAMBER = "other_chamber"
    DELEGATE = "delegate"
    RESIDENT_COMMISSIONER = "resident_commissioner"
    STATE_SENATOR = "state_senator"
    STATE_REPRESENTATIVE = "state_representative"
    STATE_LEGISLATOR = "state_legislator"
    GOVERNOR = "governor"
    MAYOR = "mayor"
    VACANCY = "vacancy"
    """A seat for which our list names nobody: the letter goes to the office."""


@dataclass(frozen=True, slots=True)
class Example:
    """Someone of this kind, whom the campaign writes to. ``official.official_id`` is what a preview asks for."""

    kind: Kind
    official: Official


_BY_OFFICE = {
    OfficeTitle.US_DELEGATE: Kind.DELEGATE,
    OfficeTitle.US_RESIDENT_COMMISSIONER: Kind.RESIDENT_COMMISSIONER,
    OfficeTitle.STATE_SENATOR: Kind.STATE_SENATOR,
    OfficeTitle.STATE_REPRESENTATIVE: Kind.STATE_REPRESENTATIVE,
    OfficeTitle.STATE_LEGISLATOR: Kind.STATE_LEGISLATOR,
    OfficeTitle.GOVERNOR: Kind.GOVERNOR,
    OfficeTitle.MAYOR: Kind.MAYOR,
}
_BY_POSITION = {
    Position.SPONSOR: Kind.SPONSOR,
    Position.NOT_COSPONSOR: Kind.NOT_COSPONSOR,
    Position.ON_COMMITTEE: Kind.ON_COMMITTEE,
    Position.WITHDREW: Kind.WITHDREW,
    Position.OTHER_CHAMBER: Kind.OTHER_CHAMBER,
}


def preview_people(ports: Ports, campaign: Campaign, bill: Bill | None, day: date) -> tuple[Example, ...]:
    """One of each kind among those whom this campaign writes to, in the order of ``Kind``; nobody where it has none.

    ``bill`` is the campaign's, None where nothing is known of it yet: then all of one office are of one kind.
    """
    found: dict[Kind, Example] = {}
    everyone = ports.roster.officials
    serving = (one for one in everyone if one.serves_on(day))
    for official in campaign.choose_targets(serving, bill, ports.committees):
        for kind in _kinds(official, bill):
            found.setdefault(kind, Example(kind, official))
    for official in _vacancies(everyone, day):
        if campaign.choose_targets((official,), bill, ports.committees):
            found[Kind.VACANCY] = Example(Kind.VACANCY, official)
            break
    return tuple(found[kind] for kind in Kind if kind in found)


def _kinds(official: Official, bill: Bill | None) -> Iterator[Kind]:
    if kind := _BY_OFFICE.get(official.office):
        yield kind
    if official.office not in {OfficeTitle.US_SENATOR, OfficeTitle.US_REPRESENTATIVE}:
        return
    is_senator = official.office is OfficeTitle.US_SENATOR
    position = bill.position_of(official) if bill else Position.UNKNOWN
    if position is Position.COSPONSOR:
        yield Kind.COSPONSOR_SENATOR if is_senator else Kind.COSPONSOR_REPRESENTATIVE
    else:
        yield _BY_POSITION.get(position, Kind.SENATOR if is_senator else Kind.REPRESENTATIVE)


def _vacancies(everyone: Iterable[Official], day: date) -> Iterator[Official]:
    """Seats whose term is over, then any other: a letter has to be right for the day on which one falls empty."""
    over_first = sorted(everyone, key=lambda one: one.term_end > day)
    yield from (one.without_holder() for one in over_first)
