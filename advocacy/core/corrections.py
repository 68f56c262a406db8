"""Corrections by hand over the list of officials: they last, and they never hide what the sources learnt since."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from .addresses import PostalAddress
from .divisions import DivisionId
from .errors import MalformedInput
from .officials import Body, OfficeTitle, Official
from .terms import END_NOT_GIVEN, START_NOT_GIVEN

EMPTY = "(empty)"
"""What stands for nothing at all: in ``was`` that the list had nothing, in ``value`` that nothing is right."""
NEEDED = ("division", "office", "name", "family_name", "term_start", "term_end")
"""What an official who is on no list needs, each in a row of its own."""
ADDRESS = ("street", "room", "building", "city", "state", "zip")
TEXT = ("name", "given_name", "middle_name", "family_name", "suffix", "gender", "party", "how", "senate_class")
REACH = ("phone", "email", "contact_form", "website")
FLAGS = ("departing", "removed")
FIELDS = (*NEEDED, *(field for field in TEXT if field not in NEEDED), *REACH, *ADDRESS, *FLAGS)
_NEVER_EMPTY = (*NEEDED, *FLAGS)
_DISTRICTS = {"sldu", "sldl", "ward", ""}  # some members are elected at large, by a whole state
_KINDS = {
    OfficeTitle.US_REPRESENTATIVE: {"cd"},
    OfficeTitle.US_DELEGATE: {"cd"},
    OfficeTitle.US_RESIDENT_COMMISSIONER: {"cd"},
    OfficeTitle.STATE_SENATOR: _DISTRICTS,
    OfficeTitle.STATE_REPRESENTATIVE: _DISTRICTS,
    OfficeTitle.STATE_LEGISLATOR: _DISTRICTS,
}

Bodies = Mapping[tuple[str, OfficeTitle], Body]


@dataclass(frozen=True, slots=True)
class Correction:
    """One field of one official. ``was`` is what the list said when the correction was made; empty if nobody noted it.

    ``value`` and ``was`` are written as in the list; ``line`` is where the row stands in the file.
    """

    official_id: str
    field: str
    value: str
    was: str
    note: str
    day: date
    line: int = 0


class Standing(StrEnum):
    """What became of a correction."""

    APPLIED = "applied"
    CAUGHT_UP = "caught_up"
    """The list says the same now: the row can go."""
    SET_ASIDE = "set_aside"
    """The list says a third thing now, which is newer, and wins."""
    DISAGREES = "disagrees"
    """The correction wins, though nobody noted what the list said then."""
    STILL_LISTED = "still_listed"
    """The list still has someone who was removed by hand; she stays removed."""
    UNKNOWN_OFFICIAL = "unknown_official"
    """No one in the list has this id."""
    UNUSABLE = "unusable"
    """With it the official's row could not be right."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A correction with what became of it. ``listed`` is what the list says now."""

    correction: Correction
    standing: Standing
    listed: str = ""


def apply(
    officials: Iterable[Official], corrections: Iterable[Correction], bodies: Bodies | None = None
) -> tuple[tuple[Official, ...], tuple[Verdict, ...]]:
    """Everyone as corrected, and what became of each correction. Of two rows for one field the later counts.

    ``bodies`` are the offices of the states, for those who were given one by hand.
    """
    rows: dict[str, dict[str, Correction]] = {}
    for one in corrections:
        rows.setdefault(one.official_id, {})[one.field] = one
    verdicts: list[Verdict] = []
    result: list[Official] = []
    for official in officials:
        mine = rows.pop(official.official_id, None)
        corrected = official if mine is None else _corrected(official, mine, verdicts)
        if corrected is not None:
            result.append(corrected if corrected is official else _in_body(corrected, bodies or {}))
    for mine in rows.values():
        added = _added(mine, verdicts)
        if added is not None:
            result.append(_in_body(added, bodies or {}))
    return tuple(result), tuple(verdicts)


def _in_body(official: Official, bodies: Bodies) -> Official:
    return replace(official, body=bodies.get((official.division.state, official.office)))


def _corrected(official: Official, rows: Mapping[str, Correction], verdicts: list[Verdict]) -> Official | None:
    removed = rows.get("removed")
    if removed is not None and removed.value == "yes":
        verdicts.append(Verdict(removed, Standing.STILL_LISTED, f"{official.name}, {official.office}"))
        return None
    was_added, before, mine = all(field in rows for field in NEEDED), official, list[Verdict]()
    for row in rows.values():
        standing = _standing(before, row, was_added)
        changed = _with(official, row) if standing in {Standing.APPLIED, Standing.DISAGREES} else official
        if changed is None:
            standing, changed = Standing.UNUSABLE, official
        mine.append(Verdict(row, standing, listed(before, row.field)))
        official = changed
    if not _is_seat(official):
        official = before
        mine = [replace(one, standing=Standing.UNUSABLE) for one in mine]
    verdicts += mine
    return official


def _is_seat(official: Official) -> bool:
    """Whether divisions of this kind elect to this office."""
    return official.division.kind in _KINDS.get(official.office, {""})


def _standing(official: Official, row: Correction, was_added: bool) -> Standing:
    now = listed(official, row.field)
    if row.field in FLAGS:
        begun_since = row.field == "departing" and official.term_start > row.day
        return Standing.SET_ASIDE if begun_since else Standing.APPLIED
    if plain(row.value) == now:
        return Standing.CAUGHT_UP
    if was_added and not row.was:
        return Standing.SET_ASIDE
    if not row.was:
        return Standing.DISAGREES if now else Standing.APPLIED
    return Standing.APPLIED if plain(row.was) == now else Standing.SET_ASIDE


def _added(rows: Mapping[str, Correction], verdicts: list[Verdict]) -> Official | None:
    """An official who is on no list, if enough is known of her; someone removed who is gone needs no row."""
    made: Official | None = None
    if "removed" not in rows and all(field in rows for field in NEEDED):
        made = _new(rows)
    for row in rows.values():
        if made is not None:
            standing = Standing.APPLIED
        elif row.field == "removed":
            standing = Standing.CAUGHT_UP
        else:
            whole = all(field in rows for field in NEEDED)
            standing = Standing.UNUSABLE if whole else Standing.UNKNOWN_OFFICIAL
        verdicts.append(Verdict(row, standing))
    return made


def _new(rows: Mapping[str, Correction]) -> Official | None:
    try:
        division, office = DivisionId.parse(rows["division"].value), OfficeTitle(rows["office"].value)
        start, end = (date.fromisoformat(rows[field].value) for field in ("term_start", "term_end"))
    except (MalformedInput, ValueError):
        return None
    made: Official | None = Official(
        official_id=rows["division"].official_id,
        division=division,
        office=office,
        name=rows["name"].value,
        given_name="",
        family_name=rows["family_name"].value,
        suffix="",
        gender="",
        party="",
        phone="",
        email="",
        contact_form="",
        website="",
        address=PostalAddress(),
        term_start=start,
        term_end=end,
        how="election",
        source="correction",
        as_of=max(row.day for row in rows.values()),
    )
    if end <= start:
        return None
    for row in rows.values():
        made = _with(made, row) if made is not None else None
    return made if made is not None and _is_seat(made) else None


def listed(official: Official, field: str) -> str:
    """What the list says in this field, as ``was`` notes it; empty where it says nothing."""
    if field in ADDRESS:
        return str(getattr(official.address, field))
    if field in FLAGS:
        return "yes" if getattr(official, field, False) else ""
    value = getattr(official, field)
    return "" if value in {START_NOT_GIVEN, END_NOT_GIVEN} else str(value)


def plain(value: str) -> str:
    """A value without the word that stands for nothing."""
    return "" if value == EMPTY else value


_TYPES: Mapping[str, Callable[[str], Any]] = {
    "division": DivisionId.parse,
    "office": OfficeTitle,
    "term_start": date.fromisoformat,
    "term_end": date.fromisoformat,
    "departing": lambda value: value == "yes",
}


def _with(official: Official, row: Correction) -> Official | None:
    """The official with this field, or None where no official could be so."""
    value = plain(row.value)
    if row.field == "removed":
        return official
    if not value and row.field in _NEVER_EMPTY:
        return None
    if row.field in ADDRESS:
        return replace(official, address=replace(official.address, **{row.field: value}))
    try:
        typed = _TYPES.get(row.field, str)(value)
    except (MalformedInput, ValueError):
        return None
    known: dict[str, Any] = {"end_is_known": True} if row.field == "term_end" else {}
    made = replace(official, **{row.field: typed}, **known)
    return made if made.term_start < made.term_end else None
