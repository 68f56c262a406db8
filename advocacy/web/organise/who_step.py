"""Who gets the letter: offices, and what narrows them to states, parties, committees, positions or people."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from flask import render_template, request
from flask_babel import gettext as _
from flask_babel import ngettext

from advocacy.core.committee_names import NAMES
from advocacy.core.officials import Official
from advocacy.core.staff import Permission
from advocacy.services.bill_of import bill_of
from advocacy.services.campaign_settings import (
    Changes,
    campaign_of,
    count_asked,
    problems_of,
    save_settings,
    settle,
)
from advocacy.services.list_campaigns import WorkingCopy, facts_of

from ..admission import Answer, actor, requires
from ..language import current
from ..presentation import installation, today
from . import blueprint
from .settings_forms import WhoForm, complain
from .steps import can_be_changed, go_on, is_beginning, legal_advice, own_campaign

_LINES = {
    "targets": "offices",
    "states": "states",
    "parties": "parties",
    "committees": "committees",
    "positions": "positions",
    "people": "people",
    "except": "excluded",
}
_MOST_FOUND = 30


@dataclass(frozen=True, slots=True)
class Person:
    """A row of the table of people: someone who was found or is named already."""

    id: str
    official: Official | None
    wanted: bool
    left_out: bool


@blueprint.route("/<slug>/who", methods=["GET", "POST"])
@requires(Permission.WRITE)
def who(slug: str) -> Answer:
    """The rule by which officials are chosen, and how many it comes to."""
    copy = own_campaign(slug)
    facts = facts_of(copy.files)
    form = WhoForm(data={field: _texts(facts.get(line)) for line, field in _LINES.items()})
    _offer(form, copy)
    if request.method == "GET" or not can_be_changed(copy):
        return _page(form, copy, copy.files)
    form.validate()
    if not form.offices.data:
        form.offices.errors = [_("Choose at least one office.")]
    changes: Changes = {line: form[field].data for line, field in _LINES.items()}
    files = settle(copy.files, changes)
    complain(form, form.parts, problems_of(files, slug))
    if not form.errors and request.form.get("do") not in {"find", "count"}:
        save_settings(installation().ports, copy, changes, actor())
        return go_on(slug, "who")
    return _page(form, copy, files), 422 if form.errors else 200


def _texts(value: object) -> list[str]:
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []


def _offer(form: WhoForm, copy: WorkingCopy) -> None:
    """What can be chosen: what our data has, and what the campaign says already."""
    ports = installation().ports
    spanish = current() == "es"
    states = [(one.code, one.name_es if spanish and one.name_es else one.name) for one in ports.states.values()]
    form.states.choices = sorted(states, key=lambda one: _plain(one[1]))
    form.parties.choices = _with_own([(one, _party(one)) for one in _parties()], form.parties.data)
    codes = sorted(NAMES, key=lambda code: (code not in _of_bill(copy), NAMES[code]))
    form.committees.choices = _with_own([(code, NAMES[code]) for code in codes], form.committees.data)
    for field in (form.people, form.excluded):
        ids = [one for one in (field.data or []) if isinstance(one, str)]
        known = ports.roster.by_id
        field.choices = [(one, known[one].name if one in known else one) for one in dict.fromkeys(ids) if len(one) < 80]


def _with_own(choices: list[tuple[str, str]], own: list[str] | None) -> list[tuple[str, str]]:
    offered = {value for value, _label in choices}
    return [*choices, *((one, one) for one in own or () if one not in offered and len(one) <= 60)]


def _of_bill(copy: WorkingCopy) -> tuple[str, ...]:
    campaign = campaign_of(copy.files, copy.slug)
    bill = bill_of(installation().ports.bills, campaign) if campaign else None
    return bill.committees if bill else ()


def _parties() -> list[str]:
    ports = installation().ports
    key = "parties of the roster"
    if key not in ports.remembered:
        counted = Counter(name for one in ports.roster.officials for name in one.party.split("/") if name)
        ports.remembered[key] = [name for name, _count in counted.most_common(16)]
    found: list[str] = ports.remembered[key]
    return found


def _party(name: str) -> str:
    names = {
        "Democratic": _("Democrats"),
        "Republican": _("Republicans"),
        "Independent": _("Independents"),
        "Nonpartisan": _("Nonpartisan"),
    }
    return str(names.get(name, name))


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold()


def _people(form: WhoForm) -> list[Person]:
    """Those who are named already, then those whose name has the words that were looked for."""
    roster = installation().ports.roster
    wanted, left_out = list(form.people.data or []), list(form.excluded.data or [])
    words, offices = _plain(form.find.data or "").split(), set(form.offices.data or [])
    found = (
        one.official_id
        for one in roster.officials
        if words
        and (not offices or str(one.office) in offices)
        and one.serves_on(today())
        and all(word in _plain(one.name) for word in words)
    )
    ids = [*wanted, *left_out, *(one for one, _number in zip(found, range(_MOST_FOUND), strict=False))]
    return [Person(one, roster.by_id.get(one), one in wanted, one in left_out) for one in dict.fromkeys(ids)]


def _page(form: WhoForm, copy: WorkingCopy, files: Mapping[str, str]) -> str:
    count = count_asked(installation().ports, files, copy.slug)
    return render_template(
        "organise/who.html",
        form=form,
        copy=copy,
        section="settings",
        step="who",
        begin=is_beginning(),
        advice=[one for one in legal_advice(copy) if one.code != "call-to-action"],
        people=_people(form),
        looked_for=form.find.data,
        of_bill=_of_bill(copy),
        reach=None
        if count is None
        else ngettext("That is %(num)s official in office today.", "That is %(num)s officials in office today.", count),
        reaches_nobody=count == 0,
        readable=can_be_changed(copy),
    )
