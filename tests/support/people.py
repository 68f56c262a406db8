"""Made-up state legislators in the formats of Open States: an archive of YAML, a published CSV, a drawn table."""

from __future__ import annotations

import csv
import io
import tarfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

Person = dict[str, Any]

ROOM = "State Capitol Room 516, 120 4th St., Juneau, AK 99801"
_PUBLISHED = (
    *("id", "name", "current_party", "current_district", "current_chamber", "given_name", "family_name", "gender"),
    *("email", "biography", "birth_date", "death_date", "image", "links", "sources"),
    *("capitol_address", "capitol_voice", "capitol_fax", "district_address", "district_voice", "district_fax"),
    *("twitter", "youtube", "instagram", "facebook", "wikidata"),
)
_DRAWN = (
    *("state", "role", "district", "name", "given_name", "family_name", "party", "email"),
    *("capitol_address", "capitol_phone", "capitol_fax", "district_address", "district_phone", "district_fax"),
    *("website", "contact_url", "twitter", "facebook", "role_start", "role_end", "ocd_person_id"),
)


def person_id(number: int) -> str:
    return f"ocd-person/00000000-0000-4000-8000-{number:012d}"


def legislator(number: int, district: str = "B", chamber: str = "upper", **changes: Any) -> Person:
    """Someone as the YAML has her. A change of None takes a field out."""
    person: Person = {
        "id": person_id(number),
        "name": f"Ana Peña{number}",
        "given_name": "Ana",
        "family_name": f"Peña{number}",
        "gender": "Female",
        "email": f"ana{number}@akleg.gov",
        "party": [{"name": "Democratic"}],
        "roles": [{"start_date": "2023-01-17", "type": chamber, "district": district}],
        "offices": [
            {"classification": "capitol", "address": ROOM, "voice": "907-465-3873"},
            {"classification": "district", "address": "1900 1st Ave. Suite 310, Ketchikan, AK 99901"},
        ],
        "links": [{"url": "https://akleg.gov/ana"}, {"url": "https://www.akleg.gov/ana/contact"}],
    } | changes
    return {name: value for name, value in person.items() if value is not None}


def archive(path: Path, people: Mapping[str, Iterable[Person]], more: Mapping[str, bytes] | None = None) -> Path:
    """A tar.gz with a file for each person, by the state's small letters; ``more`` are members by name."""
    files = {
        f"data/{state}/legislature/{one['name'].replace(' ', '-')}-{one['id'].rpartition('/')[2]}.yml": as_yaml(one)
        for state, here in people.items()
        for one in here
    }
    with tarfile.open(path, "w:gz") as made:
        for name, content in (files | dict(more or {})).items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            made.addfile(member, io.BytesIO(content))
    return path


def as_yaml(person: Person) -> bytes:
    return yaml.safe_dump(person, allow_unicode=True, sort_keys=False).encode("utf-8")


def folder(path: Path, people: Mapping[str, Iterable[Person]]) -> Path:
    for state, here in people.items():
        (path / "data" / state / "legislature").mkdir(parents=True, exist_ok=True)
        for one in here:
            (path / "data" / state / "legislature" / f"{one['name']}.yml").write_bytes(as_yaml(one))
    return path


def published(path: Path, people: Iterable[Person]) -> Path:
    """The CSV of a state, named by it: ``ak.csv``."""
    return _table(path, _PUBLISHED, (_published_row(one) for one in people))


def drawn(path: Path, state: str, people: Iterable[Person]) -> Path:
    return _table(path, _DRAWN, (_drawn_row(state, one) for one in people))


def _table(path: Path, columns: tuple[str, ...], rows: Iterable[Mapping[str, str]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="")
        writer.writeheader()
        writer.writerows(rows)
    return path


def _same(one: Person) -> dict[str, str]:
    offices = {office["classification"]: office for office in one.get("offices", [])}
    return {
        **{name: one.get(name, "") for name in ("name", "given_name", "family_name", "email")},
        **{f"{kind}_address": offices.get(kind, {}).get("address", "") for kind in ("capitol", "district")},
    }


def _published_row(one: Person) -> dict[str, str]:
    offices = {office["classification"]: office for office in one.get("offices", [])}
    return {
        **_same(one),
        "id": one["id"],
        "gender": one.get("gender", ""),
        "current_party": one["party"][0]["name"],
        "current_district": one["roles"][0]["district"],
        "current_chamber": one["roles"][0]["type"],
        "links": ";".join(link["url"] for link in one.get("links", [])),
        **{f"{kind}_voice": offices.get(kind, {}).get("voice", "") for kind in ("capitol", "district")},
    }


def _drawn_row(state: str, one: Person) -> dict[str, str]:
    offices = {office["classification"]: office for office in one.get("offices", [])}
    links = [link["url"] for link in one.get("links", [])]
    return {
        **_same(one),
        "state": state,
        "role": one["roles"][0]["type"],
        "district": one["roles"][0]["district"],
        "role_start": one["roles"][0].get("start_date", ""),
        "role_end": one["roles"][0].get("end_date", ""),
        "ocd_person_id": one["id"],
        "party": one["party"][0]["name"],
        "website": links[0] if links else "",
        "contact_url": next((url for url in links if "contact" in url), ""),
        **{f"{kind}_phone": offices.get(kind, {}).get("voice", "") for kind in ("capitol", "district")},
    }
