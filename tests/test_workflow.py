"""The workflow that checks letters in pull requests: harmless to run on anyone's, and its very command works."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
SOURCE = (ROOT / ".github" / "workflows" / "letters.yml").read_text(encoding="utf-8")
WORKFLOW: dict[Any, Any] = yaml.safe_load(SOURCE)
STEPS: list[dict[str, Any]] = WORKFLOW["jobs"]["check"]["steps"]


def test_it_may_read_the_repository_and_nothing_else() -> None:
    assert WORKFLOW["permissions"] == {"contents": "read"}
    assert "secrets." not in SOURCE
    assert "pull_request_target" not in SOURCE
    assert WORKFLOW[True]["pull_request"]["paths"][0] == "letters/**"  # YAML reads “on” as yes


def test_it_installs_the_locked_packages_only() -> None:
    installs = [step["run"] for step in STEPS if "pip install" in step.get("run", "")]
    assert installs == ["python -m pip install --quiet --require-hashes --requirement requirements.txt"]
    assert "--hash=" in (ROOT / "requirements.txt").read_text(encoding="utf-8")


def proofread(tmp_path: Path, letters: Path) -> subprocess.CompletedProcess[str]:
    """What its last step says of these letters, run as GitHub runs it."""
    step = STEPS[-1]
    assert step["shell"] == "bash"
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    settings = {"LETTERS_DIR": str(letters), "INSTANCE_DIR": str(tmp_path / "instance"), "FLASK_SKIP_DOTENV": "1"}
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
        cwd=ROOT,
        env={"PATH": path, "TODAY": "2026-11-23", "LANG": "C.UTF-8", **settings},
        capture_output=True,
        text=True,
        check=False,
    )


def test_our_own_letters_pass(tmp_path: Path) -> None:
    done = proofread(tmp_path, ROOT / "letters")
    assert done.returncode == 0, done.stderr
    assert "::error" not in done.stdout


@pytest.mark.parametrize("words", ["{{ bill.sponser }}", "{% if %}", "100% TODO\n::error::x"])
def test_a_mistake_fails_it_and_is_told_beside_its_line(tmp_path: Path, words: str) -> None:
    folder = tmp_path / "letters" / "title-ix-protection-act"
    shutil.copytree(ROOT / "letters" / "title-ix-protection-act", folder)
    with (folder / "en.md").open("a", encoding="utf-8") as file:
        file.write(f"\n{words}\n")
    line = (folder / "en.md").read_text(encoding="utf-8").split(words.split("\n")[0])[0].count("\n") + 1
    done = proofread(tmp_path, folder.parent)
    assert done.returncode == 1
    errors = [said for said in done.stdout.splitlines() if said.startswith("::error file=")]
    assert any(f"en.md,line={line},col=" in said for said in errors), done.stdout
    assert not any(said.startswith("::error::") for said in done.stdout.splitlines())
