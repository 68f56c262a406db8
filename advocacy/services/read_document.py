"""Reads the words that an organiser has already, pasted or in a file, as paragraphs of a letter."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import PurePath

from advocacy.core.errors import MalformedInput
from advocacy.core.letters_yaml import LetterRefused
from advocacy.core.manuscripts import BODY, read_manuscript
from advocacy.core.pasted_text import LONGEST_PASTED, Dropped, Pasted, read_pasted

LARGEST_DOCUMENT = 3_000_000
Readers = Mapping[str, Callable[[bytes], str]]
"""By the ending of a file's name, what makes plain text of its bytes; each raises ``MalformedInput``."""

_SAVE_AS = {
    ".doc": "Save it in Word as .docx first.",
    ".odt": "Save it as .docx first: File, Save as.",
    ".rtf": "Save it as .docx or as plain text first.",
    ".pages": "Export it to Word first: File, Export to.",
    ".gdoc": "Download it as .docx first: File, Download.",
    ".docm": "Save it in Word as .docx first.",
    ".pdf": "Open it, copy the words, and paste them.",
    ".html": "Open it, copy the words, and paste them.",
}


def read_words(text: str) -> Pasted:
    """The paragraphs of what was pasted. Raises ``MalformedInput`` where that is nothing, or far too much."""
    if len(text) > LONGEST_PASTED:
        raise MalformedInput("This is far longer than a letter, which is one page.")
    pasted = read_pasted(text)
    if not pasted.paragraphs:
        raise MalformedInput("There are no words in it.")
    return pasted


def read_document(name: str, raw: bytes, readers: Readers) -> Pasted:
    """The paragraphs of a file, read by the ending of its name. Raises ``MalformedInput``."""
    ending = PurePath(name).suffix.lower()
    if len(raw) > LARGEST_DOCUMENT:
        raise MalformedInput("This file is too large. Save it without pictures, or paste the words.")
    if ending not in readers:
        raise MalformedInput(_SAVE_AS.get(ending, "We can read .docx, .md and .txt files. Or paste the words."))
    text = readers[ending](raw)
    body = _body_of_a_letter(raw) if ending != ".docx" else None
    return read_words(text) if body is None else _without_front(read_words(body))


def _body_of_a_letter(raw: bytes) -> str | None:
    """The body, where the file is one of our own letters with its front part."""
    if not raw.removeprefix(b"\xef\xbb\xbf").startswith((b"---\n", b"---\r\n")):
        return None
    try:
        return read_manuscript(raw.decode("utf-8-sig"), "")[BODY] or None
    except (LetterRefused, UnicodeDecodeError):
        return None


def _without_front(pasted: Pasted) -> Pasted:
    return replace(pasted, dropped=(*pasted.dropped, Dropped.FRONT))
