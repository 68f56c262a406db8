"""``make bench`` measures places and data, here with the smallest counts. How fast anything is, no test says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bench import addresses, derived, load, memory, points
from bench.rounds import Effort
from bench.table import Row

LEAST = Effort(rounds=1, share=0.002)


def check(rows: list[Row], letters: str, ratios: int) -> None:
    assert {row.what[0] for row in rows} == set(letters)
    assert all(row.ours for row in rows)
    found = [row.ratio for row in rows if row.ratio is not None]
    assert len(found) == ratios
    assert all(ratio > 0 for ratio in found)
    assert all(row.met is not None for row in rows if row.aim)


@pytest.mark.parametrize(
    ("measure", "letter", "ratios"), [(points.measure, "g", 2), (memory.measure, "h", 0), (derived.measure, "i", 0)]
)
def test_places_and_the_data_are_measured(
    tmp_path: Path, measure: Callable[[Path, Effort], list[Row]], letter: str, ratios: int
) -> None:
    check(measure(tmp_path, LEAST), letter, ratios)


def test_addresses_are_measured_with_a_geocoder_that_is_slow_and_one_that_hangs(tmp_path: Path) -> None:
    check(addresses.measure(tmp_path, LEAST), "j", 1)


def test_the_share_of_waits_that_a_percentile_names_was_no_longer() -> None:
    waits = [float(number) for number in range(1, 101)]
    assert (load.percentile(waits, 0.5), load.percentile(waits, 0.99), load.percentile([7.0], 0.99)) == (51, 100, 7)
