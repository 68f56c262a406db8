"""A letter as a draft for a mail program: a file that opens as a message not yet sent."""

from __future__ import annotations

from collections.abc import Sequence
from email.message import EmailMessage
from email.policy import SMTP

from advocacy.core.delivery import Envelope, File
from advocacy.core.mail_links import email_address
from advocacy.core.plain_text import clean, one_line

_BETWEEN = "\n\n* * *\n\n"


class EmlFile:
    """One message without sender, date or message id: her mail program adds its own when she sends it."""

    def prepare(self, letters: Sequence[Envelope]) -> File:
        """The letter as ``letter.eml``, a copy in another language below it; without an address it has no recipient.

        Raises ``ValueError`` unless all are for one address, ``MalformedInput`` when that is not an email address.
        """
        if len({letter.email for letter in letters}) != 1:
            raise ValueError("an .eml file holds the letters to one address")
        first, message = letters[0], EmailMessage(policy=SMTP)
        if first.email:
            message["To"] = email_address(first.email)
        message["Subject"] = _literal(one_line(first.draft.subject))
        message["X-Unsent"] = "1"  # Outlook and others open such a file for writing, not for reading
        words = _BETWEEN.join(clean(letter.draft.message) for letter in letters)
        message.set_content(words, charset="utf-8", cte="quoted-printable")
        return File(message.as_bytes(), "message/rfc822", "letter.eml")


def _literal(subject: str) -> str:
    """What looks like an encoded word would be decoded, line breaks and all: it stays as typed but for a space."""
    return subject.replace("=?", "= ?")
