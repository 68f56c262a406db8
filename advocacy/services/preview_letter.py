"""A letter as it would be: the citizen's own letter, written by the same code, before it is published."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from advocacy.core.bills import Bill
from advocacy.core.campaigns import CampaignVersion
from advocacy.core.constituents import Constituent, Reply
from advocacy.core.delivery import Channel, Envelope, File
from advocacy.core.drafting import Draft
from advocacy.core.errors import MalformedInput, UnknownThing
from advocacy.core.form_sheet import FormSheet, form_sheet
from advocacy.core.letters import Letter
from advocacy.core.mail_links import MailLinks, mail_links
from advocacy.core.officials import Official

from .bill_of import bill_of
from .hand_over import envelopes
from .load_campaigns import parse_version
from .ports import Ports
from .preview_people import Example, preview_people
from .write_letter import Written, official_of, write_letters

NOT_PUBLISHED = 0
"""The number of a version that is none yet."""

_STORIES = {
    "en": "I have lived here for twelve years, and what becomes of this bill matters to my family.",
    "es": "Vivo aquí desde hace doce años, y lo que pase con este proyecto de ley le importa a mi familia.",
}


@dataclass(frozen=True)
class Ways:
    """What the page of the ways out shows of one letter. ``mail`` is None where the official has no email address."""

    envelope: Envelope
    sheet: FormSheet
    mail: MailLinks | None


@dataclass(frozen=True)
class Look:
    """A letter as a preview shows it: the people it can be tried on, and the one it was written to."""

    bill: Bill
    people: tuple[Example, ...]
    constituent: Constituent
    written: Written
    ways: Ways


def look(
    ports: Ports, version: CampaignVersion, official_id: str, language: str, day: date, *, filled_in: bool = True
) -> Look:
    """The letter to this official, or to the first kind of person where we do not know her.

    ``filled_in``: from someone who fills in everything, else from someone who fills in nothing. Raises ``UnknownThing``
    where nothing is known of the bill, or nobody at all is written to.
    """
    campaign = version.campaign
    bill = bill_of(ports.bills, campaign)
    if bill is None:
        raise UnknownThing("The facts of this campaign's bill are not in our data.")
    people = preview_people(ports, campaign, bill, day)
    try:
        official = official_of(ports, official_id)
    except UnknownThing:
        if not people:
            raise UnknownThing("This campaign writes to nobody who is in office.") from None
        official = people[0].official
    letter = version.letter(language)
    writer = neighbour(ports, official, letter) if filled_in else nobody(ports, official)
    written = preview(ports, version, official.official_id, language, day, writer)
    return Look(bill, people, writer, written, ways_of(written, writer, letter.texts["topic"]))


def draft_version(files: Mapping[str, str], slug: str) -> CampaignVersion:
    """The campaign of these files (text by name), published or not. Raises ``LetterRefused`` with every problem."""
    return parse_version(files, slug, NOT_PUBLISHED)


def preview(
    ports: Ports,
    version: CampaignVersion,
    official_id: str,
    language: str,
    day: date,
    constituent: Constituent | None = None,
) -> Written:
    """The letter to this official, from an invented neighbour unless ``constituent`` is given.

    Nothing is counted. Raises ``UnknownThing`` for an official or a bill that we do not know.
    """
    writer = constituent or neighbour(ports, official_of(ports, official_id), version.letter(language))
    (written,) = write_letters(ports, version, [official_id], writer, language=language, day=day)
    return written


def neighbour(ports: Ports, official: Official, letter: Letter) -> Constituent:
    """Someone invented who lives where the official has an office at home, and fills in everything."""
    state = ports.states[official.division.state]
    addresses = [office.address for office in ports.roster.near(official.official_id, None)] + [official.address]
    home = next((one for one in addresses if one.city and one.state == state.code), None)
    return Constituent(
        state=state,
        name="Alex Rivera",
        street="100 Main Street",
        city=home.city if home else "",
        zip=home.zip if home else "",
        story=_STORIES.get(letter.language, _STORIES["en"]),
        reasons=tuple(reason.id for reason in letter.reasons[:1]),
        reply=Reply.POST,
    )


def nobody(ports: Ports, official: Official) -> Constituent:
    """Someone of the official's state who fills in nothing at all."""
    return Constituent(state=ports.states[official.division.state])


def ways_of(written: Written, constituent: Constituent, topic: str) -> Ways:
    """The same letter as an email and as an official's own form asks for it."""
    envelope = envelopes(written, {}, topic)[0]
    try:
        mail = mail_links(envelope) if envelope.email else None
    except MalformedInput:
        mail = None
    return Ways(envelope, form_sheet(envelope, constituent), mail)


def file_of(ports: Ports, written: Written, channel: Channel) -> File:
    """The very file that a citizen would be given: PDF, envelope, email draft or text. Not counted."""
    return ports.handoffs[channel].prepare(envelopes(written, {}))


def sheet_text(draft: Draft) -> str:
    """The words of the sheet on the citizen's page, in its order: an empty line between blocks, nothing else added."""
    subject = f"{draft.subject_label} {draft.subject}"
    blocks = ("\n".join(draft.sender), draft.day, "\n".join(draft.recipient), subject, draft.salutation)
    return "\n\n".join(text for text in (*blocks, draft.body, draft.closing, draft.signature) if text)
