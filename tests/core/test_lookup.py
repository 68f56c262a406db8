from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from advocacy.core.addresses import ZipCode
from advocacy.core.divisions import DivisionId, State, States
from advocacy.core.lookup import Candidate, Caveat, Finding, Reason, Settled, Split, Unplaced, map_ended
from advocacy.core.places import Place, Point, StreetAddress
from advocacy.core.resolving import resolve

DAY = date(2026, 11, 22)
STATES = States((State("NY", "36", "New York", "state", 26), State("WY", "56", "Wyoming", "state", 1)), congress=119)
NY12 = STATES["NY"].district("12")
SENATE = DivisionId("ocd-division/country:us/state:ny/sldu:47")
HOME = StreetAddress("421 8th Ave, New York, NY 10001")
SPOT = Point(40.750268, -73.994947)


@dataclass
class Book:
    """A provider that answers what it is told, and notes what it was asked."""

    about_address: Finding | None = None
    about_point: Finding | None = None
    about_zip: Finding | None = None
    asked: list[Place] = field(default_factory=list)

    def divisions_of(self, place: Place) -> Finding | None:
        self.asked.append(place)
        if isinstance(place, StreetAddress):
            return self.about_address
        return self.about_point if isinstance(place, Point) else self.about_zip


def found(**changes: object) -> Finding:
    facts = {"congress": 119, "candidates": (Candidate(NY12),), "provider": "book"} | changes
    return Finding(**facts)  # type: ignore[arg-type]


def test_a_district_that_the_geocoder_lacks_is_asked_of_the_others_by_its_point_and_never_of_it_again() -> None:
    geocoder = Book(about_address=found(candidates=(), reason=Reason.UNAVAILABLE, point=SPOT))
    outlines = Book(about_point=found(provider="outlines"))
    answer = resolve(HOME, (geocoder, outlines), STATES, DAY)
    assert answer.outcome == Settled(NY12)
    assert (answer.provider, answer.caveats) == ("outlines", (Caveat.SERVICE_DOWN,))
    assert geocoder.asked == [HOME]


def test_a_district_on_the_next_congress_s_map_is_refused_and_the_point_asked() -> None:
    geocoder = Book(about_address=found(congress=120, point=SPOT))
    outlines = Book(about_point=found(provider="outlines"))
    answer = resolve(HOME, (geocoder, outlines), STATES, DAY)
    assert (answer.outcome, answer.provider, answer.caveats) == (Settled(NY12), "outlines", (Caveat.OTHER_MAP,))


def test_outlines_of_two_maps_side_by_side_are_no_other_map_to_be_told_of() -> None:
    today, next_year = Book(about_point=found(point=SPOT)), Book(about_point=found(congress=120, point=SPOT))
    for day in (DAY, date(2027, 1, 3)):
        answer = resolve(SPOT, (today, next_year), STATES, day)
        assert (answer.outcome, answer.caveats) == (Settled(NY12), ())
    alone = resolve(SPOT, (today,), STATES, date(2027, 1, 3))
    assert (alone.outcome, alone.caveats) == (Unplaced(Reason.MAP_EXPIRED, ("NY",)), (Caveat.OTHER_MAP,))


def test_a_geocoder_that_is_down_leaves_the_zip() -> None:
    geocoder = Book(about_address=found(candidates=(), reason=Reason.UNAVAILABLE))
    zips = Book(about_zip=found(provider="crosswalk"))
    answer = resolve(HOME, (geocoder, zips), STATES, DAY)
    assert (answer.provider, answer.caveats) == ("crosswalk", (Caveat.SERVICE_DOWN, Caveat.BY_ZIP))
    nowhere = resolve(StreetAddress("421 8th Ave, New York"), (geocoder, zips), STATES, DAY)
    assert nowhere.outcome == Unplaced(Reason.UNAVAILABLE)


def test_the_legislature_is_asked_for_by_point_where_the_district_came_without_it_and_only_if_it_is_wanted() -> None:
    geocoder = Book(about_address=found(point=SPOT))
    people = Book(about_point=found(candidates=(), legislative=(SENATE,)))
    assert resolve(HOME, (geocoder, people), STATES, DAY).legislative == ()
    assert people.asked == []
    answer = resolve(HOME, (geocoder, people), STATES, DAY, with_legislature=True)
    assert (answer.outcome, answer.legislative, answer.caveats) == (Settled(NY12), (SENATE,), ())
    assert (geocoder.asked, people.asked) == ([HOME, HOME], [SPOT])


def test_nobody_is_asked_twice_for_a_legislature_that_nobody_knows() -> None:
    outlines, people = Book(about_point=found(point=SPOT)), Book()
    answer = resolve(SPOT, (people, outlines), STATES, DAY, with_legislature=True)
    assert (answer.outcome, answer.legislative) == (Settled(NY12), ())
    assert (outlines.asked, people.asked) == ([SPOT], [SPOT])


def test_a_service_that_fails_when_the_legislature_is_wanted_changes_nothing_else() -> None:
    outlines = Book(about_point=found(point=SPOT))
    people = Book(about_point=found(candidates=(), reason=Reason.UNAVAILABLE))
    answer = resolve(SPOT, (outlines, people), STATES, DAY, with_legislature=True)
    assert (answer.outcome, answer.legislative, answer.caveats) == (Settled(NY12), (), ())


def test_a_point_that_was_rounded_is_too_coarse_for_a_legislature() -> None:
    rough = SPOT.rounded()
    outlines, people = Book(about_point=found(point=rough)), Book(about_point=found(legislative=(SENATE,)))
    assert resolve(rough, (outlines, people), STATES, DAY, with_legislature=True).legislative == ()
    assert people.asked == []
    assert resolve(rough, (people,), STATES, DAY).legislative == ()


def test_the_legislature_of_a_place_that_is_to_be_confirmed_or_of_a_zip_is_not_asked_for() -> None:
    unsure = Book(about_address=found(point=SPOT, is_sure=False), about_zip=found())
    people = Book(about_point=found(legislative=(SENATE,)))
    answer = resolve(HOME, (unsure, people), STATES, DAY, with_legislature=True)
    assert isinstance(answer.outcome, Split)
    assert resolve(ZipCode("10001"), (unsure, people), STATES, DAY, with_legislature=True).legislative == ()
    assert SPOT not in people.asked


def test_no_repr_holds_an_address_or_the_point_of_a_home() -> None:
    candidates = (Candidate(NY12, ("421 8TH AVE, NEW YORK, NY, 10001",)),)
    answer = resolve(HOME, (Book(about_address=found(point=SPOT, candidates=candidates)),), STATES, DAY)
    for thing in (HOME, SPOT, answer, candidates, found(point=SPOT)):
        assert "421" not in repr(thing)
        assert "40.75" not in repr(thing)


def test_a_place_has_been_without_a_map_since_the_change_of_congress_whichever_map_is_at_hand() -> None:
    assert map_ended(119, date(2027, 1, 5)) == map_ended(120, date(2027, 1, 5)) == date(2027, 1, 3)


def test_when_a_congress_has_ended_the_districts_of_a_legislature_are_certain_still() -> None:
    book = Book(about_zip=found(legislative=(SENATE,)))
    answer = resolve(ZipCode("10001"), (book,), STATES, date(2027, 1, 3))
    assert isinstance(answer.outcome, Unplaced)
    assert answer.outcome.reason is Reason.MAP_EXPIRED
    assert answer.legislative == (SENATE,)
