"""Boundaries as people find them, GeoJSON or a shapefile in its .zip, to our compact file, or refused in a sentence."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
import shapefile

from advocacy.core.divisions import State, States
from advocacy.core.errors import MalformedData
from advocacy.core.sources import BOUNDARIES
from advocacy.providers import boundaries_file
from advocacy.providers.upstream import boundaries, outlines
from advocacy.providers.upstream.state_names import OF_FIPS
from tests.support.sources import ROOT, as_gzip, as_json, real_states

STATES = States(
    (
        State("DC", "11", "District of Columbia", "district", 1),
        State("RI", "44", "Rhode Island", "state", 2),
        State("WY", "56", "Wyoming", "state", 1),
    ),
    congress=119,
)
SQUARES = {"1198": (-77, 38), "4401": (-72, 41), "4402": (-71, 41), "5600": (-107, 43)}
"""The south-west corners of made-up districts, a degree wide and high; the two of Rhode Island are neighbours."""


def square(corner: tuple[float, float], side: float = 1) -> dict[str, Any]:
    x, y = corner
    ring = [[x, y], [x + side, y], [x + side, y + side], [x, y + side], [x, y]]
    return {"type": "Polygon", "coordinates": [ring]}


def feature(geoid: str, **changes: Any) -> dict[str, Any]:
    code = {"11": "DC", "44": "RI", "56": "WY"}[geoid[:2]]
    properties = {"geoid": geoid, "state": code, "district": int(geoid[2:])}
    return {"properties": properties, "geometry": square(SQUARES[geoid])} | changes


def geojson(folder: Path, *instead: dict[str, Any]) -> Path:
    """The made-up map, with features in place of those of the same code."""
    by_code = {geoid: feature(geoid) for geoid in SQUARES} | {one["properties"]["geoid"]: one for one in instead}
    return as_json(folder / "cd119.geojson", {"type": "FeatureCollection", "features": list(by_code.values())})


def census_zip(folder: Path, session: int = 119, left_out: str = "") -> Path:
    """The made-up map as the Census Bureau packs a map; also with an area of water that is in no district."""
    parts = {suffix: io.BytesIO() for suffix in ("shp", "shx", "dbf")}
    with shapefile.Writer(shp=parts["shp"], shx=parts["shx"], dbf=parts["dbf"]) as writer:
        for name, length in (("STATEFP", 2), (f"CD{session}FP", 2), ("GEOIDFQ", 13), ("GEOID", 4), ("NAMELSAD", 40)):
            writer.field(name, "C", length)
        for geoid, corner in [*SQUARES.items(), ("44ZZ", (-70, 41))]:
            writer.record(geoid[:2], geoid[2:], f"5001900US{geoid}", geoid, "Congressional District")
            writer.shape(square(corner))
    path = folder / f"cb_2024_us_cd{session}_500k.zip"
    with zipfile.ZipFile(path, "w") as packed:
        for suffix, content in parts.items():
            if suffix != left_out:
                packed.writestr(f"{path.stem}.{suffix}", content.getvalue())
    return path


def refused(path: Path, reason: str) -> None:
    with pytest.raises(MalformedData, match=reason) as caught:
        outlines.read_outlines(path, STATES)
    assert str(caught.value).startswith(path.name)
    assert "\n" not in str(caught.value)


def test_geojson_plain_or_gzipped_and_the_census_zip_give_the_same_outlines(tmp_path: Path) -> None:
    plain = outlines.read_outlines(geojson(tmp_path), STATES)
    packed = outlines.read_outlines(as_gzip(geojson(tmp_path)), STATES)
    census = outlines.read_outlines(census_zip(tmp_path), STATES)
    assert plain.content == packed.content == census.content
    assert (plain.name, plain.rows, plain.congress, plain.notes) == (BOUNDARIES, 4, 119, ())
    assert "simplified" in plain.origin.words
    assert "simplified" not in census.origin.words


def test_the_states_are_read_from_the_census_zip_too(tmp_path: Path) -> None:
    with pytest.raises(MalformedData, match="there is no district of AK, AL"):
        boundaries.read_states(census_zip(tmp_path), 119)
    with pytest.raises(MalformedData, match=r"on the map of Congress 120, not of 119\. --congress tells"):
        boundaries.read_states(census_zip(tmp_path, session=120), 119)


def test_a_code_is_put_together_from_state_and_number(tmp_path: Path) -> None:
    named = [("DC", 0), ("RI", 1), ("RI", 2), ("WY", 0)]
    features = [
        {"properties": {"state": code, "district": number}, "geometry": square(corner)}
        for (code, number), corner in zip(named, SQUARES.values(), strict=True)
    ]
    path = as_json(tmp_path / "a.json", {"features": features})
    assert outlines.read_outlines(path, STATES).content == outlines.read_outlines(geojson(tmp_path), STATES).content


def test_islands_and_holes_are_kept(tmp_path: Path) -> None:
    outer, hole = square((-107, 43))["coordinates"][0], square((-106.5, 43.5), 0.25)["coordinates"][0]
    shape = {"type": "MultiPolygon", "coordinates": [[outer, hole], square((-100, 43))["coordinates"]]}
    made = outlines.read_outlines(geojson(tmp_path, feature("5600", geometry=shape)), STATES)
    (tmp_path / BOUNDARIES).write_bytes(made.content)
    assert sorted(len(rings) for rings in boundaries_file.read(tmp_path / BOUNDARIES)["5600"]) == [1, 2]


def test_an_outline_that_crosses_itself_is_mended_and_noted(tmp_path: Path) -> None:
    bow = {"type": "Polygon", "coordinates": [[[-107, 43], [-106, 44], [-106, 43], [-107, 44], [-107, 43]]]}
    made = outlines.read_outlines(geojson(tmp_path, feature("5600", geometry=bow)), STATES)
    assert made.notes == ("cd119.geojson: the outline of district 5600 crosses itself: mended",)


def test_very_many_points_are_simplified_and_neighbours_still_meet(tmp_path: Path) -> None:
    steps = 50_100
    wave = [[-71 + (0.00005 if n % 2 else -0.00005), 41 + n / steps] for n in range(steps + 1)]
    west = {"type": "Polygon", "coordinates": [[[-72, 41], *wave, [-72, 42], [-72, 41]]]}
    east = {"type": "Polygon", "coordinates": [[*wave, [-70, 42], [-70, 41], wave[0]]]}
    north = {
        "type": "Polygon",
        "coordinates": [[[x - 30, y] for x, y in wave] + [[-103, 42], [-103, 41], [-101.00005, 41]]],
    }
    features = (feature("4401", geometry=west), feature("4402", geometry=east), feature("5600", geometry=north))
    path = geojson(tmp_path, *features)
    text = json.loads(path.read_text())
    text["features"].append({"properties": {"geoid": "1198", "state": "DC"}, "geometry": north | {
        "coordinates": [[[x + 25, y] for x, y in north["coordinates"][0]]]}})  # fmt: skip
    text["features"] = [one for one in text["features"] if one["geometry"] != square(SQUARES["1198"])]
    made = outlines.read_outlines(as_json(path, text), STATES)
    assert "points of the outlines simplified to" in made.notes[0]
    assert len(made.content) < 10_000


@pytest.mark.parametrize(
    ("geometry", "reason"),
    [
        (None, "the shape of district 5600 cannot be read"),
        ({"type": "Polygon"}, "cannot be read"),
        ({"type": "Polygon", "coordinates": [[["a", "b"]]]}, "cannot be read"),
        ({"type": "Polygon", "coordinates": []}, "is not an area"),
        ({"type": "Point", "coordinates": [-107, 43]}, "is not an area"),
        ({"type": "LineString", "coordinates": [[-107, 43], [-106, 43]]}, "is not an area"),
        (square((500_000, 4_000_000), 1000), "is not in degrees"),
        (
            {"type": "Polygon", "coordinates": [[[float("nan"), 1], [2, 2], [3, 1], [float("nan"), 1]]]},
            "cannot be read",
        ),
        (square((-107, 43), 0.001), r"district 5600 has 0\.0 km²"),
        (square((-170, -40), 100), r"district 5600 has [\d,.]+ km²: its shape cannot be right"),
        (square((-71.9, 41.1), 0.9), "the districts 4401 and 5600 lie over each other|5600 and 4401 lie over"),
    ],
)
def test_a_shape_that_cannot_be_a_district_is_refused(tmp_path: Path, geometry: Any, reason: str) -> None:
    refused(geojson(tmp_path, feature("5600", geometry=geometry)), reason)


def test_no_district_is_lost_added_or_given_twice(tmp_path: Path) -> None:
    path = geojson(tmp_path)
    features = json.loads(path.read_text())["features"]
    refused(as_json(path, {"features": features[:-1]}), "there is no boundary of Wyoming")
    refused(as_json(path, {"features": [*features, features[0]]}), "the district 1198 is there twice")
    stray = {"properties": {"geoid": "4403", "state": "RI"}, "geometry": square((0, 0))}
    refused(as_json(path, {"features": [*features, stray]}), "the district 4403 is not on the map of Congress 119")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("{", "this is not JSON"),
        ("<html><body>404</body></html>", "this is not JSON"),
        ("[]", "it has no features"),
        ('{"features": 7}', "it has no features"),
        ('{"features": [7]}', "feature 1 lacks a geoid"),
        ('{"features": [{"properties": {"geoid": "44１1"}}]}', "feature 1 lacks a geoid"),
        ('{"features": [{"properties": {"geoid": "4401", "state": "WY"}}]}', "feature 1 lacks a geoid"),
        ('{"features": ' + "[" * 100_000, "nested too deeply"),
        ('{"features": [' + "1" * 5000 + "]}", "too many digits"),
    ],
)
def test_what_is_not_geojson_of_districts_is_refused(tmp_path: Path, content: str, reason: str) -> None:
    (tmp_path / "a.geojson").write_text(content, encoding="utf-8")
    refused(tmp_path / "a.geojson", reason)


def test_a_map_of_another_congress_is_refused(tmp_path: Path) -> None:
    refused(census_zip(tmp_path, session=120), "on the map of Congress 120, and the states are on that of 119")


def test_a_zip_that_is_no_whole_shapefile_is_refused(tmp_path: Path) -> None:
    whole = census_zip(tmp_path).read_bytes()
    refused(census_zip(tmp_path, left_out="dbf"), r"there should be one \.dbf in it, and there are 0")
    path = tmp_path / "a.zip"
    path.write_bytes(whole[:300])
    refused(path, r"this is not a \.zip that can be opened")


@pytest.mark.parametrize("start", range(60, 1500, 97))
def test_a_zip_with_damage_is_refused_or_no_harm_is_done(tmp_path: Path, start: int) -> None:
    path = census_zip(tmp_path)
    whole = path.read_bytes()
    path.write_bytes(whole[:start] + b"\xff\xff\xff\xff" + whole[start + 4 :])
    try:
        made = outlines.read_outlines(path, STATES)
    except MalformedData:
        return
    assert made.rows == len(SQUARES)


def test_a_shapefile_with_a_damaged_part_is_refused(tmp_path: Path) -> None:
    path = census_zip(tmp_path)
    with zipfile.ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    for suffix in (".shp", ".dbf"):
        with zipfile.ZipFile(tmp_path / "a.zip", "w") as packed:
            for name, content in parts.items():
                packed.writestr(name, content[:130] if name.endswith(suffix) else content)
        refused(tmp_path / "a.zip", "the shapefile in it is damaged or not whole|there is no boundary")


def test_the_shipped_outlines_come_out_again_as_they_are(tmp_path: Path) -> None:
    """Imported once more from what they say, nothing of them is rounded, mended or lost a second time."""
    shipped = ROOT / "advocacy" / "data" / BOUNDARIES
    outlined = boundaries_file.read(shipped)
    closed = {geoid: [[[*ring, ring[0]] for ring in one] for one in polygons] for geoid, polygons in outlined.items()}
    features = [
        {
            "properties": {"geoid": geoid, "state": OF_FIPS[geoid[:2]]},
            "geometry": {"type": "MultiPolygon", "coordinates": polygons},
        }
        for geoid, polygons in closed.items()
    ]
    made = outlines.read_outlines(as_json(tmp_path / "a.json", {"features": features}), real_states())
    (tmp_path / BOUNDARIES).write_bytes(made.content)
    assert (made.rows, made.notes) == (441, ())
    assert boundaries_file.read(tmp_path / BOUNDARIES) == outlined
    assert shipped.stat().st_size < 350_000
