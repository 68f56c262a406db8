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
    mail_state: str = ""
    """The postal code of the state of her ZIP, where that is not the state she lives in: ``AE``, or a neighbour's."""

    @property
    def mails_elsewhere(self) -> bool:
        """Whether her mailing address says nothing of where she lives: a base overseas, a box across the line."""
        return self.mail_state not in {"", self.state.code}

    def sender_lines(self) -> tuple[str, ...]:
        """Her own address block, of the parts that she gave."""
        state = self.mail_state or self.state.code
        city = f"{self.city}, {state} {self.zip}" if self.city else f"{state} {self.zip}"
        place = city if self.city or self.zip else self.state.name
        email = self.email if self.reply is Reply.EMAIL else ""
        return tuple(line.strip() for line in (self.name, self.street, place, email) if line.strip())

    def place(self, language: str) -> str:
        """Where she lives, of what is known: never an empty string, so that no sentence breaks."""
        if self.mails_elsewhere:
            return forms.state_phrase(self.state, language)
        return fold(f"{forms.place_name(self.city, self.state, language)} {self.zip}").strip()
