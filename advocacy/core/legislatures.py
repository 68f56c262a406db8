"""The legislatures of the states: their chambers, what the states call them, their districts and seats."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from .divisions import DivisionId, States
from .officials import Body, OfficeTitle, federal_seats

_WHOLE_STATE = (OfficeTitle.GOVERNOR, OfficeTitle.MAYOR)


@dataclass(frozen=True, slots=True)
class LegislativeDistrict:
    """A district of a state's chamber, or a ward of the District of Columbia.

    ``geoid`` is the Census code with the state's FIPS, such as ``36047``: the same in both chambers, so it goes
    together with the kind of the division. Several divisions share one where seats are filled apart (Idaho's 1A, 1B);
    a district that lies over others has all of theirs, with spaces between (New Hampshire), and one that no place
    leads to has none.
    ``seats`` is how many members it elects, None where that is not known.
    """

    division: DivisionId
    office: OfficeTitle
    name: str
    geoid: str
    seats: int | None = 1


@dataclass(frozen=True)
class Legislatures:
    """Every chamber and district that we know of. ``plan`` is the year of the Census layer that its codes are of."""

    bodies: Mapping[tuple[str, OfficeTitle], Body] = field(default_factory=dict)
    districts: tuple[LegislativeDistrict, ...] = ()
    plan: int = 0

    @cached_property
    def by_division(self) -> dict[DivisionId, tuple[LegislativeDistrict, ...]]:
        """What each division elects to its legislature; a whole state elects members at large to both chambers."""
        found: dict[DivisionId, tuple[LegislativeDistrict, ...]] = {}
        for district in self.districts:
            found[district.division] = (*found.get(district.division, ()), district)
        return found

    @cached_property
    def by_code(self) -> dict[str, tuple[DivisionId, ...]]:
        """The divisions of each Census code with its kind: ``sldl:33202``."""
        found: dict[str, tuple[DivisionId, ...]] = {}
        for one in self.districts:
            kind = "sldl" if one.division.kind == "sldl" else "sldu"
            for geoid in one.geoid.split():
                code = f"{kind}:{geoid}"
                found[code] = (*found.get(code, ()), one.division)
        return found

    def of_geoid(self, kind: str, geoid: str) -> tuple[DivisionId, ...]:
        """The divisions of a Census code; ``kind`` is ``sldu`` or ``sldl`` (DC's wards are Census upper districts)."""
        return self.by_code.get(f"{kind}:{geoid}", ())

    def chambers_of(self, state: str) -> tuple[OfficeTitle, ...]:
        """The offices of a state's legislature that are elected by district: two, or one in Nebraska and DC."""
        return tuple(office for (code, office) in self.bodies if code == state and office not in _WHOLE_STATE)

    def seats_in(self, division: DivisionId, states: States) -> Iterable[tuple[OfficeTitle, int | None]]:
        """What a division fills: seats in Congress, then offices of its state. What we know no office of fills none."""
        office, number = federal_seats(division, states)
        if number and division.kind in {"", "cd"}:
            yield office, number
        if not division.kind:
            yield from ((one, 1) for one in _WHOLE_STATE if (division.state, one) in self.bodies)
        yield from ((one.office, one.seats) for one in self.by_division.get(division, ()))
