"""What hangs on a wall or stands on a table: a code for telephones, and the address below it for everyone else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from .delivery import File


@dataclass(frozen=True, slots=True)
class Poster:
    """One sheet. ``link`` is what the code says and what stands below it; ``headline`` says nothing of a subject."""

    language: str
    headline: str
    invitation: str
    link: str
    code_name: str
    """What the picture of the code is called for those who cannot see it."""


class Signs(Protocol):
    """The socket for pictures of links."""

    def svg(self, link: str) -> bytes:
        """The code of this link as a picture, black on white with its quiet zone, as XML."""
        ...

    def poster(self, poster: Poster) -> File:
        """One sheet of US Letter with a large code."""
        ...

    def cards(self, poster: Poster) -> File:
        """One sheet of US Letter with eight small ones, to be cut apart."""
        ...
