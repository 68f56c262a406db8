"""Congressional districts as others publish them: GeoJSON, plain or .gz, or the Census shapefile in its .zip."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from advocacy.core.errors import MalformedData
from advocacy.providers.records import Notes
from advocacy.providers.tables import read_text

from . import shapefiles
from .state_names import ENGLISH, OF_FIPS, kind_of

_CODE = re.compile(r"(\d\d)(\d\d)", re.ASCII)
_NO_DISTRICT = re.compile(r"\d\dZZ")
_SESSION = re.compile(r"CD(\d{3})FP", re.I)


@dataclass(frozen=True)
class Feature:
    """One district. ``congress`` is the one whose map it is on, where the source says so."""

    geoid: str
    state: str
    geometry: dict[str, Any]
    congress: int | None = None


def read_features(path: Path, notes: Notes) -> Iterator[Feature]:
    """Each district of the source; areas that belong to none are left out. Raises ``MalformedData``."""
    found = shapefiles.read_features(path) if is_zip(path) else _json(path, notes)
    for number, (properties, geometry) in enumerate(found, 1):
        cells = {str(key).upper(): str(value).strip() for key, value in properties.items() if value is not None}
        geoid = _geoid(cells)
        if _NO_DISTRICT.fullmatch(geoid):
            continue
        code = OF_FIPS.get(geoid[:2], "")
        if not _CODE.fullmatch(geoid) or not code or cells.get("STATE", code) not in {code, geoid[:2]}:
            raise MalformedData(path.name, None, f"feature {number} lacks a geoid of four characters or a known state.")
        yield Feature(geoid, code, geometry if isinstance(geometry, dict) else {}, _congress(cells))


def is_zip(path: Path) -> bool:
    """Whether a file begins as a .zip does. Raises ``MalformedData`` where it cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(4) == b"PK\x03\x04"
    except OSError as error:
        raise MalformedData(path.name, None, f"the file cannot be read ({error.strerror}).") from None


def _geoid(cells: Mapping[str, str]) -> str:
    """The code as it stands, or put together from state and number."""
    if "GEOID" in cells:
        return cells["GEOID"]
    number = next((value for name, value in cells.items() if _SESSION.fullmatch(name)), "")
    if number and "STATEFP" in cells:
        return cells["STATEFP"] + number
    code, number = cells.get("STATE", ""), cells.get("DISTRICT", "")
    if code not in ENGLISH or not number.isdecimal():
        return ""
    fips = next(fips for fips, state in OF_FIPS.items() if state == code)
    return fips + (number.zfill(2) if int(number) else "00" if kind_of(code) == "state" else "98")


def _congress(cells: Mapping[str, str]) -> int | None:
    sessions = {int(match[1]) for name in cells if (match := _SESSION.fullmatch(name))}
    return sessions.pop() if len(sessions) == 1 else None


def _json(path: Path, notes: Notes) -> Iterator[tuple[Mapping[str, Any], Any]]:
    try:
        document = json.loads(read_text(path, notes))
    except json.JSONDecodeError as error:
        raise MalformedData(path.name, error.lineno, f"this is not JSON ({error.msg}).") from None
    except (RecursionError, ValueError):
        raise MalformedData(
            path.name, None, "this JSON is nested too deeply, or a number has too many digits."
        ) from None
    features = document.get("features") if isinstance(document, dict) else None
    if not isinstance(features, list):
        raise MalformedData(path.name, None, "it has no features: this is not GeoJSON.")
    for feature in features:
        known = feature if isinstance(feature, dict) else {}
        properties = known.get("properties")
        yield properties if isinstance(properties, dict) else {}, known.get("geometry")
