"""Reads a ZIP that someone uploads, in memory and within bounds: what is too much or too odd is a sentence."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator

from advocacy.core.errors import MalformedInput

LARGEST_FILE = 250_000
MOST_FILES = 60
_KNOWN = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_ENCRYPTED = 0x1
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)


def read_zip(raw: bytes) -> dict[str, bytes]:
    """The content of each file by its path inside. Nothing is written anywhere. Raises ``MalformedInput``.

    Folders and what computers add by themselves (``__MACOSX``, names with a leading dot) are left out.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            return dict(_files(archive))
    except _BROKEN:
        raise MalformedInput("This ZIP file cannot be read. Make it again, without a password.") from None


def _files(archive: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    entries = archive.infolist()
    if len(entries) > MOST_FILES:
        raise MalformedInput("There are far too many files in it. A campaign has three.")
    for entry in entries:
        name = entry.filename.replace("\\", "/")
        parts = name.split("/")
        if entry.is_dir() or any(part.startswith((".", "__MACOSX")) for part in parts):
            continue
        if entry.flag_bits & _ENCRYPTED or entry.compress_type not in _KNOWN:
            raise MalformedInput("This ZIP has a password, or is packed in an unusual way. Make it again without.")
        yield name, _content(archive, entry)


def _content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """Read no more than may be there: what a ZIP says of its sizes may be wrong."""
    with archive.open(entry) as stream:
        content = stream.read(LARGEST_FILE + 1)
    if len(content) > LARGEST_FILE:
        raise MalformedInput("A file in it is far longer than a letter.")
    return content
