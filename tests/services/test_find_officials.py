"""Who represents a place: every outcome has a name, and an answer never says more than is known."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advocacy.core.lookup import Reason, Settled, Split
from advocacy.core.officials import Level
from advocacy.core.roster import SeatState
from advocacy.services.answer_document import as_document
from advocacy.services.find_officials import Found, find_in_district, find_officials
from tests.services.small_world import ZIPS, division, ports

TODAY = date(2026, 11, 22)
PORTS = ports(TODAY)


def find(place: str, day: date = TODAY, level: Level = Level.FEDERAL) -> Found:
    return find_officials(place, PORTS, day, level)


def names(found: Found) -> list[str]:
    return [official.name for official in found.officials]


def test_a_settled_zip_names_two_senators_and_then_the_representative() -> None:
    found = find("94704")
    assert isinstance(found.outcome, Settled)
    assert names(found) == ["Cal First", "Cal Second", "Cal Twelve"]
    assert (found.zip, found.congress, found.as_of, found.age_days) == ("94704", 119, date(2026, 6, 15), 160)


def test_a_split_zip_names_every_candidates_member_likeliest_first_and_the_shared_senators() -> None:
    found = find("02138")
    assert isinstance(found.outcome, Split)
    assert names(found) == ["Mass First", "Mass Second", "Mass Seven", "Mass Five"]
    assert found.divisions == (division("MA-5"), division("MA-7"), division("MA"))


def test_a_split_across_a_state_line_names_no_senator() -> None:
    found = find("02861")
    assert names(found) == ["Rho One", "Mass Four"]
    assert found.divisions == (division("MA-4"), division("RI-1"))


@pytest.mark.parametrize(("zip_code", "name"), [("20500", "Dee Cee"), ("00901", "Pue Rico")])
def test_where_there_are_no_senators_the_delegate_or_commissioner_stands_alone(zip_code: str, name: str) -> None:
    found = find(zip_code)
    assert names(found) == [name]
    assert found.open_seats == ()


def test_a_vacant_seat_is_named_beside_the_senators() -> None:
    found = find("94541")
    assert names(found) == ["Cal First", "Cal Second"]
    assert [(seat.division, seat.state) for seat in found.open_seats] == [(division("CA-14"), SeatState.VACANT)]
    assert as_document(found)["vacancies"] == [division("CA-14").value]


def test_an_appointed_senator_whose_seat_was_voted_on_is_not_passed_off_as_an_empty_seat() -> None:
    document = as_document(find("32501"))
    assert document["vacancies"] == []
    assert document["notes"] == [
        {
            "division": "ocd-division/country:us/state:fl",
            "office": "us_senator",
            "state": "successor_unknown",
            "last_holder": "Flo Appointed",
        }
    ]
    assert names(find("32501")) == ["Flo Elected", "Flo One"]
    assert "Flo Appointed" in names(find("32501", date(2026, 11, 2)))


def test_the_last_day_of_a_congress_still_answers_and_the_next_does_not() -> None:
    assert find("02138", date(2027, 1, 2)).status == "split"
    after = find("02138", date(2027, 1, 3))
    assert (after.status, after.reason, after.zip) == ("unplaced", Reason.MAP_EXPIRED, "02138")


def test_when_the_map_has_expired_the_senators_whose_terms_run_are_still_named() -> None:
    after = find("02138", date(2027, 1, 3))
    assert names(after) == ["Mass Second"]
    assert [(seat.division, seat.state) for seat in after.open_seats] == [(division("MA"), SeatState.TERM_ENDED)]
    assert after.divisions == (division("MA"),)
    assert names(find("02861", date(2027, 1, 3))) == []


@pytest.mark.parametrize(
    ("place", "reason", "shown"),
    [
        ("09001", Reason.NO_DISTRICT, "09001"),
        ("96941", Reason.OUTSIDE_US, "96941"),
        ("99999", Reason.UNKNOWN_ZIP, None),
        ("abc", Reason.MALFORMED, None),
        ("", Reason.MALFORMED, None),
        ("ocd-division/country:us/state:ca/cd:99", Reason.NO_MATCH, None),
        ("ocd-division/country:us/state:zz/cd:1", Reason.NO_MATCH, None),
        ("ocd-division/country:us/state:ca", Reason.NO_MATCH, None),
        ("ocd-division/country:fr", Reason.MALFORMED, None),
    ],
)
def test_a_place_without_a_district_says_why_and_names_no_one(place: str, reason: Reason, shown: str | None) -> None:
    found = find(place)
    assert (found.status, found.reason, found.zip) == ("unplaced", reason, shown)
    assert (found.divisions, found.officials, found.open_seats) == ((), (), ())


def test_a_division_id_is_a_place_too() -> None:
    found = find("ocd-division/country:us/state:ma/cd:5")
    assert names(found) == ["Mass First", "Mass Second", "Mass Five"]
    assert found.zip is None


def test_a_chosen_district_keeps_the_zip_and_the_town_that_were_given_before() -> None:
    found = find_in_district(division("MA-5"), PORTS, TODAY, zip_text=" 02138-1234 ")
    assert isinstance(found.outcome, Settled)
    assert found.outcome.place is not None
    assert (found.zip, found.outcome.place.city) == ("02138", "Cambridge")


@pytest.mark.parametrize("text", ["", "abc", "99999"])
def test_a_chosen_district_needs_no_zip(text: str) -> None:
    found = find_in_district(division("MA-5"), PORTS, TODAY, zip_text=text)
    assert (found.status, found.zip) == ("settled", None)


def test_a_chosen_district_of_an_expired_map_names_the_senators_alone() -> None:
    found = find_in_district(division("CA-12"), PORTS, date(2027, 1, 3))
    assert found.reason is Reason.MAP_EXPIRED
    assert names(found) == ["Cal First", "Cal Second"]


def test_the_level_of_state_offices_has_the_place_and_no_federal_official() -> None:
    found = find("94541", level=Level.STATE)
    assert (found.status, found.officials, found.open_seats) == ("settled", (), ())
    assert names(find("94541", level=Level.ALL)) == names(find("94541"))


def test_the_document_has_the_keys_that_the_api_promises() -> None:
    document = json.loads(json.dumps(as_document(find("82003"))))
    assert document["officials"].pop()["district"] == "0"
    assert document["officials"][0] == {
        "official_id": find("82003").officials[0].official_id,
        "name": "Wyo First",
        "office": "us_senator",
        "state": "WY",
        "district": None,
        "party": "Independent",
        "division": "ocd-division/country:us/state:wy",
        "term_end": "2029-01-03",
        "term_end_is_known": True,
        "as_of": "2026-06-15",
        "phone": "202-224-0000",
        "email": "",
        "contact_form": "",
        "offices": [
            {
                "kind": "capitol",
                "building": "Hart Senate Office Building",
                "street": "",
                "room": "",
                "city": "Washington",
                "state": "DC",
                "zip": "20510",
                "phone": "202-224-0000",
                "hours": "",
                "latitude": None,
                "longitude": None,
            }
        ],
    }
    del document["officials"]
    assert document == {
        "status": "settled",
        "reason": None,
        "zip": "82003",
        "divisions": ["ocd-division/country:us/state:wy/cd:at-large", "ocd-division/country:us/state:wy"],
        "vacancies": [],
        "notes": [],
        "provider": "dictionary",
        "caveats": [],
        "needs_address": [],
        "as_of": "2026-06-15",
        "congress": 119,
    }


@given(st.sampled_from(sorted(ZIPS)), st.sampled_from(["", "-1234", " 1234", "1234"]), st.text(" \t\n.,", max_size=9))
def test_noise_around_a_zip_never_changes_the_answer(zip_code: str, add_on: str, noise: str) -> None:
    plain = find(zip_code)
    assert find(f"{noise}{zip_code}{add_on}{noise}") == plain
    assert find(f"ZIP {zip_code}{add_on}, USA") == plain


@given(st.text(max_size=80))
def test_whatever_is_typed_gets_a_named_outcome_and_never_comes_back(text: str) -> None:
    found = find(text)
    assert found.status in {"settled", "split", "unplaced"}
    assert (found.status == "unplaced") == (found.reason is not None)
    if found.reason is Reason.MALFORMED:
        assert as_document(found) == as_document(find(""))
