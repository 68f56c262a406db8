"""Programs the tests need beyond Python. ``python -m tests.support.machine`` installs them, or says how to."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright._impl._driver import compute_driver_executable

_CREATE_NO_CLUSTER = "create_main_cluster = false\n"  # the tests start a server of their own


def chromium() -> Path | None:
    """The Chromium to drive: ``CHROMIUM``, the system's, or one that Playwright has downloaded."""
    if named := os.environ.get("CHROMIUM"):
        return Path(named)
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if found := shutil.which(name):
            return Path(found)
    if playwright_driver() is None:
        return None
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        downloaded = Path(playwright.chromium.executable_path)
    return downloaded if downloaded.exists() else None


def playwright_driver() -> Path | None:
    """The program inside Playwright's package, if it starts: it wants a library that small systems leave out."""
    program = Path(compute_driver_executable()[0])
    started = subprocess.run([program, "--version"], capture_output=True, check=False)
    return program if started.returncode == 0 else None


def postgres() -> Path | None:
    """The newest PostgreSQL server program; Debian keeps it off the path."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda path: float(path.parts[-3]))
    found = str(debian[-1]) if debian else shutil.which("postgres")
    return Path(found).resolve() if found else None


def poppler() -> Path | None:
    """The tool that reads a letter's paper back; its companion ``pdftoppm`` comes in the same package."""
    found = shutil.which("pdftotext") and shutil.which("pdftoppm")
    return Path(found) if found else None


@dataclass(frozen=True)
class Need:
    """A program the tests cannot do without, and the Debian package that brings it."""

    name: str
    find: Callable[[], Path | None]
    package: str
    otherwise: str

    def advice(self) -> str:
        """One line for whoever has to install it."""
        return f"{self.name} is missing: on Debian and Ubuntu, apt install {self.package}; {self.otherwise}"


NEEDS = (
    Need("A library that Playwright needs", playwright_driver, "libatomic1", "elsewhere, the package with libatomic"),
    Need("Chromium", chromium, "chromium", "elsewhere, .venv/bin/python -m playwright install chromium"),
    Need("The PostgreSQL server", postgres, "postgresql", "on macOS, brew install postgresql"),
    Need("pdftotext (poppler)", poppler, "poppler-utils", "on macOS, brew install poppler"),
)


def advice_on(find: Callable[[], Path | None]) -> str:
    """How to install the program that this function looks for."""
    return next(need.advice() for need in NEEDS if need.find is find)


def missing() -> tuple[Need, ...]:
    """The needs that this machine does not meet."""
    return tuple(need for need in NEEDS if need.find() is None)


def install(needs: tuple[Need, ...]) -> None:
    """Install the Debian packages; the PostgreSQL package is told first to start no server of its own."""
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}

    def apt(*words: str) -> bool:
        command = ("apt-get", "-qq", *words)
        return subprocess.run(command, env=quiet, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL).returncode == 0

    packages = [need.package for need in needs]
    print(f"Installing {', '.join(packages)}", flush=True)
    if not apt("update"):
        return
    if "postgresql" in packages and apt("install", "-y", "--no-install-recommends", "postgresql-common"):
        setting = Path("/etc/postgresql-common/createcluster.conf")
        kept = setting.read_text() if setting.exists() else ""
        setting.write_text(kept + _CREATE_NO_CLUSTER)
    apt("install", "-y", "--no-install-recommends", *packages)


def main() -> int:
    """Return 0 when every program is there, installing first where we may."""
    needs = missing()
    if needs and os.geteuid() == 0 and shutil.which("apt-get"):
        install(needs)
        needs = missing()
    for need in needs:
        print(need.advice(), file=sys.stderr)
    return 1 if needs else 0


if __name__ == "__main__":
    sys.exit(main())
