"""The house rules that a program can keep."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
from dataclasses import fields
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "advocacy"
TESTS = ROOT / "tests"
VAGUE = {"utils", "util", "helpers", "helper", "common", "manager", "managers", "misc", "shared", "tools"}
MACHINES = re.compile(
    r"(?<![\w.])/(?:work|root|Users/\w+)/\S|\.\./shared\b|\.library\b"  # a path of one machine
    r"|file:///|(?:extra-)?index-url|find-links"  # where one machine gets its packages
    r"|https?://(?:localhost|127\.0\.0\.1|10\.\d+\.\d+\.\d+|192\.168\.\d+\.\d+)/(?:simple|pypi)"
)
# Where those words mean what they say: this file, and the options that keep such lines out of the lock files.
MAY_NAME_MACHINES = {"tests/test_house.py", "Makefile"}
LONGEST_FILE = 300  # lines; about 250 is the aim
# Said elsewhere under another name, or checked through all the others.
TESTED_ELSEWHERE = {"__init__", "app"}


def modules() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py") if "versions" not in path.parts)


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def every_text() -> list[Path]:
    """Each file that is or would be committed, binary ones left out."""
    names = _known_to_git() or _without_git()
    paths = [ROOT / name for name in names]
    return [path for path in paths if path.is_file() and b"\0" not in path.read_bytes()[:8000]]


def _known_to_git() -> list[str]:
    if shutil.which("git") is None:
        return []
    listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    answer = subprocess.run(listed, cwd=ROOT, capture_output=True, check=False)
    return [name for name in answer.stdout.decode().split("\0") if name]


def _without_git() -> list[str]:
    ours = ("advocacy", "bench", "docs", "letters", "templates", "tests")
    inside = [path for folder in ours for path in (ROOT / folder).rglob("*") if "__pycache__" not in path.parts]
    return [named(path) for path in [*inside, *ROOT.glob("*.*"), ROOT / "Makefile"]]


def test_every_file_of_the_package_is_a_small_room() -> None:
    lengths = {named(path): len(path.read_text(encoding="utf-8").splitlines()) for path in modules()}
    assert {name: length for name, length in lengths.items() if length >= LONGEST_FILE} == {}


def test_no_room_has_a_name_that_says_nothing() -> None:
    rooms = [*modules(), *(path for path in PACKAGE.rglob("*") if path.is_dir())]
    assert [named(path) for path in rooms if path.stem in VAGUE] == []


def test_no_text_names_one_machine() -> None:
    found = [
        f"{named(path)}:{number}: {line.strip()[:120]}"
        for path in every_text()
        if named(path) not in MAY_NAME_MACHINES
        for number, line in enumerate(path.read_text(errors="replace").splitlines(), start=1)
        if MACHINES.search(line)
    ]
    assert found == []


def test_every_setting_is_explained_in_the_example_file() -> None:
    from advocacy.settings import Settings

    explained = set(
        re.findall(r"^#? ?([A-Z][A-Z0-9_]+)=", (ROOT / ".env.example").read_text(encoding="utf-8"), re.MULTILINE)
    )
    settings = {item.name.upper() for item in fields(Settings)}
    assert settings - explained == set(), "settings that .env.example does not explain"
    assert explained - settings == set(), "names in .env.example that are no settings"


def test_every_setting_is_in_the_documentation() -> None:
    from advocacy.settings import Settings

    written = "".join(
        path.read_text(encoding="utf-8") for path in [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
    )
    assert [item.name.upper() for item in fields(Settings) if item.name.upper() not in written] == []


def test_make_help_lists_every_target_that_people_call() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    assert phony is not None
    inner = {"venv", "venv-dev"}
    shown = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert set(re.findall(r"^  make (\S+) +\S", shown, re.MULTILINE)) == set(phony[1].split()) - inner


@pytest.mark.parametrize("locked", ["requirements.txt", "requirements-dev.txt"])
def test_every_pinned_package_has_its_hashes(locked: str) -> None:
    entries = re.split(r"\n(?=[a-z0-9])", (ROOT / locked).read_text(encoding="utf-8"))
    pins = [entry for entry in entries if re.match(r"[a-z0-9]", entry)]
    assert pins
    assert [pin.splitlines()[0] for pin in pins if "==" not in pin or "--hash=sha256:" not in pin] == []


def test_tests_mirror_the_package() -> None:
    """A module's tests are in the folder of the same name; one test file may speak for several modules of its room."""
    rooms = {path.parent.relative_to(PACKAGE) for path in modules() if _says_something(path)} - {Path()}
    untested = [str(room) for room in rooms if not any(TESTS.joinpath(*room.parts[:1]).rglob("test_*.py"))]
    assert untested == []


def _says_something(path: Path) -> bool:
    if path.stem in TESTED_ELSEWHERE:
        return False
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return any(isinstance(node, ast.FunctionDef | ast.ClassDef) for node in tree.body)
