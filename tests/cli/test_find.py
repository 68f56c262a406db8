"""``flask officials find``: the answer alone on stdout, as JSON or in sentences."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from types import SimpleNamespace

import pytest
from click.testing import CliRunner, Result
from flask import Flask

from advocacy.cli.find import find
from advocacy.services.answer_document import as_document
from advocacy.services.find_officials import find_by_address, find_officials
from tests.services.small_world import ports

PORTS = ports()
Run = Callable[..., Result]


@pytest.fixture
def run() -> Run:
    """The command in a country of seven states, where it is 2026-11-22."""
    app = Flask(__name__)
    app.extensions["advocacy"] = SimpleNamespace(ports=PORTS)

    def in_app(*arguments: str) -> Result:
        with app.app_context():
            return CliRunner().invoke(find, arguments)

    return in_app


@pytest.mark.parametrize("place", ["94704", "02138", " ZIP 02138-1234 ", "09001", "99999", "abc", ""])
def test_the_json_is_one_document_the_same_as_the_apis(run: Run, place: str) -> None:
    result = run("--zip", place, "--json")
    assert result.exit_code == 0
    assert result.stderr == ""
    assert json.loads(result.stdout) == as_document(find_officials(place, PORTS, date(2026, 11, 22)))


def test_the_day_can_be_handed_in(run: Run) -> None:
    before = json.loads(run("--zip", "94704", "--json", "--on", "2027-01-02").stdout)
    after = json.loads(run("--zip", "94704", "--json", "--on", "2027-01-03").stdout)
    assert (before["status"], after["reason"]) == ("settled", "map_expired")


@pytest.mark.parametrize("arguments", [("--on", "January 3"), ("--on", "2026-02-30"), ("--level", "city")])
def test_an_option_that_cannot_be_read_ends_with_two_and_an_empty_stdout(run: Run, arguments: tuple[str, str]) -> None:
    result = run("--zip", "94704", "--json", *arguments)
    assert result.exit_code == 2
    assert result.stdout == ""


def test_a_place_has_to_be_given(run: Run) -> None:
    assert run("--json").exit_code == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ("--zip", "94704", "--point", "1,2"),
        ("--zip", "94704", "--address", "1 Main St"),
        ("--address", "", "--zip", ""),
    ],
)
def test_two_places_at_once_are_refused(run: Run, arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")


def test_an_address_is_answered_like_the_api_and_not_repeated(run: Run) -> None:
    result = run("--address", "9 Zyzzyva St, Cambridge, MA 02138", "--json")
    assert json.loads(result.stdout) == as_document(
        find_by_address("9 Zyzzyva St, Cambridge, MA 02138", PORTS, date(2026, 11, 22))
    )
    assert json.loads(result.stdout)["caveats"] == ["by_zip"]
    told = run("--address", "9 Zyzzyva St, Cambridge, MA 02138").stdout
    assert "The street was not found: this is the answer for the ZIP code." in told
    assert "Zyzzyva" not in result.output + told


def test_a_point_that_nobody_knows_has_its_reason_and_one_off_the_globe_is_refused(run: Run) -> None:
    assert json.loads(run("--point", "37.9,-122.3", "--json").stdout)["reason"] == "no_match"
    refused = run("--point", "91,0", "--json")
    assert refused.exit_code == 1
    assert "latitude" in refused.stderr


@pytest.mark.parametrize(
    ("place", "says"),
    [
        ("94704", "Cal First (Independent), United States Senator, CA; the term runs until 2029-01-03."),
        ("94541", "United States Representative, CA-14: our list of 2026-06-15 names no one for this seat."),
        ("02138", "2 districts touch this place; an address would decide which is meant."),
        ("02138", "- ocd-division/country:us/state:ma/cd:7 (Cambridge)"),
        ("20500", "Dee Cee (Independent), Delegate to the House of Representatives, DC;"),
        ("32501", "Flo Appointed was appointed until 2026-11-03 and serves until the winner is sworn in;"),
        ("09001", "Our list has no congressional district for this ZIP code."),
        ("96941", "freely associated state"),
        ("99999", "No ZIP code with these five digits is in our list."),
        ("abc", "A ZIP code has five digits, such as 94704"),
        ("ocd-division/country:us/state:ma/cd:99", "There is no such district on this map"),
    ],
)
def test_without_json_each_outcome_is_told_in_sentences(run: Run, place: str, says: str) -> None:
    result = run("--zip", place)
    assert result.exit_code == 0
    assert says in result.stdout


def test_after_the_congress_has_ended_the_sentences_say_so(run: Run) -> None:
    told = run("--zip", "02138", "--on", "2027-01-03").stdout
    assert "The Congress of this map has ended" in told
    assert "the term of Mass First ended on 2027-01-03" in told
