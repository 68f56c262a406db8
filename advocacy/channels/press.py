"""The printing press: one fixed typst sheet, the words as data, and a PDF whatever the words are."""

from __future__ import annotations

import json
import re
import threading
from dataclasses import dataclass
from pathlib import Path

import typst

Words = str | int | float | list["Words"] | dict[str, "Words"]
"""What a sheet is given to print, as JSON has it."""

MISSING = "□"
"""What stands on paper for a character that none of the fonts can draw."""

_PROFILE: typst.PDFStandard = "ua-1"
_ROUNDS = 4
_JOINERS = "\u200d\ufe0e\ufe0f\U0001f3fb-\U0001f3ff"
_REFUSED = re.compile(r'the text `"((?:[^"\\]|\\.)*)"` could not be displayed')
_ESCAPE = re.compile(r"\\(?:u\{([0-9a-fA-F]+)\}|(.))")
_PAGES = re.compile(rb"/Type\s*/Pages\s*/Count (\d+)")


@dataclass(frozen=True, slots=True)
class Sheets:
    """A finished PDF, and what it could not print, each as it was typed."""

    pdf: bytes
    pages: int
    unprintable: tuple[str, ...]


class Press:
    """Prints data on one sheet (a ``.typ`` file beside this one). Safe in threads: each has a compiler of its own.

    The fonts are those inside the typst package, so that paper looks alike on every machine; nothing else is read, and
    the file says no time of printing, so that the same words give the same bytes.
    """

    def __init__(self, sheet: Path) -> None:
        self._sheet = sheet
        self._of_thread = threading.local()

    def print(self, data: Words) -> Sheets:
        """The PDF, tagged, by the PDF/UA-1 profile.

        That profile refuses a document with a character that has no glyph: such characters are replaced by ``MISSING``
        and named. Should it still refuse, the document is printed tagged without promising the profile.
        """
        unprintable: dict[str, None] = {}
        for _ in range(_ROUNDS):
            try:
                return self._compiled(data, _PROFILE, unprintable)
            except typst.TypstError as error:
                missing = _missing(error)
            before = len(unprintable)
            data = _replaced(data, missing, unprintable) if missing else data
            if len(unprintable) == before:
                break
        return self._compiled(data, None, unprintable)

    def _compiled(self, data: Words, profile: typst.PDFStandard | None, unprintable: dict[str, None]) -> Sheets:
        pdf = self._compiler().compile(
            format="pdf",
            sys_inputs={"data": json.dumps(data)},
            pdf_standards=[profile] if profile else [],
        )
        if not isinstance(pdf, bytes):
            raise TypeError("typst gave no single PDF")
        pages = _PAGES.search(pdf)
        return Sheets(pdf, int(pages[1]) if pages else 0, tuple(unprintable))

    def _compiler(self) -> typst.Compiler:
        compiler: typst.Compiler | None = getattr(self._of_thread, "compiler", None)
        if compiler is None:
            compiler = typst.Compiler(self._sheet, root=self._sheet.parent, font_paths=[], ignore_system_fonts=True)
            self._of_thread.compiler = compiler
        return compiler


def _missing(error: typst.TypstError) -> re.Pattern[str] | None:
    """What the error names as without a glyph, out of the notation (Rust's) in which it quotes text.

    An emoji joined of several is one character to a reader: it is matched, named and replaced as one.
    """
    refused = {
        _ESCAPE.sub(lambda found: chr(int(found[1], 16)) if found[1] else found[2], text)
        for text in _REFUSED.findall(f"{error.diagnostic}\n{error.message}")
    } - {"", MISSING}
    if not refused:
        return None
    one = "|".join(re.escape(text) for text in sorted(refused, key=lambda text: (-len(text), text)))
    return re.compile(f"(?:{one})(?:[{_JOINERS}](?:{one})?)*")


def _replaced(data: Words, missing: re.Pattern[str], found: dict[str, None]) -> Words:
    """The same data with ``MISSING`` for what cannot be printed, which is noted in ``found`` in its order."""
    if isinstance(data, str):
        found |= dict.fromkeys(missing.findall(data))
        return missing.sub(MISSING, data)
    if isinstance(data, list):
        return [_replaced(item, missing, found) for item in data]
    if isinstance(data, dict):
        return {key: _replaced(item, missing, found) for key, item in data.items()}
    return data
