"""How a finished letter leaves the page in the constituent's own hands. Nothing here is ever called sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from .drafting import Draft


class Channel(StrEnum):
    """The ways out: paper and its envelope, her mail program, the official's own form, the telephone, plain text."""

    PDF = "pdf"
    ENVELOPE = "envelope"
    EMAIL = "email"
    FORM = "form"
    PHONE = "phone"
    TEXT = "text"


class Outcome(StrEnum):
    """What is known of a letter. ``opened`` is what our page did; ``said_sent`` is her own word."""

    OPENED = "opened"
    SAID_SENT = "said_sent"
    ACCEPTED = "accepted"
    FAILED = "failed"


@dataclass(frozen=True)
class Envelope:
    """One finished letter with what a way out needs beside its words.

    ``recipient`` is the address block it is posted to (Capitol or district), at most four lines; ``email`` the
    official's published address, or empty; ``topic`` a few words for a form's subject menu.
    """

    draft: Draft
    recipient: tuple[str, ...]
    sender: tuple[str, ...]
    email: str = ""
    topic: str = ""
    pen_lines: int | None = None
    """For a letter that is finished with a pen: the ruled lines in place of her own words. It has no name yet."""


@dataclass(frozen=True)
class File:
    """A file for her to keep. ``warnings`` are sentences about what could not be printed as typed.

    ``unprintable`` are the characters behind those warnings, for a page that says so in its own language.
    """

    content: bytes
    media_type: str
    name: str
    pages: int = 0
    warnings: tuple[str, ...] = ()
    unprintable: tuple[str, ...] = ()


class Handoff(Protocol):
    """A way out that makes a file of letters: the socket's one verb.

    There is at least one letter, and an ``.eml`` holds those to one address; ``ValueError`` otherwise.
    """

    def prepare(self, letters: Sequence[Envelope]) -> File: ...
