"""The person who writes: what she chose to say of herself, for one request only."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from . import forms_of_address as forms
from .divisions import State
from .letters_syntax import fold


class Reply(StrEnum):
    """May they write back, and where?"""

    EMAIL = "email"
    POST = "post"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Constituent:
    """What the writer chose to say of herself, for this request only. Everything may be empty but the state."""

    state: State
    name: str = ""
    street: str = ""
    city: str = ""
    zip: str = ""
    email: str = ""
    story: str = ""
    reasons: tuple[str, ...] = ()
    reply: Reply = Reply.NONE

    def sender_lines(self) -> tuple[str, ...]:
        """Her own address block, of the parts that she gave."""
        city = f"{self.city}, {self.state.code} {self.zip}" if self.city else f"{self.state.code} {self.zip}"
        place = city if self.city or self.zip else self.state.name
        email = self.email if self.reply is Reply.EMAIL else ""
        return tuple(line.strip() for line in (self.name, self.street, place, email) if line.strip())

    def place(self, language: str) -> str:
        """Where she lives, of what is known: never an empty string, so that no sentence breaks."""
        return fold(f"{forms.place_name(self.city, self.state, language)} {self.zip}").strip()
