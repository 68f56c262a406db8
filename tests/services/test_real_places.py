"""The look-up on the data that this repository ships: the places that people ask about, and all the others."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advocacy.core.lookup import Reason, Settled, Split, ZipKind
from advocacy.core.officials import Level, OfficeTitle
from advocacy.services.answer_document import as_document
from advocacy.services.find_officials import Found, find_in_district, find_officials
from advocacy.services.ports import Ports
from advocacy.settings import Settings
from advocacy.wiring import load_ports

DAY = date(2026, 11, 22)
SENATOR, MEMBER = OfficeTitle.US_SENATOR, OfficeTitle.US_REPRESENTATIVE


@pytest.fixture(scope="session")
def ports(tmp_path_factory: pytest.TempPathFactory) -> Ports:
    """What the site is wired with, its index in a folder of this run."""
    return load_ports(Settings(instance_dir=tmp_path_factory.mktemp("instance"), today=DAY))


def offices(found: Found) -> list[OfficeTitle]:
    held = [official.office for official in found.officials] + [seat.office for seat in found.open_seats]
    return sorted(held, reverse=True)


def districts(found: Found) -> set[str]:
    return {str(division).rpartition("us/")[2] for division in found.divisions if division.kind}


@pytest.mark.parametrize(
    ("place", "district", "held"),
    [
        ("94704", "state:ca/cd:12", [SENATOR, SENATOR, MEMBER]),
        ("  ZIP 94704-1234 ", "state:ca/cd:12", [SENATOR, SENATOR, MEMBER]),
        ("20500", "district:dc/cd:at-large", [OfficeTitle.US_DELEGATE]),
        ("00901", "territory:pr/cd:at-large", [OfficeTitle.US_RESIDENT_COMMISSIONER]),
        ("96799", "territory:as/cd:at-large", [OfficeTitle.US_DELEGATE]),
        ("82001", "state:wy/cd:at-large", [SENATOR, SENATOR, MEMBER]),
        ("82003", "state:wy/cd:at-large", [SENATOR, SENATOR, MEMBER]),
        ("32501", "state:fl/cd:1", [SENATOR, SENATOR, MEMBER]),
        ("43201", "state:oh/cd:3", [SENATOR, SENATOR, MEMBER]),
    ],
)
def test_a_place_in_one_district_has_its_seats_named(
    ports: Ports, place: str, district: str, held: list[OfficeTitle]
) -> None:
    found = find_officials(place, ports, DAY)
    assert isinstance(found.outcome, Settled)
    assert districts(found) == {district}
    assert offices(found) == held


def test_a_split_zip_offers_each_district_by_its_places(ports: Ports) -> None:
    found = find_officials("02138", ports, DAY)
    assert isinstance(found.outcome, Split)
    assert districts(found) == {"state:ma/cd:5", "state:ma/cd:7"}
    assert offices(found) == [SENATOR, SENATOR, MEMBER, MEMBER]
    assert all("Cambridge" in c.places or "Arlington" in c.places for c in found.outcome.candidates)


def test_a_zip_across_a_state_line_names_no_senator(ports: Ports) -> None:
    found = find_officials("02861", ports, DAY)
    assert districts(found) == {"state:ri/cd:1", "state:ma/cd:4"}
    assert offices(found) == [MEMBER, MEMBER]


@pytest.mark.parametrize(
    ("place", "reason"),
    [
        ("09001", Reason.NO_DISTRICT),
        ("96941", Reason.OUTSIDE_US),
        ("99999", Reason.UNKNOWN_ZIP),
        ("abc", Reason.MALFORMED),
    ],
)
def test_a_place_without_a_district_says_why(ports: Ports, place: str, reason: Reason) -> None:
    assert find_officials(place, ports, DAY).reason is reason


def test_a_box_and_a_military_zip_can_be_told_from_a_street(ports: Ports) -> None:
    places = [find_officials(zip_code, ports, DAY).outcome.place for zip_code in ("82003", "09001", "94704")]
    kinds = [place.kind for place in places if place]
    assert kinds == [ZipKind.PO_BOX, ZipKind.MILITARY, ZipKind.STANDARD]


def test_the_map_answers_until_its_congress_ends(ports: Ports) -> None:
    assert find_officials("94704", ports, date(2027, 1, 2)).status == "settled"
    after = find_officials("94704", ports, date(2027, 1, 3))
    assert after.reason is Reason.MAP_EXPIRED
    assert offices(after) == [SENATOR, SENATOR]


def test_every_seat_that_no_one_is_named_for_is_among_the_vacancies_of_its_district(ports: Ports) -> None:
    everywhere = [candidate.district for state in ports.states for candidate in ports.districts.districts_of(state)]
    assert len(everywhere) == 441
    for district in everywhere:
        found = find_in_district(district, ports, DAY)
        named = {official.division for official in found.officials}
        vacancies = as_document(found)["vacancies"]
        assert isinstance(vacancies, list)
        assert (district in named) != (district.value in vacancies)


def test_an_appointed_senator_whose_term_ended_is_noted_by_name(ports: Ports) -> None:
    ended = [o for o in ports.roster.officials if o.how == "appointment" and o.term_end <= DAY]
    for official in ended:
        district = ports.districts.districts_of(official.division.state)[0].district
        notes = as_document(find_in_district(district, ports, DAY))["notes"]
        assert isinstance(notes, list)
        assert ("successor_unknown", official.name) in {(note["state"], note["last_holder"]) for note in notes}


def test_every_district_has_places_to_know_it_by(ports: Ports) -> None:
    assert all(c.places and "" not in c.places for s in ports.states for c in ports.districts.districts_of(s))


@given(st.integers(0, 99_999))
def test_every_five_digits_have_a_named_outcome_and_a_split_has_several_districts(ports: Ports, number: int) -> None:
    found = find_officials(f"{number:05d}", ports, DAY)
    if isinstance(found.outcome, Split):
        assert len({candidate.district for candidate in found.outcome.candidates}) > 1
    elif isinstance(found.outcome, Settled):
        assert offices(found)[-1] is not SENATOR
    else:
        assert found.reason in {Reason.UNKNOWN_ZIP, Reason.NO_DISTRICT, Reason.OUTSIDE_US}


@given(st.integers(0, 99_999), st.text(" \t,.()", max_size=8), st.integers(0, 9_999))
def test_noise_and_add_ons_never_change_the_answer(ports: Ports, number: int, noise: str, add_on: int) -> None:
    plain = find_officials(f"{number:05d}", ports, DAY)
    assert find_officials(f"{noise}{number:05d}-{add_on:04d}{noise}", ports, DAY) == plain


def test_the_nearest_office_of_a_senator_comes_first_for_a_zip_of_berkeley(ports: Ports) -> None:
    found = find_officials("94704", ports, DAY)
    assert found.near is not None
    senator = next(official for official in found.officials if official.office is SENATOR)
    offices = found.offices_of(senator)
    assert len(offices) > 1
    assert offices[0].address.city in {"San Francisco", "Oakland"}
    far = [office.point.km_to(found.near) for office in offices if office.point]
    assert far == sorted(far)


def test_every_office_of_a_member_has_a_position(ports: Ports) -> None:
    offices = [office for here in ports.roster.district_offices.values() for office in here]
    assert sum(office.point is None for office in offices) < len(offices) / 100


@pytest.mark.parametrize(
    ("zip_code", "legislative", "lacking"),
    [
        ("94704", {"state:ca/sldu:7", "state:ca/sldl:14"}, set()),
        ("03443", {"state:nh/sldu:10", "state:nh/sldl:cheshire_6", "state:nh/sldl:cheshire_15"}, set()),
        ("03431", set(), {"state_senator", "state_representative"}),
        ("20500", set(), {"state_legislator"}),
        ("00901", set(), {"state_senator", "state_representative"}),
    ],
    ids=["both are sure", "a district and the one over it", "a split city", "wards", "Puerto Rico"],
)
def test_a_zip_names_state_legislators_only_where_it_is_certain(
    ports: Ports, zip_code: str, legislative: set[str], lacking: set[str]
) -> None:
    found = find_officials(zip_code, ports, DAY, Level.ALL)
    named = {str(one).rpartition("us/")[2] for one in found.divisions if one.is_legislative}
    assert (named, set(found.lacking)) == (legislative, lacking)
