"""``flask officials find``: who represents a place, as JSON or in sentences. The answer alone goes to stdout."""

from __future__ import annotations

import json
from datetime import datetime

import click
from flask import current_app
from flask.cli import with_appcontext

from advocacy.core.errors import AdvocacyError
from advocacy.core.lookup import Candidate, Reason, Settled, Split
from advocacy.core.officials import Level, OfficeTitle, Official, OpenSeat, SeatState
from advocacy.services.answer_document import as_document
from advocacy.services.find_officials import Found, find_officials
from advocacy.services.ports import Ports

_ZONE = "America/New_York"
_WHY = {
    Reason.MALFORMED: "A ZIP code has five digits, such as 94704; a district is written as an OCD division id.",
    Reason.UNKNOWN_ZIP: "No ZIP code with these five digits is in our list.",
    Reason.NO_DISTRICT: "Our list has no congressional district for this ZIP code.",
    Reason.OUTSIDE_US: "This ZIP code lies in a freely associated state, which has no seat in Congress.",
    Reason.NO_MATCH: "There is no such district on this map.",
    Reason.MAP_EXPIRED: "The Congress of this map has ended: newer data has to be imported first.",
}
_OFFICES = {
    OfficeTitle.US_SENATOR: "United States Senator",
    OfficeTitle.US_REPRESENTATIVE: "United States Representative",
    OfficeTitle.US_DELEGATE: "Delegate to the House of Representatives",
    OfficeTitle.US_RESIDENT_COMMISSIONER: "Resident Commissioner",
}
_OPEN = {
    SeatState.VACANT: "our list of {as_of} names no one for this seat.",
    SeatState.TERM_ENDED: "the term of {holder} ended on {ended}; our list of {as_of} does not know who follows.",
    SeatState.SUCCESSOR_UNKNOWN: (
        "{holder} was appointed until {ended} and serves until the winner is sworn in; "
        "our list of {as_of} does not know who that is."
    ),
}


@click.command("find")
@click.option("--zip", "place", required=True, metavar="PLACE", help="A ZIP code, or an OCD division id.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout, the same as the API's.")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="The day to answer for: 2026-11-22.")
@click.option("--level", type=click.Choice([level.value for level in Level]), default="federal", show_default=True)
@with_appcontext
def find(place: str, as_json: bool, on: datetime | None, level: str) -> None:
    """Name the officials of a place. A place without a district is an answer too: the exit code is 0."""
    try:
        ports: Ports = current_app.extensions["advocacy"].ports
    except (AdvocacyError, OSError) as error:
        raise click.ClickException(str(error)) from None
    found = find_officials(place, ports, on.date() if on else ports.today(_ZONE), Level(level))
    if level != Level.FEDERAL:
        click.echo("No state officials are in our list yet.", err=True)
    if as_json:
        click.echo(json.dumps(as_document(found), ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(describe(found)))


def describe(found: Found) -> list[str]:
    """The answer in plain English, a sentence a line."""
    lines = [_headline(found)]
    if isinstance(found.outcome, Split):
        lines += [_candidate(candidate) for candidate in found.outcome.candidates]
    lines += [_official(official) for official in found.officials]
    lines += [_open_seat(seat, found) for seat in found.open_seats]
    return [*lines, f"As of {found.as_of}, {found.age_days} days before, on the map of Congress {found.congress}."]


def _headline(found: Found) -> str:
    if isinstance(found.outcome, Settled):
        return f"One district: {found.outcome.district}."
    if isinstance(found.outcome, Split):
        count = len(found.outcome.candidates)
        return f"{count} districts touch this ZIP code; an address would decide which is meant."
    return _WHY[found.outcome.reason]


def _candidate(candidate: Candidate) -> str:
    return f"- {candidate.district}" + (f" ({', '.join(candidate.places)})" if candidate.places else "")


def _seat(state: str, district: str | None) -> str:
    return state if district in {None, "0"} else f"{state}-{district}"


def _official(official: Official) -> str:
    seat = _seat(official.division.state, official.division.district)
    office = _OFFICES.get(official.office, official.office.value)
    return f"{official.name} ({official.party}), {office}, {seat}; the term runs until {official.term_end}."


def _open_seat(seat: OpenSeat, found: Found) -> str:
    holder = seat.last_holder
    why = _OPEN[seat.state].format(
        as_of=found.as_of, holder=holder.name if holder else "", ended=holder.term_end if holder else ""
    )
    return f"{_OFFICES[seat.office]}, {_seat(seat.division.state, seat.division.district)}: {why}"
