"""Reads every hostile file in a process that may use so much memory and time and no more, and says what it found.

``python -m tests.core.hostile.caged``: one line of JSON for each. A file that takes more time than it may ends the
process, and the line that is missing names it.
"""

from __future__ import annotations

import json
import resource
import sys
from collections.abc import Iterator
from typing import Any, NoReturn

import jinja2

from advocacy.services.check_letters import check_files
from tests.core.hostile import bombs, campaigns, letters, templates
from tests.support.manuscripts import BILL, DAY, FILES

MEMORY = 600_000_000
"""Bytes of address space: Python and all that the check imports take about a third."""
SECONDS = 4
"""Of the processor, for one campaign."""

_SETS = {"escapes": templates.ESCAPES, "expressions": templates.EXPRESSIONS, "statements": templates.STATEMENTS}
_SETS["signs"] = templates.SIGNS


def inputs() -> Iterator[tuple[str, str, str, str]]:
    """Name, file, text, and the code of what it must be refused for."""
    for group, found in _SETS.items():
        for number, (words, code) in enumerate(found.items()):
            yield f"{group} {number}: {ascii(words)[:60]}", "en.md", bombs.body(words), code
    yield from ((f"campaign: {name}", "campaign.yaml", *pair) for name, pair in campaigns.HOSTILE.items())
    yield from ((f"letter: {name}", "en.md", *pair) for name, pair in letters.HOSTILE.items())
    yield from ((f"bomb: {name}", "en.md", *pair) for name, pair in bombs.HOSTILE.items())


def _never(*_: Any, **__: Any) -> NoReturn:
    raise AssertionError("Jinja was asked to run what an organiser wrote.")


def main() -> None:
    """Read them all."""
    jinja2.Environment.compile = _never  # type: ignore[assignment]
    jinja2.Template.render = jinja2.Template.generate = _never  # type: ignore[assignment]
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    for name, file, text, _code in inputs():
        used = resource.getrusage(resource.RUSAGE_SELF)
        now = int(used.ru_utime + used.ru_stime)
        resource.setrlimit(resource.RLIMIT_CPU, (now + SECONDS + 1, resource.RLIM_INFINITY))
        found = check_files({**FILES, file: text}, "schools", {str(BILL.id): BILL}, DAY)
        told = [(one.code, one.file, one.line, one.column, one.message, one.remedy) for one in found if one.is_error]
        sys.stdout.write(json.dumps([name, told]) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
