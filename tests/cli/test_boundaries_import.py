"""``flask officials import boundaries``: what it prints and writes, and how it refuses."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from flask import Flask

from advocacy.core.places import Point
from advocacy.core.sources import BOUNDARIES
from advocacy.providers.boundaries import Boundaries
from advocacy.services.importers import Importers
from tests.support.importing_site import app_for, importers
from tests.support.sources import as_json, real_states


@pytest.fixture
def plugs(tmp_path: Path) -> Importers:
    return importers(tmp_path / "site")


@pytest.fixture
def app(plugs: Importers) -> Flask:
    return app_for(plugs)


def run(app: Flask, *words: object) -> Result:
    return app.test_cli_runner().invoke(args=["officials", "import", "boundaries", *map(str, words)])


def chequered_map() -> list[dict[str, Any]]:
    """Every real district as a square of its own, side by side on a made-up globe."""
    states = real_states()
    codes = [(state, state.geoid(number)) for state in states.all for number in state.district_numbers]
    features = []
    for place, (state, geoid) in enumerate(codes):
        x, y = -170 + place % 40 * 2, place // 40 * 2
        ring = [[x, y], [x + 1, y], [x + 1, y + 1], [x, y + 1], [x, y]]
        geometry = {"type": "Polygon", "coordinates": [ring]}
        features.append({"properties": {"geoid": geoid, "state": state.code}, "geometry": geometry})
    return features


def test_boundaries_are_imported_and_answer_points(app: Flask, plugs: Importers, tmp_path: Path) -> None:
    source = as_json(tmp_path / "cd119.geojson", {"features": chequered_map()})
    result = run(app, source, "--as-of", "2026-08-06", "--congress", "119")
    assert result.exit_code == 0, result.output
    assert result.stdout == f"Written: {plugs.home.path(BOUNDARIES)}, 441 rows.\n"
    before = plugs.home.path(BOUNDARIES).read_bytes()
    assert run(app, source, "--as-of", "2026-08-06").exit_code == 0
    assert plugs.home.path(BOUNDARIES).read_bytes() == before
    entry = plugs.home.sources()[BOUNDARIES]
    assert (entry.congress, entry.rows, str(entry.as_of)) == (119, 441, "2026-08-06")
    found = Boundaries.open(plugs.home.path(BOUNDARIES).parent, real_states()).divisions_of(Point(0.5, -169.5))
    assert found is not None
    assert [str(one.district)[-20:] for one in found.candidates] == ["state:ak/cd:at-large"]


def test_a_refusal_is_one_sentence_and_the_old_file_stays(app: Flask, plugs: Importers, tmp_path: Path) -> None:
    run(app, as_json(tmp_path / "a.json", {"features": chequered_map()}), "--as-of", "2026-08-06")
    before = plugs.home.path(BOUNDARIES).read_bytes()
    result = run(app, as_json(tmp_path / "a.json", {"features": chequered_map()[1:]}), "--as-of", "2026-08-06")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "Error: a.json: there is no boundary of Alaska, at large. Nothing was written.\n"
    assert plugs.home.path(BOUNDARIES).read_bytes() == before


def test_the_map_of_another_congress_takes_its_states_first(app: Flask, tmp_path: Path) -> None:
    source = as_json(tmp_path / "a.json", {"features": chequered_map()})
    for words in (("--congress", "120"), ("--map", "120")):
        result = run(app, source, "--as-of", "2027-01-03", *words)
        assert result.exit_code == 1
        assert "Import the states of 120 first. Nothing was written." in result.stderr
