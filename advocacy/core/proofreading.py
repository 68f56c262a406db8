"""Reads a campaign as its last reader before the public: what is wrong, on which line, and what to do about it.

Errors stop publishing, advice does not. What cannot be parsed is refused earlier, in ``letters`` and ``campaigns``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from . import house_style as style
from .bills import Bill, Stage
from .campaigns import Campaign
from .desk import Desk, problem_at
from .drafting import Writing
from .letters import OPTIONAL_KEYS, Letter
from .letters_yaml import Problem
from .rehearsal import FINAL

_CAMPAIGN_FILE = "campaign.yaml"


def proofread(
    campaign: Campaign,
    letters: Mapping[str, Letter],
    files: Mapping[str, str],
    bill: Bill,
    day: date,
    write_date: Callable[[date, str], str],
) -> tuple[Problem, ...]:
    """Everything to mend in this campaign on this day, by file and line. ``files`` has the text by file name."""
    stage = bill.stage_on(day)
    problems = list(_campaign(campaign, files.get(_CAMPAIGN_FILE, ""), bill, stage))
    for language, letter in letters.items():
        desk = Desk(letter, f"{language}.md", files.get(f"{language}.md", ""))
        writing = Writing(letter, bill, day, write_date, campaign.written_for)
        problems += desk.lines()
        problems += desk.structure(campaign)
        problems += desk.words(campaign.written_for | {stage})
        problems += desk.rehearsal(writing, campaign)
        problems += desk.asking(writing, campaign)
    problems += _languages(letters)
    return tuple(
        sorted(dict.fromkeys(problems), key=lambda problem: (problem.file, problem.line, not problem.is_error))
    )


def _campaign(campaign: Campaign, source: str, bill: Bill, stage: Stage) -> Iterator[Problem]:
    def line(key: str) -> int:
        return next((n for n, text in enumerate(source.split("\n"), 1) if text.startswith(f"{key}:")), 1)

    if not campaign.written_for and stage not in FINAL:
        message = (
            f"{bill.id.display} may move on from “{stage}”, and nothing says for which stages the letter is right."
        )
        yield Problem(_CAMPAIGN_FILE, line("bill"), message, f"Add a line “written_for: [{stage}]”.")
    elif not campaign.fits(stage):
        message = f"{bill.id.display} now stands at “{stage}”, for which the letter was not written."
        advice = f"Read the letter again, mend what it asks, then add “{stage}” to “written_for”."
        yield Problem(_CAMPAIGN_FILE, line("written_for"), message, advice)
    for _, message in style.GIVEAWAY.find(campaign.path.replace("-", " ")) if campaign.sensitive else ():
        yield Problem(_CAMPAIGN_FILE, line("path"), message, style.GIVEAWAY.advice)
    for number, text in enumerate(source.removeprefix("\ufeff").split("\n"), 1):
        for _, message in style.INVISIBLE.find(text.rstrip("\r")):
            yield Problem(_CAMPAIGN_FILE, number, message, style.INVISIBLE.advice)


def _languages(letters: Mapping[str, Letter]) -> Iterator[Problem]:
    first, *others = letters.values()
    if not others:
        yield Problem(
            f"{first.language}.md", 1, "There is no second language.", "Add es.md, if you can.", is_error=False
        )
    for other in others:
        for key in ("wording", "reasons", "starters"):
            yield from _difference(key, _names(first, key), _names(other, key), first, other)
        for name in set(first.wording) & set(other.wording):
            cases = ({needs for needs, _ in letter.wording[name].cases} for letter in (first, other))
            if len({frozenset(one) for one in cases}) > 1:
                message = f"“{name}” has other cases here than in {first.language}.md."
                yield problem_at(other, f"wording.{name}", message, "Mend it if that is not meant.", is_error=False)
        for key in (*first.templates, "body"):
            ours, theirs = _placeholders(first, key), _placeholders(other, key)
            if ours != theirs:
                which = ", ".join(f"{{{{ {name} }}}}" for name in sorted(ours ^ theirs))
                message = f"Only one of {first.language}.md and {other.language}.md has {which} here."
                yield problem_at(other, key, message, "Mend it if that is not meant.", is_error=False)
        for key in OPTIONAL_KEYS:
            if bool(first.texts[key]) != bool(other.texts[key]):
                message = f"Only one of {first.language}.md and {other.language}.md has “{key}”."
                yield problem_at(other, key, message, "Write it in both.", is_error=False)


def _difference(key: str, ours: list[str], theirs: list[str], first: Letter, other: Letter) -> Iterator[Problem]:
    for name in sorted(set(ours) - set(theirs)):
        yield problem_at(other, key, f"“{name}” of {first.language}.md is missing from “{key}”.", "Translate it.")
    for name in sorted(set(theirs) - set(ours)):
        message = f"“{name}” is not among the “{key}” of {first.language}.md."
        yield problem_at(other, f"{key}.{name}", message, "Add it there, or remove it here.")


def _names(letter: Letter, key: str) -> list[str]:
    if key == "wording":
        return list(letter.wording)
    return [row.id for row in (letter.reasons if key == "reasons" else letter.starters)]


def _placeholders(letter: Letter, key: str) -> frozenset[str]:
    return (letter.body if key == "body" else letter.templates[key]).placeholders
