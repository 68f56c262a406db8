"""``make bench`` measures what it says, here with the smallest counts. How fast anything is, no test says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bench import counting, letters, lookup, paper, served, startup
from bench.rounds import Effort, compare
from bench.table import Row, render
from bench.world import World
from tests.support import machine

LEAST = Effort(rounds=1, share=0.002)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return World.read(tmp_path_factory.mktemp("world"))


def check(rows: list[Row], letters: str, ratios: int) -> None:
    assert {row.what[0] for row in rows} == set(letters)
    assert all(row.ours for row in rows)
    found = [row.ratio for row in rows if row.ratio is not None]
    assert len(found) == ratios
    assert all(ratio > 0 for ratio in found)
    assert all(row.met is not None for row in rows if row.aim)


@pytest.mark.parametrize(("measure", "letter", "ratios"), [(lookup.measure, "a", 2), (paper.measure, "d", 1)])
def test_what_happens_in_process_is_measured(
    world: World, measure: Callable[[World, Effort], list[Row]], letter: str, ratios: int
) -> None:
    check(measure(world, LEAST), letter, ratios)


def test_pages_and_the_api_are_measured_on_the_server_that_serves_them(tmp_path: Path) -> None:
    check(served.measure(tmp_path, LEAST), "bc", 2)


def test_counting_is_measured_on_both_databases(shared: Path) -> None:
    assert machine.postgres(), "make test installs it"
    folder = shared / "bench"
    folder.mkdir(mode=0o755)
    check(counting.measure(folder, LEAST), "e", 4)


def test_start_and_memory_are_measured(tmp_path: Path) -> None:
    check(startup.measure(tmp_path, LEAST), "f", 1)


def test_the_baseline_page_is_as_long_as_ours() -> None:
    from bench.bare import render as bare_page

    ours = "x" * 20_000
    assert len(ours) <= len(bare_page(served.lines(ours)).encode()) < 1.02 * len(ours)


def test_both_sides_take_turns_and_the_first_round_is_left_out() -> None:
    order: list[str] = []

    def turn(name: str, figure: float) -> float:
        order.append(name)
        return 99.0 if len(order) < 3 else figure

    found = compare(lambda: turn("ours", 6), lambda: turn("bare", 2), Effort(rounds=2))
    assert order == ["bare", "ours", "ours", "bare", "bare", "ours"]
    assert (found.ours, found.baseline, found.ratio) == (6, 2, 3)


@pytest.mark.parametrize(
    ("row", "met"),
    [
        (Row("a", "", ratio=4.9, aim="≤ 5"), True),
        (Row("b", "", ratio=0.5, aim="≥ 0.6"), False),
        (Row("f", "", ratio=7.0, aim="≤ 1 s", figure=0.9), True),
        (Row("d", ""), None),
    ],
)
def test_an_aim_is_met_or_not_or_not_set(row: Row, met: bool | None) -> None:
    assert row.met is met


def test_the_table_has_a_line_for_every_measure() -> None:
    lines = render([Row("what", "1 ms", "2 ms", 0.5, "≤ 1"), Row("more", "3 s")]).splitlines()
    assert [line.split() for line in lines[2:]] == [
        ["what", "1", "ms", "2", "ms", "0.50", "≤", "1", "yes"],
        ["more", "3", "s"],
    ]


def test_what_an_organiser_waits_for_is_measured(tmp_path: Path) -> None:
    check(letters.measure(tmp_path, LEAST), "k", 4)
