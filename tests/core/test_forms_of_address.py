"""How an official is named, greeted and put on an envelope."""

from __future__ import annotations

import pytest

from advocacy.core import forms_of_address as forms
from advocacy.core.addresses import PostalAddress
from advocacy.core.divisions import State
from advocacy.core.officials import DistrictOffice, OfficeTitle, Official
from tests.support.manuscripts import BILL, CALIFORNIA, DAY, DC, MARIANAS, NEW_YORK, PUERTO_RICO, official

SENATOR, MEMBER = OfficeTitle.US_SENATOR, OfficeTitle.US_REPRESENTATIVE
DELEGATE, COMMISSIONER = OfficeTitle.US_DELEGATE, OfficeTitle.US_RESIDENT_COMMISSIONER


def someone(office: OfficeTitle, gender: str = "", name: str = "Ana Nguyễn", family_name: str = "Nguyễn") -> Official:
    return official(office, name=name, family_name=family_name, gender=gender)


@pytest.mark.parametrize(
    ("office", "english"),
    [
        (SENATOR, "Dear Senator Nguyễn:"),
        (MEMBER, "Dear Representative Nguyễn:"),
        (DELEGATE, "Dear Delegate Nguyễn:"),
        (COMMISSIONER, "Dear Resident Commissioner Nguyễn:"),
    ],
)
def test_english_greets_by_title_and_family_name(office: OfficeTitle, english: str) -> None:
    assert forms.salutation(someone(office), "en") == english


@pytest.mark.parametrize(
    ("office", "gender", "spanish"),
    [
        (SENATOR, "female", "Estimada senadora Nguyễn:"),
        (SENATOR, "male", "Estimado senador Nguyễn:"),
        (MEMBER, "female", "Estimada representante Nguyễn:"),
        (MEMBER, "male", "Estimado representante Nguyễn:"),
        (DELEGATE, "female", "Estimada delegada Nguyễn:"),
        (DELEGATE, "male", "Estimado delegado Nguyễn:"),
        (COMMISSIONER, "female", "Estimada comisionada residente Nguyễn:"),
        (COMMISSIONER, "male", "Estimado comisionado residente Nguyễn:"),
        (SENATOR, "", "Saludos cordiales, Ana Nguyễn:"),
    ],
)
def test_spanish_agrees_with_a_known_gender_and_is_neutral_otherwise(
    office: OfficeTitle, gender: str, spanish: str
) -> None:
    assert forms.salutation(someone(office, gender), "es") == spanish


@pytest.mark.parametrize(
    "family_name", ["Van Hollen", "De La Cruz", "Leger Fernandez", "Hernández Rivera", "Ocasio-Cortez"]
)
def test_particles_and_double_names_stay_whole(family_name: str) -> None:
    greeting = forms.salutation(someone(SENATOR, "female", f"Ana {family_name}", family_name), "en")
    assert greeting == f"Dear Senator {family_name}:"


@pytest.mark.parametrize("office", [SENATOR, MEMBER, DELEGATE, COMMISSIONER])
def test_a_seat_without_a_name_is_greeted_without_one(office: OfficeTitle) -> None:
    holder = someone(office, "female").without_holder()
    assert forms.salutation(holder, "en") == f"Dear {forms.title(holder, 'en')}:"
    assert forms.salutation(holder, "es") == "A quien ocupa hoy este cargo:"


def test_an_envelope_has_name_chamber_room_and_city_in_four_lines() -> None:
    assert forms.envelope(official(), CALIFORNIA) == (
        "The Honorable Alex Padilla",
        "United States Senate",
        "331 Hart Senate Office Building",
        "Washington, DC 20510",
    )


def test_without_a_room_it_goes_to_the_chamber() -> None:
    nowhere = official(MEMBER, CALIFORNIA.district("12"), address=PostalAddress(city="Washington"))
    assert forms.envelope(nowhere, CALIFORNIA)[1:] == ("U.S. House of Representatives", "Washington, DC 20515")


def test_a_district_office_can_be_written_to_instead() -> None:
    address = PostalAddress(street="333 Bush St.", room="Suite 3225", city="San Francisco", state="CA", zip="94104")
    office = DistrictOffice("P000145-sf", "bioguide:P000145", address, "", "", DAY)
    assert forms.envelope(official(), CALIFORNIA, office) == (
        "The Honorable Alex Padilla",
        "333 Bush St., Suite 3225",
        "San Francisco, CA 94104",
    )


@pytest.mark.parametrize(
    ("office", "state", "number", "line"),
    [
        (SENATOR, CALIFORNIA, "", "Office of the U.S. Senator for California"),
        (MEMBER, CALIFORNIA, "14", "Office of the U.S. Representative for CA-14"),
        (DELEGATE, DC, "0", "Office of the Delegate for the District of Columbia"),
        (DELEGATE, MARIANAS, "0", "Office of the Delegate for the Northern Mariana Islands"),
        (COMMISSIONER, PUERTO_RICO, "0", "Office of the Resident Commissioner for Puerto Rico"),
    ],
)
def test_the_envelope_of_a_seat_without_a_name_says_which_seat(
    office: OfficeTitle, state: State, number: str, line: str
) -> None:
    division = state.district(number) if number else state.division
    assert forms.envelope(official(office, division).without_holder(), state)[0] == line


def test_a_district_is_named_and_a_whole_state_is_not_a_district() -> None:
    twelfth = official(MEMBER, CALIFORNIA.district("12"))
    assert forms.district_name(twelfth, CALIFORNIA, "en") == "California’s 12th congressional district"
    assert forms.district_name(twelfth, CALIFORNIA, "es") == "el distrito 12 de California"
    assert forms.district_name(official(), CALIFORNIA, "en") == "California"
    assert forms.district_name(official(DELEGATE, DC.district("0")), DC, "es") == "Distrito de Columbia"


@pytest.mark.parametrize(
    ("city", "state", "language", "place"),
    [
        ("Berkeley", CALIFORNIA, "en", "Berkeley, California"),
        ("New York", NEW_YORK, "en", "New York, New York"),
        ("Buffalo", NEW_YORK, "es", "Buffalo, Nueva York"),
        ("", NEW_YORK, "es", "Nueva York"),
        ("Washington", DC, "en", "Washington, D.C."),
        ("", DC, "es", "Washington, D.C."),
        ("Saipan", MARIANAS, "en", "Saipan, Northern Mariana Islands"),
        ("", MARIANAS, "en", "the Northern Mariana Islands"),
        ("", MARIANAS, "es", "las Islas Marianas del Norte"),
    ],
)
def test_a_place_is_named_as_people_say_it(city: str, state: State, language: str, place: str) -> None:
    assert forms.place_name(city, state, language) == place


def test_ordinals_end_as_they_are_spoken() -> None:
    spoken = [forms.ordinal(number) for number in (1, 2, 3, 4, 11, 12, 13, 21, 22, 52, 101, 111, 112, 113)]
    ends = [
        "1st",
        "2nd",
        "3rd",
        "4th",
        "11th",
        "12th",
        "13th",
        "21st",
        "22nd",
        "52nd",
        "101st",
        "111th",
        "112th",
        "113th",
    ]
    assert spoken == ends


def test_a_bill_is_cited_with_its_congress_in_both_languages() -> None:
    assert forms.citation(BILL, "en") == "H.R. 4030, 115th Congress"
    assert forms.citation(BILL, "es") == "H.R. 4030 del 115.º Congreso"
