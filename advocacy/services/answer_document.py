"""An answer of the look-up as plain JSON values: one form for the command and the API. Nothing typed is in it."""

from __future__ import annotations

from advocacy.core.addresses import PostalAddress
from advocacy.core.legislative_names import written
from advocacy.core.officials import DistrictOffice, Official
from advocacy.core.places import Point
from advocacy.core.roster import OpenSeat, SeatState

from .find_officials import Found


def as_document(found: Found) -> dict[str, object]:
    """The keys are a contract: new ones may come, none changes its meaning."""
    return {
        "status": found.status,
        "reason": found.reason,
        "zip": found.zip,
        "divisions": [division.value for division in found.divisions],
        "officials": [_official(official, found.offices_of(official)) for official in found.officials],
        "vacancies": list(dict.fromkeys(seat.division.value for seat in found.open_seats if not _is_held(seat))),
        "notes": [_note(seat) for seat in found.open_seats],
        "as_of": found.as_of.isoformat(),
        "congress": found.congress,
        "provider": found.provider or None,
        "caveats": list(found.caveats),
        "needs_address": list(found.lacking),
    }


def _official(official: Official, at_home: tuple[DistrictOffice, ...]) -> dict[str, object]:
    return {
        "official_id": official.official_id,
        "name": official.name,
        "office": official.office,
        "state": official.division.state,
        "district": written(official.division),
        "party": official.party,
        "division": official.division.value,
        "term_end": official.term_end.isoformat(),
        "term_end_is_known": official.end_is_known,
        "as_of": official.as_of.isoformat(),
        "phone": official.phone,
        "email": official.email,
        "contact_form": official.contact_form,
        "offices": [*_capitol(official), *(_office(office) for office in at_home)],
    }


def _capitol(official: Official) -> list[dict[str, object]]:
    """The office at the seat of government; none where neither address nor phone is known."""
    if not (official.address or official.phone):
        return []
    return [{"kind": "capitol", **_where(official.address), "phone": official.phone, "hours": "", **_position(None)}]


def _office(office: DistrictOffice) -> dict[str, object]:
    return {
        "kind": "district",
        **_where(office.address),
        "phone": office.phone,
        "hours": office.hours,
        **_position(office.point),
    }


def _where(address: PostalAddress) -> dict[str, object]:
    return {key: getattr(address, key) for key in ("building", "street", "room", "city", "state", "zip")}


def _position(point: Point | None) -> dict[str, object]:
    return {"latitude": point.latitude if point else None, "longitude": point.longitude if point else None}


def _is_held(seat: OpenSeat) -> bool:
    """Whether someone serves there whom our list cannot name for certain: such a seat is not vacant."""
    return seat.state in {SeatState.SUCCESSOR_UNKNOWN, SeatState.UNSURE, SeatState.NOT_LISTED}


def _note(seat: OpenSeat) -> dict[str, str | None]:
    """Why a seat is open: one whose holder our list cannot name is not an empty one."""
    return {
        "division": seat.division.value,
        "office": seat.office,
        "state": seat.state,
        "last_holder": seat.last_holder.name if seat.last_holder else None,
    }
