"""When the campaign is open, who is behind it, whether its subject is sensitive, and which help it shows."""

from __future__ import annotations

import re
from collections.abc import Mapping

from flask import render_template, request
from flask_babel import gettext as _

from advocacy.core.letters import LetterRefused
from advocacy.core.manuscripts import read_manuscript
from advocacy.core.problems import Problem
from advocacy.core.staff import Permission
from advocacy.services.begin_campaign import suggest_slug
from advocacy.services.campaign_settings import Changes, Help, problems_of, save_settings, settle
from advocacy.services.list_campaigns import WorkingCopy, facts_of, newest_number

from ..admission import Answer, actor, requires
from ..findings import say
from ..presentation import installation
from . import blueprint
from .settings_forms import MOST_HELPS, ZONES, WhenForm, complain
from .steps import can_be_changed, go_on, is_beginning, legal_advice, own_campaign

_ID = re.compile(r"[a-z][a-z0-9_-]{0,39}")
_WAYS = ("phone", "chat", "website", "checked")
_TEXTS = ("opens", "closes", "zone", "organisation", "contact", "signup_url")


@blueprint.route("/<slug>/when", methods=["GET", "POST"])
@requires(Permission.WRITE)
def when(slug: str) -> Answer:
    """The days, those behind it, and help."""
    copy = own_campaign(slug)
    form = WhenForm(data=_typed(copy))
    _offer_zone(form)
    if request.method == "GET" or not can_be_changed(copy):
        return _page(form, copy)
    if request.form.get("do") == "add":
        if len(form.helps) < MOST_HELPS:
            form.helps.append_entry()
        return _page(form, copy)
    form.validate()
    ids = _name_helps(form)
    changes, helps = _changes(form, ids), _words(form, ids)
    published_zone = facts_of(copy.files).get("zone") if newest_number(slug) else None
    if published_zone and form.zone.data != published_zone:
        form.zone.errors = [_("The time zone of a published campaign cannot change: its days are counted in it.")]
    problems = problems_of(settle(copy.files, changes), slug)
    complain(form, form.parts, problems)
    _complain_of_helps(form, ids, problems)
    if not form.errors and not any(row.errors for row in form.helps):
        save_settings(installation().ports, copy, changes, actor(), helps)
        return go_on(slug, "when")
    return _page(form, copy), 422


def _typed(copy: WorkingCopy) -> dict[str, object]:
    facts = facts_of(copy.files)
    values: dict[str, object] = {name: text for name in _TEXTS if isinstance(text := facts.get(name, ""), str)}
    values["sensitive"] = facts.get("sensitive") == "yes"
    table = facts.get("resources")
    words = {language: _parts(copy, language) for language in ("en", "es")}
    values["helps"] = [
        _row(id_, row if isinstance(row, dict) else {}, words)
        for id_, row in (table.items() if isinstance(table, dict) else ())
    ]
    return values


def _row(id_: str, row: Mapping[str, object], words: Mapping[str, Mapping[str, str]]) -> dict[str, object]:
    said = {
        f"{key}_{language}": parts.get(f"resources.{id_}.{key}", "")
        for language, parts in words.items()
        for key in ("name", "text")
    }
    return {"id": id_, **{way: row.get(way, "") for way in _WAYS}, **said}


def _parts(copy: WorkingCopy, language: str) -> Mapping[str, str]:
    file = f"{language}.md"
    try:
        return read_manuscript(copy.files.get(file, ""), file)
    except LetterRefused:
        return {}


def _offer_zone(form: WhenForm) -> None:
    """An imported campaign may keep another zone of the world than those that are offered."""
    known = {zone for zone, _label in ZONES}
    if form.zone.data and form.zone.data not in known:
        form.zone.choices = [*ZONES, (form.zone.data[:60], form.zone.data[:60])]


def _name_helps(form: WhenForm) -> dict[int, str]:
    """The id of each help that stays, by its place: the one it has, or one made of its name. Empty rows are no help."""
    ids: dict[int, str] = {}
    for place, entry in enumerate(form.helps):
        row = entry.form
        typed = any(row[name].data for name in row.data if name not in {"id", "remove"})
        if row.remove.data or not typed:
            continue
        given = row.id.data if _ID.fullmatch(row.id.data or "") else ""
        name = given or suggest_slug(row.name_en.data or "")[:30] or "help"
        name = name if name[0].isalpha() else f"help-{name}"
        while name in ids.values():
            name = f"{name}-2"[:40]
        ids[place] = name[:40]
    return ids


def _changes(form: WhenForm, ids: Mapping[int, str]) -> Changes:
    rows = {
        id_: {way: text for way in _WAYS if (text := form.helps[place].form[way].data)} for place, id_ in ids.items()
    }
    return {
        **{name: form[name].data or "" for name in _TEXTS},
        "sensitive": "yes" if form.sensitive.data else "no",
        "resources": rows,
    }


def _words(form: WhenForm, ids: Mapping[int, str]) -> Help:
    found: dict[str, Mapping[str, tuple[str, str]]] = {}
    for place, id_ in ids.items():
        row = form.helps[place].form
        found[id_] = {
            language: (row[f"name_{language}"].data or "", row[f"text_{language}"].data or "")
            for language in ("en", "es")
        }
    return found


def _complain_of_helps(form: WhenForm, ids: Mapping[int, str], problems: tuple[Problem, ...]) -> None:
    """A help needs a way to reach it, the day on which it was tried, and its words in both languages."""
    for place, id_ in ids.items():
        row = form.helps[place].form
        for name in ("name_en", "name_es", "text_en", "text_es"):
            if not row[name].data:
                row[name].errors = [_("Write it in both languages: each letter shows its own.")]
        if not row.checked.data:
            row.checked.errors = [_("Say on which day you last tried it, such as 2026-11-22.")]
        for problem in problems:
            if problem.part == f"resources.{id_}" and not row.errors:
                row.phone.errors = [" ".join(say(problem))]


def _page(form: WhenForm, copy: WorkingCopy) -> str:
    return render_template(
        "organise/when.html",
        form=form,
        copy=copy,
        section="settings",
        step="when",
        begin=is_beginning(),
        advice=legal_advice(copy),
        can_add=len(form.helps) < MOST_HELPS,
        zone_stays=newest_number(copy.slug) > 0,
        readable=can_be_changed(copy),
    )
