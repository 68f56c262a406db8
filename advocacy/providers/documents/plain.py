"""A file of plain text, as editors save it."""

from __future__ import annotations

import codecs

from advocacy.core.errors import MalformedInput

_WIDE = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


def read_plain(raw: bytes) -> str:
    """The text: UTF-8, UTF-16 with its mark, or the Western code page of Windows. Raises ``MalformedInput``."""
    encodings = (_WIDE[raw[:2]],) if raw[:2] in _WIDE else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise MalformedInput("This file is not text that we can read. Save it as plain text (UTF-8), or paste the words.")
