"""(i) The time to build every derived file from its source.

The sources are made here from our own files, in the formats in which others publish them and of the same size; nothing
of the world outside is needed.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from advocacy import wiring
from advocacy.core.divisions import States
from advocacy.core.officials import OfficeTitle, Official
from advocacy.core.sources import BOUNDARIES, LEGISLATORS, ZIP_DISTRICTS, ZIP_LEGISLATIVE, ZIP_PLACES
from advocacy.providers import boundaries_file
from advocacy.providers.crosswalk import INDEX_NAME
from advocacy.providers.records import Notes, Record
from advocacy.providers.tables import read_table, render_table
from advocacy.services.importers import Importers
from advocacy.settings import ROOT, Settings
from tests.support.sources import whole_congress

from .rounds import Effort, seconds
from .table import Row
from .world import DAY

DATA = ROOT / "advocacy" / "data"
_CHAMBERS = {
    OfficeTitle.STATE_SENATOR: "upper",
    OfficeTitle.STATE_REPRESENTATIVE: "lower",
    OfficeTitle.STATE_LEGISLATOR: "legislature",
}
Build = tuple[str, Callable[[], object]]


def measure(folder: Path, effort: Effort) -> list[Row]:
    """The better of two turns each: what it takes, not what else the machine did."""
    importers = wiring.importers(Settings(instance_dir=folder, today=DAY))
    states = importers.load_states(importers.home)
    turns = min(2, effort.rounds)
    rows: list[Row] = []
    whole = 0.0
    for what, build in _builds(folder, importers, states):
        taken = min(seconds(build) for _ in range(turns))
        whole += taken
        rows.append(Row(f"i  built: {what}", f"{taken:.2f} s"))
    return [*rows, Row("i  built: all of these", f"{whole:.2f} s")]


def _builds(folder: Path, importers: Importers, states: States) -> Iterator[Build]:
    officials = importers.load_officials(importers.home).rows
    congress = folder / "legislators-current.json"
    congress.write_text(json.dumps(whole_congress(states)), encoding="utf-8")
    yield "Congress, of legislators.csv", lambda: importers.members(congress, None, states, date(2026, 6, 15))
    people = _people(folder / "people.csv", officials, importers)
    yield (
        "legislatures, of legislators.csv and district_offices.csv",
        lambda: importers.legislators([people], states, date(2026, 8, 5), {}),
    )
    yield "legislators.csv, written", lambda: importers.render_roster(officials)
    geojson = _geojson(folder / "cd119.geojson", states)
    yield "states.csv", lambda: importers.boundaries(geojson, states.congress)
    yield BOUNDARIES, lambda: importers.outlines(geojson, states)
    census = _census(folder / "tab20_cd11920_zcta520_natl.txt", states)
    yield ZIP_DISTRICTS, lambda: importers.crosswalk(census, None, None, states)
    places = _places(folder / "zip_places.csv")
    yield ZIP_PLACES, lambda: importers.places(places)
    chambers = _chambers(folder / "zip_state_districts.csv")
    legislatures = importers.load_legislatures(importers.home)
    yield ZIP_LEGISLATIVE, lambda: importers.zip_legislative([chambers], states, legislatures)
    yield f"{INDEX_NAME}, and all data read", lambda: _read_all(folder)


def _read_all(folder: Path) -> None:
    """What the first start does: the index of ZIPs, and everything else that is read."""
    (folder / INDEX_NAME).unlink(missing_ok=True)
    wiring.load_ports(Settings(instance_dir=folder, today=DAY))


def _rows(name: str, *columns: str) -> Iterator[Record]:
    return read_table((ROOT if name == LEGISLATORS else DATA) / name, columns, Notes(name))


def _geojson(path: Path, states: States) -> Path:
    features = [
        {
            "type": "Feature",
            "properties": {"geoid": geoid, "state": district.state if (district := states.of_geoid(geoid)) else ""},
            "geometry": {"type": "MultiPolygon", "coordinates": [_closed(one) for one in polygons]},
        }
        for geoid, polygons in boundaries_file.read(DATA / BOUNDARIES).items()
    ]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    return path


def _closed(polygon: list[list[tuple[float, float]]]) -> list[list[tuple[float, float]]]:
    return [[*ring, ring[0]] for ring in polygon]


def _census(path: Path, states: States) -> Path:
    lines = ["GEOID_CD119_20|GEOID_ZCTA5_20|AREALAND_PART"]
    for row in _rows(ZIP_DISTRICTS, "zip", "state", "district", "centre"):
        if row.text("district"):
            land = 900 if row.text("centre") == "1" else 100
            lines.append(f"{states[row.text('state')].geoid(row.text('district'))}|{row.text('zip')}|{land}")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8-sig")
    return path


def _places(path: Path) -> Path:
    text = (DATA / ZIP_PLACES).read_text(encoding="utf-8")
    path.write_text(
        text.replace("zip,kind,city,state,county,latitude,longitude", "zip,type,city,state,county,lat,lon", 1),
        encoding="utf-8",
    )
    return path


def _chambers(path: Path) -> Path:
    columns = ("zip", "state", "chamber", "district_code")
    rows = (
        (row.text("zip"), row.text("state"), row.text("chamber"), code)
        for row in _rows(ZIP_LEGISLATIVE, "zip", "state", "chamber", "districts")
        for code in row.text("districts").split()
    )
    path.write_bytes(render_table(path.name, columns, rows))
    return path


def _people(path: Path, officials: tuple[Official, ...], importers: Importers) -> Path:
    by_division = importers.load_legislatures(importers.home).by_division
    columns = (
        *("state", "role", "district", "name", "given_name", "family_name", "party", "email", "website", "contact_url"),
        *("role_start", "role_end", "ocd_person_id", "capitol_address", "capitol_phone"),
        *("district_address", "district_phone"),
    )
    rows = []
    for one in officials:
        if one.office in _CHAMBERS and one.division.kind:
            name, home = by_division[one.division][0].name, one.address
            lines = (home.building or home.street, home.city, f"{home.state} {home.zip}") if home else ()
            rows.append((
                *(one.division.state, _CHAMBERS[one.office], name, one.name, one.given_name, one.family_name),
                *(one.party, one.email, one.website, "", "", "", one.official_id),
                *(", ".join(lines), one.phone, "", ""),
            ))  # fmt: skip
    path.write_bytes(render_table(path.name, columns, rows))
    return path
