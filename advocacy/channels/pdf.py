"""Letters on paper, and the envelopes for those who have none with a window: PDF files for printing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from advocacy.channels.copyfit import (
    HEAD_SIZE,
    LINE_WIDTH,
    PAGE_HEIGHT,
    STYLES,
    WINDOW_WIDTH,
    is_roomy,
    style_for,
)
from advocacy.channels.file_names import file_name
from advocacy.channels.press import MISSING, Press, Sheets, Words
from advocacy.core.delivery import Envelope, File
from advocacy.core.plain_text import clean, one_line

RECIPIENT_LINES = 4
"""As many lines as the window of a #10 envelope always shows of a folded letter."""
SENDER_LINES = 5

_HERE = Path(__file__).parent
_Titles = Mapping[str, tuple[str, str]]
_TITLES: _Titles = {"en": ("Letter", "Letters"), "es": ("Carta", "Cartas")}
_ENVELOPE_TITLES: _Titles = {"en": ("Envelope", "Envelopes"), "es": ("Sobre", "Sobres")}
_PAGE_OF = {"en": "Page {page} of {pages}", "es": "Página {page} de {pages}"}
_BLANKS = {
    "en": ("Name", "Street address", "City, state, ZIP code", "Signature"),
    "es": ("Nombre", "Calle y número", "Ciudad, estado, código postal", "Firma"),
}
_RULED, _SIGNED = 25, 12
"""Points from one ruled line to the next, and below the line for the signature: ``ruled`` in letter.typ."""
_LONG_WORD = re.compile(r"(\S{40})(?=\S)")
_BILL_NUMBER = re.compile(r"\b((?:H|S)\.(?: ?[A-Z][a-z]*\.)*) (?=\d)")
_NO_BREAK, _BREAK = "\u00a0", "\u200b"
_MOST_NAMED = 5


class PdfLetters:
    """US Letter, the address where the window of a folded #10 envelope shows it. Nothing marks her own words there."""

    def __init__(self) -> None:
        self._press = Press(_HERE / "letter.typ")

    def prepare(self, letters: Sequence[Envelope]) -> File:
        """One PDF with every letter in turn. Raises ``ValueError`` when there is none, and nothing for any words."""
        name = file_name(letters, "letter", "pdf")
        data = [_letter(number, letter) for number, letter in enumerate(letters, start=1)]
        sheets = self._press.print(_letter_sheet(letters, data, measured=False))
        if sheets.pages != len(letters):
            sheets = self._press.print(_letter_sheet(letters, data, measured=True))
        return _file(sheets, name)


class EnvelopePdf:
    """Plain #10 envelopes (9.5 by 4.125 inches), one page each."""

    def __init__(self) -> None:
        self._press = Press(_HERE / "envelope.typ")

    def prepare(self, letters: Sequence[Envelope]) -> File:
        """One PDF with an envelope for every letter. Raises ``ValueError`` when there is none."""
        name = file_name(letters, "envelope", "pdf")
        data: list[Words] = [{"sender": [*_sender(letter)], "recipient": [*_recipient(letter)]} for letter in letters]
        return _file(self._press.print(_document(letters, data, _ENVELOPE_TITLES)), name)


def at_most(lines: Iterable[str], most: int) -> list[str]:
    """The lines that say something, at most ``most``: the shortest neighbours are joined by a comma.

    The first line (the name) and the last (city, state, ZIP) stay alone.
    """
    found = [line for line in map(one_line, lines) if line]
    while len(found) > most:
        pairs = range(1, len(found) - 2)
        at = min(pairs, key=lambda index: len(found[index]) + len(found[index + 1]))
        found[at : at + 2] = [f"{found[at]}, {found[at + 1]}"]
    return found


def _document(letters: Sequence[Envelope], data: list[Words], titles: _Titles) -> dict[str, Words]:
    language = letters[0].draft.language
    one, many = titles.get(language, titles["en"])
    return {"title": one if len(letters) == 1 else many, "language": language, "letters": data}


def _letter_sheet(letters: Sequence[Envelope], data: list[Words], *, measured: bool) -> Words:
    styles: list[Words] = [dict(style.as_points()) for style in STYLES]
    return {**_document(letters, data, _TITLES), "styles": styles, "head-size": HEAD_SIZE, "measured": measured}


def _letter(number: int, letter: Envelope) -> Words:
    draft, sender, recipient = letter.draft, _sender(letter), _recipient(letter)
    subject = _line(f"{draft.subject_label} {draft.subject}")
    paragraphs = [_paragraph("".join(run.text for run in runs)) for runs in draft.paragraphs]
    return {
        "number": number,
        "language": draft.language,
        "sender": [*sender],
        "sender-roomy": is_roomy(sender, LINE_WIDTH),
        "day": _line(draft.day),
        "recipient": [*recipient],
        "recipient-roomy": is_roomy(recipient, WINDOW_WIDTH),
        "subject": subject,
        "salutation": _line(draft.salutation),
        "paragraphs": [[*lines] for lines in paragraphs],
        "style": style_for(subject, paragraphs, PAGE_HEIGHT - _pen_room(letter)),
        "pen": _pen(letter),
        "closing": _line(draft.closing),
        "signature": _line(draft.signature),
        "page_of": _PAGE_OF.get(draft.language, _PAGE_OF["en"]),
    }


def _pen(letter: Envelope) -> dict[str, Words]:
    """What a letter without a name leaves blank, each with what belongs there; nothing for one that is finished."""
    if letter.pen_lines is None:
        return {}
    *blanks, signature = _BLANKS.get(letter.draft.language, _BLANKS["en"])
    own = (at for at, runs in enumerate(letter.draft.paragraphs) if all(run.is_own for run in runs))
    return {"blanks": [*blanks], "signature": signature, "own-at": next(own, -1), "own-lines": letter.pen_lines}


def _pen_room(letter: Envelope) -> int:
    return 0 if letter.pen_lines is None else _SIGNED + _RULED * letter.pen_lines


def _sender(letter: Envelope) -> list[str]:
    return [_line(line) for line in at_most(letter.sender, SENDER_LINES)]


def _recipient(letter: Envelope) -> list[str]:
    return [_line(line) for line in at_most(letter.recipient, RECIPIENT_LINES)]


def _line(text: str) -> str:
    return _set(one_line(text))


def _paragraph(text: str) -> list[str]:
    return [_set(line) for line in clean(text).strip().split("\n")]


def _set(text: str) -> str:
    """A word too long for any line may be broken; ``H.R. 4030`` never is."""
    return _LONG_WORD.sub(rf"\1{_BREAK}", _BILL_NUMBER.sub(rf"\1{_NO_BREAK}", text))


def _file(sheets: Sheets, name: str) -> File:
    return File(sheets.pdf, "application/pdf", name, sheets.pages, _warnings(sheets.unprintable), sheets.unprintable)


def _warnings(unprintable: tuple[str, ...]) -> tuple[str, ...]:
    if not unprintable:
        return ()
    named = [text if text[0].isprintable() else f"U+{ord(text[0]):04X}" for text in unprintable[:_MOST_NAMED]]
    if len(named) == 1 == len(unprintable):
        return (f"The character {named[0]} cannot be printed: {MISSING} stands in its place.",)
    more = len(unprintable) - len(named)
    last = f"{more} more" if more else named.pop()
    return (f"The characters {', '.join(named)} and {last} cannot be printed: {MISSING} stands in their place.",)
