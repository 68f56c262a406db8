"""``flask officials rehearse``: a briefing on a day to come, such as the first of a new Congress."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime

import click
from flask import current_app
from flask.cli import with_appcontext

from advocacy.core.divisions import congress_term, ordinal
from advocacy.core.errors import AdvocacyError
from advocacy.core.officials import Chamber, OfficeTitle, Official
from advocacy.core.roster import OpenSeat, SeatState
from advocacy.core.sources import DISTRICT_OFFICES, LEGISLATORS
from advocacy.services.installation import Installation
from advocacy.services.rehearse_day import Briefing, rehearse_day

_ZONE = "America/New_York"
_NAMED = 8
_AGEING = (LEGISLATORS, DISTRICT_OFFICES)
_WHY = {
    SeatState.VACANT: "vacant on our list",
    SeatState.TERM_ENDED: "term ended, successor not on our list",
    SeatState.SUCCESSOR_UNKNOWN: "held by appointment until the winner is sworn in",
    SeatState.NOT_LISTED: "not on our list",
    SeatState.UNSURE: "term may have ended, our list cannot tell",
}


@click.command("rehearse")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), required=True, metavar="DATE", help="Such as 2027-01-03.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout.")
@with_appcontext
def rehearse(on: datetime, as_json: bool) -> None:
    """Say what the site will say on a day to come: terms that end, districts without a map, what has to be imported."""
    installation: Installation = current_app.extensions["advocacy"]
    importers = installation.importers
    try:
        ports = installation.ports
        zips = importers.load_places(importers.layers).rows
        sources = importers.layers.sources().values()
        today = ports.today(_ZONE)
        briefing = rehearse_day(ports, zips, sources, installation.letters_dir, today, on.date())
    except (AdvocacyError, OSError) as error:
        raise click.ClickException(str(error)) from None
    click.echo(json.dumps(as_document(briefing), ensure_ascii=False, indent=2) if as_json else _text(briefing))


def _text(briefing: Briefing) -> str:
    parts = (_map(briefing), _terms(briefing), _open(briefing), _bills(briefing), _files(briefing), _advice(briefing))
    return "\n\n".join(["\n".join([title, *(f"  {line}" for line in lines)]) for title, lines in parts if lines])


def _map(briefing: Briefing) -> tuple[str, list[str]]:
    days = (briefing.day - briefing.today).days
    away = "today" if not days else f"{abs(days)} days {'from' if days > 0 else 'before'} {briefing.today}"
    title = f"{briefing.day}, {away}: the {ordinal(briefing.congress)} Congress sits."
    lost = briefing.zips.lost.total()
    if not lost:
        return title, [f"Districts: {briefing.zips.today:,} ZIP codes lead to districts, as they do today."]
    there = ", ".join(f"the {ordinal(number)}" for number in briefing.installed)
    lines = [
        f"Districts: {lost:,} of {briefing.zips.today:,} ZIP codes lead to none that day, in "
        f"{len(briefing.zips.lost)} of {briefing.zips.states} states and territories.",
        f"The map at hand is of {there}. Which states drew new districts is not guessed: all of them wait for a map.",
        "Pages name the senators, say that the district's seat changes hands, and help on.",
    ]
    return title, lines


def _terms(briefing: Briefing) -> tuple[str, list[str]]:
    sure = [one for one in briefing.terms_end if one.end_is_known]
    lines = [*_by_office("", sure), *_by_office(", perhaps: the list cannot tell", briefing.may_end)]
    return f"Terms that run today and no longer on {briefing.day}", lines or ["None."]


def _by_office(what: str, officials: Sequence[Official]) -> list[str]:
    lines = []
    for office in OfficeTitle:
        here = [one for one in officials if one.office is office]
        if here:
            lines.append(f"{_people(office, len(here))}{what}{_where(here)}")
    return lines


def _where(officials: Sequence[Official]) -> str:
    """Names where they are few, else how many in each state, for offices that not every state fills at once."""
    if len(officials) <= _NAMED:
        return f" ({', '.join(f'{one.name}, {_seat(one)}' for one in officials)})"
    if officials[0].office.is_federal:
        return ""
    return f" ({_counted(one.division.state for one in officials)})"


def _counted(states: Iterable[str]) -> str:
    return ", ".join(f"{state} {number}" for state, number in sorted(Counter(states).items()))


def _open(briefing: Briefing) -> tuple[str, list[str]]:
    lines = []
    for office in OfficeTitle:
        for state in SeatState:
            here = [seat for seat in briefing.open_seats if seat.office is office and seat.state is state]
            if here:
                lines.append(f"{_people(office, len(here))}: {_WHY[state]}{_which(here)}")
    known = briefing.seats - len(briefing.open_seats)
    title = f"Seats for which no one can be named: {len(briefing.open_seats):,} of {briefing.seats:,}"
    return title, lines or [f"None: {known:,} are held by someone on our list."]


def _which(seats: Sequence[OpenSeat]) -> str:
    if len(seats) <= _NAMED:
        return " (" + ", ".join(_place(seat.division.state, seat.division.district) for seat in seats) + ")"
    return "" if seats[0].office.is_federal else " (" + _counted(seat.division.state for seat in seats) + ")"


def _bills(briefing: Briefing) -> tuple[str, list[str]]:
    lines = [
        f"{bill.id.display} of the {ordinal(bill.id.congress)} Congress dies: {bill.title}."
        for bill in briefing.bills_end
    ]
    lines += [f"{campaign.slug} {why}." for campaign, why in briefing.campaigns_end]
    return "Bills and letters", lines


def _files(briefing: Briefing) -> tuple[str, list[str]]:
    lines = []
    for entry in briefing.ages:
        days = {f"{entry.file} ({part.name})": part.as_of for part in entry.parts} or {entry.file: entry.as_of}
        for name, as_of in days.items():
            age = (briefing.day - as_of).days
            is_old = entry.file in _AGEING and age > briefing.max_age_days
            lines.append(f"{name}: of {as_of}, {age} days old{', and pages say that it is old' if is_old else ''}.")
    return "Data on that day", lines


def _advice(briefing: Briefing) -> tuple[str, list[str]]:
    lines = []
    if not briefing.has_map:
        number = briefing.congress
        lines += [
            f"The map of the {ordinal(number)}, once the Census Bureau has it; it can be installed before the day:",
            f"  flask officials import states BOUNDARIES --map {number} --as-of DATE --instance",
            f"  flask officials import crosswalk TABLE --map {number} --as-of DATE --instance",
            f"  flask officials import boundaries BOUNDARIES --map {number} --as-of DATE --instance",
        ]
    if any(seat.last_holder for seat in briefing.open_seats):
        first = congress_term(briefing.congress)[0]
        when = f", from {first} on for Congress" if briefing.congress > briefing.installed[0] else ""
        lines += [f"Who holds those seats, once the sources know{when}:", "  flask officials refresh"]
    if any(seat.office.chamber is Chamber.EXECUTIVE for seat in briefing.open_seats):
        lines += [
            "Governors come by a table of their own:",
            "  flask officials import governors TABLE --as-of DATE --instance",
        ]
    if briefing.bills_end or briefing.campaigns_end:
        lines += ["The bills and the letters about them:", "  flask bills refresh", "  flask bills check"]
    return "To do", lines


def as_document(briefing: Briefing) -> dict[str, object]:
    """The briefing for a machine."""
    return {
        "today": briefing.today.isoformat(),
        "day": briefing.day.isoformat(),
        "congress": briefing.congress,
        "maps": list(briefing.installed),
        "zips": {"with_districts_today": briefing.zips.today, "lost": dict(sorted(briefing.zips.lost.items()))},
        "terms_end": _numbers(one.office for one in briefing.terms_end),
        "may_end": _numbers(one.office for one in briefing.may_end),
        "seats": briefing.seats,
        "open_seats": {
            state.value: _numbers(seat.office for seat in briefing.open_seats if seat.state is state)
            for state in SeatState
        },
        "bills_end": [str(bill.id) for bill in briefing.bills_end],
        "campaigns_end": {campaign.slug: why for campaign, why in briefing.campaigns_end},
        "age_days": {entry.file: (briefing.day - entry.as_of).days for entry in briefing.ages},
    }


def _numbers(offices: Iterable[OfficeTitle]) -> dict[str, int]:
    return {office.value: number for office, number in sorted(Counter(offices).items())}


def _people(office: OfficeTitle, number: int) -> str:
    words = office.value.replace("_", " ").replace("us ", "U.S. ")
    return f"{number:,} {words}{'' if number == 1 else 's'}"


def _seat(official: Official) -> str:
    return _place(official.division.state, official.division.district)


def _place(state: str, district: str | None) -> str:
    return state if district is None else f"{state}-{'AL' if district == '0' else district}"
