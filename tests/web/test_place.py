"""From a place to people: every outcome has its own page, and none of them is a guess."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from flask import Flask

from tests.support.maps import lay_map
from tests.support.pages import text_of
from tests.support.visitor import CAMPAIGN, FIND, SEND, WRITE, Visitor
from tests.web.conftest import VisitorFactory

NOBODY = "Our list of June 15, 2026 names no one for this seat."


def people(visitor: Visitor) -> list[str]:
    """The names beside the boxes, in the page's order."""
    labels = [each for each in visitor.page.elements("label") if each.get("for", "").startswith(("to-", "seat-"))]
    return [text_of(each).partition(" Senator,")[0].partition(" Representative,")[0] for each in labels]


def test_a_settled_zip_names_two_senators_and_the_representative(ana: Visitor) -> None:
    ana.meet("94704")
    assert ana.heading == "These people represent you"
    assert people(ana) == ["Adam B. Schiff", "Alex Padilla", "Lateefah Simon"]
    assert "Berkeley, CA 94704 · California, district 12." in ana.text
    assert "As of June 15, 2026." in ana.text
    assert "161 days old" in ana.text


def test_a_list_that_is_not_old_is_not_called_old(site_with: Callable[..., Flask], visitor: VisitorFactory) -> None:
    ana = visitor(site_with(data_max_age_days=200)).meet()
    assert "As of June 15, 2026." in ana.text
    assert "days old" not in ana.text


def test_an_original_cosponsor_who_still_serves_is_named_as_one_and_nobody_else_is(ana: Visitor) -> None:
    assert ana.meet("20500").text.count("Was an original cosponsor") == 1
    assert "cosponsor of the Title IX Protection Act" not in ana.meet("94704").text
    assert "not cosponsor" not in ana.text


def test_a_split_zip_asks_and_picks_none(ana: Visitor) -> None:
    ana.meet("02138")
    assert ana.heading == "Which district is yours?"
    assert "2 districts share this ZIP code." in ana.text
    assert "Only your street address decides which is yours" in ana.text
    for said in ("Massachusetts, district 5", "Katherine M. Clark", "Massachusetts, district 7", "Ayanna Pressley"):
        assert said in ana.text
    assert "Cambridge" in ana.text
    assert len(ana.choices("division")) == 2


def test_the_chosen_district_of_a_split_zip_leads_to_its_people_and_keeps_the_zip(ana: Visitor) -> None:
    ana.meet("02138-1001").press("ocd-division/country:us/state:ma/cd:7")
    assert people(ana) == ["Elizabeth Warren", "Edward J. Markey", "Ayanna Pressley"]
    ana.press(WRITE)
    assert ana.fields["zip"] == "02138-1001"
    assert ana.fields["city"] == "Cambridge"


def test_the_senators_of_a_split_zip_can_be_written_to_at_once(ana: Visitor) -> None:
    ana.meet("02138").press("Write to my senators only")
    assert ana.heading == "Make it yours"
    assert "Warren" in ana.sheet(1)
    assert "Markey" in ana.sheet(2)
    assert 'id="sheet-3"' not in ana.html


def test_a_zip_across_a_state_line_offers_both_states_and_calls_no_senator_certain(ana: Visitor) -> None:
    ana.meet("02861")
    assert "Rhode Island, district 1" in ana.text
    assert "Massachusetts, district 4" in ana.text
    assert "senators" not in ana.text


@pytest.mark.parametrize(
    ("zip_code", "name", "says"),
    [
        ("20500", "Eleanor Holmes Norton", "The District of Columbia has no senators in Congress. Its delegate"),
        ("00901", "Pablo José Hernández", "Puerto Rico has no senators in Congress. Its resident commissioner"),
        ("96799", "Aumua Amata Coleman Radewagen", "American Samoa has no senators in Congress. Its delegate"),
    ],
)
def test_where_there_are_no_senators_the_page_says_why(ana: Visitor, zip_code: str, name: str, says: str) -> None:
    ana.meet(zip_code)
    assert name in ana.text
    assert says in ana.text
    assert len(ana.choices("to")) == 1


def test_a_state_with_one_district_is_settled(ana: Visitor) -> None:
    ana.meet("82001")
    assert people(ana) == ["John Barrasso", "Cynthia M. Lummis", "Harriet M. Hageman"]
    assert "no senators" not in ana.text


def test_a_post_office_box_is_settled_and_said_to_be_one(ana: Visitor) -> None:
    ana.meet("01004")
    assert len(ana.choices("to")) == 3
    assert "This is a ZIP for post office boxes" in ana.text
    assert "I’ll choose my district myself" in ana.text


def test_a_box_in_a_state_of_one_district_leaves_nothing_to_doubt(ana: Visitor) -> None:
    ana.meet("82003")
    assert people(ana)[2] == "Harriet M. Hageman"
    assert "post office boxes" not in ana.text


def test_mail_that_goes_to_another_state_is_only_where_the_answer_goes(ana: Visitor) -> None:
    ana.open(f"{CAMPAIGN}/choose").press("Show its districts", state="MA")
    ana.press("ocd-division/country:us/state:ma/cd:7").press(WRITE)
    ana.press("Update the letters", street="PSC 2 Box 100", city="APO", zip="09012")
    assert "APO, AE 09012" in ana.sheet()
    assert "I live in Massachusetts, and" in ana.sheet()
    assert "This ZIP code is not in Massachusetts." in ana.text


def test_a_zip_across_a_state_line_says_that_she_lives_where_she_votes(ana: Visitor) -> None:
    ana.meet("42223").press("ocd-division/country:us/state:tn/cd:7").press(WRITE)
    assert "I live in Tennessee, and" in ana.sheet()
    assert "Fort Campbell, KY 42223" in ana.sheet()


def test_a_military_zip_leads_to_where_she_votes(ana: Visitor) -> None:
    ana.meet("09001")
    assert ana.heading == "A military address has no district of its own"
    assert ana.follow("Choose my district").heading == "Choose your district yourself"


def test_a_zip_of_another_country_says_so(ana: Visitor) -> None:
    assert ana.meet("96941").heading == "This ZIP code is outside the United States"


def test_an_unknown_zip_is_asked_again_with_what_was_typed(ana: Visitor) -> None:
    ana.meet("99999")
    assert "We do not know this ZIP code." in ana.text
    assert ana.fields["place"] == "99999"


@pytest.mark.parametrize("typed", [" 94704 ", "94704-1234", "947041234", "ZIP 94704", "CA 94704", "９４７０４"])
def test_spaces_add_ons_and_noise_are_forgiven(ana: Visitor, typed: str) -> None:
    assert "Lateefah Simon" in ana.meet(typed).text


def test_a_vacant_seat_says_that_our_list_names_no_one_and_gives_a_phone(ana: Visitor) -> None:
    ana.meet("94541")
    assert f"California, district 14: {NOBODY}" in ana.text
    assert 'href="tel:+12022243121"' in ana.html
    assert "vacant" not in ana.text
    assert people(ana) == ["Adam B. Schiff", "Alex Padilla"]


@pytest.mark.parametrize(("zip_code", "name"), [("32501", "Ashley Moody"), ("43201", "Jon Husted")])
def test_where_an_appointed_senators_seat_was_voted_on_the_letter_goes_to_the_office(
    ana: Visitor, zip_code: str, name: str
) -> None:
    ana.meet(zip_code)
    assert f"{name} was appointed to this seat until the election of November 3, 2026" in ana.text
    assert "cannot know when that is" in ana.text
    assert [each for each in ana.choices("to") if each.startswith("office:us_senator:")]
    ana.press(WRITE)
    letters = [ana.sheet(n) for n in (1, 2, 3)]
    assert any("whoever holds it now" in letter for letter in letters)
    assert not any(name.split()[1] in letter for letter in letters)


def test_before_that_election_the_appointed_senator_is_named(
    site_with: Callable[..., Flask], visitor: VisitorFactory
) -> None:
    ana = visitor(site_with(today=date(2026, 11, 2))).meet("32501")
    assert "Ashley Moody" in people(ana)
    assert "was appointed" not in ana.text


def test_the_office_of_an_appointed_senator_is_among_the_certain_ones_of_a_split_zip(ana: Visitor) -> None:
    ana.meet("32013")
    assert ana.heading == "Which district is yours?"
    ana.press("Write to my senators only")
    assert {"Scott" in ana.sheet(n) for n in (1, 2)} == {True, False}


class TestAfterTheMapHasExpired:
    """January 3, 2027: a new Congress, and lines that our map does not have."""

    @pytest.fixture
    def ana(self, site_with: Callable[..., Flask], visitor: VisitorFactory) -> Visitor:
        return visitor(site_with(today=date(2027, 1, 3)))

    def test_the_representative_is_not_guessed_and_the_senators_can_be_written_to(self, ana: Visitor) -> None:
        ana.meet("94704")
        assert ana.heading == "Your district’s seat changed hands on January 3, 2027"
        assert "January 3, 2027" in ana.text
        assert people(ana) == ["Adam B. Schiff", "Alex Padilla"]
        assert "Simon" not in ana.text
        ana.press(WRITE).press(SEND, name="Ana Ruiz").press("pdf|all")
        assert ana.response.mimetype == "application/pdf"

    def test_a_senator_whose_own_term_ended_is_not_named(self, ana: Visitor) -> None:
        ana.meet("82001")
        assert people(ana)[0] == "John Barrasso"
        assert "This seat changed hands on January 3, 2027, when the term of Cynthia M. Lummis ended." in ana.text

    def test_a_district_that_is_chosen_is_not_answered_either(self, ana: Visitor) -> None:
        ana.open(f"{CAMPAIGN}/choose").press("Show its districts", state="MA")
        assert "Pressley" not in ana.text
        assert ana.heading == "Your district’s seat changed hands on January 3, 2027"

    def test_the_day_before_it_still_answers(self, site_with: Callable[..., Flask], visitor: VisitorFactory) -> None:
        assert "Lateefah Simon" in visitor(site_with(today=date(2027, 1, 2))).meet().text


def test_the_district_can_be_chosen_without_giving_a_place(ana: Visitor) -> None:
    ana.open().follow("I’ll choose my district myself").press("Show its districts", state="MA")
    assert ana.heading == "Districts of Massachusetts"
    assert "Cambridge" in ana.text
    assert "Ayanna Pressley" in ana.text
    ana.press("ocd-division/country:us/state:ma/cd:7")
    assert people(ana)[2] == "Ayanna Pressley"
    ana.press(WRITE)
    assert (ana.fields["zip"], ana.fields.get("city", "")) == ("", "")
    assert "I live in Massachusetts, and" in ana.sheet()


def test_a_vacant_district_can_be_chosen_too(ana: Visitor) -> None:
    ana.open(f"{CAMPAIGN}/choose").press("Show its districts", state="CA")
    assert NOBODY in ana.text
    ana.press("ocd-division/country:us/state:ca/cd:14")
    assert NOBODY in ana.text


def test_every_state_and_territory_can_be_chosen(ana: Visitor) -> None:
    ana.open(f"{CAMPAIGN}/choose")
    codes = [each.get("value") for each in ana.page.elements("option") if each.get("value")]
    assert len(codes) == 56
    for code in ("DC", "PR", "VI", "WY"):
        ana.open(f"{CAMPAIGN}/choose").press("Show its districts", state=code)
        assert ana.heading == "These people represent you"


@pytest.mark.parametrize("state", ["", "XX", "ma", "<b>", None])
def test_a_state_that_is_none_is_asked_again(ana: Visitor, state: str | None) -> None:
    ana.open(f"{CAMPAIGN}/choose").press("Show its districts", state=state)
    assert "Please choose one from the list." in ana.text


@pytest.mark.parametrize("division", ["ocd-division/country:us/state:ma/cd:99", "nonsense", "ocd-division/country:ca"])
def test_a_district_that_does_not_exist_names_no_one(ana: Visitor, division: str) -> None:
    ana.open().post(f"{CAMPAIGN}/officials", [("division", division)])
    assert ana.response.status_code == 200
    assert ana.choices("to") == []


def test_whom_she_leaves_out_gets_no_letter(ana: Visitor) -> None:
    ana.meet().press(WRITE, to=["bioguide:S001150"])
    assert "Schiff" in ana.sheet(1)
    assert 'id="sheet-2"' not in ana.html


def test_leaving_everyone_out_is_answered_with_a_way_on(ana: Visitor) -> None:
    ana.meet().press(WRITE, to=None)
    assert ana.response.status_code == 422
    assert ana.heading == "Choose at least one person"
    assert ana.press("Write to all of them").heading == "Make it yours"
    assert ana.fields["city"] == "Berkeley"


def test_another_language_keeps_the_place_the_source_and_whom_she_ticked(ana: Visitor) -> None:
    ana.open(f"{CAMPAIGN}?source=pta").press(FIND, place="94704-1234")
    ana.press("Español", to=["bioguide:S001150"])
    assert ana.page.root.get("lang") == "es"
    ticked = [each.get("value") for each in ana.page.elements("input") if "checked" in each.attrib]
    assert ticked == ["bioguide:S001150"]
    assert ana.fields["zip"] == "94704-1234"
    assert set(ana.fields.getlist("source")) == {"pta"}


@pytest.mark.parametrize("zip_code", ["02138", "09001", "96941", "02861"])
def test_another_language_asks_the_same_question_again(ana: Visitor, zip_code: str) -> None:
    ana.meet(zip_code)
    english = ana.heading
    ana.press("Español")
    assert ana.page.root.get("lang") == "es"
    assert ana.press("English").heading == english


class TestOnThePartOfANewMapThatIsHere:
    """January 3, 2027, with a map of the 120th Congress that has one ZIP of Massachusetts and none of California."""

    @pytest.fixture
    def ana(self, site_with: Callable[..., Flask], visitor: VisitorFactory, tmp_path: Path) -> Visitor:
        lay_map(tmp_path / "instance" / "data" / "maps" / "120", 120, {}, {"02138": ("MA-5", "MA-7")})
        return visitor(site_with(today=date(2027, 1, 3)))

    def test_districts_to_choose_from_say_since_when_their_members_terms_are_over(self, ana: Visitor) -> None:
        ana.meet("02138")
        assert ana.heading == "Which district is yours?"
        assert "This seat changed hands on January 3, 2027, when the term of Ayanna Pressley ended." in ana.text
        ana.open(f"{CAMPAIGN}/choose").press("Show its districts", state="MA")
        assert "This seat changed hands on January 3, 2027, when the term of Katherine M. Clark ended." in ana.text
        assert "names no one for this seat" not in ana.text

    def test_a_place_that_it_lacks_has_been_without_a_map_since_that_day(self, ana: Visitor) -> None:
        ana.meet("94704")
        assert ana.heading == "Your district’s seat changed hands on January 3, 2027"
