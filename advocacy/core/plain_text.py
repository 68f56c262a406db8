"""What people paste, made plain: the same words without control characters, on one line where one line is meant."""

from __future__ import annotations

import re
import unicodedata

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff\U000e0000-\U000e007f]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_SPACES = re.compile("[ \n]+")


def clean(text: str) -> str:
    """The text composed (NFC), its lines ended by a line feed, without tabs or control characters; idempotent.

    Half of a surrogate pair, which no encoding can carry, becomes U+FFFD. No-break spaces stay.
    """
    lines = _LINE_ENDS.sub("\n", text).replace("\t", " ")
    return unicodedata.normalize("NFC", _SURROGATES.sub("\ufffd", _CONTROLS.sub("", lines)))


def one_line(text: str) -> str:
    """The text cleaned and on one line, as a subject, a name or a header needs it."""
    return _SPACES.sub(" ", clean(text)).strip(" ")


def with_crlf(text: str) -> str:
    """The cleaned text with the line ends that mail and Windows expect."""
    return clean(text).replace("\n", "\r\n")
