"""Findings beside no letter: what each is about in words, and the way to the page where it is mended."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from flask import url_for
from flask_babel import gettext as _

from advocacy.core.problems import Problem
from advocacy.services.edit_letter import ROW_CELLS

from ..findings import Finding, field_id, findings
from .letter_page import label_of

_SETTINGS = {
    "bill": ("bill", "path", "bill_facts", "written_for"),
    "who": ("targets", "states", "parties", "committees", "positions", "people", "except"),
}


def findings_of(slug: str, problems: Iterable[Problem]) -> list[Finding]:
    """The rows for ``findings.html``, each with the address of its field in the editor, or of its settings."""
    listed = list(problems)
    return [_led(slug, problem, row) for problem, row in zip(listed, findings(listed), strict=True)]


def _led(slug: str, problem: Problem, row: Finding) -> Finding:
    language = {"en.md": _("English"), "es.md": _("Spanish")}.get(problem.file.rpartition("/")[2])
    if language is None:
        key = problem.part.partition(".")[0]
        step = next((step for step, keys in _SETTINGS.items() if key in keys), "when" if key else "bill")
        return replace(row, place=str(_("Settings of the campaign")), address=url_for(f"organise.{step}", slug=slug))
    if not problem.part:
        return replace(row, address=url_for("organise.letter", slug=slug))
    address = url_for("organise.letter", slug=slug, _anchor=field_id(problem.file, _field(problem.part)))
    return replace(row, place=f"{label_of(problem.part)}, {language}", address=address)


def _field(part: str) -> str:
    """The part that has a field: of a reason or a wording as a whole, the first one."""
    table, _dot, rest = part.partition(".")
    if table in ROW_CELLS and rest and "." not in rest:
        return f"{part}.{ROW_CELLS[table][0]}"
    return f"{part}.otherwise" if table == "wording" and rest and "." not in rest else part
