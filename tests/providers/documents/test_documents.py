"""Files of words, whole and hostile: plain text, Markdown, Word."""

from __future__ import annotations

import contextlib
import io
import zipfile
from collections.abc import Callable

import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from advocacy.core.errors import MalformedInput
from advocacy.providers.documents.docx import read_docx
from advocacy.providers.documents.markdown import read_markdown
from advocacy.providers.documents.plain import read_plain

MARKDOWN = """\
# A letter

I live *here*, and I **ask** you to read
[this report](https://example.org) about “schools”.

![a picture](x.png)

- one
- two

<script>alert(1)</script>

Yours {{ official.last_name }}
"""


def test_markdown_keeps_words_and_paragraphs_and_loses_the_marks() -> None:
    assert read_markdown(MARKDOWN.encode()) == (
        "A letter\n\nI live here, and I ask you to read this report about “schools”.\n\n• one\n• two\n\n"
        "<script>alert(1)</script>\n\nYours {{ official.last_name }}\n\n"
    )


def test_markdown_loses_tags_and_notes_and_keeps_the_cells_of_a_table() -> None:
    source = "We ask<br>you to <b>act</b> now[^1]. Is 1 < 2?\n\n| a | b |\n|---|---|\n| one | two |\n\n[^1]: A note.\n"
    assert read_markdown(source.encode()) == "We ask you to act now. Is 1 < 2?\n\na\n\nb\n\none\n\ntwo\n\n"


@pytest.mark.parametrize(
    "unit", ["> ", "- ", "|a", "|-|\n", "[^1]", "<a ", "[", "![", "**a", "`", "<", "\n    x", "[a](", "&#1;"]
)
def test_markdown_of_one_mark_repeated_is_read_or_refused(unit: str) -> None:
    assert isinstance(read_markdown((unit * (59_999 // len(unit))).encode()), str)
    with pytest.raises(MalformedInput):
        read_markdown((unit * 60_001).encode())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_plain_text_is_read_as_editors_save_it(encoding: str) -> None:
    assert read_plain("Une “lettre” — ñ".encode(encoding)) == "Une “lettre” — ñ"


@pytest.mark.parametrize("raw", [b"a\0b", b"\x89PNG\r\n\x1a\n\0\0", b"\xff\xfe\0", b"\x81\x8d"])
def test_what_is_no_text_is_refused(raw: bytes) -> None:
    with pytest.raises(MalformedInput):
        read_plain(raw)


def saved(document: object) -> bytes:
    made = io.BytesIO()
    document.save(made)  # type: ignore[attr-defined]
    return made.getvalue()


def letter() -> bytes:
    document = Document()
    document.add_heading("A letter", 1)
    document.add_paragraph("It’s “here”.").add_run(" Bold").bold = True
    paragraph = document.add_paragraph("Kept")
    deleted = OxmlElement("w:del")
    run = OxmlElement("w:r")
    for tag, words in (("w:delText", " deleted"), ("w:t", " gone")):
        text = OxmlElement(tag)
        text.text = words
        run.append(text)
    deleted.append(run)
    paragraph._p.append(deleted)
    for name in ("one", "two"):
        document.add_paragraph(name, style="List Bullet")
    document.add_table(1, 1).cell(0, 0).text = "In a table"
    break_ = document.add_paragraph("first").add_run()
    break_.add_break()
    break_.add_text("second")
    assert qn("w:p")
    return saved(document)


def test_a_word_document_keeps_its_words_without_what_was_deleted() -> None:
    assert read_docx(letter()) == (
        "A letter\n\nIt’s “here”. Bold\n\nKept\n\n• one\n• two\n\nIn a table\n\nfirst\nsecond\n\n"
    )


def changed(change: Callable[[str, bytes], bytes], extra: dict[str, bytes] | None = None) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(letter())) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            target.writestr(entry.filename, change(entry.filename, source.read(entry)))
        for name, content in (extra or {}).items():
            target.writestr(name, content)
    return made.getvalue()


def in_document(old: bytes, new: bytes) -> bytes:
    return changed(lambda name, raw: raw.replace(old, new, 1) if name == "word/document.xml" else raw)


ENTITY = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
FILE = b'<!DOCTYPE x [<!ENTITY f SYSTEM "file:/etc/passwd">]>'


def utf16(name: str, raw: bytes) -> bytes:
    if name != "word/document.xml":
        return raw
    text = raw.decode().replace("UTF-8", "UTF-16").replace("<w:document", f"{FILE.decode()}<w:document", 1)
    return text.encode("utf-16-le")


DOCUMENT = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
NESTED = b"<w:p><w:r><w:t>a</w:t></w:r>" * 240

HOSTILE = {
    "nothing": b"",
    "plain text": b"Dear Senator",
    "old Word or with a password": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    "half a document": letter()[:9000],
    "a ZIP of something else": changed(lambda name, raw: raw if "rels" in name else b""),
    "a bomb": changed(lambda name, raw: raw, {"word/media/a.png": b"\0" * 9_000_000}),
    "many parts": changed(lambda name, raw: raw, {f"word/{n}.xml": b"<a/>" for n in range(401)}),
    "macros": changed(lambda name, raw: raw, {"word/vbaProject.bin": b"x"}),
    "entities": in_document(b"<w:document", ENTITY + b"<w:document"),
    "a file of the server": in_document(b"<w:document", FILE + b"<w:document"),
    "entities in UTF-16": changed(utf16),
    "another encoding": in_document(b"UTF-8", b"UTF-7"),
    "broken XML": in_document(b"<w:body>", b"<w:body"),
    "deep XML": in_document(b"<w:body>", b"<w:body>" + b"<w:p>" * 5000),
    "a long text": in_document(b"In a table", b"word " * 20_000),
    "no body": in_document(b"w:body", b"w:corpse"),
    "nothing in it": changed(lambda name, raw: DOCUMENT + b"/>" if name == "word/document.xml" else raw),
    "paragraphs in paragraphs": in_document(b"<w:body>", b"<w:body>" + 90 * (NESTED + b"</w:p>" * 240)),
    "empty paragraphs": in_document(b"<w:body>", b"<w:body>" + b"<w:p/>" * 20_001),
}


@pytest.mark.parametrize("raw", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_document_is_answered_with_a_sentence(raw: bytes) -> None:
    with pytest.raises(MalformedInput) as refused:
        read_docx(raw)
    assert str(refused.value).endswith(".")


def test_a_document_that_lies_about_its_size_is_not_unpacked() -> None:
    raw = bytearray(changed(lambda name, raw: raw, {"word/media/a.png": b"\0" * 30_000_000}))
    at = raw.rindex(b"PK\x01\x02") + 24
    raw[at : at + 4] = (10).to_bytes(4, "little")
    with pytest.raises(MalformedInput):
        read_docx(bytes(raw))


@settings(max_examples=20)
@given(cut=st.integers(0, 40_000), junk=st.binary(max_size=40))
def test_no_damage_to_a_document_is_more_than_a_sentence(cut: int, junk: bytes) -> None:
    good = letter_once()
    with contextlib.suppress(MalformedInput):
        assert isinstance(read_docx(good[:cut] + junk + good[cut + len(junk) :]), str)


_KEPT: list[bytes] = []


def letter_once() -> bytes:
    if not _KEPT:
        _KEPT.append(letter())
    return _KEPT[0]
