"""Addresses on one line: taken apart for an envelope where they are whole, and otherwise not used at all."""

from __future__ import annotations

import pytest

from advocacy.providers.upstream.one_line_address import parse
from tests.support.sources import real_states


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "State Capitol Room 516, 120 4th St., Juneau, AK 99801",
            "State Capitol|120 4th St., Room 516|Juneau, AK 99801",
        ),
        (
            "Room 549, Legislative Office Building, Albany, NY 12248",
            "Room 549, Legislative Office Building|Albany, NY 12248",
        ),
        (
            "State Capitol Room 165-W, Kansas  Building 300 SW 10th St., Topeka, KS 66612",
            "State Capitol|300 SW 10th St., Room 165-W|Topeka, KS 66612",
        ),
        (
            "State Capitol Room 418M, Complex, Building 1 1900 Kanawha Blvd. East, Charleston, WV 25305",
            "State Capitol Complex, Building 1|1900 Kanawha Blvd. East, Room 418M|Charleston, WV 25305",
        ),
        (
            "Room 2224, Nevada Senate 401 S. Carson St., Carson City, NV 89701",
            "401 S. Carson St., Room 2224|Carson City, NV 89701",
        ),
        (
            "Room Annex 252, 702 Capital Ave., Frankfort, KY 40601",
            "702 Capital Ave., Annex Room 252|Frankfort, KY 40601",
        ),
        (
            "Room 332, House Republican Office 2 State House Station, Augusta, ME 04333",
            "House Republican Office|2 State House Station, Room 332|Augusta, ME 04333",
        ),
        ("1292 Sadler Way Suite 308, Fairbanks, AK 99701", "1292 Sadler Way, Suite 308|Fairbanks, AK 99701"),
        ("Highway 51 North 2210, Ripley, TN 38063", "Highway 51 North 2210|Ripley, TN 38063"),
        ("100 State Circle; Annapolis, Maryland; 21401-1925", "100 State Circle|Annapolis, MD 21401-1925"),
        ("600 East Boulevard Avenue; Bismarck ND, 58505-0001", "600 East Boulevard Avenue|Bismarck, ND 58505-0001"),
        (
            "The Honorable Ana Peña; Governor of New York State; NYS State Capitol Building; Albany, NY 12224",
            "NYS State Capitol Building|Albany, NY 12224",
        ),
        ("PO Box 142325 ; ; Salt Lake City, UT 84114-", "P.O. Box 142325|Salt Lake City, UT 84114"),
        ("P.O. Box 78, Coeur d’Alene, ID 83816", "P.O. Box 78|Coeur d’Alene, ID 83816"),
        ("85 Meriwether Road, Pike Road, AL 36064", "85 Meriwether Road|Pike Road, AL 36064"),
    ],
)
def test_an_address_keeps_its_words_and_gets_its_lines(text: str, lines: str) -> None:
    address = parse(text, real_states())
    assert address is not None
    assert address.lines == tuple(lines.split("|"))


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "Room 512, Gressette Building P.O. Box 142, Columbia, SC 29202",
            "Room 512, Gressette Building|P.O. Box 142|Columbia, SC 29202",
        ),
        (
            "P.O. Box 145115 350 N. State St., Suite 320, Salt Lake City, UT 84114",
            "350 N. State St., Suite 320|P.O. Box 145115|Salt Lake City, UT 84114",
        ),
        (
            "State Capitol Room 21 North, P.O. Box 8952 , 2 E. Main St., Madison, WI 53708",
            "Room 21 North, State Capitol|P.O. Box 8952|Madison, WI 53708",
        ),
        (
            "Room E1.808, P.O. Box 12068 Capitol Station, Austin, TX 78711",
            "Room E1.808|P.O. Box 12068, Capitol Station|Austin, TX 78711",
        ),
        (
            "Room 16, East Wing Senate Box 203024, Harrisburg, PA 17120",
            "Room 16, East Wing|Senate Box 203024|Harrisburg, PA 17120",
        ),
        (
            "El Capitolio, Avenida Constitución P.O. Box 9022228, San Juan, PR 00902",
            "El Capitolio, Avenida Constitución|P.O. Box 9022228|San Juan, PR 00902",
        ),
    ],
)
def test_a_box_stands_just_above_the_city_and_the_room_with_its_building(text: str, lines: str) -> None:
    address = parse(text, real_states())
    assert address is not None
    assert address.is_box
    assert address.lines == tuple(lines.split("|"))


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "MA",
            "Boise, ID 83704",
            "208 State St., Montpelier, VT",
            "Albany, NY 12247",
            "P.O. Box 30013; Lansing, Michigan",
        ),
        *(
            "1 Main St., Springfield, ZZ 12345",
            "1 Main St., Suite Four, MA 02138",
            "1 Main St., Boston, MA 0213",
            ", , , ",
        ),
        "1 Main St., Boston, MA 02133" + " " * 400 + "x" * 300,
    ],
)
def test_what_is_not_whole_is_no_address(text: str) -> None:
    assert parse(text, real_states()) is None
