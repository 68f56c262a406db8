"""Shapefiles in the .zip in which the Census Bureau publishes them: each record's properties with its shape."""

from __future__ import annotations

import io
import warnings
import zipfile
from contextlib import closing
from pathlib import Path
from typing import Any

from advocacy.core.errors import MalformedData

_LARGEST = 400_000_000  # bytes of one member, unpacked; the Census file of all districts at 1:500,000 has under a tenth
_PARTS = ("shp", "dbf")


def read_features(path: Path) -> list[tuple[dict[str, Any], Any]]:
    """Properties and GeoJSON geometry of each record. Raises ``MalformedData`` for what is no such .zip."""
    members = _members(path)
    import shapefile  # only imports of shapefiles need it

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # such as a length in its header that is not the file's
            with closing(shapefile.Reader(shp=members["shp"], dbf=members["dbf"], encoding="utf-8")) as reader:
                return [
                    (record.as_dict() if record else {}, dict(shape.__geo_interface__) if shape else {})
                    for record, shape in zip(reader.iterRecords(), reader.iterShapes(), strict=True)
                ]
    except Exception:  # whatever the library stumbles over in a damaged file
        raise MalformedData(path.name, None, "the shapefile in it is damaged or not whole.") from None


def _members(path: Path) -> dict[str, io.BytesIO]:
    try:
        with zipfile.ZipFile(path) as packed:
            return {suffix: io.BytesIO(_unpacked(path, packed, f".{suffix}")) for suffix in _PARTS}
    except MalformedData:
        raise
    except Exception:  # the errors of zipfile, zlib and lzma share no class
        raise MalformedData(path.name, None, "this is not a .zip that can be opened.") from None


def _unpacked(path: Path, packed: zipfile.ZipFile, suffix: str) -> bytes:
    found = [one for one in packed.infolist() if one.filename.lower().endswith(suffix)]
    if len(found) != 1:
        raise MalformedData(path.name, None, f"there should be one {suffix} in it, and there are {len(found)}.")
    with packed.open(found[0]) as member:
        content = member.read(_LARGEST + 1)
    if len(content) > _LARGEST:
        raise MalformedData(path.name, None, f"its {suffix} is far larger than any list of districts.")
    return content
