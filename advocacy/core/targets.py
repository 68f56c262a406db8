"""Whom a campaign writes to: offices, narrowed by state, party, committee, position on the bill, or name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from .bills import Bill, Position
from .officials import Chamber, Level, OfficeTitle, Official

CommitteeMembers = Mapping[str, frozenset[str]]
"""The official ids of those who sit on each committee of Congress, by its system code such as ``hsed00``."""


class Line(StrEnum):
    """A line of the rule, by its name in ``campaign.yaml``; ``targets`` are the offices."""

    TARGETS = "targets"
    STATES = "states"
    PARTIES = "parties"
    COMMITTEES = "committees"
    POSITIONS = "positions"
    PEOPLE = "people"
    EXCEPT = "except"


@dataclass(frozen=True, slots=True)
class TargetRule:
    """Each line that is given narrows what the lines before it leave; ``excluded`` removes.

    ``states`` are postal codes, ``parties`` are named as in the list of officials, ``committees`` are system codes of
    Congress, ``people`` and ``excluded`` are official ids. An official of a state sits on no committee of Congress,
    and has no position on its bill but ``other_chamber``.
    """

    offices: tuple[OfficeTitle, ...]
    states: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    committees: tuple[str, ...] = ()
    positions: tuple[Position, ...] = ()
    people: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()

    @property
    def level(self) -> Level:
        """Whose officials have to be found: those of Congress, or of the state as well."""
        return Level.FEDERAL if all(office.is_federal for office in self.offices) else Level.ALL

    @property
    def narrows(self) -> bool:
        """Whether some who hold these offices are left out."""
        return any((self.states, self.parties, self.committees, self.positions, self.people, self.excluded))

    @property
    def goes_by_person(self) -> bool:
        """Whether it depends on who holds an office, so that a seat without a name cannot be asked."""
        return any((self.parties, self.committees, self.people))

    def includes(self, official: Official, bill: Bill | None, members: CommitteeMembers) -> bool:
        return official.office in self.offices and next(self._objections(official, bill, members), None) is None

    def objections(self, official: Official, bill: Bill | None, members: CommitteeMembers) -> tuple[Line, ...]:
        """The lines that leave her out; none where she is asked."""
        return tuple(self._objections(official, bill, members))

    def _objections(self, official: Official, bill: Bill | None, members: CommitteeMembers) -> Iterator[Line]:
        if official.office not in self.offices:
            yield Line.TARGETS
        if self.states and official.division.state not in self.states:
            yield Line.STATES
        if self.parties and not self._is_of_party(official):
            yield Line.PARTIES
        if self.committees and not self.committees_of(official, members):
            yield Line.COMMITTEES
        if self.positions and _position(official, bill) not in self.positions:
            yield Line.POSITIONS
        if self.people and official.official_id not in self.people:
            yield Line.PEOPLE
        if official.official_id in self.excluded:
            yield Line.EXCEPT

    def reasons(self) -> tuple[Line, ...]:
        """The lines, beside the offices, by which those who are asked were chosen."""
        given = {
            Line.STATES: self.states,
            Line.PARTIES: self.parties,
            Line.COMMITTEES: self.committees,
            Line.POSITIONS: self.positions,
            Line.PEOPLE: self.people,
        }
        return tuple(line for line, values in given.items() if values)

    def committees_of(self, official: Official, members: CommitteeMembers) -> tuple[str, ...]:
        """The committees of the rule on which she sits, as far as our data knows."""
        return tuple(code for code in self.committees if official.official_id in members.get(code, ()))

    def asks_seat(self, office: OfficeTitle, state: str) -> bool:
        """Whether a letter goes to whoever holds this office in this state, though nobody can name her yet."""
        return self.may_ask(office, state) and not self.goes_by_person

    def may_ask(self, office: OfficeTitle, state: str) -> bool:
        """Whether someone in this office in this state could be among those who are asked."""
        in_state = not self.states or state in self.states
        by_name = not self.people or any(one.startswith("bioguide:") == office.is_federal for one in self.people)
        return office in self.offices and in_state and by_name and self.committees_may_have(office)

    def committees_may_have(self, office: OfficeTitle) -> bool:
        """Whether someone in this office can sit on one of the committees; yes where there are none."""
        if not self.committees:
            return True
        own = "h" if office.chamber is Chamber.LOWER else "s"
        return office.is_federal and any(code[0] in {own, "j"} for code in self.committees)

    def may_have(self, position: Position) -> bool:
        """Whether someone with this position on the bill could be."""
        return not self.positions or position in self.positions

    def choose(
        self, officials: Iterable[Official], bill: Bill | None, members: CommitteeMembers
    ) -> tuple[Official, ...]:
        """Those who are asked, in their order."""
        return tuple(official for official in officials if self.includes(official, bill, members))

    def _is_of_party(self, official: Official) -> bool:
        """A ticket of several parties, such as ``Democratic/Working Families``, is of each of them."""
        hers = {official.party.casefold(), *official.party.casefold().split("/")} - {""}
        return not hers.isdisjoint(party.casefold() for party in self.parties)


def _position(official: Official, bill: Bill | None) -> Position:
    return bill.position_of(official) if bill else Position.UNKNOWN
