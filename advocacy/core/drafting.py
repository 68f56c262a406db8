"""From a letter, an official and a constituent to a draft: the exact words, each knowing whose they are."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import accumulate

from . import forms_of_address as forms
from .bills import Bill, Stage
from .conditions import facts_about
from .constituents import Constituent, Reply
from .divisions import State
from .letters import Letter
from .letters_syntax import Literal, Template, fold
from .officials import Official

STORY = "constituent.story"
REASONS = "reasons"
_OWN = frozenset({STORY})
_WORDS = re.compile(r"\S+")
_EMPTY_LINE = re.compile(r"\r?\n\s*\n")


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
        return self._mail(self.body)

    @property
    def short_mail(self) -> str:
        """The same with the short message in place of the body, for a link that cannot carry more."""
        return self._mail(self.short_message)

    def _mail(self, body: str) -> str:
        signature = "\n".join((self.closing, "", *self.sender)).rstrip()
        return f"{self.salutation}\n\n{body}\n\n{signature}"

    @property
    def own_share(self) -> float:
        """The part of the body's words that are the writer's own, from 0 to 1."""
        origins = [origin for paragraph in self.paragraphs for _, origin in _words(paragraph)]
        return sum(origin in _OWN for origin in origins) / len(origins) if origins else 0.0

    def edited(self, body: str) -> Draft:
        """The same letter with the writer's version of its body; words that were not ours are marked as her own."""
        before = [word for paragraph in self.paragraphs for word in _words(paragraph)]
        texts = [_WORDS.findall(text) for text in _EMPTY_LINE.split(body.strip())]
        origins = iter(_origins(before, [word for words in texts for word in words]))
        paragraphs = (_runs([(word, next(origins)) for word in words]) for words in texts)
        return replace(self, paragraphs=tuple(paragraph for paragraph in paragraphs if paragraph))


def _origins(before: list[tuple[str, str]], after: list[str]) -> list[str]:
    """Whose each word is: ours where it is one of three running words of ours. Linear in time, whatever is typed."""
    edge = ["", ""]
    words = [*edge, *(word for word, _ in before), *edge]
    whose = [*edge, *(origin for _, origin in before), *edge]
    ours: dict[tuple[str, ...], list[str]] = {}
    for i, three in enumerate(zip(words, words[1:], words[2:], strict=False)):
        ours.setdefault(three, whose[i : i + 3])
    words = [*edge, *after, *edge]
    found = [STORY] * len(words)
    for i, three in enumerate(zip(words, words[1:], words[2:], strict=False)):
        if three in ours:
            found[i : i + 3] = ours[three]
    return found[2:-2]


def _words(paragraph: Paragraph) -> Iterator[tuple[str, str]]:
    """Each word with the origin of its first letter: a full stop after a placeholder belongs to the same word."""
    starts = list(accumulate((len(run.text) for run in paragraph), initial=0))
    for match in _WORDS.finditer("".join(run.text for run in paragraph)):
        yield match[0], paragraph[bisect_right(starts, match.start()) - 1].origin


def _runs(words: Iterable[tuple[str, str]]) -> Paragraph:
    """Words, parted by one space, as runs of the same origin."""
    runs: list[Run] = []
    for word, origin in words:
        if runs and runs[-1].origin == origin:
            runs[-1] = Run(f"{runs[-1].text} {word}", origin)
        else:
            runs.append(Run(f" {word}" if runs else word, origin))
    return tuple(runs)


@dataclass(frozen=True)
class Writing:
    """All that a draft needs beside the official: the letter, the bill, the day, and how to write a date."""

    letter: Letter
    bill: Bill
    today: date
    write_date: Callable[[date, str], str]
    written_for: frozenset[Stage] = frozenset()
    """The stages for which the letter was written; none where its campaign does not say."""


def fill(writing: Writing, official: Official, state: State, constituent: Constituent) -> Draft:
    """The letter to this official from this constituent. Pure: the same arguments give the same words."""
    letter, language = writing.letter, writing.letter.language
    values = _values(writing, official, state, constituent)
    facts = facts_of(writing, official, constituent)

    chosen: dict[str, Template] = {}

    def words_of(name: str) -> Template:
        if name not in chosen:
            chosen[name] = letter.wording[name.removeprefix("ask.")].choose(facts)
        return chosen[name]

    def value_of(name: str) -> str:
        return words_of(name).fill(values.__getitem__) if name.startswith("ask.") else values[name]

    def runs_of(name: str) -> Iterable[Run]:
        if name.startswith("ask."):
            return _wording_runs(name, words_of(name), values)
        return (Run(values[name].strip(), name),)

    return Draft(
        official_id=official.official_id,
        language=language,
        sender=constituent.sender_lines(),
        day=values["today"],
        recipient=forms.envelope(official, state),
        subject_label=forms.subject_label(language),
        subject=letter.templates["subject"].fill(value_of),
        salutation=forms.salutation(official, language),
        paragraphs=_paragraphs(letter.body, runs_of),
        closing=forms.closing(language),
        signature=constituent.name,
        short_message=letter.templates["short_message"].fill(value_of),
        phone_script=letter.templates["phone_script"].fill(
            lambda name: value_of(name) or (forms.name_blank(language) if name == "constituent.name" else "")
        ),
    )


def wording(
    writing: Writing, official: Official, state: State, constituent: Constituent, name: str, reply: Reply
) -> str:
    """One wording of the letter, as it would read with another answer to "may they write back?"; may be empty."""
    variants = writing.letter.wording.get(name)
    if variants is None:
        return ""
    other = replace(constituent, reply=reply)
    chosen = variants.choose(facts_of(writing, official, other))
    return chosen.fill(lambda name: _values(writing, official, state, other)[name])  # most have no placeholder at all


def _wording_runs(name: str, chosen: Template, values: Mapping[str, str]) -> Iterator[Run]:
    """A wording's own words, and within them each value by its own name, so that a page can change it as she types."""
    for number, paragraph in enumerate(chosen.paragraphs):
        if number:
            yield Run("\n\n", name)
        for piece in paragraph:
            yield Run(piece.text, name) if isinstance(piece, Literal) else Run(values[piece.name], piece.name)


def _paragraphs(body: Template, runs_of: Callable[[str], Iterable[Run]]) -> tuple[Paragraph, ...]:
    found: list[Paragraph] = []
    for paragraph in body.paragraphs:
        runs: list[Run] = []
        for piece in paragraph:
            if isinstance(piece, Literal):  # folded when it was compiled
                runs.append(Run(piece.text))
                continue
            for run in runs_of(piece.name):
                if "\n" not in run.text:
                    text = fold(run.text)
                    runs.append(run if text is run.text else Run(text, run.origin))
                    continue
                first, *more = _EMPTY_LINE.split(run.text)
                runs.append(Run(fold(first), run.origin))
                for text in more:
                    found.append(_tidied(runs))
                    runs = [Run(fold(text), run.origin)]
        found.append(_tidied(runs))
    return tuple(paragraph for paragraph in found if paragraph)


def _tidied(runs: Iterable[Run]) -> Paragraph:
    """Without space at either end, and without the double spaces that an empty value leaves behind."""
    tidy: list[Run] = []
    after_space = True
    for run in runs:
        if after_space and run.text[:1] == " ":
            run = Run(run.text.lstrip(" "), run.origin)  # few have to be made anew
        if run.text:
            tidy.append(run)
            after_space = run.text[-1] == " "
    if tidy and after_space:
        last = tidy.pop()
        tidy += [Run(text, last.origin)] if (text := last.text.rstrip(" ")) else []
    return tuple(tidy)


def facts_of(writing: Writing, official: Official, constituent: Constituent) -> frozenset[str]:
    """What the wordings of this letter depend on: some of ``conditions.CONDITIONS``."""
    return facts_about(writing.bill, writing.today, writing.written_for, official, constituent.reply)


def _values(writing: Writing, official: Official, state: State, constituent: Constituent) -> dict[str, str]:
    letter, bill, language = writing.letter, writing.bill, writing.letter.language
    picked = [reason.text for reason in letter.reasons if reason.id in constituent.reasons]
    values = {
        "official.name": official.name,
        "official.title": forms.title(official, language),
        "official.last_name": official.family_name,
        "official.state": forms.state_phrase(state, language),
        "official.district": forms.district_name(official, state, language),
        "bill.title": bill.title,
        "bill.number": bill.id.display,
        "bill.citation": forms.citation(bill, language),
        "bill.congress": forms.congress_name(bill.id.congress, language),
        "bill.introduced": writing.write_date(bill.introduced, language),
        "bill.ends": writing.write_date(bill.ends, language),
        "bill.sponsor": bill.sponsor,
        "bill.cosponsors": str(bill.original_cosponsors),
        "constituent.name": constituent.name,
        "constituent.city": constituent.city,
        "constituent.state": forms.state_phrase(constituent.state, language),
        "constituent.zip": constituent.zip,
        "constituent.place": constituent.place(language),
        REASONS: " ".join(picked),
        "campaign.title": letter.texts["title"],
        "today": writing.write_date(writing.today, language),
    }
    return {**{name: fold(value).strip() for name, value in values.items()}, STORY: constituent.story}
