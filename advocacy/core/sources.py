"""Where our data comes from: what a source gave, what was mended on the way, and what is kept about each file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from .divisions import DivisionId

T = TypeVar("T")

LEGISLATORS = "legislators.csv"
DISTRICT_OFFICES = "district_offices.csv"
ZIP_DISTRICTS = "zip_districts.csv"
ZIP_PLACES = "zip_places.csv"
STATES = "states.csv"
BOUNDARIES = "boundaries.json.gz"
STATE_DISTRICTS = "state_districts.csv"
ZIP_LEGISLATIVE = "zip_legislative.csv"
BILLS = "bills.csv"
BILL_POSITIONS = "bill_positions.csv"
COMMITTEE_MEMBERS = "committee_members.csv"
OUR_FILES = (
    *(LEGISLATORS, DISTRICT_OFFICES, ZIP_DISTRICTS, ZIP_PLACES, STATES, BOUNDARIES),
    *(STATE_DISTRICTS, ZIP_LEGISLATIVE, BILLS, BILL_POSITIONS, COMMITTEE_MEMBERS),
)


@dataclass(frozen=True, slots=True)
class Origin:
    """Who made the data, where it is published, and on what terms."""

    words: str
    url: str
    licence: str


@dataclass(frozen=True)
class Reading(Generic[T]):
    """What a file says, and sentences on what was mended or left out while reading it."""

    rows: tuple[T, ...]
    notes: tuple[str, ...] = ()
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class SourcePart:
    """One of several sources whose rows stand in one of our files, such as Congress among all officials.

    ``as_of`` is the day of its oldest row; ``vacant`` are the seats that the source leaves empty, once for each.
    """

    name: str
    origin: Origin
    as_of: date
    rows: int
    vacant: tuple[str, ...] = ()


CONGRESS, LEGISLATURES, GOVERNORS = "congress", "legislatures", "governors"


@dataclass(frozen=True)
class NewFile:
    """One of our files as an import has made it. ``congress`` is the map it is on, where it is on one."""

    name: str
    content: bytes
    rows: int
    origin: Origin
    congress: int | None = None
    notes: tuple[str, ...] = ()
    vacant: tuple[str, ...] = ()
    """The divisions of the seats that the source leaves empty, once for each seat; of legislators.csv only."""
    reached: frozenset[DivisionId] = frozenset()
    """The districts to which some ZIP leads; of zip_districts.csv only."""
    plan: int | None = None
    """The year of the Census layer of legislative districts that its codes are of, where it has such codes."""
    parts: tuple[SourcePart, ...] = ()
    """Where the rows are of several sources: all of them. The file is as of the oldest."""


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """What ``sources.toml`` keeps about one of our files. ``sha256`` is the checksum of our file, in hexadecimal."""

    file: str
    origin: Origin
    as_of: date
    sha256: str
    rows: int
    congress: int | None = None
    vacant: tuple[str, ...] = ()
    plan: int | None = None
    parts: tuple[SourcePart, ...] = ()
