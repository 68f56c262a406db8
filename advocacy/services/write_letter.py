"""The letters of one visit: the same words for the screen, for paper, for a form and for the mail."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import chain

from babel.dates import format_date

from advocacy.core.addresses import ZipCode
from advocacy.core.bills import Bill, Position
from advocacy.core.campaigns import Campaign, CampaignVersion
from advocacy.core.constituents import Constituent, Reply
from advocacy.core.divisions import State
from advocacy.core.drafting import Draft, Writing, fill, wording
from advocacy.core.errors import MalformedInput, UnknownThing
from advocacy.core.lookup import PlaceName
from advocacy.core.officials import DistrictOffice, Official

from .bill_of import bill_of
from .ports import Ports

ENGLISH = "en"
_NO_FACTS = "The facts of this campaign's bill are not in our data."


@dataclass(frozen=True, slots=True)
class Edit:
    """The body as it came back from the page, and the mark of the body that the page had been given."""

    body: str
    base: str


_LETTERS_A_LINE = 92  # of the body as it is set on paper, on average
_LINES_A_PAGE = 27  # for body text, after the address block and before the signature


@dataclass(frozen=True)
class Written:
    """One official's letter. ``base`` marks the words as we drafted them; ``english`` is the copy to go along."""

    official: Official
    state: State
    position: Position
    draft: Draft
    base: str
    edited: bool
    reply_texts: Mapping[str, str]
    offices: tuple[DistrictOffice, ...]
    english: Draft | None = None

    @property
    def fits_one_page(self) -> bool:
        """An estimate for the screen; the file itself says how many pages it has."""
        paragraphs = ["".join(run.text for run in paragraph) for paragraph in self.draft.paragraphs]
        lines = sum(-(-len(text) // _LETTERS_A_LINE) for text in paragraphs) + 0.6 * len(paragraphs)
        return lines <= _LINES_A_PAGE


def write_letters(
    ports: Ports,
    version: CampaignVersion,
    official_ids: Iterable[str],
    constituent: Constituent,
    *,
    language: str,
    day: date,
    edits: Mapping[str, Edit] | None = None,
    english_copy: bool = False,
) -> tuple[Written, ...]:
    """Draft a letter to each official, keeping what she rewrote herself. Raises ``UnknownThing``."""
    bill = bill_of(ports.bills, version.campaign)
    if bill is None:
        raise UnknownThing(_NO_FACTS)
    writing = Writing(version.letter(language), bill, day, write_date, version.campaign.written_for)
    english = replace(writing, letter=version.letter(ENGLISH))
    home = _post_office(ports, constituent.zip)
    near = home.point if home else None
    written = []
    for official in (official_of(ports, official_id) for official_id in official_ids):
        state = ports.states[official.division.state]
        draft = fill(writing, official, state, constituent)
        edit = (edits or {}).get(official.official_id)
        edited = edit is not None and edit.base != mark(edit.body) and bool(edit.body.strip())
        copy = english_copy and writing.letter.language != ENGLISH
        written.append(
            Written(
                official=official,
                state=state,
                position=bill.position_of(official),
                draft=draft.edited(edit.body) if edit and edited else draft,
                base=mark(draft.body),
                edited=edited,
                reply_texts={reply: wording(writing, official, state, constituent, "reply", reply) for reply in Reply},
                offices=ports.roster.near(official.official_id, near),
                english=fill(english, official, state, constituent) if copy else None,
            )
        )
    return tuple(written)


def opening(ports: Ports, version: CampaignVersion, language: str, day: date, place: State) -> Draft:
    """How the letter begins, for the first page: to no one in particular, from ``place``, words for "your town"."""
    campaign, bill = version.campaign, bill_of(ports.bills, version.campaign)
    if bill is None:
        raise UnknownThing(_NO_FACTS)
    example = _example(ports, campaign, bill)
    official = replace(example.without_holder(), is_person=True, name="…", family_name="…")
    writing = Writing(version.letter(language), bill, day, write_date, campaign.written_for)
    return fill(writing, official, place, Constituent(state=place))


def _example(ports: Ports, campaign: Campaign, bill: Bill) -> Official:
    """Someone whom the campaign writes to, of Congress if it does: what most people come for, in words of its own."""
    federal = [one for one in campaign.targets if one.is_federal]
    holders = (one for one in ports.roster.officials if one.office in (federal or campaign.targets))
    anyone = next(holders)
    asked = (one for one in chain([anyone], holders) if campaign.rule.includes(one, bill, ports.committees))
    return next(asked, anyone)


def mailing_state(ports: Ports, zip_text: str) -> str:
    """The state or military code in which the post office has this ZIP; empty where it is not known."""
    place = _post_office(ports, zip_text)
    return place.state if place else ""


def mailing_city(ports: Ports, zip_text: str) -> str:
    """What the post office calls the place of this ZIP, which the page puts into the letter until she changes it."""
    place = _post_office(ports, zip_text)
    return place.city if place else ""


def _post_office(ports: Ports, zip_text: str) -> PlaceName | None:
    """What the post office calls this ZIP, and where its middle is; None where that is not known."""
    try:
        code = ZipCode.parse(zip_text)
    except MalformedInput:
        return None
    findings = (provider.divisions_of(code) for provider in ports.lookup)
    return next((finding.place for finding in findings if finding and finding.place), None)


def official_of(ports: Ports, official_id: str) -> Official:
    """The official with this id, or the office of a seat without a name (``office:…``). Raises ``UnknownThing``."""
    if official := ports.roster.by_id.get(official_id):
        return official
    if holder := ports.roster.by_seat_id.get(official_id):
        return holder.without_holder()
    raise UnknownThing("We no longer have this official in our list.")


def mark(body: str) -> str:
    """A short digest of a body's words, the same however a browser sends its line ends and spaces."""
    return hashlib.sha256(" ".join(body.split()).encode()).hexdigest()[:16]


@lru_cache(maxsize=256)
def write_date(day: date, language: str) -> str:
    """``November 22, 2026``, ``22 de noviembre de 2026``."""
    return format_date(day, "long", locale=language)
