"""Links that open a letter in the constituent's own mail: her mail program, or a new message in Gmail or Outlook."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote

from .delivery import Envelope
from .errors import MalformedInput
from .plain_text import one_line, with_crlf

URL_BUDGET = 1_800
"""The longest ``mailto:`` we offer, in encoded characters. Windows hands Outlook links of up to about 2,000 characters
and drops or cuts longer ones (Gmail's web page refuses from about 6,400); the rest is margin."""

_ADDRESS = re.compile(
    r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+"
    r"@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
)
_LONGEST_ADDRESS = 254


@dataclass(frozen=True, slots=True)
class MailLinks:
    """Opening one of these is never called sent.

    ``mailto`` carries the whole letter when ``mailto_fits``. A longer one goes as its short message
    (``mailto_is_short``) as long as none of it is in her own words, which must not be lost; else the link has recipient
    and subject only. The page says which it is, and offers to copy the letter or to download it. ``gmail`` and
    ``outlook`` always carry recipient and subject only: a web address is kept in histories and logs, and those two
    refuse long ones.
    """

    mailto: str
    mailto_fits: bool
    mailto_is_short: bool
    gmail: str
    outlook: str


def email_address(text: str) -> str:
    """The address itself, if it is one: the HTML Living Standard's "valid e-mail address", with a dot in its domain.

    Raises ``MalformedInput`` for anything else, so that no address can bring a header or a second recipient along.
    """
    address = text.strip()
    if len(address) > _LONGEST_ADDRESS or not _ADDRESS.fullmatch(address):
        raise MalformedInput("This is not an email address that a letter can be sent to.")
    return address


def mail_links(envelope: Envelope, budget: int = URL_BUDGET) -> MailLinks:
    """The three links of one letter; percent-encoded by RFC 6068, line breaks as ``%0D%0A``.

    Raises ``MalformedInput`` when the official has no published address (``envelope.email``) that is one.
    """
    draft = envelope.draft
    to = _encoded(email_address(envelope.email), safe="@")
    subject = _encoded(one_line(draft.subject))
    bare = f"mailto:{to}?subject={subject}"
    full, short = (f"{bare}&body={_encoded(with_crlf(text))}" for text in (draft.message, draft.short_mail))
    fits = len(full) <= budget
    is_short = not fits and not draft.own_share and len(short) <= budget
    return MailLinks(
        mailto=full if fits else short if is_short else bare,
        mailto_fits=fits,
        mailto_is_short=is_short,
        gmail=f"https://mail.google.com/mail/?view=cm&fs=1&to={to}&su={subject}",
        outlook=f"https://outlook.live.com/mail/0/deeplink/compose?to={to}&subject={subject}",
    )


def _encoded(text: str, safe: str = "") -> str:
    return quote(text, safe=safe)
