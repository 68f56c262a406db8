"""From a letter, an official and a constituent to a draft: the exact words, each knowing whose they are."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from . import forms_of_address as forms
from .bills import Bill
from .divisions import State
from .letters import Letter
from .letters_syntax import Literal, Template
from .officials import Official

STORY = "constituent.story"
REASONS = "reasons"
_OWN = frozenset({STORY})
_WORDS = re.compile(r"\S+")


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
        place = f"{self.city}, {self.state.code} {self.zip}" if self.city else f"{self.state.code} {self.zip}"
        email = self.email if self.reply is Reply.EMAIL else ""
        return tuple(line.strip() for line in (self.name, self.street, place, email) if line.strip())

    def place(self, language: str) -> str:
        """Where she lives, of what is known: never an empty string, so that no sentence breaks."""
        name = forms.state_name(self.state, language)
        where = f"{self.city}, {name}" if self.city and self.city != name else name
        return f"{where} {self.zip}".strip()


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text and where it came from: ``letter``, or the placeholder that it fills."""

    text: str
    origin: str = "letter"

    @property
    def is_own(self) -> bool:
        return self.origin in _OWN


Paragraph = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """One letter to one official, in the order in which it stands on the page."""

    official_id: str
    language: str
    sender: tuple[str, ...]
    day: str
    recipient: tuple[str, ...]
    subject_label: str
    subject: str
    salutation: str
    paragraphs: tuple[Paragraph, ...]
    closing: str
    signature: str
    short_message: str
    phone_script: str

    @property
    def body(self) -> str:
        """The paragraphs as plain text: what she edits, and what a form with fields of its own is given."""
        return "\n\n".join("".join(run.text for run in paragraph) for paragraph in self.paragraphs)

    @property
    def message(self) -> str:
        """The whole letter as plain text for an email: greeting, body, closing, name and address."""
        signature = "\n".join((self.closing, "", *self.sender)).rstrip()
        return f"{self.salutation}\n\n{self.body}\n\n{signature}"

    @property
    def own_share(self) -> float:
        """The part of the body's words that are the writer's own, from 0 to 1."""
        words = [(len(_WORDS.findall(run.text)), run.is_own) for paragraph in self.paragraphs for run in paragraph]
        total = sum(count for count, _ in words)
        return sum(count for count, own in words if own) / total if total else 0.0

    def edited(self, body: str) -> Draft:
        """The same letter with the writer's version of its body; words that were not ours are marked as her own."""
        ours = {run.text.strip(): run for paragraph in self.paragraphs for run in paragraph if run.is_own}
        before = _WORDS.findall(self.body)
        matcher = difflib.SequenceMatcher(None, before, _WORDS.findall(body), autojunk=False)
        kept = {block.b + i for block in matcher.get_matching_blocks() for i in range(block.size)}
        paragraphs, position = [], 0
        for text in re.split(r"\n\s*\n", body.strip()):
            plain = " ".join(text.split())
            if not plain:
                continue
            if plain in ours:
                paragraphs.append((ours[plain],))
            else:
                paragraphs.append(_marked(plain, position, kept))
            position += len(_WORDS.findall(plain))
        return replace(self, paragraphs=tuple(paragraphs))


def _marked(text: str, position: int, kept: set[int]) -> Paragraph:
    runs: list[Run] = []
    for offset, word in enumerate(_WORDS.findall(text)):
        origin = "letter" if position + offset in kept else STORY
        joined = f" {word}" if offset else word
        if runs and runs[-1].origin == origin:
            runs[-1] = Run(runs[-1].text + joined, origin)
        else:
            runs.append(Run(joined, origin))
    return tuple(runs)


@dataclass(frozen=True)
class Writing:
    """All that a draft needs beside the official: the letter, the bill, the day, and how to write a date."""

    letter: Letter
    bill: Bill
    today: date
    write_date: Callable[[date, str], str]


def fill(writing: Writing, official: Official, state: State, constituent: Constituent) -> Draft:
    """The letter to this official from this constituent. Pure: the same arguments give the same words."""
    letter, language = writing.letter, writing.letter.language
    values = _values(writing, official, state, constituent)
    facts = _facts(writing, official, constituent)

    def value_of(name: str) -> str:
        if name.startswith("ask."):
            return letter.wording[name.removeprefix("ask.")].choose(facts).fill(values.__getitem__)
        return values[name]

    return Draft(
        official_id=official.official_id,
        language=language,
        sender=constituent.sender_lines(),
        day=values["today"],
        recipient=forms.envelope(official, state),
        subject_label=forms.subject_label(language),
        subject=letter.templates["subject"].fill(value_of),
        salutation=forms.salutation(official, language),
        paragraphs=_paragraphs(letter.body, value_of),
        closing=forms.closing(language),
        signature=constituent.name,
        short_message=letter.templates["short_message"].fill(value_of),
        phone_script=letter.templates["phone_script"].fill(value_of),
    )


def _paragraphs(body: Template, value_of: Callable[[str], str]) -> tuple[Paragraph, ...]:
    found: list[Paragraph] = []
    for paragraph in body.paragraphs:
        runs: list[Run] = []
        for piece in paragraph:
            if isinstance(piece, Literal):
                runs.append(Run(piece.text))
                continue
            first, *more = re.split(r"\n\s*\n", value_of(piece.name).strip())
            runs.append(Run(first, piece.name))
            for text in more:
                found.append(tuple(runs))
                runs = [Run(text.strip(), piece.name)]
        found.append(tuple(run for run in runs if run.text))
    return tuple(paragraph for paragraph in found if any(run.text.strip() for run in paragraph))


def _facts(writing: Writing, official: Official, constituent: Constituent) -> frozenset[str]:
    position = writing.bill.position_of(official.official_id) if official.is_person else "unknown"
    facts = {position, official.office.chamber, official.office, writing.bill.stage_on(writing.today)}
    seat = set() if official.is_person else {"seat_open"}
    return frozenset(str(fact) for fact in facts) | seat | {f"reply_{constituent.reply}"}


def _values(writing: Writing, official: Official, state: State, constituent: Constituent) -> dict[str, str]:
    letter, bill, language = writing.letter, writing.bill, writing.letter.language
    picked = [reason.text for reason in letter.reasons if reason.id in constituent.reasons]
    return {
        "official.name": official.name,
        "official.title": forms.title(official, language),
        "official.last_name": official.family_name,
        "official.state": forms.state_name(state, language),
        "official.district": forms.district_name(official, state, language),
        "bill.title": bill.title,
        "bill.number": bill.id.display,
        "bill.citation": forms.citation(bill, language),
        "bill.congress": forms.congress_name(bill.id.congress, language),
        "bill.introduced": writing.write_date(bill.introduced, language),
        "bill.sponsor": bill.sponsor,
        "bill.cosponsors": str(bill.original_cosponsors),
        "constituent.name": constituent.name,
        "constituent.city": constituent.city,
        "constituent.state": forms.state_name(constituent.state, language),
        "constituent.zip": constituent.zip,
        "constituent.place": constituent.place(language),
        STORY: constituent.story,
        REASONS: " ".join(picked),
        "campaign.title": letter.texts["title"],
        "today": writing.write_date(writing.today, language),
    }
