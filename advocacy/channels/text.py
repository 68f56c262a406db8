"""Letters as a plain text file, in the order in which they stand on paper."""

from __future__ import annotations

from collections.abc import Sequence

from advocacy.channels.file_names import file_name
from advocacy.core.delivery import Envelope, File
from advocacy.core.plain_text import one_line, with_crlf

_BETWEEN = f"\n\n\n{'* ' * 19}*\n\n\n"


class TextFile:
    """UTF-8 with Windows line ends. Paragraphs are not wrapped, so that they can be pasted anywhere."""

    def prepare(self, letters: Sequence[Envelope]) -> File:
        """One file with every letter. Raises ``ValueError`` when there is none."""
        name = file_name(letters, "letter", "txt")
        content = with_crlf(_BETWEEN.join(_plain(letter) for letter in letters) + "\n")
        return File(content.encode("utf-8"), "text/plain; charset=utf-8", name)


def _plain(letter: Envelope) -> str:
    draft = letter.draft
    parts = (
        _block(letter.sender),
        one_line(draft.day),
        _block(letter.recipient),
        one_line(f"{draft.subject_label} {draft.subject}"),
        one_line(draft.salutation),
        draft.body,
        one_line(draft.closing),
        one_line(draft.signature),
    )
    return "\n\n".join(part for part in parts if part)


def _block(lines: Sequence[str]) -> str:
    return "\n".join(line for line in map(one_line, lines) if line)
