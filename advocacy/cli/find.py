"""``flask officials find``: who represents a place, as JSON or in sentences. The answer alone goes to stdout."""

from __future__ import annotations

import json
from datetime import datetime

import click
from flask import current_app
from flask.cli import with_appcontext

from advocacy.core.errors import AdvocacyError
from advocacy.core.legislative_names import in_short
from advocacy.core.lookup import Candidate, Caveat, Reason, Settled, Split
from advocacy.core.officials import Body, DistrictOffice, Level, OfficeTitle, Official
from advocacy.core.places import Point
from advocacy.core.roster import OpenSeat, SeatState
from advocacy.services.answer_document import as_document
from advocacy.services.find_officials import Found, find_at, find_by_address, find_officials
from advocacy.services.ports import Ports

_ZONE = "America/New_York"
_OFFICES_TOLD = 2
_WHY = {
    Reason.MALFORMED: "A ZIP code has five digits, such as 94704; a district is written as an OCD division id.",
    Reason.UNKNOWN_ZIP: "No ZIP code with these five digits is in our list.",
    Reason.NO_DISTRICT: "Our list has no congressional district for this ZIP code.",
    Reason.OUTSIDE_US: "This place lies outside the United States, or in a freely associated state.",
    Reason.NO_MATCH: "There is no such district on this map, or no such address.",
    Reason.MAP_EXPIRED: "The Congress of this map has ended: newer data has to be imported first.",
    Reason.INCOMPLETE: "A street with its number is needed, or a ZIP code.",
    Reason.UNAVAILABLE: "The service that finds addresses does not answer, and there is no ZIP code to go by.",
}
_CAVEATS = {
    Caveat.SERVICE_DOWN: "The address service did not answer (in full).",
    Caveat.OTHER_MAP: "The address service answered on another Congress's map, which was refused.",
    Caveat.BY_ZIP: "The street was not found: this is the answer for the ZIP code.",
    Caveat.BOX: "A box or military address: this is the answer for its ZIP code.",
    Caveat.ZIP_DIFFERS: "The address that was found has another ZIP code than the one given.",
    Caveat.NEAR_LINE: "The point lies so near to a boundary that our map cannot tell the side.",
    Caveat.OFF_COAST: "The point lies off the coast: these are the nearest districts.",
}
_OFFICES = {
    OfficeTitle.US_SENATOR: "United States Senator",
    OfficeTitle.US_REPRESENTATIVE: "United States Representative",
    OfficeTitle.US_DELEGATE: "Delegate to the House of Representatives",
    OfficeTitle.US_RESIDENT_COMMISSIONER: "Resident Commissioner",
}
_OPEN = {
    SeatState.VACANT: "our list of {as_of} names no one for this seat.",
    SeatState.NOT_LISTED: "our list of {as_of} lacks whoever holds this office.",
    SeatState.TERM_ENDED: "the term of {holder} ended on {ended}; our list of {as_of} does not know who follows.",
    SeatState.UNSURE: (
        "our list of {as_of} names {holder}, but seats of this chamber were elected since, maybe this one."
    ),
    SeatState.SUCCESSOR_UNKNOWN: (
        "{holder} was appointed until {ended} and serves until the winner is sworn in; "
        "our list of {as_of} does not know who that is."
    ),
}


@click.command("find")
@click.option("--zip", "zip_text", metavar="PLACE", help="A ZIP code, or an OCD division id.")
@click.option(
    "--address", metavar="TEXT", help="A street address on one line; it is looked up as LOOKUP_PROVIDERS says."
)
@click.option("--point", "point_text", metavar="LAT,LON", help="Degrees, as in 38.8977,-77.0365.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout, the same as the API's.")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="The day to answer for: 2026-11-22.")
@click.option("--level", type=click.Choice([level.value for level in Level]), default="federal", show_default=True)
@with_appcontext
def find(
    zip_text: str | None,
    address: str | None,
    point_text: str | None,
    as_json: bool,
    on: datetime | None,
    level: str,
) -> None:
    """Name the officials of a place. A place without a district is an answer too: the exit code is 0."""
    if sum(each is not None for each in (zip_text, address, point_text)) != 1:
        raise click.UsageError("Give one of --zip, --address and --point.")
    try:
        ports: Ports = current_app.extensions["advocacy"].ports
        point = Point.parse(point_text) if point_text is not None else None
    except (AdvocacyError, OSError) as error:
        raise click.ClickException(str(error)) from None
    day, wanted = on.date() if on else ports.today(_ZONE), Level(level)
    if point is not None:
        found = find_at(point, ports, day, wanted)
    elif address is not None:
        found = find_by_address(address, ports, day, wanted)
    else:
        found = find_officials(zip_text or "", ports, day, wanted)
    if as_json:
        click.echo(json.dumps(as_document(found), ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(describe(found)))


def describe(found: Found) -> list[str]:
    """The answer in plain English, a sentence a line."""
    lines = [_headline(found), *(_CAVEATS[caveat] for caveat in found.caveats)]
    if isinstance(found.outcome, Split):
        lines += [_candidate(candidate) for candidate in found.outcome.candidates]
    for official in found.officials:
        lines += [_official(official), *(_office(office) for office in found.offices_of(official)[:_OFFICES_TOLD])]
    lines += [_open_seat(seat, found) for seat in found.open_seats]
    if found.lacking:
        offices = " and ".join(office.replace("_", " ") for office in found.lacking)
        lines.append(f"It takes a street address to name the {offices}.")
    by = f", by {found.provider}" if found.provider else ""
    as_of = f"As of {found.as_of}, {found.age_days} days before, on the map of Congress {found.congress}{by}."
    return [*lines, as_of]


def _headline(found: Found) -> str:
    if isinstance(found.outcome, Settled):
        return f"One district: {found.outcome.district}."
    if isinstance(found.outcome, Split):
        count = len(found.outcome.candidates)
        return f"{count} districts touch this place; an address would decide which is meant."
    return _WHY[found.outcome.reason]


def _office(office: DistrictOffice) -> str:
    return "    " + ", ".join(part for part in (*office.address.lines, office.phone) if part)


def _candidate(candidate: Candidate) -> str:
    return f"- {candidate.district}" + (f" ({', '.join(candidate.places)})" if candidate.places else "")


def _official(official: Official) -> str:
    seat = in_short(official.division)
    title = _title(official.office, official.body)
    until = f"until {official.term_end}" if official.end_is_known else f"at least until {official.term_end}"
    return f"{official.name} ({official.party}), {title}, {seat}; the term runs {until}."


def _title(office: OfficeTitle, body: Body | None) -> str:
    return _OFFICES.get(office) or (f"{body.title}, {body.name}" if body else office.replace("_", " "))


def _open_seat(seat: OpenSeat, found: Found) -> str:
    holder = seat.last_holder
    why = _OPEN[seat.state].format(
        as_of=found.listed_on(seat), holder=holder.name if holder else "", ended=holder.term_end if holder else ""
    )
    body = holder.body if holder else None
    return f"{_title(seat.office, body)}, {in_short(seat.division)}: {why}"
