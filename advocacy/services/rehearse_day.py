"""What the site will say on a day to come: terms that end, seats without a known holder, maps, bills, ages of files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from advocacy.core.addresses import ZipCode
from advocacy.core.bills import Bill, Stage
from advocacy.core.campaigns import Campaign, parse_campaign
from advocacy.core.divisions import DivisionId, congress_on
from advocacy.core.letters import LetterRefused
from advocacy.core.lookup import Reason, Unplaced
from advocacy.core.officials import Official
from advocacy.core.resolving import resolve
from advocacy.core.roster import OpenSeat
from advocacy.core.seats import federal_divisions
from advocacy.core.sources import SourceEntry

from .bill_of import bill_of
from .check_letters import campaign_folders, read_folder
from .load_campaigns import CAMPAIGN_FILE
from .ports import Ports


@dataclass(frozen=True, slots=True)
class ZipsThatDay:
    """How many ZIPs lead to districts today, and how many of those will lead to none for want of a map, by state."""

    today: int
    lost: Counter[str]
    states: int
    """How many states have ZIPs with districts today."""


@dataclass(frozen=True)
class Briefing:
    """One day, seen from another. ``installed`` are the Congresses of whose districts there is a map."""

    today: date
    day: date
    congress: int
    installed: tuple[int, ...]
    terms_end: tuple[Official, ...]
    """Who serves today and, by our list, not on that day."""
    may_end: tuple[Official, ...]
    """Those of them whose term may have run out by then: the list cannot tell."""
    seats: int
    open_seats: tuple[OpenSeat, ...]
    """The seats for which the site will name no one that day."""
    zips: ZipsThatDay
    bills_end: tuple[Bill, ...]
    """Pending today, dead on that day."""
    campaigns_end: tuple[tuple[Campaign, str], ...]
    ages: tuple[SourceEntry, ...]
    max_age_days: int

    @property
    def has_map(self) -> bool:
        return self.congress in self.installed


def rehearse_day(
    ports: Ports, zip_codes: Iterable[str], sources: Iterable[SourceEntry], letters_dir: Path, today: date, day: date
) -> Briefing:
    """The briefing for a day. ``zip_codes`` are all that the site knows, ``sources`` its data files."""
    serving = [one for one in ports.roster.officials if one.serves_on(today)]
    ending = tuple(one for one in serving if not one.serves_on(day))
    divisions = _divisions(ports, day)
    states = ports.map_on(day).states
    seats_in = [(one, [*ports.legislatures.seats_in(one, states)]) for one in divisions]
    return Briefing(
        today=today,
        day=day,
        congress=congress_on(day),
        installed=tuple(sorted({ports.states.congress, *(one.states.congress for one in ports.further_maps)})),
        terms_end=ending,
        may_end=tuple(one for one in ending if not one.end_is_known),
        seats=sum(number or 0 for _, filled in seats_in for _, number in filled),
        open_seats=ports.roster.open_seats(divisions, day, lambda one: ports.legislatures.seats_in(one, states)),
        zips=_zips(ports, zip_codes, today, day),
        bills_end=tuple(bill for bill in ports.bills.values() if _ends(bill, today, day)),
        campaigns_end=tuple(_campaigns(letters_dir, ports, today, day)),
        ages=tuple(sorted(sources, key=lambda one: one.as_of)),
        max_age_days=ports.data_max_age_days,
    )


def _divisions(ports: Ports, day: date) -> tuple[DivisionId, ...]:
    """Everything that elects someone: the states, the districts of that day's map, the districts of legislatures."""
    states = ports.map_on(day).states
    federal = [division for division, _, _ in federal_divisions(states)]
    return tuple(dict.fromkeys([*(state.division for state in states.all), *federal, *ports.legislatures.by_division]))


def _zips(ports: Ports, zip_codes: Iterable[str], today: date, day: date) -> ZipsThatDay:
    """Each ZIP is asked as a visitor would ask, today and on that day."""
    number, lost, states = 0, Counter[str](), set[str]()
    for code in zip_codes:
        place = ZipCode(code, "")
        now = resolve(place, ports.lookup, ports.map_on(today).states, today).outcome
        if isinstance(now, Unplaced):
            continue
        number += 1
        then = resolve(place, ports.lookup, ports.map_on(day).states, day).outcome
        here = now.states if hasattr(now, "states") else (now.district.state,)
        states.update(here)
        if isinstance(then, Unplaced) and then.reason is Reason.MAP_EXPIRED:
            lost.update(here[:1])
    return ZipsThatDay(number, lost, len(states))


def _ends(bill: Bill, today: date, day: date) -> bool:
    return bill.stage_on(day) is Stage.DIED and bill.stage_on(today) is not Stage.DIED


def _campaigns(letters_dir: Path, ports: Ports, today: date, day: date) -> Iterator[tuple[Campaign, str]]:
    """Campaigns that stop between the two days, or whose letter then asks for what can no longer be done."""
    for folder in campaign_folders(letters_dir):
        try:
            campaign = parse_campaign(read_folder(folder).get(CAMPAIGN_FILE, ""), folder.name, CAMPAIGN_FILE)
        except LetterRefused:
            continue
        bill = bill_of(ports.bills, campaign)
        if campaign.is_open(today) and not campaign.is_open(day):
            yield campaign, f"closes after {campaign.closes}"
        elif bill is not None and campaign.is_open(day) and _ends(bill, today, day):
            fits = (
                "its letter has words for that" if campaign.fits(Stage.DIED) else "its letter was not written for that"
            )
            yield campaign, f"stays open though {bill.id.display} has died; {fits}"
