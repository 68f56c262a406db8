"""The imports of maps and of legislative districts: where they write, and what they refuse."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask

from advocacy.core.divisions import State
from advocacy.core.seats import federal_divisions
from advocacy.providers import data_sources
from advocacy.services.importers import Importers
from tests.support.importing_site import app_for, importers
from tests.support.sources import as_json, real_states, write

DISTRICTS = """\
state,chamber,district_code,district_name,openstates_district
NY,upper,47,State Senate District 47,47
NY,upper,48,State Senate District 48,48
NY,lower,75,State House District 75,75
"""
ZIPS = "zip,state,chamber,district_code\n10001,NY,upper,47\n10002,NY,upper,48\n10001,NY,lower,75\n"


@pytest.fixture
def plugs(tmp_path: Path) -> Importers:
    return importers(tmp_path / "site")


@pytest.fixture
def app(plugs: Importers) -> Flask:
    return app_for(plugs)


def run(app: Flask, *words: object) -> Result:
    return app.test_cli_runner().invoke(args=["officials", "import", *(str(word) for word in words)])


def boundaries(folder: Path, wyoming: int) -> Path:
    """The codes of a map on which Wyoming has this many districts; without outlines."""
    features = []
    for state in real_states().all:
        seats = wyoming if state.code == "WY" else state.house_seats
        numbers = State(state.code, state.fips, state.name, state.kind, seats)
        features += [
            {"type": "Feature", "properties": {"geoid": numbers.geoid(number), "state": state.code}, "geometry": None}
            for number in numbers.district_numbers
        ]
    return as_json(folder / "cd120.json", {"type": "FeatureCollection", "features": features})


def relationship(folder: Path, congress: int) -> Path:
    """A Census relationship file with a ZIP for each district of the 119th; Wyoming has two."""
    codes = [
        real_states()[division.state].geoid(division.district or "")
        for division, _, _ in federal_divisions(real_states())
        if division.kind and division.state != "WY"
    ]
    rows = [f"{geoid}|{10_000 + number}|9" for number, geoid in enumerate([*codes, "5601", "5602"])]
    return write(folder)("cd.txt", "\n".join([f"GEOID_CD{congress}_20|GEOID_ZCTA5_20|AREALAND_PART", *rows, ""]))


def test_a_map_of_another_congress_is_laid_beside_the_first(app: Flask, tmp_path: Path) -> None:
    folder = tmp_path / "site" / "advocacy" / "data"
    before = (folder / "states.csv").read_bytes()
    states = run(app, "states", boundaries(tmp_path, 2), "--map", 120, "--as-of", "2026-12-20")
    assert states.exit_code == 0, states.output
    zips = run(app, "crosswalk", relationship(tmp_path, 120), "--map", 120, "--as-of", "2026-12-20")
    assert zips.exit_code == 0, zips.output
    assert "WY,56,Wyoming,Wyoming,state,2" in (folder / "maps" / "120" / "states.csv").read_text(encoding="utf-8")
    entries = data_sources.read(folder / "maps" / "120" / "sources.toml")
    assert {name: entry.congress for name, entry in entries.items()} == {"states.csv": 120, "zip_districts.csv": 120}
    assert (folder / "states.csv").read_bytes() == before
    assert not (folder / "zip_districts.csv").exists()


def test_a_map_of_another_congress_can_be_laid_into_the_instance_folder(app: Flask, tmp_path: Path) -> None:
    for words in (("states", boundaries(tmp_path, 2)), ("crosswalk", relationship(tmp_path, 120))):
        result = run(app, *words, "--map", 120, "--as-of", "2026-12-20", "--instance")
        assert result.exit_code == 0, result.output
    folder = tmp_path / "site" / "instance" / "data" / "maps" / "120"
    entries = data_sources.read(folder / "sources.toml")
    assert {name: entry.congress for name, entry in entries.items()} == {"states.csv": 120, "zip_districts.csv": 120}
    assert not (tmp_path / "site" / "advocacy" / "data" / "maps").exists()


def test_a_crosswalk_of_a_map_whose_states_are_missing_is_refused(app: Flask, tmp_path: Path) -> None:
    result = run(app, "crosswalk", relationship(tmp_path, 120), "--map", 120, "--as-of", "2026-12-20")
    assert result.exit_code == 1
    assert "not on the map of Congress 120: import its states first. Nothing was written." in result.stderr


def test_legislative_districts_and_their_zips_are_imported(app: Flask, tmp_path: Path) -> None:
    make, folder = write(tmp_path), tmp_path / "site" / "advocacy" / "data"
    first = run(app, "state-districts", make("districts.csv", DISTRICTS), "--as-of", "2026-02-15")
    assert first.exit_code == 0, first.output
    second = run(app, "zip-legislative", make("zips.csv", ZIPS), "--as-of", "2026-02-15")
    assert second.exit_code == 0, second.output
    assert "10001,NY,upper,047" in (folder / "zip_legislative.csv").read_text(encoding="utf-8")
    assert data_sources.read(folder / "sources.toml")["zip_legislative.csv"].plan == 2024


def test_zips_that_leave_a_district_out_are_refused_unless_one_insists(app: Flask, tmp_path: Path) -> None:
    make = write(tmp_path)
    run(app, "state-districts", make("districts.csv", DISTRICTS), "--as-of", "2026-02-15")
    fewer = make("zips.csv", ZIPS.replace("10002,NY,upper,48\n", ""))
    refused = run(app, "zip-legislative", fewer, "--as-of", "2026-02-15")
    assert refused.exit_code == 1
    assert "no ZIP leads to ocd-division/country:us/state:ny/sldu:48" in refused.stderr
    assert run(app, "zip-legislative", fewer, "--accept-fewer", "--as-of", "2026-02-15").exit_code == 0


def test_the_same_sources_give_the_same_bytes(app: Flask, tmp_path: Path) -> None:
    file = tmp_path / "site" / "advocacy" / "data" / "state_districts.csv"
    table = write(tmp_path)("districts.csv", DISTRICTS)
    run(app, "state-districts", table, "--as-of", "2026-02-15")
    first = file.read_bytes()
    run(app, "state-districts", table, "--as-of", "2026-02-15")
    assert file.read_bytes() == first
