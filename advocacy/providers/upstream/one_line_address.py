"""Postal addresses on one line, as lists of state officials have them, taken apart for an envelope.

Read from the end, where the city, the state and the ZIP stand. What is not a whole address is none: half an address
on an envelope is worse than another way to reach the office.
"""

from __future__ import annotations

import re
from functools import lru_cache

from advocacy.core.addresses import PostalAddress
from advocacy.core.divisions import States

_LONGEST = 200
_END = re.compile(
    r"(?P<front>.*\w.*?)[,\s]*,\s*(?P<city>[^\W\d_][^,\d]{1,28}?)[,\s]*\s"
    r"(?P<state>[A-Z]{2}|[A-Z][a-z]+(?: [A-Z][a-z]+)?),?\s+(?P<zip>[0-9]{5}(?:-[0-9]{4})?)-?"
)
_NO_CITY = re.compile(r"\b(?:Suite|Room|Building|Floor|Ave|Blvd)\b")
_NAMES_HER = re.compile(r"(?:^|,\s*)(?:The Honorable|Governor|Mayor|Office of)\b[^,\d]*(?=,|$)")
_ROOM = re.compile(
    r"(?:^|[,\s]+)((?:Room|Rm\.?|Suite|Ste\.?|Unit|Apt\.?) #?(?:Annex )?[\w.\-]+(?: [A-Z]| North| South| East| West)?"
    r"|(?:\d+(?:st|nd|rd|th)|First|Second|Third|Ground) Floor|Section \w, Office \w)(?=,|$)"
)
_ANNEX = re.compile(r"Room Annex (\S+)")
_MAILBOX = re.compile(r"^PMB (\d+)\s+(?=\d)")
_BOX = re.compile(
    r"(?:^|[,\s]+)(P\.?\s?O\.?\s*Box|Senate Box) ([A-Z]?\d[\w\-]*|[A-Z])\b(?:\s+(Capitol Station))?[\s,]*"
)
_NUMBERED_BUILDING = re.compile(r"(.*\bBuilding \d+)[,\s]+(\d.*)")
_BUILDING = re.compile(
    r"(\D*\b(?:Buildings?|Capitol|Statehouse|House|Cent(?:er|re)|Plaza|Towers?|Courthouse|Hall|Complex|Wing|Office Park"
    r"|Senate|Assembly|Representatives|Annex|Library|Mall|Capitolio|Office)),?\s+(\d\S*\s.*)"
)
_BUILDING_LAST = re.compile(r"(\d[^,]*),\s*([^,\d]*\b(?:Building|Capitol|Complex|Center|Courthouse))")


def parse(text: str, states: States) -> PostalAddress | None:
    """The address in its parts, in the words of the source; None for what lacks a street, city, state or ZIP.

    Where a post-office box is given, it is the street, and the door stands where the building does: the post takes a
    letter to what is written just above the city.
    """
    if len(text) > _LONGEST:
        return None
    found = _END.fullmatch(" ".join(text.replace(";", ",").split()).strip(" ,"))
    if not found or _NO_CITY.search(found["city"]):
        return None
    code = _codes(states).get(found["state"])
    if code is None:
        return None
    street, room, building = _front(found["front"], states[code].name)
    if not street and not building:
        return None
    return PostalAddress(street, room, building, found["city"].strip(), code, found["zip"])


@lru_cache(maxsize=4)
def _names(states: tuple[tuple[str, str], ...]) -> dict[str, str]:
    return {word: code for code, name in states for word in (code, name)}


def _codes(states: States) -> dict[str, str]:
    """Postal codes by themselves and by the states' names."""
    return _names(tuple((state.code, state.name) for state in states.all))


def _front(front: str, state: str) -> tuple[str, str, str]:
    """Street, room and building of what stands before the city."""
    front = _NAMES_HER.sub("", front).strip(" ,")
    rooms = [found[1] for found in _ROOM.finditer(front)]
    front = _ROOM.sub("", front).strip(" ,")
    if own := _MAILBOX.match(front):
        rooms.append(f"PMB {own[1]}")
        front = front[own.end() :]
    box, front = _box(front)
    building, street = _house(_whole(front, state))
    building = _without_chamber(building, state)
    if box:
        building, street = building or street, box
    room = ", ".join(_ANNEX.sub(r"Annex Room \1", room) for room in rooms)
    return street, room, building


def _box(front: str) -> tuple[str, str]:
    """The post-office box, if there is one, and what stands around it."""
    found = _BOX.search(front)
    if not found:
        return "", front
    kind = "Senate Box" if found[1].startswith("Senate") else "P.O. Box"
    box = f"{kind} {found[2]}" + (f", {found[3]}" if found[3] else "")
    return box, ", ".join(part for part in (front[: found.start()], front[found.end() :]) if part.strip(" ,"))


def _whole(front: str, state: str) -> str:
    """Names of capitols put together again: the source cuts “Kansas State Capitol Building” to pieces."""
    front = front.replace("State Capitol, Complex", "State Capitol Complex")
    return re.sub(rf"State Capitol(?: Building)?,? {re.escape(state)}(?: Building)?(?=[,\s]|$)", "State Capitol", front)


def _house(front: str) -> tuple[str, str]:
    """A building's name and the street, apart where that is plain; otherwise all of it is the street."""
    front = front.strip(" ,")
    if apart := _NUMBERED_BUILDING.fullmatch(front) or _BUILDING.fullmatch(front):
        return apart[1].strip(" ,"), apart[2].strip(" ,")
    if last := _BUILDING_LAST.fullmatch(front):
        return last[2], last[1]
    return (front, "") if not any(mark.isdigit() for mark in front) else ("", front)


def _without_chamber(building: str, state: str) -> str:
    """A chamber's own name is no building: it has its own line on the envelope."""
    chamber = rf"{re.escape(state)} (?:Senate|Assembly|House of Representatives)"
    return "" if re.fullmatch(chamber, building) else building
