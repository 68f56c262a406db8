"""The officials of the states on the list: whom it names, whose term it cannot tell, which seats nobody holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from advocacy.core.legislatures import Legislatures
from advocacy.core.officials import OfficeTitle, Official
from advocacy.core.terms import TermRules, with_terms

_NAMED = 12


@dataclass
class ChamberReport:
    """One chamber, or the governorship, of a state on a day, in people.

    ``seats`` is None where the number of some district's members is not known; ``ended`` are those whose term is over
    by the state's rule, ``unsure`` those whose term may be over.
    """

    state: str
    office: OfficeTitle
    seats: int | None = None
    listed: int = 0
    serving: int = 0
    ended: int = 0
    unsure: int = 0
    not_begun: int = 0
    vacant: int = 0
    too_many: int = 0


@dataclass
class StatesReport:
    """All chambers by state, and sentences: ``warnings`` on what makes an answer doubtful, ``facts`` on the rest."""

    chambers: list[ChamberReport] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    facts: list[str] = field(default_factory=list)


def check_states(
    officials: Iterable[Official], rules: TermRules, legislatures: Legislatures, day: date
) -> StatesReport:
    """What the list can say of the states on this day. A list of Congress alone says nothing, which is no fault."""
    ours = [one for one in with_terms(officials, rules) if not one.office.is_federal]
    report = StatesReport()
    if not ours:
        report.facts.append("No officials of the states are listed.")
        return report
    report.chambers = _chambers(ours, legislatures, day)
    _tell(report, day)
    report.facts += _lacking(ours)
    return report


def _chambers(officials: list[Official], legislatures: Legislatures, day: date) -> list[ChamberReport]:
    found: dict[tuple[str, OfficeTitle], ChamberReport] = {}
    for one in officials:
        key = (one.division.state, one.office)
        chamber = found.setdefault(key, ChamberReport(*key))
        chamber.listed += 1
        chamber.serving += one.serves_on(day)
        chamber.not_begun += one.term_start > day
        chamber.ended += one.term_end <= day and one.end_is_known
        chamber.unsure += one.term_end <= day and not one.end_is_known
    _count_seats(found, officials, legislatures)
    return [found[key] for key in sorted(found)]


def _count_seats(
    chambers: dict[tuple[str, OfficeTitle], ChamberReport], officials: list[Official], legislatures: Legislatures
) -> None:
    holders = Counter((one.division, one.office) for one in officials)
    known: dict[tuple[str, OfficeTitle], list[int | None]] = {}
    for district in legislatures.districts:
        key = (district.division.state, district.office)
        known.setdefault(key, []).append(district.seats)
        if district.seats is not None and key in chambers:
            listed = holders[district.division, district.office]
            chambers[key].vacant += max(0, district.seats - listed)
            chambers[key].too_many += max(0, listed - district.seats)
    for key, seats in known.items():
        if key in chambers and None not in seats:
            chambers[key].seats = sum(one or 0 for one in seats)


def _tell(report: StatesReport, day: date) -> None:
    chambers = report.chambers
    offices = Counter(dict.fromkeys(OfficeTitle, 0))
    for one in chambers:
        offices[one.office] += one.serving
    serving = ", ".join(f"{number} {office.value}" for office, number in offices.items() if number)
    report.facts.append(
        f"States: {sum(one.listed for one in chambers)} officials listed; serving: {serving or 'none'}."
    )
    for words, counted in (
        (f"Terms that are over by the states’ rules on {day}", {_name(one): one.ended for one in chambers}),
        (f"Terms that may be over on {day}", {_name(one): one.unsure for one in chambers}),
        ("More people than seats", {_name(one): one.too_many for one in chambers}),
    ):
        if some := {name: number for name, number in counted.items() if number}:
            report.warnings.append(f"{words}: {sum(some.values())} ({_listed(some)}). Import a newer list.")
    if vacant := {_name(one): one.vacant for one in chambers if one.vacant}:
        report.facts.append(f"States: seats that nobody is listed for: {sum(vacant.values())} ({_listed(vacant)}).")


def _lacking(officials: list[Official]) -> list[str]:
    lacking = {
        "phone": [one for one in officials if not one.phone],
        "address": [one for one in officials if not one.address],
        "email or form": [one for one in officials if not one.email and not one.contact_form],
    }
    return [
        f"States: without {what}: {len(who)} ({_listed(Counter(one.division.state for one in who))})."
        for what, who in lacking.items()
        if who
    ]


def _name(chamber: ChamberReport) -> str:
    return f"{chamber.state} {chamber.office.value}"


def _listed(counted: dict[str, int]) -> str:
    most = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    named = ", ".join(f"{name} {number}" for name, number in most[:_NAMED])
    return f"{named} and {len(most) - _NAMED} more" if len(most) > _NAMED else named
