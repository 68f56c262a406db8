"""Maps of several Congresses in their folders: which are found, which are opened, which are refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from advocacy.core.addresses import ZipCode
from advocacy.core.errors import MalformedData
from advocacy.core.legislatures import Legislatures
from advocacy.providers import congress_maps
from advocacy.providers.data_layers import DataLayers
from advocacy.providers.data_sources import DataFolder
from tests.support.maps import lay_map, lay_names

LEGISLATURES = Legislatures()


@pytest.fixture
def layers(tmp_path: Path) -> DataLayers:
    shipped = DataFolder(tmp_path / "legislators.csv", tmp_path / "shipped")
    lay_names(shipped.data_dir, {"82001": "Cheyenne", "82901": "Rock Springs"})
    return DataLayers.over(shipped, tmp_path / "instance")


def folders(layers: DataLayers) -> list[Path]:
    return [layers.shipped.data_dir, layers.instance.data_dir]


def test_a_map_answers_with_its_own_congress_and_the_names_of_the_first(layers: DataLayers, tmp_path: Path) -> None:
    lay_map(layers.shipped.data_dir / "maps" / "120", 120, {"WY": 2}, {"82001": "WY-1", "82901": "WY-2"})
    assert congress_maps.congresses(folders(layers)) == (120,)
    opened = congress_maps.open_further(layers, 120, tmp_path / "index", LEGISLATURES)
    finding = opened.crosswalk.divisions_of(ZipCode("82901"))
    assert finding is not None
    assert (finding.congress, finding.candidates[0].district.district) == (120, "2")
    assert finding.place is not None
    assert finding.place.city == "Rock Springs"
    assert (tmp_path / "index" / "crosswalk-120.sqlite3").exists()


def test_maps_of_the_instance_folder_are_found_and_supersede_older_ones(layers: DataLayers, tmp_path: Path) -> None:
    lay_map(layers.shipped.data_dir / "maps" / "120", 120, {"WY": 2}, {"82001": "WY-1"}, as_of="2026-11-01")
    lay_map(layers.instance.data_dir / "maps" / "120", 120, {"WY": 2}, {"82001": "WY-2"}, as_of="2026-12-01")
    lay_map(layers.instance.data_dir / "maps" / "121", 121, {"WY": 1}, {"82001": "WY-0"})
    assert congress_maps.congresses(folders(layers)) == (120, 121)
    opened = congress_maps.open_further(layers, 120, tmp_path / "index", LEGISLATURES)
    finding = opened.crosswalk.divisions_of(ZipCode("82001"))
    assert finding is not None
    assert finding.candidates[0].district.district == "2"


def test_a_folder_that_is_being_filled_is_left_alone(layers: DataLayers) -> None:
    folder = layers.shipped.data_dir / "maps" / "120"
    lay_map(folder, 120, {"WY": 1}, {"82001": "WY-0"})
    (folder / "zip_districts.csv").unlink()
    (layers.shipped.data_dir / "maps" / "notes").mkdir()
    assert congress_maps.congresses(folders(layers)) == ()


def test_a_map_in_the_folder_of_another_congress_is_refused(layers: DataLayers, tmp_path: Path) -> None:
    lay_map(layers.shipped.data_dir / "maps" / "120", 119, {"WY": 1}, {"82001": "WY-0"})
    with pytest.raises(MalformedData, match="map of Congress 119, in the folder of Congress 120"):
        congress_maps.open_further(layers, 120, tmp_path / "index", LEGISLATURES)
