"""Findings of proofreading in the language of the page, each with a link to the field that it is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from advocacy.core.problems import OFFICES, Problem, Value

_NOT_IN_AN_ID = re.compile(r"[^A-Za-z0-9_]+")
_FILES = {"en.md": "English", "es.md": "Spanish"}
_CALLED = {
    "U.S. senator": _l("U.S. senator"),
    "U.S. representative": _l("U.S. representative"),
    "U.S. delegate": _l("U.S. delegate"),
    "U.S. resident commissioner": _l("U.S. resident commissioner"),
    "state senator": _l("state senator"),
    "state representative": _l("state representative"),
    "state legislator": _l("state legislator"),
    "governor": _l("governor"),
    "mayor": _l("mayor"),
    "English": _l("English"),
    "Spanish": _l("Spanish"),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding as a page shows it. ``field`` is the id of the field, empty where no field has it.

    ``address`` is the page that has the field, empty where it is the page itself.
    """

    message: str
    remedy: str
    is_error: bool
    place: str
    field: str
    address: str = ""


def say(problem: Problem) -> tuple[str, str]:
    """Message and remedy of this finding, in the language of the page."""
    values = _in_words(problem.values)
    return _(problem.kind.message) % values, _(problem.remedy_template) % values


def findings(problems: Iterable[Problem]) -> list[Finding]:
    """The rows for ``findings.html``, in the order in which they come."""
    rows = []
    for problem in problems:
        message, remedy = say(problem)
        field = field_id(problem.file, problem.part) if problem.part else ""
        rows.append(Finding(message, remedy, problem.is_error, _place(problem), field))
    return rows


def field_id(file: str, part: str) -> str:
    """The id of the field for this part of this file: ``field-en-wording-request-us_senator``, ``field-campaign-path``.

    ``file`` may stand in a folder.
    """
    stem = file.rpartition("/")[2].rpartition(".")[0]
    return _NOT_IN_AN_ID.sub("-", f"field-{stem}-{part}").rstrip("-")


def _place(problem: Problem) -> str:
    file = problem.file.rpartition("/")[2]
    if not problem.part:
        return str(_("%(file)s, line %(line)s", file=file, line=problem.line))
    return str(_("%(file)s, line %(line)s, %(part)s", file=file, line=problem.line, part=problem.part))


def _in_words(values: Mapping[str, Value]) -> dict[str, str]:
    """The values as people of this language read them; what an organiser typed stays as it is."""
    said = {name: str(value) for name, value in values.items()}
    said |= {name: str(_(_FILES[value])) for name, value in said.items() if value in _FILES}
    for name in (OFFICES, "seems"):
        if name in said:
            said[name] = ", ".join(str(_CALLED.get(one, one)) for one in said[name].split(", "))
    return said
