"""Hundreds of hostile letters and campaigns: each is refused with a place and a remedy, and none is ever run."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.core.hostile.caged import inputs
from tests.support.manuscripts import FILES

ROOT = Path(__file__).resolve().parents[3]
INPUTS = {name: (file, text, code) for name, file, text, code in inputs()}
Told = list[tuple[str, str, int, int, str, str]]


@pytest.fixture(scope="module")
def caged() -> dict[str, Told]:
    """What was said of each, in a process with bounds on its memory and its time."""
    command = [sys.executable, "-m", "tests.core.hostile.caged"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    said = dict(json.loads(line) for line in done.stdout.splitlines())
    missing = next((name for name in INPUTS if name not in said), "")
    assert done.returncode == 0, f"ended with {done.returncode} at “{missing}”: {done.stderr[-2000:]}"
    return said


def test_there_are_hundreds_of_them_and_no_two_are_alike() -> None:
    assert len({(file, text) for file, text, _ in INPUTS.values()}) == len(INPUTS) >= 400


@pytest.mark.parametrize("name", INPUTS)
def test_it_is_refused_for_what_it_is_with_its_place_and_a_remedy(caged: dict[str, Told], name: str) -> None:
    file, text, expected = INPUTS[name]
    told = caged[name]
    assert expected in [code for code, *_ in told], told[:3]
    lines = max(len(one.splitlines()) for one in (text, *FILES.values())) + 1
    for _code, where, line, column, message, remedy in told:
        assert where in FILES
        assert 1 <= line <= lines
        assert column >= 1
        assert message
        assert remedy
        assert len(message) + len(remedy) < 2_000  # a page of findings is read
    assert file in {where for _, where, *_ in told}
