"""What the documentation says is so, and what there is to know stands in it.

Settings are ``test_house``'s; the tables of letters/README.md are ``services/test_check_letters``'s.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from flask.cli import ScriptInfo

from advocacy.app import create_app
from advocacy.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
LETTERS = (ROOT / "letters" / "README.md").read_text(encoding="utf-8")
THREE_SCREENS = 150  # lines
NOT_OURS = {"db"}  # what packages bring along; `flask database` stands for it
_CODE = re.compile(r"^    (?P<line>\S.*)$|`(?P<span>[^`]+)`", re.MULTILINE)
_FLASK = re.compile(r"^(?:flask|\S*python -m flask --app wsgi) (.+)$")


@pytest.fixture(scope="module")
def commands(tmp_path_factory: pytest.TempPathFactory) -> click.Group:
    settings = Settings(instance_dir=tmp_path_factory.mktemp("instance"), secret_key="only for tests")
    return create_app(settings).cli


def leaves(group: click.Group, path: tuple[str, ...] = ()) -> Iterator[str]:
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if isinstance(command, click.Group):
            yield from leaves(command, (*path, name)) if name not in NOT_OURS else ()
        else:
            yield " ".join(("flask", *path, name))


def code(text: str) -> list[str]:
    """Every line and span of code, without the comment that a line may end with."""
    found = (match["line"] or match["span"] for match in _CODE.finditer(text))
    return [" ".join(re.sub(r"\s+#.*", "", piece).split()) for piece in found]


def flask_lines(text: str) -> list[str]:
    return [match[1] for piece in code(text) if (match := _FLASK.match(piece)) and "…" not in piece]


def test_the_readme_is_three_screens() -> None:
    assert len(README.splitlines()) <= THREE_SCREENS


def test_every_command_is_in_the_readme(commands: click.Group) -> None:
    written = " ".join(README.split())
    assert [name for name in leaves(commands) if name not in written] == []


@pytest.mark.parametrize("line", sorted({*flask_lines(README), *flask_lines(LETTERS)}))
def test_every_command_that_is_written_down_exists_with_its_options(commands: click.Group, line: str) -> None:
    command: click.Command = commands
    words = shlex.split(re.sub(r"\s*[>|].*", "", line))
    context = click.Context(command, obj=ScriptInfo(create_app=lambda: create_app()))
    while words and isinstance(command, click.Group):
        name = words.pop(0)
        found = command.get_command(context, name)
        assert found, f"there is no {name} in: flask {line}"
        command = found
    known = {option for parameter in command.get_params(context) for option in parameter.opts}
    assert [word for word in words if word.startswith("--") and word not in known] == []


def test_every_make_target_is_in_the_readme_and_the_other_way_round() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):.*## ", makefile, re.MULTILINE))
    assert {piece.split()[1] for piece in code(README) if re.match(r"make [a-z]", piece)} == targets


@pytest.mark.parametrize("page", ["README.md", "letters/README.md"])
def test_every_file_that_is_linked_to_is_there(page: str) -> None:
    file = ROOT / page
    links = re.findall(r"\]\((?!https?://|#)([^)]+)\)", file.read_text(encoding="utf-8"))
    assert [link for link in links if not (file.parent / link).exists()] == []


def test_the_screenshot_is_light_enough_to_be_looked_at_on_a_phone() -> None:
    assert (ROOT / "docs" / "screenshot.png").stat().st_size < 200_000
