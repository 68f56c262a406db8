"""When a state's terms begin and end, by the state's own rule; upstream lists hardly ever say."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date, timedelta
from functools import lru_cache
from operator import attrgetter

from .officials import OfficeTitle, Official

END_NOT_GIVEN = date.max
"""The ``term_end`` of an official whose source gives none, until ``with_terms`` has set it."""
START_NOT_GIVEN = date.min
"""The ``term_start`` of an official whose source gives none."""

_NEAR = timedelta(days=14)  # sources write the day of the oath, of the session or of the election for one and the same
_SETTLING = timedelta(days=90)  # how long a list may still name those who left
_RENEWED = 0.05  # of a chamber: hardly an election brings fewer new members, hardly a year more by-elections
_DAY = timedelta(days=1)
_FACTS = tuple(each.name for each in fields(Official))
_facts_of = attrgetter(*_FACTS)
_MONTHS = {"november": 11, "december": 12, "january": 1}
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_ONE = rf"({'|'.join(_NTH)}) ({'|'.join(_WEEKDAYS)})"
_RULE = re.compile(
    rf"(?:election day|({'|'.join(_MONTHS)}) (?:(\d{{1,2}})|{_ONE}(?: after (?:(\d{{1,2}})|{_ONE}))?))"
    r"(?: ([+-]) (\d+))?"
)


@dataclass(frozen=True, slots=True)
class TermRule:
    """A state's rule for one office. See ``advocacy/data/state_terms.csv``.

    ``years`` is the length of a term; ``cycle`` is one year in which all seats, or the larger part, were elected;
    ``every`` is the number of years between elections to the chamber: shorter than ``years`` where it is staggered.
    ``begins`` says on which day after the election a term begins, in the words of ``seated``. ``odd_districts`` is one
    year in which the odd-numbered districts vote, where the even ones vote at the other elections; None elsewhere.
    """

    state: str
    office: OfficeTitle
    years: int
    every: int
    cycle: int
    begins: str
    source: str
    is_checked: bool
    odd_districts: int | None = None


TermRules = Mapping[tuple[str, OfficeTitle], TermRule]


def election_day(year: int) -> date:
    """The Tuesday after the first Monday of November. Source: 2 U.S.C. § 7 and 3 U.S.C. § 21; the states follow it."""
    return _nth(date(year, 11, 1), 1, 0) + _DAY


@lru_cache(maxsize=4096)
def seated(begins: str, election_year: int) -> date:
    """The day on which those elected in that year take their seats.

    The words are ``election day``, a month with a day (``december 1``) or with a weekday (``january second tuesday``),
    or the first such weekday after another one or after a day (``january first wednesday after first monday``,
    ``january first monday after 1``); any of them with days added or taken off (``election day + 1``). November and
    December are of the year of the election, January of the next. ``ValueError`` for other words.
    """
    match = _RULE.fullmatch(begins)
    if match is None:
        raise ValueError(f"not a rule for the beginning of a term: {begins[:60]}")
    month, day, number, weekday, after_day, after_number, after_weekday, sign, days = match.groups()
    if month is None:
        found = election_day(election_year)
    else:
        first = date(election_year + (month == "january"), _MONTHS[month], 1)
        found = first.replace(day=int(day)) if day else first
        if after_day:
            first = first.replace(day=int(after_day)) + _DAY
        elif after_number:
            first = _nth(first, _NTH[after_number], _WEEKDAYS.index(after_weekday)) + _DAY
        if number:
            found = _nth(first, _NTH[number], _WEEKDAYS.index(weekday))
    return found + timedelta(days=int(f"{sign}{days}")) if sign else found


def _nth(start: date, number: int, weekday: int) -> date:
    """The first, second … such weekday on or after a day."""
    return start + timedelta(days=(weekday - start.weekday()) % 7 + 7 * (number - 1))


@dataclass(frozen=True, slots=True)
class _List:
    """What all members of a chamber on one list tell about it together."""

    starts: tuple[date, ...]
    """In their order."""
    crowded: frozenset[int]
    """Elections after which more members are said to have begun than were elected: those are days of sessions."""

    def is_renewed(self, seating: date) -> bool:
        """Whether enough have begun since new members took their seats: one alone may fill a vacancy."""
        begun = len(self.starts) - bisect_left(self.starts, seating - _NEAR)
        return begun >= max(1.0, _RENEWED * len(self.starts))


def with_terms(officials: Iterable[Official], rules: TermRules) -> tuple[Official, ...]:
    """Everyone with the end of her term, where the source gives none, by the rules of the states.

    A list made soon after new members took their seats, on which hardly anyone of a chamber has begun since, is still a
    list of the old members: their terms may have run out on that day.
    """
    everyone = tuple(officials)
    chambers: dict[tuple[str, OfficeTitle], list[Official]] = {}
    for one in everyone:
        chambers.setdefault((one.division.state, one.office), []).append(one)
    lists = {key: _list_of(members, rules[key]) for key, members in chambers.items() if key in rules}
    return tuple(_with_term(one, rules, lists.get((one.division.state, one.office))) for one in everyone)


def _list_of(members: list[Official], rule: TermRule) -> _List:
    begun = Counter(_election_before(one.term_start, rule) for one in members)
    most = len(members) * rule.every / rule.years + 1
    crowded = frozenset(year for year, number in begun.items() if year is not None and number > most)
    return _List(tuple(sorted(one.term_start for one in members)), crowded)


def with_term(official: Official, rules: TermRules) -> Official:
    """The official with the end of her term: the source's own, else by the rule of her state.

    Where there is no rule, the term may end on the next January 1. A source's end that was over when its list was
    made does not count, and one that lies near the day of a rule that was checked means that day.
    """
    return _with_term(official, rules, None)


def _with_term(official: Official, rules: TermRules, known: _List | None) -> Official:
    rule = rules.get((official.division.state, official.office))
    if official.office.is_federal:
        return official
    if rule is None:
        end, is_known = date(official.as_of.year + 1, 1, 1), False
    else:
        end, is_known = _end(official, rule, known)
    given = official.term_end
    if given == END_NOT_GIVEN or given <= official.as_of:
        return _ending(official, end, is_known)
    is_rounded = rule is not None and rule.is_checked and is_known and abs(given - end) <= _NEAR
    return _ending(official, end if is_rounded else given, True)


def _ending(official: Official, end: date, is_known: bool) -> Official:
    """What ``dataclasses.replace`` would make, in a third of its time: there are thousands of them at every start."""
    facts = dict(zip(_FACTS, _facts_of(official), strict=True))
    return Official(**{**facts, "term_end": end, "end_is_known": is_known})


def _end(official: Official, rule: TermRule, known: _List | None) -> tuple[date, bool]:
    """The day on which the term ends, and whether that is certain."""
    last = _last_seating(rule, official.as_of)
    if known is not None and not known.is_renewed(last) and official.as_of - last <= _SETTLING:
        runs_on = None
        if rule.every != rule.years and official.term_start < last:
            runs_on = _staggered_end(official, rule, last - _DAY, known.crowded)
        return runs_on if runs_on is not None and runs_on[0] > last else (last, False)
    base = official.as_of if official.term_start <= official.as_of else official.term_start + _NEAR
    coming = _next_seating(rule, base, rule.cycle, rule.every)
    if coming - _NEAR <= official.term_start < coming:
        return coming, False
    if rule.every == rule.years:
        return coming, True
    return _staggered_end(official, rule, base, known.crowded if known else frozenset()) or (coming, False)


def _staggered_end(official: Official, rule: TermRule, base: date, crowded: frozenset[int]) -> tuple[date, bool] | None:
    """The certain end of a term in a chamber that elects a part of its seats at a time; None where it is not certain.

    Where the number of the district says when it votes, that counts, unless the member began on a day of the other
    districts: then she may have been elected for the rest of a term. Elsewhere a term that began after a regular
    election runs its years out. Elections in years that end in 2 follow a redistricting, in which some seats are
    filled for less: they say nothing.
    """
    elected = _election_before(official.term_start, rule)
    told = elected if elected is not None and elected % 10 != 2 and elected not in crowded else None
    if rule.odd_districts is not None:
        own = _own_cycle(official.division.district or "", rule, rule.odd_districts)
        if own is None or (told is not None and told >= base.year - rule.years and (told - own) % rule.years):
            return None
        return _next_seating(rule, base, own, rule.years), True
    end = seated(rule.begins, told + rule.years) if told is not None else base
    return (end, True) if end > base else None


def _own_cycle(district: str, rule: TermRule, odd_districts: int) -> int | None:
    number = re.match(r"\d+", district)
    if number is None:
        return None
    return odd_districts if int(number[0]) % 2 else odd_districts + rule.every


def _election_before(start: date, rule: TermRule) -> int | None:
    """The year of the regular election after which a term that began on this day began; None if it was no such day."""
    if start == START_NOT_GIVEN:
        return None
    for year in (start.year - 1, start.year):
        if (year - rule.cycle) % rule.every == 0 and abs(start - seated(rule.begins, year)) <= _NEAR:
            return year
    return None


def _next_seating(rule: TermRule, day: date, cycle: int, every: int) -> date:
    """The first day after this one on which members elected in this cycle take their seats."""
    year = day.year - 1 - (day.year - 1 - cycle) % every
    while (found := seated(rule.begins, year)) <= day:
        year += every
    return found


def _last_seating(rule: TermRule, day: date) -> date:
    year = day.year - (day.year - rule.cycle) % rule.every
    while (found := seated(rule.begins, year)) > day:
        year -= rule.every
    return found
