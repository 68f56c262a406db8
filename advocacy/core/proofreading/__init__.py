"""Reads a campaign as its last reader before the public: what is wrong, on which line, and what to do about it.

Errors stop publishing, advice does not. What cannot be parsed is refused earlier, in ``letters`` and ``campaigns``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from itertools import chain, islice

from ..bills import Bill, Stage
from ..campaigns import Campaign
from ..drafting import Writing
from ..entered_facts import KEY as BILL_FACTS
from ..entered_facts import lacking
from ..letters import Letter, LetterRefused
from ..problems import MOST_FOUND, Problem, Value, by_place, merged, shortened
from ..whereabouts import Whereabouts, lines_of
from . import house_style as style
from .both_languages import compared
from .desk import Desk, line_by_line
from .filled_letters import FilledLetters
from .rehearsal import FINAL, Occasion, occasions

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
    desks = {
        language: Desk(letter, f"{language}.md", files.get(f"{language}.md", ""))
        for language, letter in letters.items()
    }
    met: tuple[Occasion, ...] = ()
    is_for_congress = any(office.is_federal for office in campaign.rule.offices)
    stages = campaign.written_for | {stage} if is_for_congress else frozenset[Stage]()
    for desk in desks.values():
        writing = Writing(desk.letter, bill, day, write_date, campaign.written_for)
        met = met or occasions(writing, campaign.rule)  # who is met does not hang on the language
        found = chain(
            desk.alone(campaign.sensitive, stages),
            desk.structure(campaign, bill, stage),
            FilledLetters(desk, writing, campaign, met).problems(),
        )
        problems += islice(found, MOST_FOUND)
    if len(letters) == 1:
        problems.append(Problem(next(iter(desks.values())).file, 1, "second-language-missing"))
    problems += islice(compared(desks), MOST_FOUND)
    problems += _reach(campaign, letters, files.get(_CAMPAIGN_FILE, ""), bill, bool(met))
    return by_place(shortened(merged(problems)))


def _reach(
    campaign: Campaign, letters: Mapping[str, Letter], source: str, bill: Bill, is_met: bool
) -> Iterator[Problem]:
    """Whether there is anyone to write to, and every fact of the bill that the letters tell them."""
    where = Whereabouts(source, _settings(source))
    if not is_met and campaign.rule.positions:
        yield Problem(_CAMPAIGN_FILE, where.line_of("positions"), "nobody-has-position", part="positions")
    for name in lacking(bill, chain.from_iterable(map(_placeholders, letters.values()))):
        line = where.line_of(BILL_FACTS)
        yield Problem(_CAMPAIGN_FILE, line, "fact-missing", {"name": name}, part=f"{BILL_FACTS}.{name}")


def _placeholders(letter: Letter) -> Iterator[str]:
    wordings = ((one.otherwise, *(words for _, words in one.cases)) for one in letter.wording.values())
    for template in (letter.body, *letter.templates.values(), *chain.from_iterable(wordings)):
        yield from template.placeholders


def proofread_alone(letter: Letter, file: str, source: str) -> tuple[Problem, ...]:
    """What is wrong with a letter of which the campaign is not known: its words, not whom they reach."""
    return by_place(merged(islice(Desk(letter, file, source).alone(False, frozenset()), MOST_FOUND)))


def proofread_refused(refused: LetterRefused, file: str, source: str) -> tuple[Problem, ...]:
    """Why this cannot be filled in yet, and what else is wrong with its lines: told at once, not one after another."""
    if not refused.parts:
        return refused.problems
    told = {(one.code, one.line) for one in refused.problems}
    where = Whereabouts(source, refused.parts)
    found = line_by_line(file, where, frozenset(_names_of_resources(where)))
    others = islice((one for one in found if (one.code, one.line) not in told), MOST_FOUND)
    return by_place(shortened(merged((*refused.problems, *others))))


def _names_of_resources(where: Whereabouts) -> Iterator[str]:
    """The words of the names of the resources, which may be written in capitals."""
    for part, line in where.parts.items():
        if part.startswith("resources.") and part.endswith(".name"):
            for number in range(line, where.last_line_of(part) + 1):
                yield from re.findall(r"\w+", where.lines[number - 1])


def _campaign(campaign: Campaign, source: str, bill: Bill, stage: Stage) -> Iterator[Problem]:
    where = Whereabouts(source, _settings(source))

    def at(key: str, code: str, **values: Value) -> Problem:
        return Problem(_CAMPAIGN_FILE, where.line_of(key), code, values, part=key)

    if not campaign.written_for and stage not in FINAL:
        yield at("bill", "written-for-missing", bill=bill.id.display, stage=str(stage))
    elif not campaign.fits(stage):
        yield at("written_for", "bill-moved-on", bill=bill.id.display, stage=str(stage))
    for key, name, rule in (("path", campaign.path, style.GIVEAWAY_PATH), ("", campaign.slug, style.GIVEAWAY_NAME)):
        for _, found in islice(rule.find(name.replace("-", " ")), 1) if campaign.sensitive else ():
            yield at(key, rule.code, found=found)
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
