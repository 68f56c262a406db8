"""A country of seven states and a few people, for tests of the look-up: the map of the 119th Congress."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from advocacy.core.addresses import PostalAddress, ZipCode
from advocacy.core.divisions import DivisionId, State, States
from advocacy.core.lookup import Candidate, Finding, PlaceName, Reason, ZipKind
from advocacy.core.officials import OfficeTitle, Official
from advocacy.core.places import Place
from advocacy.core.roster import Roster
from advocacy.services.ports import Ports

STATES = States(
    (
        State("CA", "06", "California", "state", 52),
        State("DC", "11", "District of Columbia", "district", 1),
        State("FL", "12", "Florida", "state", 28),
        State("MA", "25", "Massachusetts", "state", 9),
        State("PR", "72", "Puerto Rico", "territory", 1),
        State("RI", "44", "Rhode Island", "state", 2),
        State("WY", "56", "Wyoming", "state", 1),
    ),
    congress=119,
)
AS_OF = date(2026, 6, 15)
END_OF_119TH = date(2027, 1, 3)


def division(text: str) -> DivisionId:
    """``division("MA-5")``, ``division("WY-0")``, ``division("MA")``."""
    state, _, number = text.partition("-")
    return STATES[state].district(number) if number else STATES[state].division


def official(name: str, seat: str, office: OfficeTitle, ends: date = END_OF_119TH, how: str = "election") -> Official:
    given, _, family = name.partition(" ")
    return Official(
        official_id=f"bioguide:{family[:1]}{sum(map(ord, name)):06d}",
        division=division(seat),
        office=office,
        name=name,
        given_name=given,
        family_name=family,
        suffix="",
        gender="",
        party="Independent",
        phone="202-224-0000",
        email="",
        contact_form="",
        website="",
        address=PostalAddress(building="Hart Senate Office Building", city="Washington", state="DC", zip="20510"),
        term_start=date(2021, 1, 3),
        term_end=ends,
        how=how,
        source="invented for tests",
        as_of=AS_OF,
    )


ROSTER = Roster(
    (
        official("Cal First", "CA", OfficeTitle.US_SENATOR, date(2029, 1, 3)),
        official("Cal Second", "CA", OfficeTitle.US_SENATOR, date(2031, 1, 3)),
        official("Cal Twelve", "CA-12", OfficeTitle.US_REPRESENTATIVE),
        official("Dee Cee", "DC-0", OfficeTitle.US_DELEGATE),
        official("Flo Appointed", "FL", OfficeTitle.US_SENATOR, date(2026, 11, 3), "appointment"),
        official("Flo Elected", "FL", OfficeTitle.US_SENATOR, date(2031, 1, 3)),
        official("Flo One", "FL-1", OfficeTitle.US_REPRESENTATIVE),
        official("Mass First", "MA", OfficeTitle.US_SENATOR, date(2027, 1, 3)),
        official("Mass Second", "MA", OfficeTitle.US_SENATOR, date(2031, 1, 3)),
        official("Mass Four", "MA-4", OfficeTitle.US_REPRESENTATIVE),
        official("Mass Five", "MA-5", OfficeTitle.US_REPRESENTATIVE),
        official("Mass Seven", "MA-7", OfficeTitle.US_REPRESENTATIVE),
        official("Pue Rico", "PR-0", OfficeTitle.US_RESIDENT_COMMISSIONER, date(2029, 1, 3)),
        official("Rho First", "RI", OfficeTitle.US_SENATOR, date(2029, 1, 3)),
        official("Rho One", "RI-1", OfficeTitle.US_REPRESENTATIVE),
        official("Wyo First", "WY", OfficeTitle.US_SENATOR, date(2029, 1, 3)),
        official("Wyo Second", "WY", OfficeTitle.US_SENATOR, date(2031, 1, 3)),
        official("Wyo Large", "WY-0", OfficeTitle.US_REPRESENTATIVE),
    )
)


def finding(*seats: str, city: str = "Springfield", state: str = "", reason: Reason | None = None) -> Finding:
    place = PlaceName(city, state or seats[0][:2], "", ZipKind.STANDARD)
    candidates = tuple(Candidate(division(seat), (city,)) for seat in seats)
    return Finding(119, candidates, reason, place, provider="dictionary")


ZIPS = {
    "94704": finding("CA-12", city="Berkeley"),
    "94541": finding("CA-14", city="Hayward"),
    "02138": finding("MA-7", "MA-5", city="Cambridge"),
    "02861": finding("RI-1", "MA-4", city="Pawtucket"),
    "20500": finding("DC-0", city="Washington"),
    "00901": finding("PR-0", city="San Juan"),
    "32501": finding("FL-1", city="Pensacola"),
    "82003": finding("WY-0", city="Cheyenne"),
    "09001": finding(city="Apo", state="AE", reason=Reason.NO_DISTRICT),
    "96941": finding(city="Pohnpei", state="FM", reason=Reason.OUTSIDE_US),
}


@dataclass(frozen=True)
class Dictionary:
    """The look-up socket over a dictionary."""

    zips: dict[str, Finding]

    def divisions_of(self, place: Place) -> Finding | None:
        return self.zips.get(place.five) if isinstance(place, ZipCode) else None

    def districts_of(self, state: str) -> tuple[Candidate, ...]:
        return tuple(Candidate(STATES[state].district(number)) for number in STATES[state].district_numbers)


def ports(day: date = date(2026, 11, 22)) -> Ports:
    book = Dictionary(ZIPS)
    return Ports(STATES, ROSTER, (book,), book, bills={}, handoffs={}, today=lambda zone: day)
