"""The lines of ``campaign.yaml`` that may be left out: who is behind it, and those that narrow whom it writes to."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date
from typing import Protocol

from .bills import Position
from .errors import MalformedInput
from .letters_yaml import Table
from .officials import OfficeTitle
from .problems import Value
from .staff import read_email
from .targets import Line, TargetRule

LONGEST_NAME = 120
_LINK = re.compile(r"https://[a-z0-9.-]{1,200}\.[a-z]{2,63}(?::\d{1,5})?(?:[/?#][^\s\"'<>\\]{0,1000})?", re.I)
_PHONE = re.compile(r"(?=(?:.*\d){3})[0-9+() .-]{3,24}")
_OFFICIAL = r"bioguide:[A-Z]\d{6}|ocd-person/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|governor:[a-z]{2}"
_NOT_AS_LISTED = r"(?i:(?!(?:[dri]|dems?|reps?|gop|democrats?|republicans|independents)$))"  # of whom nobody would be
_STATES = (
    "A[KLRSZ]|C[AOT]|D[CE]|FL|G[AU]|HI|I[ADLN]|K[SY]|LA|M[ADEINOPST]|N[CDEHJMVY]|O[HKR]|P[AR]|RI|S[CD]|T[NX]|UT"
    "|V[AIT]|W[AIVY]"
)
_POSITIONS = tuple(one.value for one in Position)
_NAMES = {  # what each line lists, and the finding about anything else
    Line.STATES: (re.compile(_STATES), "unknown-state"),
    Line.PARTIES: (re.compile(_NOT_AS_LISTED + r"[^\W\d_][\w ’'./-]{0,59}"), "party-unreadable"),
    Line.COMMITTEES: (re.compile(r"[hsj][a-z]{3}\d{2}"), "committee-unreadable"),
    Line.POSITIONS: (re.compile("|".join(_POSITIONS)), "unknown-position"),
    Line.PEOPLE: (re.compile(_OFFICIAL), "official-unreadable"),
    Line.EXCEPT: (re.compile(_OFFICIAL), "official-unreadable"),
}
_MOST = 700  # of one line: everyone in Congress, and to spare
LINES = ("organisation", "contact", "signup_url", *(line.value for line in Line if line is not Line.TARGETS))


class Reader(Protocol):
    """Who reads the file and gathers what is wrong with it; as in ``campaigns``."""

    data: Table

    def complain(
        self, part: str, code: str, line: int = 0, resembling: Collection[str] = (), **values: Value
    ) -> None: ...

    def text(self, key: str, table: Table | None = None, *, needed: bool = True, part: str = "") -> str: ...

    def day(self, table: Table, key: str, *, needed: bool = True, part: str = "") -> date | None: ...


def is_link(text: str) -> bool:
    """Whether this is the address of a page that a browser can be sent to safely."""
    return bool(_LINK.fullmatch(text))


def read_organisation(reader: Reader) -> str:
    """The name of those behind the campaign; empty where they are those who run the site."""
    name = reader.text("organisation", needed=False)
    if len(name) > LONGEST_NAME or "\n" in name:
        reader.complain("organisation", "name-too-long", name="organisation", most=LONGEST_NAME)
        return ""
    return name


def read_contact(reader: Reader) -> str:
    """Where they are reached: an email address, a telephone number, or a page."""
    text = reader.text("contact", needed=False)
    if not text or is_link(text) or _PHONE.fullmatch(text):
        return text
    try:
        return read_email(text)
    except MalformedInput:
        reader.complain("contact", "contact-unreadable")
        return ""


def read_link(reader: Reader, key: str, table: Table | None = None, part: str = "") -> str:
    """The address of a page; empty where there is none."""
    text = reader.text(key, table, needed=False, part=part)
    if text and not is_link(text):
        line = (table if table is not None else reader.data).line(key)
        reader.complain(part or key, "link-unreadable", line, name=key)
        return ""
    return text


def read_rule(reader: Reader, offices: tuple[OfficeTitle, ...]) -> TargetRule:
    """The rule of the offices and the lines that narrow it."""
    rule = TargetRule(
        offices,
        states=_names(reader, Line.STATES),
        parties=_names(reader, Line.PARTIES),
        committees=_names(reader, Line.COMMITTEES),
        positions=tuple(map(Position, _names(reader, Line.POSITIONS))),
        people=_names(reader, Line.PEOPLE),
        excluded=_names(reader, Line.EXCEPT),
    )
    if both := sorted(set(rule.people) & set(rule.excluded)):
        reader.complain(Line.EXCEPT, "named-and-left-out", name=both[0])
    if offices and rule.committees and not any(map(rule.committees_may_have, offices)):
        reader.complain(Line.COMMITTEES, "committee-of-others", found=rule.committees[0])
    return rule


def _names(reader: Reader, line: Line) -> tuple[str, ...]:
    """What this line lists, each once; an empty line is none, and what it cannot list is a problem."""
    value = reader.data.get(line, "")
    if value in ("", []):
        return ()
    if not isinstance(value, list) or len(value) > _MOST or not all(isinstance(one, str) for one in value):
        reader.complain(line, "list-expected", name=line)
        return ()
    fits, code = _NAMES[line]
    names = list(dict.fromkeys(one.strip() for one in value))
    for wrong in (one for one in names if not fits.fullmatch(one)):
        resembling = _POSITIONS if line is Line.POSITIONS else ()
        reader.complain(line, code, resembling=resembling, name=wrong[:60], known=", ".join(resembling))
        break
    return tuple(one for one in names if fits.fullmatch(one))
