"""(h) What the data weighs in a worker: officials, districts, ZIPs, and the outlines once a point was asked for."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from advocacy.settings import ROOT

from .rounds import Effort
from .server import environment
from .table import Row

_STEPS = """\
import gc
from datetime import date
from advocacy import wiring
from advocacy.core.places import Point
from advocacy.providers.boundaries import Boundaries
from advocacy.services.find_officials import find_at, find_officials
from advocacy.settings import Settings
day = date(2026, 11, 23)
def weigh():
    gc.collect()
    for line in open("/proc/self/status"):
        if line.startswith("VmRSS:"):
            print(int(line.split()[1]))
weigh()
ports = wiring.load_ports(Settings.from_environment())
for zip in ("94704", "02138", "10001", "68508"):
    find_officials(zip, ports, day)
weigh()
(boundaries,) = [one for one in ports.lookup if isinstance(one, Boundaries)]
import shapely
weigh()
boundaries.divisions_of(Point(37.87, -122.26))
weigh()
"""


def measure(folder: Path, effort: Effort) -> list[Row]:
    """Resident memory of a process that does nothing else, before and after each step."""
    ours = environment(folder, LOOKUP_PROVIDERS="boundaries,crosswalk")
    if not Path("/proc/self/status").exists():
        return [Row("h  memory of all data in a worker", "not told by this system")]
    _run(ours)  # builds the index of ZIPs
    runs = sorted(_run(ours) for _ in range(min(3, effort.rounds)))
    code, data, library, outlines = runs[len(runs) // 2]
    return [
        Row("h  memory of all data in a worker", _mb(outlines - code), f"{_mb(code)} code alone"),
        Row("h  of which officials, districts and ZIPs", _mb(data - code)),
        Row("h  of which the library of shapes", _mb(library - data)),
        Row("h  of which outlines, after the first point", _mb(outlines - library)),
    ]


def _run(variables: dict[str, str]) -> tuple[int, ...]:
    done = subprocess.run(
        [sys.executable, "-c", _STEPS], cwd=ROOT, env=variables, capture_output=True, text=True, check=True
    )
    return tuple(int(line) for line in done.stdout.split()[-4:])


def _mb(kilobytes: int) -> str:
    return f"{kilobytes * 1024 / 1e6:.1f} MB"
