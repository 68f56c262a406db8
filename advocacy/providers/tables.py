"""Tables as comma-separated text: read as spreadsheets leave them, written in one way only."""

from __future__ import annotations

import csv
import gzip
import io
import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from advocacy.core.errors import MalformedData

from .records import Notes, Record

_GZIP = b"\x1f\x8b"
_BETWEEN = "\x00"
_BLANK = " \t\n\r\x00"
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")


def read_text(path: Path, notes: Notes | None = None) -> str:
    """The text of a file, plain or gzipped, in UTF-8; a byte-order mark is taken off, and noted.

    CRLF, which CSV has by RFC 4180, is read without a word.
    Raises ``MalformedData`` for what is not there or is not such text.
    """
    notes = notes or Notes(path.name)
    try:
        content = path.read_bytes()
        if content.startswith(_GZIP):
            content = gzip.decompress(content)
    except (OSError, EOFError, zlib.error) as error:
        reason = getattr(error, "strerror", None) or "it is not a whole gzip file"
        raise MalformedData(path.name, None, f"the file cannot be read ({reason}).") from None
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        kind = "CSV UTF-8" if ".csv" in map(str.lower, path.suffixes) else "UTF-8"
        raise MalformedData(path.name, line, f"this is not UTF-8 text. Save it as “{kind}”.") from None
    if text.startswith("\ufeff"):
        notes.add("byte-order mark taken off")
        text = text[1:]
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text


def read_table(path: Path, columns: Sequence[str], notes: Notes, delimiter: str = ",") -> Iterator[Record]:
    """Each row as a ``Record``. Raises ``MalformedData`` where a column is missing or a row does not fit its header."""
    reader = csv.reader(_lines(read_text(path, notes)), delimiter=delimiter, strict=True)
    rows = _numbered(reader, path.name)
    _, header = next(rows, (1, []))
    header = [cell.strip() for cell in header]
    missing = [column for column in columns if column not in header]
    if missing:
        raise MalformedData(path.name, 1, f"the column “{missing[0]}” is missing.")
    for line, cells in rows:
        whole = _BETWEEN.join(cells)
        if not whole.strip(_BLANK):
            continue
        if len(cells) != len(header) and (len(cells) < len(header) or "".join(cells[len(header) :]).strip()):
            raise MalformedData(path.name, line, f"the row has {len(cells)} cells where its header has {len(header)}.")
        yield Record(dict(zip(header, cells, strict=False)), line, notes, is_tidy=_is_tidy(whole))


def _lines(text: str) -> Iterator[str]:
    """One at a time: ``StringIO`` would take four bytes for each character."""
    return (match[0] for match in _LINE.finditer(text))


def _is_tidy(whole: str) -> bool:
    """Whether no cell of a row has spaces to take out: nearly always, so that each need not be looked at."""
    return f" {_BETWEEN}" not in whole and f"{_BETWEEN} " not in whole and " ".join(whole.split()) == whole


def _numbered(reader: Iterator[list[str]], file: str) -> Iterator[tuple[int, list[str]]]:
    line = 1
    try:
        for cells in reader:
            yield line, cells
            line = reader.line_num + 1  # type: ignore[attr-defined]
    except csv.Error as error:
        raise MalformedData(file, line, f"the row cannot be read ({error}).") from None


def render_table(file: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """UTF-8, LF, quoted only where needed. Raises ``MalformedData`` for a cell that a spreadsheet would run."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    for line, row in enumerate(rows, 2):
        for cell in row:
            if cell[:1] in {"=", "+", "-", "@", "\t", "\r"} and not _NUMBER.fullmatch(cell):
                raise MalformedData(file, line, f"the cell “{cell[:40]}” would be run as a formula by a spreadsheet.")
        writer.writerow(row)
    return text.getvalue().encode("utf-8")
