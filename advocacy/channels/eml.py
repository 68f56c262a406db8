"""A letter as a draft for a mail program: a file that opens as a message not yet sent."""

from __future__ import annotations

from collections.abc import Sequence
from email.message import EmailMessage
from email.policy import SMTP

from advocacy.core.delivery import Envelope, File
from advocacy.core.mail_links import email_address
from advocacy.core.plain_text import clean, one_line


class EmlFile:
    """One message without sender, date or message id: her mail program adds its own when she sends it."""

    def prepare(self, letters: Sequence[Envelope]) -> File:
        """The one letter as ``letter.eml``; without an address the draft has no recipient yet.

        Raises ``ValueError`` unless there is exactly one letter, ``MalformedInput`` when its address is not one.
        """
        if len(letters) != 1:
            raise ValueError("an .eml file holds exactly one letter")
        (letter,) = letters
        message = EmailMessage(policy=SMTP)
        if letter.email:
            message["To"] = email_address(letter.email)
        message["Subject"] = _literal(one_line(letter.draft.subject))
        message["X-Unsent"] = "1"  # Outlook and others open such a file for writing, not for reading
        message.set_content(clean(letter.draft.message), charset="utf-8", cte="quoted-printable")
        return File(message.as_bytes(), "message/rfc822", "letter.eml")


def _literal(subject: str) -> str:
    """What looks like an encoded word would be decoded, line breaks and all: it stays as typed but for a space."""
    return subject.replace("=?", "= ?")
