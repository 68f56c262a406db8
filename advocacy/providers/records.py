"""One row of somebody's file: cells as text, read forgivingly, every mending noted, every refusal with its line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from sys import intern

from advocacy.core.addresses import PostalAddress
from advocacy.core.errors import MalformedData

_ZIP = re.compile(r"(\d{5})(?:-(\d{4}))?", re.ASCII)
_BARE_ZIP = re.compile(r"(\d{3,5})(?:\.0)?", re.ASCII)
_RUN_TOGETHER = re.compile(r"(\d{3,5})-?(\d{4})", re.ASCII)
_AMERICAN_DATE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})(?: 0?0:00(?::00)?)?", re.ASCII)
_PHONE = re.compile(r"\D{0,2}1?\D{0,2}(\d{3})\D{0,2}(\d{3})\D{0,2}(\d{4})", re.ASCII)
_WEB = re.compile(r"https?://[^\s\"'<>\\]{3,400}")
_EMAIL = re.compile(r"[^\s@,;<>\"?&]{1,64}@[A-Za-z0-9.\-]{3,200}")
_DEGREES = re.compile(r"-?\d{1,3}(\.\d+)?", re.ASCII)
_MANY = 5


class Notes:
    """What was mended or left out in one file, gathered by kind."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._lines: dict[str, list[int | str]] = {}

    def add(self, what: str, place: int | str | None = None) -> None:
        """``place`` is the line, or the name of the record in a source of many files."""
        places = self._lines.setdefault(what, [])
        if place:
            places.append(place)

    def sentences(self) -> tuple[str, ...]:
        return tuple(f"{self.file}: {what}{_where(lines)}" for what, lines in self._lines.items())


def _where(lines: list[int | str]) -> str:
    if not lines:
        return ""
    if isinstance(lines[0], str):
        return f" ({len(lines)}: {', '.join(map(str, lines[:_MANY]))}{', …' if len(lines) > _MANY else ''})"
    if len(lines) > 1 and len(set(lines)) == 1:
        return f" ({len(lines)} times in line {lines[0]})"
    first = ", ".join(str(line) for line in lines[:_MANY])
    more = f" and {len(lines) - _MANY} more" if len(lines) > _MANY else ""
    return f" ({'lines' if len(lines) > 1 else 'line'} {first}{more})"


class Record:
    """A row with the line it begins on. Every reading method raises ``MalformedData`` for what cannot be right."""

    __slots__ = ("called", "cells", "is_tidy", "line", "notes")

    def __init__(
        self, cells: Mapping[str, object], line: int, notes: Notes, called: str = "", *, is_tidy: bool = False
    ) -> None:
        """``called`` is what refusals call the record beside its line, where a line can hold many records.

        ``is_tidy`` says that every cell is known to be text without stray spaces.
        """
        self.cells, self.line, self.notes, self.called, self.is_tidy = cells, line, notes, called, is_tidy

    def fail(self, reason: str) -> MalformedData:
        return MalformedData(self.notes.file, self.line, f"{self.called}: {reason}" if self.called else reason)

    def note(self, what: str) -> None:
        self.notes.add(what, self.line or self.called or None)

    def inner(self, name: str) -> Record:
        """A part of the record that is a record itself; empty where it is missing."""
        value = self.cells.get(name, {})
        if not isinstance(value, Mapping):
            raise self.fail(f"“{name}” should have parts of its own.")
        return Record(value, self.line, self.notes, self.called)

    def many(self, name: str) -> list[Record]:
        value = self.cells.get(name, [])
        if not isinstance(value, list) or not all(isinstance(item, Mapping) for item in value):
            raise self.fail(f"“{name}” should be a list of records.")
        return [Record(item, self.line, self.notes, self.called) for item in value]

    def text(self, name: str, *, needed: bool = False) -> str:
        value = self.cells.get(name, "")
        if self.is_tidy and (value or not needed):
            return value  # type: ignore[return-value]  # tidy cells are text
        if value == "" and not needed:
            return ""
        if not isinstance(value, str):
            raise self.fail(f"“{name}” should be text.")
        plain = " ".join(value.split())
        if plain != value:
            self.note("stray spaces taken out")
        if needed and not plain:
            raise self.fail(f"“{name}” is empty.")
        return plain

    def choice(self, name: str, known: Mapping[str, str]) -> str:
        """The meaning of one of a few known words."""
        value = self.text(name)
        if value not in known:
            raise self.fail(f"“{name}” is {_shown(value)}; it should be one of: {', '.join(filter(None, known))}.")
        return known[value]

    def zip(self, name: str, *, needed: bool = False) -> str:
        """A ZIP of five digits, with its add-on if given. Lost leading zeros are put back, and noted."""
        value = self.text(name, needed=needed)
        if not value or _ZIP.fullmatch(value):
            return value
        if bare := _BARE_ZIP.fullmatch(value):
            mended = bare[1].zfill(5)
        elif run := _RUN_TOGETHER.fullmatch(value):
            mended = f"{run[1].zfill(5)}-{run[2]}"
        else:
            raise self.fail(f"“{name}” is {_shown(value)}; a ZIP code has five digits.")
        self.note("ZIP codes given their lost leading zeros or hyphen back")
        return mended

    def zip5(self, name: str) -> str:
        value = self.zip(name, needed=True)
        if len(value) != 5:
            raise self.fail(f"“{name}” is {_shown(value)}; it should have five digits only.")
        return value

    def day(self, name: str) -> date:
        """A day as 2026-06-15; the American 6/15/2026 or 6/15/26 of a spreadsheet is mended, and noted."""
        value = self.text(name, needed=True)
        american = None if value[4:5] == "-" else _AMERICAN_DATE.fullmatch(value)
        try:
            if not american:
                return _iso(value)
            mended = date(int(f"20{american[3]}"[-4:]), int(american[1]), int(american[2]))
        except ValueError:
            raise self.fail(f"“{name}” is {_shown(value)}; a day is written like 2026-06-15.") from None
        self.note("American dates (month/day/year) turned round")
        if len(american[3]) == 2:
            self.note("years of two digits read as 20..")
        return mended

    def phone(self, name: str) -> str:
        """Ten digits as 202-224-3121, however they were grouped."""
        value = self.text(name)
        if not value:
            return ""
        match = _PHONE.fullmatch(value)
        if not match:
            raise self.fail(f"“{name}” is {_shown(value)}; a phone number has ten digits.")
        return "-".join(match.groups())

    def web(self, name: str) -> str:
        """An http or https address; a doubled first letter is mended, and noted."""
        value = self.text(name)
        if value.startswith("hhttp"):
            value = value[1:]
            self.note(f"“{name}” began with “hhttp”, read as “http”")
        if value and not _WEB.fullmatch(value):
            raise self.fail(f"“{name}” is not a web address.")
        return value

    def email(self, name: str) -> str:
        value = self.text(name)
        if value and not _EMAIL.fullmatch(value):
            raise self.fail(f"“{name}” is not an email address.")
        return value

    def address(self) -> PostalAddress:
        """The address in the columns that all our files name alike."""
        street, room, building = (intern(self.text(name)) for name in ("street", "room", "building"))
        city, state = intern(self.text("city")), intern(self.text("state"))
        return PostalAddress(street, room, building, city, state, intern(self.zip("zip")))

    def number(self, name: str) -> int:
        value = self.text(name, needed=True)
        if not value.isdecimal() or not value.isascii():
            raise self.fail(f"“{name}” is {_shown(value)}; it should be a whole number.")
        return int(value)

    def degrees(self, name: str) -> str:
        """A latitude or longitude, kept as it was written."""
        value = self.text(name)
        if value and not _DEGREES.fullmatch(value):
            raise self.fail(f"“{name}” is {_shown(value)}; it should be a number of degrees.")
        return value


@lru_cache(maxsize=1024)
def _iso(value: str) -> date:
    """One and the same day stands in thousands of rows."""
    return date.fromisoformat(value)


def _shown(value: str) -> str:
    return f"“{value[:40]}”" if value else "empty"
