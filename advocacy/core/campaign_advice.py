"""Where the law often bites an advocacy campaign, in plain words: not legal advice, and only what a source says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from .campaigns import Campaign
from .problems.kinds import N_

_BEFORE_AN_ELECTION = timedelta(days=60)

NOT_LEGAL_ADVICE = N_("This is general information, not legal advice. Laws differ by state; ask a lawyer about yours.")


@dataclass(frozen=True, slots=True)
class Advice:
    """One thing to think of before publishing. ``source`` is where it can be read; ``text`` is to be translated."""

    code: str
    text: str
    source: str


CALL_TO_ACTION = Advice(
    "call-to-action",
    N_(
        "A page that asks people to write to lawmakers about a bill is a call to action, and US tax law counts it as "
        "lobbying. A public charity (501(c)(3)) may lobby within limits and has to count what it spends on it. "
        "A private foundation pays a tax on such spending."
    ),
    "26 CFR 56.4911-2(b)(2); 26 U.S.C. 501(c)(3), 501(h), 4945(d)(1)",
)
STATE_RULES = Advice(
    "state-lobbying",
    N_(
        "You write to officials of states. Some states ask those who spend money on urging the public to contact "
        "lawmakers to register or report it. Each state has an office that says what holds there."
    ),
    "The states’ own laws on grass roots lobbying, such as Washington’s",
)
BY_PARTY = Advice(
    "by-party",
    N_(
        "You choose whom to write to by party. A charity (501(c)(3)) may not take part in any campaign for or against "
        "a candidate, and a choice by party can look like that, above all close to an election or a primary. "
        "Choosing by office, committee or what they did about the bill says the same without it."
    ),
    "26 U.S.C. 501(c)(3); 26 CFR 1.501(c)(3)-1(c)(3)(iii); IRS Revenue Ruling 2007-41",
)
CLOSE_TO_AN_ELECTION = Advice(
    "close-to-an-election",
    N_(
        "You choose whom to write to by party or by name, and the campaign is open in the 60 days before a federal "
        "general election. What names candidates in those weeks, or in the 30 days before a primary, whose days we do "
        "not know, may come under election law. Talk to counsel before you publish it or advertise it."
    ),
    "52 U.S.C. 30104(f)(3); 11 CFR 100.29 (broadcasts); IRS Revenue Ruling 2007-41",
)


def advice_for(campaign: Campaign, day: date) -> tuple[Advice, ...]:
    """What to think of about this campaign, on this day or while it is open after it."""
    return tuple(_advice(campaign, day))


def _advice(campaign: Campaign, day: date) -> Iterator[Advice]:
    yield CALL_TO_ACTION
    if any(not office.is_federal for office in campaign.targets):
        yield STATE_RULES
    if campaign.rule.parties:
        yield BY_PARTY
    if (campaign.rule.parties or campaign.rule.people) and _meets_an_election(campaign, day):
        yield CLOSE_TO_AN_ELECTION


def _meets_an_election(campaign: Campaign, day: date) -> bool:
    """Whether it can be open, from this day on, in the 60 days before the next federal general election."""
    begins = max(day, campaign.opens)
    election = next_general_election(begins)
    return campaign.closes is None or campaign.closes >= election - _BEFORE_AN_ELECTION


def next_general_election(day: date) -> date:
    """The Tuesday after the first Monday in November of an even year, from this day on. Source: 2 U.S.C. 1, 7."""
    year = day.year + day.year % 2
    election = _general_election(year)
    return election if day <= election else _general_election(year + 2)


def _general_election(year: int) -> date:
    first = date(year, 11, 1)
    return first + timedelta(days=(7 - first.weekday()) % 7 + 1)
