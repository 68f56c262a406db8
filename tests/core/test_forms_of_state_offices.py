"""How the officials of a state are named, greeted and put on an envelope."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from advocacy.core import forms_of_address as forms
from advocacy.core.addresses import PostalAddress
from advocacy.core.divisions import DivisionId, State
from advocacy.core.officials import DistrictOffice, OfficeTitle, Official
from advocacy.providers import bodies_file, states_file
from tests.support.manuscripts import DAY, official

DATA = Path("advocacy/data")
STATES = states_file.read(DATA / "states.csv", DATA / "sources.toml")
BODIES = bodies_file.read(DATA / "state_bodies.csv")
SENATOR, MEMBER = OfficeTitle.STATE_SENATOR, OfficeTitle.STATE_REPRESENTATIVE
ONLY, GOVERNOR, MAYOR = OfficeTitle.STATE_LEGISLATOR, OfficeTitle.GOVERNOR, OfficeTitle.MAYOR
CAPITOL = PostalAddress("1021 O Street", "Suite 7310", "", "Sacramento", "CA", "95814")
STATE_HOUSE = PostalAddress("24 Beacon Street", "Room 446", "State House", "Boston", "MA", "02133")


def someone(
    state: str, office: OfficeTitle, district: str = "", gender: str = "female", address: PostalAddress | None = None
) -> tuple[Official, State]:
    home = STATES[state]
    division = DivisionId.parse(f"{home.division}/{district}") if district else home.division
    person = official(
        office, division, name="Ana Núñez", family_name="Núñez", gender=gender, address=address or PostalAddress()
    )
    return replace(person, body=BODIES[state, office]), home


@pytest.mark.parametrize(
    ("state", "office", "english", "spanish"),
    [
        ("TX", SENATOR, "Dear Senator Núñez:", "Estimada senadora Núñez:"),
        ("CA", MEMBER, "Dear Assembly Member Núñez:", "Estimada asambleísta Núñez:"),
        ("MD", MEMBER, "Dear Delegate Núñez:", "Estimada delegada Núñez:"),
        ("NE", ONLY, "Dear Senator Núñez:", "Estimada senadora Núñez:"),
        ("DC", ONLY, "Dear Councilmember Núñez:", "Estimada concejala Núñez:"),
        ("NJ", GOVERNOR, "Dear Governor Núñez:", "Estimada gobernadora Núñez:"),
        ("DC", MAYOR, "Dear Mayor Núñez:", "Estimada alcaldesa Núñez:"),
    ],
)
def test_she_is_greeted_by_the_title_of_her_state(state: str, office: OfficeTitle, english: str, spanish: str) -> None:
    person, _ = someone(state, office)
    assert forms.salutation(person, "en") == english
    assert forms.salutation(person, "es") == spanish
    assert forms.salutation(replace(person, gender=""), "es") == "Saludos cordiales, Ana Núñez:"


def test_within_a_sentence_spanish_tells_a_state_senator_from_one_of_congress() -> None:
    assert forms.title(someone("TX", SENATOR)[0], "es") == "senadora estatal"
    assert forms.title(someone("TX", SENATOR, gender="")[0], "es") == "senador estatal o senadora estatal"


def test_an_envelope_names_the_chamber_above_the_street() -> None:
    assert forms.envelope(*someone("CA", MEMBER, "sldl:12", address=CAPITOL)) == (
        "The Honorable Ana Núñez",
        "California State Assembly",
        "1021 O Street, Suite 7310",
        "Sacramento, CA 95814",
    )


def test_a_building_shares_the_line_of_the_chamber_or_where_that_is_long_the_line_of_the_street() -> None:
    assert forms.envelope(*someone("MA", SENATOR, "sldu:hampden", address=STATE_HOUSE)) == (
        "The Honorable Ana Núñez",
        "Massachusetts Senate, State House",
        "24 Beacon Street, Room 446",
        "Boston, MA 02133",
    )
    assert forms.envelope(*someone("MA", MEMBER, "sldl:1st_barnstable", address=STATE_HOUSE))[1:3] == (
        "Massachusetts House of Representatives",
        "State House, 24 Beacon Street, Room 446",
    )


def test_a_building_that_makes_every_line_too_long_is_left_to_the_street() -> None:
    address = PostalAddress(
        "18 Capitol Square SW", "Room 305-A", "Coverdell Legislative Office Building", "Atlanta", "GA", "30334"
    )
    assert forms.envelope(*someone("GA", SENATOR, "sldu:3", address=address))[1:] == (
        "Georgia State Senate",
        "18 Capitol Square SW, Room 305-A",
        "Atlanta, GA 30334",
    )


def test_a_governor_and_a_mayor_are_named_with_their_place() -> None:
    assert forms.envelope(*someone("CA", GOVERNOR, address=CAPITOL))[1] == "Governor of California"
    assert forms.envelope(*someone("DC", MAYOR, address=CAPITOL))[1] == "Mayor of the District of Columbia"


def test_where_there_is_a_line_too_many_a_governors_title_joins_her_name() -> None:
    assert forms.envelope(*someone("GA", GOVERNOR, address=STATE_HOUSE)) == (
        "The Honorable Ana Núñez, Governor of Georgia",
        "State House",
        "24 Beacon Street, Room 446",
        "Boston, MA 02133",
    )


def test_a_district_office_keeps_the_chamber() -> None:
    person, home = someone("CA", SENATOR, "sldu:12", address=CAPITOL)
    address = PostalAddress("333 Bush Street", "Suite 3225", "", "Fresno", "CA", "93721")
    office = DistrictOffice("one", person.official_id, address, "", "", DAY)
    assert forms.envelope(person, home, office)[1:] == (
        "California State Senate",
        "333 Bush Street, Suite 3225",
        "Fresno, CA 93721",
    )


def test_without_an_address_there_are_the_name_and_the_chamber_only() -> None:
    assert forms.envelope(*someone("WY", SENATOR, "sldu:1")) == ("The Honorable Ana Núñez", "Wyoming Senate")


@pytest.mark.parametrize(
    ("state", "office", "district", "lines"),
    [
        ("CA", GOVERNOR, "", ("Office of the Governor of California",)),
        ("DC", MAYOR, "", ("Executive Office of the Mayor",)),
        ("CA", SENATOR, "sldu:12", ("Office of the State Senator for District 12", "California State Senate")),
        ("MD", MEMBER, "sldl:12b", ("Office of the Delegate for District 12B", "Maryland House of Delegates")),
        ("DC", ONLY, "ward:3", ("Office of the Councilmember for Ward 3", "Council of the District of Columbia")),
        ("DC", ONLY, "", ("Office of the Councilmember at Large", "Council of the District of Columbia")),
        ("NH", MEMBER, "sldl:coos_1", ("Office of the State Representative for Coos 1", "")),
    ],
)
def test_the_envelope_of_an_office_without_a_name_says_which_it_is(
    state: str, office: OfficeTitle, district: str, lines: tuple[str, ...]
) -> None:
    person, home = someone(state, office, district)
    found = forms.envelope(person.without_holder(), home)
    assert [line for line, wanted in zip(found, lines, strict=True) if wanted] == [line for line in lines if line]


@pytest.mark.parametrize(
    ("state", "office", "district", "english", "spanish"),
    [
        ("CA", SENATOR, "sldu:12", "California’s 12th Senate district", "el distrito 12 del Senado de California"),
        (
            *("CA", MEMBER, "sldl:12", "California’s 12th Assembly district"),
            "el distrito 12 de la Asamblea Estatal de California",
        ),
        (
            *("MN", MEMBER, "sldl:10a", "Minnesota’s House district 10A"),
            "el distrito 10A de la Cámara de Representantes de Minnesota",
        ),
        ("AK", SENATOR, "sldu:b", "Alaska’s Senate district B", "el distrito B del Senado de Alaska"),
        (
            *("NJ", MEMBER, "sldl:12", "New Jersey’s 12th legislative district"),
            "el distrito 12 de la Asamblea General de Nueva Jersey",
        ),
        ("NE", ONLY, "sldu:8", "Nebraska’s 8th legislative district", "el distrito 8 de la Legislatura de Nebraska"),
        (
            *("MA", MEMBER, "sldl:1st_barnstable", "the 1st Barnstable District"),
            "el distrito 1st Barnstable de la Cámara de Representantes de Massachusetts",
        ),
        (
            *("MA", SENATOR, "sldu:berkshire_hampden_franklin_and_hampshire"),
            "the Berkshire, Hampden, Franklin and Hampshire District",
            "el distrito Berkshire, Hampden, Franklin and Hampshire del Senado de Massachusetts",
        ),
        (
            *("MA", SENATOR, "sldu:first_essex_and_middlesex", "the First Essex and Middlesex District"),
            "el distrito First Essex and Middlesex del Senado de Massachusetts",
        ),
        (
            *("VT", MEMBER, "sldl:grand_isle-chittenden", "the Grand Isle-Chittenden District"),
            "el distrito Grand Isle-Chittenden de la Cámara de Representantes de Vermont",
        ),
        ("DC", ONLY, "ward:3", "Ward 3, Washington, D.C.", "el distrito (Ward) 3 de Washington, D.C."),
        ("DC", ONLY, "", "District of Columbia", "Distrito de Columbia"),
        ("NY", GOVERNOR, "", "New York", "Nueva York"),
    ],
)
def test_a_district_is_named_as_its_state_does_and_a_governor_has_the_whole_state(
    state: str, office: OfficeTitle, district: str, english: str, spanish: str
) -> None:
    person, home = someone(state, office, district)
    assert forms.district_name(person, home, "en") == english
    assert forms.district_name(person, home, "es") == spanish


def test_where_we_do_not_know_what_a_state_calls_an_office_there_are_plain_words() -> None:
    unknown = replace(someone("TX", SENATOR, "sldu:3", address=CAPITOL)[0], body=None)
    assert forms.envelope(unknown, STATES["TX"])[1] == "Texas Senate"
    assert forms.chamber_name(unknown, STATES["TX"], "es") == "Senado de Texas"
    assert forms.salutation(unknown, "en") == "Dear Senator Núñez:"


@pytest.mark.parametrize("key", BODIES, ids=lambda key: f"{key[0]}-{key[1]}")
def test_every_state_office_has_an_envelope_that_fits_the_window(key: tuple[str, OfficeTitle]) -> None:
    person, home = someone(*key, address=STATE_HOUSE)
    for one in (person, person.without_holder()):
        lines = forms.envelope(one, home)
        assert len(lines) <= forms.MOST_LINES
        assert max(map(len, lines)) <= 55
