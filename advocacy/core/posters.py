"""What hangs on a wall or stands on a table: a code for telephones, and the address below it for everyone else."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from .delivery import File


class PosterKind(StrEnum):
    """How a sheet of US Letter is laid out."""

    POSTER = "poster"
    """One large code, for a wall."""
    TENT = "tent"
    """The same twice, head to head: folded across the middle it stands on a table."""
    CARDS = "cards"
    """Eight small ones, to be cut apart."""


@dataclass(frozen=True, slots=True)
class Poster:
    """What a sheet says. ``link`` is what the code holds; ``address`` the same as people type it, below the code.

    ``headline`` and ``invitation`` hang where everyone reads them: they say nothing of a sensitive subject.
    ``picture`` is what the code is called for those who cannot see it.
    """

    language: str
    headline: str
    invitation: str
    link: str
    address: str
    picture: str


class Signs(Protocol):
    """The socket for pictures of links."""

    def svg(self, link: str) -> bytes:
        """The code of this link as a picture in XML, black on white with its quiet zone around it."""
        ...

    def sheet(self, poster: Poster, kind: PosterKind) -> File:
        """A PDF of one page."""
        ...
