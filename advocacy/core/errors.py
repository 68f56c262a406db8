"""The few errors of the domain. Each carries a sentence for the person who meets it."""

from __future__ import annotations


class AdvocacyError(Exception):
    """Something a person can act on; ``str(error)`` is a sentence for her."""


class MalformedInput(AdvocacyError):
    """What was typed cannot be read. The input itself is never part of the message."""


class UnknownThing(AdvocacyError):
    """A campaign, letter version or official that does not exist (here)."""


class MalformedData(AdvocacyError):
    """A data file has a row that cannot be right."""

    def __init__(self, file: str, line: int | None, reason: str) -> None:
        where = f"{file}, line {line}" if line else file
        super().__init__(f"{where}: {reason}")
        self.file, self.line, self.reason = file, line, reason


class SourceUnreachable(AdvocacyError):
    """A file of another site could not be had. The sentence names the site, and never what follows ``?``."""


class SourceLacks(SourceUnreachable):
    """The other site answers, and says that it has no such file."""
