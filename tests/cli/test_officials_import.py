"""The commands that write data: what they print, where they write, and how they refuse."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask

from advocacy.services.importers import Importers
from tests.support.importing_site import app_for, importers
from tests.support.sources import as_gzip, as_json, as_yaml, member, real_states, whole_congress


@pytest.fixture
def plugs(tmp_path: Path) -> Importers:
    return importers(tmp_path / "site")


@pytest.fixture
def app(plugs: Importers) -> Flask:
    return app_for(plugs)


def run(app: Flask, *words: object) -> Result:
    return app.test_cli_runner().invoke(args=[str(word) for word in words])


def test_congress_is_imported_from_a_gzip_and_every_vacancy_named(app: Flask, tmp_path: Path) -> None:
    vacant = "ocd-division/country:us/state:tx/cd:23"
    source = as_gzip(as_yaml(tmp_path / "legislators-current.yaml", whole_congress(real_states(), [vacant])))
    result = run(app, "officials", "import", "congress", source, "--as-of", "2026-06-15")
    assert result.exit_code == 0, result.output
    assert "541 seats: 540 filled, 1 vacant." in result.stdout
    assert "Vacant: Texas, district 23." in result.stdout
    assert (tmp_path / "site" / "legislators.csv").read_text(encoding="utf-8").count("\n") == 541


def test_into_writes_below_another_folder(app: Flask, tmp_path: Path) -> None:
    source = as_yaml(tmp_path / "a.yaml", whole_congress(real_states()))
    run(app, "officials", "import", "congress", source, "--as-of", "2026-06-15", "--into", tmp_path / "new")
    assert (tmp_path / "new" / "legislators.csv").exists()
    assert (tmp_path / "new" / "advocacy" / "data" / "sources.toml").exists()
    assert not (tmp_path / "site" / "legislators.csv").exists()


def test_a_refusal_is_one_sentence_with_file_line_and_reason(app: Flask, tmp_path: Path) -> None:
    source = as_yaml(tmp_path / "a.yaml", [member(1, phone="call us")])
    result = run(app, "officials", "import", "congress", source, "--as-of", "2026-06-15")
    assert result.exit_code == 1
    assert (
        result.stderr
        == "Error: a.yaml, line 1: “phone” is “call us”; a phone number has ten digits. Nothing was written.\n"
    )


def test_what_was_mended_is_told_apart_from_what_was_done(app: Flask, tmp_path: Path) -> None:
    table = tmp_path / "zips.csv"
    table.write_bytes(b"\xef\xbb\xbfzip,state,district,confidence,centroid\r\n2138,MA,5,high,1\r\n")
    result = run(app, "officials", "import", "crosswalk", table, "--accept-fewer", "--as-of", "2026-08-08")
    assert result.exit_code == 0, result.output
    assert "leading zeros" in result.stderr
    assert "byte-order mark" in result.stderr
    assert "Written:" in result.stdout


def test_every_file_can_be_written_from_nothing(app: Flask, plugs: Importers, tmp_path: Path) -> None:
    states = real_states()
    features = [
        {"properties": {"geoid": state.geoid(number), "state": state.code}}
        for state in states.all
        for number in state.district_numbers
    ]
    map_file = as_json(tmp_path / "cd119.geojson", {"features": features})
    home = {"id": "T000001-newton", "address": "29 Crafts St.", "city": "Newton", "state": "MA", "zip": "02458"}
    offices = as_json(tmp_path / "offices.json", [{"id": {"bioguide": "T000001"}, "offices": [home]}])
    places = tmp_path / "places.csv"
    places.write_text("zip,type,city,state,county,lat,lon,active\n02138,STANDARD,Cambridge,MA,,,,1\n")
    into = ("--into", tmp_path / "new")
    for words in (
        ("states", map_file, "--as-of", "2026-08-06"),
        ("offices", offices, "--as-of", "2026-06-15"),
        ("places", places, "--as-of", "2026-06-01"),
    ):
        result = run(app, "officials", "import", *words, *into)
        assert result.exit_code == 0, result.output
    assert plugs.home_under(tmp_path / "new").sources().keys() == {
        "states.csv",
        "district_offices.csv",
        "zip_places.csv",
    }


def test_a_bill_is_imported_with_its_unmatched_names_reported(app: Flask, tmp_path: Path) -> None:
    facts = {
        **{"congress": 115, "bill_type": "hr", "number": 1, "short_title": "An act", "introduced": "2017-10-12"},
        **{"sponsor": {"name": "Eve Gone", "state": "CA"}, "original_cosponsors": [], "original_cosponsor_count": 0},
        **{"latest_action": {"date": "2017-10-12", "text": "Introduced in House"}},
    }
    members = as_yaml(tmp_path / "members.yaml", [member(1)])
    bill = as_json(tmp_path / "bill.json", facts)
    result = run(app, "bills", "import", bill, "--members", members, "--as-of", "2026-11-22")
    assert result.exit_code == 0, result.output
    assert "Not in office today: Eve Gone (CA), sponsor." in result.stdout


def test_a_typo_in_the_day_writes_nothing_and_vacancies_can_be_insisted_on(app: Flask, tmp_path: Path) -> None:
    source = as_yaml(tmp_path / "a.yaml", whole_congress(real_states())[:500])
    words = ("officials", "import", "congress", source, "--as-of")
    for day in ("2026-06-15", "2027-02-01"):
        result = run(app, *words, day)
        assert result.exit_code == 1
        assert result.stderr.endswith("people seem to be missing, or the day is wrong. Nothing was written.\n")
    assert not (tmp_path / "site" / "legislators.csv").exists()
    assert run(app, *words, "2026-06-15", "--allow-vacant", "41").exit_code == 0


def test_a_folder_that_cannot_be_written_to_is_one_sentence(app: Flask, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    source = as_yaml(tmp_path / "a.yaml", whole_congress(real_states()))
    result = run(app, "officials", "import", "congress", source, "--as-of", "2026-06-15", "--into", tmp_path / "file")
    assert result.exit_code in {1, 2}
    assert "Traceback" not in result.output
