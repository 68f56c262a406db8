"""What a downloaded file is called: an official's family name at most, never the writer's or the letter's subject."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from advocacy.core.delivery import Envelope

_HONOURED = "The Honorable "
_SUFFIX = re.compile(r"(?:jr|sr|ii|iii|iv|v|m\.?d|ph\.?d|esq)\.?", re.IGNORECASE)
_LONGEST = 40


def file_name(letters: Sequence[Envelope], word: str, ending: str) -> str:
    """``letter-padilla.pdf`` to a named official, ``letter.pdf`` to an office, ``letters.pdf`` for several letters.

    Raises ``ValueError`` when there is no letter.
    """
    if not letters:
        raise ValueError("a file needs at least one letter")
    if len(letters) > 1:
        return f"{word}s.{ending}"
    slug = _family_name(letters[0].draft.recipient)
    return f"{word}-{slug}.{ending}" if slug else f"{word}.{ending}"


def _family_name(recipient: Sequence[str]) -> str:
    first = recipient[0] if recipient else ""
    if not first.startswith(_HONOURED):
        return ""
    words = [word.strip(",") for word in first.removeprefix(_HONOURED).split()]
    names = [word for word in words if word and not _SUFFIX.fullmatch(word)]
    plain = unicodedata.normalize("NFKD", names[-1] if names else "").encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:_LONGEST]
