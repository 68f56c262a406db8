"""``corrections.csv`` in the instance folder: what people know better than the sources, kept in a spreadsheet.

A row that cannot be right is told with its line and left out: the site starts without it. See ``docs/corrections.md``.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from advocacy.core.corrections import EMPTY, FIELDS, FLAGS, Correction
from advocacy.core.divisions import DivisionId
from advocacy.core.errors import MalformedData, MalformedInput
from advocacy.core.officials import OfficeTitle
from advocacy.core.sources import Reading

from .data_sources import replace_file
from .records import Notes, Record
from .tables import read_text, render_table

NAME = "corrections.csv"
COLUMNS = ("official_id", "field", "value", "was", "note", "date")
_FLAG = {"yes": "yes", "no": "no"}
_AS_A_SPREADSHEET_HAS_IT = {"true": "yes", "false": "no"}
_CHOICES: Mapping[str, Mapping[str, str]] = {
    **dict.fromkeys(FLAGS, _FLAG),
    "gender": {"female": "female", "male": "male"},
    "how": {way: way for way in ("election", "special-election", "appointment")},
    "senate_class": {"1": "1", "2": "2", "3": "3"},
    "office": {office.value: office.value for office in OfficeTitle},
}
_Reader = Callable[[Record, str], str]


def _division(row: Record, name: str) -> str:
    try:
        return str(DivisionId.parse(row.text(name)))
    except MalformedInput:
        raise row.fail("a division is written like ocd-division/country:us/state:ca/cd:12.") from None


_READERS: Mapping[str, _Reader] = {
    "division": _division,
    "phone": lambda row, name: row.phone(name),
    "email": lambda row, name: row.email(name),
    "contact_form": lambda row, name: row.web(name),
    "website": lambda row, name: row.web(name),
    "zip": lambda row, name: row.zip(name),
    "term_start": lambda row, name: row.day(name).isoformat(),
    "term_end": lambda row, name: row.day(name).isoformat(),
}


def read(path: Path) -> Reading[Correction]:
    """Every row that can be right, and sentences on the others. Never raises: no file is no corrections."""
    if not path.exists():
        return Reading(())
    notes, troubles, rows = Notes(path.name), list[str](), list[Correction]()
    try:
        for row in _records(path, notes):
            try:
                rows.append(_correction(row))
            except MalformedData as error:
                troubles.append(f"{error} The row is left out.")
    except MalformedData as error:
        troubles.append(f"{error} What stands there is left out.")
    return Reading(tuple(rows), (*troubles, *notes.sentences()))


def _records(path: Path, notes: Notes) -> Iterator[Record]:
    """The rows; a row that is shorter than its header, as spreadsheets leave them, has empty cells at its end.

    A byte-order mark and CRLF are how spreadsheets write, and nothing to tell anyone.
    """
    reader = csv.reader(io.StringIO(read_text(path), newline=""))
    line = 1
    try:
        header = [cell.strip() for cell in next(reader, [])]
        if missing := [column for column in COLUMNS if column not in header]:
            raise MalformedData(path.name, 1, f"the column “{missing[0]}” is missing.")
        line = reader.line_num + 1
        for cells in reader:
            if any(cell.strip() for cell in cells):
                padded = [*cells, *[""] * (len(header) - len(cells))]
                yield Record(dict(zip(header, padded, strict=False)), line, notes)
            line = reader.line_num + 1
    except csv.Error as error:
        raise MalformedData(path.name, line, f"the row cannot be read ({error}).") from None


def _correction(row: Record) -> Correction:
    field = row.text("field", needed=True)
    if not row.text("value"):
        raise row.fail(f"“value” is empty. Write {EMPTY} where nothing is right.")
    if field not in FIELDS:
        raise row.fail(f"there is no field “{field[:30]}”. The fields are: {', '.join(FIELDS)}.")
    return Correction(
        official_id=row.text("official_id", needed=True),
        field=field,
        value=_value(row, field, row.text("value")),
        was=_value(row, field, row.text("was"), is_past=True),
        note=row.text("note"),
        day=row.day("date"),
        line=row.line,
    )


def _value(row: Record, field: str, text: str, *, is_past: bool = False) -> str:
    """What stands in a cell as the list of officials would have it, and ``(empty)`` as it is."""
    if text in {"", EMPTY}:
        return text
    if field in FLAGS:
        text = _AS_A_SPREADSHEET_HAS_IT.get(text.lower(), text.lower())
    cell = Record({field: text}, row.line, row.notes)
    if field in _CHOICES and not is_past:
        return cell.choice(field, _CHOICES[field])
    read_cell = _READERS.get(field)
    return read_cell(cell, field) if read_cell else cell.text(field)


def checked(correction: Correction) -> Correction:
    """The same as the file would give it back. Raises ``MalformedData`` for a value that the field cannot have."""
    return _correction(Record(dict(zip(COLUMNS, _cells(correction), strict=True)), 0, Notes(NAME)))


def write(path: Path, correction: Correction) -> Path:
    """Put a row at the end, in place of one for the same field of the same official; others stay as they are.

    Raises ``MalformedData`` for a value that the field cannot have or a spreadsheet would run, ``OSError``.
    """
    new = _cells(checked(correction))
    header, rows = _kept(path)
    where = {column: header.index(column) for column in COLUMNS}
    kept = [row for row in rows if (row[where["official_id"]].strip(), row[where["field"]].strip()) != new[:2]]
    cells = dict(zip(COLUMNS, new, strict=True))
    render_table(NAME, header, [[cells.get(column, "") for column in header]])  # refuses what a spreadsheet would run
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerows([header, *kept, [cells.get(column, "") for column in header]])
    replace_file(path, text.getvalue().encode("utf-8"))
    return path


def _kept(path: Path) -> tuple[list[str], list[list[str]]]:
    if not path.exists():
        return list(COLUMNS), []
    rows = [row for row in csv.reader(io.StringIO(read_text(path), newline="")) if any(cell.strip() for cell in row)]
    header = [cell.strip() for cell in rows[0]] if rows else list(COLUMNS)
    if missing := [column for column in COLUMNS if column not in header]:
        raise MalformedData(path.name, 1, f"the column “{missing[0]}” is missing.")
    return header, [[*row, *[""] * (len(header) - len(row))] for row in rows[1:]]


def _cells(one: Correction) -> tuple[str, ...]:
    return (one.official_id, one.field, one.value, one.was, one.note, one.day.isoformat())
