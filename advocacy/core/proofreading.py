"""Reads a campaign as its last reader before the public: what is wrong, on which line, and what to do about it.

Errors stop publishing, advice does not. What cannot be parsed is refused earlier, in ``letters`` and ``campaigns``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from . import house_style as style
from .bills import Bill, Stage
from .campaigns import Campaign
from .desk import Desk
from .drafting import Writing
from .letters import OPTIONAL_KEYS, Letter
from .problems import Problem, Value, by_place, merged
from .rehearsal import FINAL
from .whereabouts import Whereabouts, lines_of

_CAMPAIGN_FILE = "campaign.yaml"
_SETTING = re.compile(r"(\w+) *:")


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
    return by_place(merged(problems))


def _campaign(campaign: Campaign, source: str, bill: Bill, stage: Stage) -> Iterator[Problem]:
    where = Whereabouts(source, _settings(source))

    def at(key: str, code: str, **values: Value) -> Problem:
        return Problem(_CAMPAIGN_FILE, where.line_of(key), code, values, part=key)

    if not campaign.written_for and stage not in FINAL:
        yield at("bill", "written-for-missing", bill=bill.id.display, stage=str(stage))
    elif not campaign.fits(stage):
        yield at("written_for", "bill-moved-on", bill=bill.id.display, stage=str(stage))
    for _, found in style.GIVEAWAY.find(campaign.path.replace("-", " ")) if campaign.sensitive else ():
        yield at("path", "path-gives-away", found=found)
    for number, text in enumerate(where.lines, 1):
        for position, _ in style.INVISIBLE.find(text):
            yield Problem(_CAMPAIGN_FILE, number, "invisible-character", {}, position + 1, where.part_at(number))


def _settings(source: str) -> dict[str, int]:
    """The line of each name that begins one."""
    found: dict[str, int] = {}
    for number, text in enumerate(lines_of(source), 1):
        if match := _SETTING.match(text):
            found.setdefault(match[1], number)
    return found


def _languages(letters: Mapping[str, Letter]) -> Iterator[Problem]:
    first, *others = letters.values()
    if not others:
        yield Problem(f"{first.language}.md", 1, "second-language-missing")
    for other in others:
        for key in ("wording", "reasons", "starters"):
            yield from _difference(key, _names(first, key), _names(other, key), first, other)
        for name in sorted(set(first.wording) & set(other.wording)):
            cases = ({needs for needs, _ in letter.wording[name].cases} for letter in (first, other))
            if len({frozenset(one) for one in cases}) > 1:
                yield _at(other, f"wording.{name}", "other-cases", name=name, file=f"{first.language}.md")
        files = {"first": f"{first.language}.md", "other": f"{other.language}.md"}
        for key in (*first.templates, "body"):
            ours, theirs = _placeholders(first, key), _placeholders(other, key)
            if ours != theirs:
                which = ", ".join(f"{{{{ {name} }}}}" for name in sorted(ours ^ theirs))
                yield _at(other, key, "placeholder-in-one-language", names=which, **files)
        for key in sorted(OPTIONAL_KEYS):
            if bool(first.texts[key]) != bool(other.texts[key]):
                yield _at(other, key, "text-in-one-language", name=key, **files)


def _difference(key: str, ours: list[str], theirs: list[str], first: Letter, other: Letter) -> Iterator[Problem]:
    values: dict[str, Value] = {"key": key, "file": f"{first.language}.md"}
    for name in sorted(set(ours) - set(theirs)):
        yield replace(_at(other, key, "not-translated", name=name, **values), part=f"{key}.{name}")
    for name in sorted(set(theirs) - set(ours)):
        yield _at(other, f"{key}.{name}", "not-in-first-language", name=name, **values)


def _at(letter: Letter, part: str, code: str, **values: Value) -> Problem:
    """A finding about a part as a whole, which may be missing here."""
    line = letter.lines.get(part) or letter.lines.get(part.partition(".")[0], 1)
    return Problem(f"{letter.language}.md", line, code, values, part=part)


def _names(letter: Letter, key: str) -> list[str]:
    if key == "wording":
        return list(letter.wording)
    return [row.id for row in (letter.reasons if key == "reasons" else letter.starters)]


def _placeholders(letter: Letter, key: str) -> frozenset[str]:
    return (letter.body if key == "body" else letter.templates[key]).placeholders
