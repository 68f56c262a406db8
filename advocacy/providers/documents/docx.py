"""A Word document as plain text: the words of its paragraphs and tables as they read when all changes are accepted.

Before the library sees a byte, the file's own directory says that it is a small document without macros, and none of
its parts declares entities.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator

from advocacy.core.errors import MalformedInput

_MOST_UNPACKED = 8_000_000
_MOST_PARTS = 400
_LONGEST = 60_000
_MOST_PARAGRAPHS = 20_000
_OLD_WORD = b"\xd0\xcf\x11\xe0"
_TOO_LONG = "This is far longer than a letter, which is one page."
_NOT_DOCX = "This is not a Word document that we can read. Save it in Word as .docx, or paste the words."
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)
_ENCODING = re.compile(rb"(?:\xef\xbb\xbf)?\s*<\?xml[^>]{0,200}encoding\s*=\s*[\"']([^\"']{1,40})")
_NAMESPACE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARAGRAPH, _TEXT, _TAB, _BREAK = (f"{_NAMESPACE}{name}" for name in ("p", "t", "tab", "br"))
_LIST, _NO_BREAK_HYPHEN = f"{_NAMESPACE}numPr", f"{_NAMESPACE}noBreakHyphen"
_LEFT_OUT = {
    f"{_NAMESPACE}{name}" for name in ("del", "moveFrom", "pPr", "rPr", "txbxContent", "footnoteReference", "sdtPr")
} | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}


def read_docx(raw: bytes) -> str:
    """The text, an empty line after each paragraph, a sign before each item of a list. Raises ``MalformedInput``."""
    if raw.startswith(_OLD_WORD):
        raise MalformedInput(
            "This document has a password, or is of an old kind. Save it in Word as .docx without one."
        )
    checked = _checked(raw)
    from docx import Document  # with its parser of XML, which only an import needs
    from docx.opc.exceptions import OpcError

    try:
        body = Document(io.BytesIO(checked)).element.body
    except (*_BROKEN, OpcError, SyntaxError, KeyError, AttributeError, TypeError):  # SyntaxError: of the XML
        raise MalformedInput(_NOT_DOCX) from None
    if body is None:
        raise MalformedInput(_NOT_DOCX)
    return "".join(_no_more_than_a_letter(_paragraphs(body)))


def _checked(raw: bytes) -> bytes:
    """The same document, unpacked within bounds and packed again with only the parts that hold XML."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            entries = archive.infolist()
            if sum(entry.file_size for entry in entries) > _MOST_UNPACKED or len(entries) > _MOST_PARTS:
                raise MalformedInput("This document is too large. Save it without pictures, or paste the words.")
            if any(entry.filename.lower().endswith("vbaproject.bin") for entry in entries):
                raise MalformedInput("This document has macros. Save it in Word as .docx, which has none.")
            return _packed(archive, entries)
    except _BROKEN:
        raise MalformedInput(_NOT_DOCX) from None


def _packed(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> bytes:
    made, left = io.BytesIO(), _MOST_UNPACKED
    with zipfile.ZipFile(made, "w") as safe:
        for entry in entries:
            with archive.open(entry) as stream:
                content = stream.read(left + 1)
            left -= len(content)
            if left < 0:
                raise MalformedInput("This document is too large. Save it without pictures, or paste the words.")
            is_xml = entry.filename.lower().endswith((".xml", ".rels"))
            if is_xml and not _is_harmless(content):
                raise MalformedInput(_NOT_DOCX)
            safe.writestr(entry.filename, content if is_xml else b"")
    return made.getvalue()


def _is_harmless(xml: bytes) -> bool:
    """Whether it is in an encoding in which a declaration of entities would be seen, and has none."""
    said = _ENCODING.match(xml)
    plain = b"\0" not in xml and (said is None or said[1].lower() in {b"utf-8", b"us-ascii", b"ascii"})
    return plain and b"<!DOCTYPE" not in xml and b"<!ENTITY" not in xml


def _no_more_than_a_letter(pieces: Iterable[str]) -> Iterator[str]:
    """The same, until it is too much: nothing is read that would be refused anyway."""
    left = _LONGEST
    for piece in pieces:
        left -= len(piece)
        if left < 0:
            raise MalformedInput(_TOO_LONG)
        yield piece


def _paragraphs(body: object) -> Iterator[str]:
    was_item = False
    for number, paragraph in enumerate(body.iter(_PARAGRAPH)):  # type: ignore[attr-defined]
        if number > _MOST_PARAGRAPHS:
            raise MalformedInput(_TOO_LONG)
        words = "".join(_words(paragraph)).strip()
        if not words or any(above.tag in _LEFT_OUT for above in paragraph.iterancestors()):
            continue
        is_item = next(paragraph.iter(_LIST), None) is not None or _style_of(paragraph).startswith("List")
        if was_item and not is_item:
            yield "\n"
        yield f"• {' '.join(words.split())}\n" if is_item else f"{words}\n\n"
        was_item = is_item


def _style_of(paragraph: object) -> str:
    style = str(paragraph.style or "")  # type: ignore[attr-defined]
    return "" if style == "ListParagraph" else style  # Word gives it to what is only indented, too


def _words(node: object) -> Iterator[str]:
    for child in node:  # type: ignore[attr-defined]
        if child.tag in _LEFT_OUT:
            continue
        if child.tag == _TEXT:
            yield child.text or ""
        elif child.tag == _TAB:
            yield " "
        elif child.tag == _BREAK:
            yield "\n"
        elif child.tag == _NO_BREAK_HYPHEN:
            yield "-"
        elif child.tag != _PARAGRAPH:
            yield from _words(child)
