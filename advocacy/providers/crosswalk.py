"""The offline ZIP crosswalk: from a ZIP to its districts, and from a district to the places people know it by."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterable
from pathlib import Path

from advocacy.core.addresses import ZipCode
from advocacy.core.divisions import DivisionId, States
from advocacy.core.legislatures import Legislatures
from advocacy.core.lookup import Candidate, Finding, PlaceName, Reason, ZipKind
from advocacy.core.places import Place, Point
from advocacy.core.sources import ZIP_DISTRICTS, ZIP_LEGISLATIVE, ZIP_PLACES

from .crosswalk_index import Sources, build, is_current

NAME = "crosswalk"
INDEX_NAME = "crosswalk.sqlite3"
_ASK = "SELECT kind, city, state, county, reason, candidates, legislative, latitude, longitude FROM zips WHERE zip = ?"
_SHARED = "PRAGMA mmap_size = 16777216"  # the whole index: all workers and threads read the same pages
_MIDDLE = "SELECT latitude, longitude FROM zips WHERE zip = ? AND latitude IS NOT NULL"


class Crosswalk:
    """A look-up provider and a list of districts over one read-only file; any number of threads may ask at once.

    What the basis of a ZIP's rows comes to: districts of any basis are candidates (several of them are a split, never
    picked from, the one that holds the ZIP's centre named first); ``military``, ``none``, and a ZIP that has a place
    name but no row of districts come to ``no_district``, with the place; ``freely_associated_state`` comes to
    ``outside_us``. Of a ZIP in neither file this provider cannot speak.

    A chamber of the state's legislature is named only where one of its districts alone touches the ZIP, and the ZIP
    lies in one state.
    """

    def __init__(self, index: Path, states: States, legislatures: Legislatures | None = None) -> None:
        self._uri = f"{index.resolve().as_uri()}?mode=ro&immutable=1"
        self._threads = threading.local()
        self._congress = states.congress
        self._legislatures = legislatures or Legislatures()
        self._kinds = {kind.value: kind for kind in ZipKind}
        self._reasons = {reason.value: reason for reason in Reason}
        places = dict(self._connection().execute("SELECT district, places FROM districts"))
        self._by_state = {
            state.code: {
                (key := f"{state.code}-{number}"): Candidate(
                    state.district(number), tuple(places[key].split("\n")) if key in places else ()
                )
                for number in state.district_numbers
            }
            for state in states.all
        }
        self._candidates = {key: value for districts in self._by_state.values() for key, value in districts.items()}

    @classmethod
    def open(
        cls, data_dir: Path, index_dir: Path, states: States, legislatures: Legislatures | None = None
    ) -> Crosswalk:
        """The crosswalk of the CSV files in one folder, with its index in another; see ``over``."""
        legislative = data_dir / ZIP_LEGISLATIVE
        sources = Sources(
            data_dir / ZIP_DISTRICTS, data_dir / ZIP_PLACES, legislative if legislative.exists() else None
        )
        return cls.over(sources, index_dir / INDEX_NAME, states, legislatures)

    @classmethod
    def over(cls, sources: Sources, index: Path, states: States, legislatures: Legislatures | None = None) -> Crosswalk:
        """The crosswalk of these CSV files; builds its index, a file of its own, unless it is current.

        Raises ``MalformedData`` where a file is missing or has a row that cannot be right, ``OSError`` where the index
        cannot be written.
        """
        stamp = sources.stamp(states)
        if not is_current(index, stamp):
            build(index, sources, states, stamp)
        return cls(index, states, legislatures)

    def divisions_of(self, place: Place) -> Finding | None:
        """What is known of a ZIP, and of nothing else; the add-on of four digits decides nothing here."""
        if not isinstance(place, ZipCode):
            return None
        row = self._connection().execute(_ASK, (place.five,)).fetchone()
        if row is None:
            return None
        kind, city, state, county, reason, packed, sure, latitude, longitude = row
        point = None if latitude is None else Point(latitude, longitude)
        name = PlaceName(city, state, county, self._kinds[kind], point) if city else None
        if reason:
            return Finding(self._congress, (), self._reasons[reason], name, provider=NAME)
        candidates = tuple([self._candidates[key] for key in packed.split(" ")])
        legislative = self._divisions(sure) if sure else ()
        return Finding(self._congress, candidates, None, name, legislative, provider=NAME)

    def _divisions(self, sure: str) -> tuple[DivisionId, ...]:
        known = self._legislatures.by_code
        return tuple([division for code in sure.split(" ") for division in known.get(code, ())])

    def middles_of(self, zips: Iterable[str]) -> dict[str, Point]:
        """The middle of each of these ZIPs, five digits each, that the post office's list places."""
        ask = self._connection().execute
        found = ((code, ask(_MIDDLE, (code,)).fetchone()) for code in set(zips))
        return {code: Point(*row) for code, row in found if row}

    def districts_of(self, state: str) -> tuple[Candidate, ...]:
        """Every district of the state in the order of their numbers, each with its main cities; none of no state."""
        return tuple(self._by_state.get(state, {}).values())

    def _connection(self) -> sqlite3.Connection:
        try:
            connection: sqlite3.Connection = self._threads.holder.connection
        except AttributeError:
            self._threads.holder = holder = _Holder(sqlite3.connect(self._uri, uri=True, check_same_thread=False))
            connection = holder.connection
            connection.execute(_SHARED)
        return connection


class _Holder:
    """Closes a thread's connection when the thread ends: sqlite3 itself warns of a connection left open."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def __del__(self) -> None:
        self.connection.close()
