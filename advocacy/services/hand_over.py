"""Put finished letters into her hands, and count that it happened: never who, and never as sent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from advocacy.core import forms_of_address as forms
from advocacy.core.delivery import Channel, Envelope, File, Outcome
from advocacy.core.participation import Action, LetterFact

from .count_action import count_action
from .ports import Ports
from .write_letter import Written


@dataclass(frozen=True)
class Visit:
    """This visit as it may be counted. ``is_counted`` is False for a form that a machine filled in."""

    action: Action
    is_counted: bool = True

    def note(self, facts: Iterable[LetterFact]) -> None:
        """Count these letters, and the visit with the first of them. Asking again counts nothing."""
        noted = list(facts)
        if self.is_counted and noted:
            count_action(self.action, noted)


_COUNTED = frozenset({Channel.PDF, Channel.EMAIL, Channel.TEXT})


def hand_over(
    ports: Ports,
    visit: Visit,
    letters: Iterable[Written],
    channel: Channel,
    offices: Mapping[str, str] | None = None,
    *,
    as_is: bool = True,
) -> File:
    """A file of these letters. ``offices`` says, by official id, which district office the mail goes to.

    Unless ``as_is``, a file that lacks some of her characters is not handed over yet: it is shown to her first.
    """
    chosen = list(letters)
    file = ports.handoffs[channel].prepare([e for letter in chosen for e in envelopes(letter, offices or {})])
    if channel in _COUNTED and (as_is or not file.unprintable):
        visit.note(LetterFact(one.official.official_id, channel, Outcome.OPENED) for one in chosen)
    return file


def envelopes(written: Written, offices: Mapping[str, str], topic: str = "") -> list[Envelope]:
    """The letter and, where she wants one, its copy in English, addressed to the office that she chose."""
    wanted = offices.get(written.official.official_id, "")
    office = next((each for each in written.offices if each.office_id == wanted), None)
    recipient = forms.envelope(written.official, written.state, office)
    drafts = [written.draft, *([written.english] if written.english else [])]
    return [Envelope(draft, recipient, draft.sender, email=written.official.email, topic=topic) for draft in drafts]
