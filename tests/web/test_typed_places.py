"""Everything a person may type as her place: each has a clear answer, nothing is lost, and nothing breaks."""

from __future__ import annotations

import pytest

from tests.support.visitor import FIND, WRITE, Visitor

UNREADABLE = "We could not read this as a place."
ADD_THE_STREET = "A town alone can lie in several districts."
NOT_FOUND = "We did not find this address"


@pytest.mark.parametrize("typed", ["9470", "947045", "02138 94704", "", "１２３４", "94704x1", '"><b>', "12, 13", "?!"])
def test_what_is_no_place_gets_one_kind_sentence_and_is_kept(ana: Visitor, typed: str) -> None:
    ana.meet(typed)
    assert ana.response.status_code == 200
    assert ana.text.count(UNREADABLE) == 1
    assert ana.fields["place"] == typed


@pytest.mark.parametrize(
    "typed", ["abc", "Berkeley", "Berkeley, California", "Main Street", "<b>Berkeley</b>", "ברקלי"]
)
def test_a_town_without_a_street_is_asked_for_more_and_is_kept(ana: Visitor, typed: str) -> None:
    ana.meet(typed)
    assert ana.text.count(ADD_THE_STREET) == 1
    assert ana.fields["place"] == typed


@pytest.mark.parametrize(
    "typed",
    [
        "1600 Pennsylvania Ave",
        "10 Downing Street, London SW1A 2AA",
        "221B Baker St",
        "Robert'); DROP TABLE letters;-- 7",
        "1 שדרות רוטשילד",
        "12 <script>alert(1)</script> St",
        "94704 Main St",  # a house number of five digits, as in Los Angeles: not the ZIP of another city
        "94704 Ventura Blvd, Los Angeles, CA",
        "Calle Sol 94704, San Juan",
    ],
)
def test_an_address_that_is_not_found_says_so_and_is_kept(ana: Visitor, typed: str) -> None:
    ana.meet(typed)
    assert NOT_FOUND in ana.text
    assert ana.fields["place"] == typed


@pytest.mark.parametrize(
    "typed",
    [
        "2180 Milvia St, Berkeley, CA 94704",
        "2180 Milvia St Apt 4, Berkeley CA 94704-1234",
        "Berkeley, CA 94704",
        "🏡 2180 Milvia St, Berkeley, CA 94704",
        "\u202e2180 Milvia St\u202c, Berkeley, CA 94704",
        "2180 Milvia\x00 St\r\nBerkeley, CA\t94704",
        "2180 Milvia St, Berkeley, CA 94704, USA",
    ],
)
def test_without_an_address_service_the_zip_at_its_end_answers(ana: Visitor, typed: str) -> None:
    ana.meet(typed)
    assert "Lateefah Simon" in ana.text
    ana.press(WRITE)
    assert ana.fields["zip"].startswith("94704")
    assert ana.fields["street"] == ""


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("PO Box 77, Berkeley, CA 94704", "A box of the post or a military address"),
        ("P.O. BOX 77 Berkeley 94704", "A box of the post or a military address"),
        ("PSC 1234 Box 5678, APO AE 09012", "A military address has no district of its own"),
        ("12 Zyzzyva St, Berkeley, CA 94704", "We did not find this street"),
    ],
)
def test_boxes_bases_and_unknown_streets_are_answered_by_their_zip_and_it_is_said(
    ana: Visitor, typed: str, said: str
) -> None:
    assert said in ana.meet(typed).text


@pytest.mark.parametrize("typed", ["94704", "94704 CA", "ZIP 94704-1234, USA", "Berkeley 94704, Estados Unidos"])
def test_a_zip_with_its_town_state_or_country_is_that_zip(ana: Visitor, typed: str) -> None:
    assert "Lateefah Simon" in ana.meet(typed).text


def test_ten_thousand_characters_are_answered_and_kept(ana: Visitor) -> None:
    typed = "1 " + "Main " * 2_000
    ana.meet(typed)
    assert ana.text.count(UNREADABLE) == 1
    assert ana.fields["place"] == typed.strip()


def test_an_older_page_that_calls_the_place_zip_still_works(ana: Visitor) -> None:
    ana.open().post("/education-letter/officials", [("zip", "94704")])
    assert "Lateefah Simon" in ana.text


@pytest.mark.parametrize("point", [("37.87", "-122.27"), ("", "-122"), ("91", "0"), ("NaN", "NaN"), ("<b>", "1")])
def test_a_point_that_is_none_or_that_nobody_can_place_is_asked_again(ana: Visitor, point: tuple[str, str]) -> None:
    ana.open().post("/education-letter/officials", [("place", ""), ("lat", point[0]), ("lon", point[1])])
    assert ana.response.status_code == 200


def test_what_was_typed_beats_where_she_is(ana: Visitor) -> None:
    ana.open().post("/education-letter/officials", [("place", "94704"), ("lat", "40.7"), ("lon", "-74")])
    assert "Lateefah Simon" in ana.text


def test_another_language_asks_the_same_question(ana: Visitor) -> None:
    ana.open().press(FIND, place="12 Zyzzyva St, Berkeley, CA 94704").press("Español")
    assert "Lateefah Simon" in ana.text
    assert ana.fields["place"] == "12 Zyzzyva St, Berkeley, CA 94704"
