"""Which bill: typed as people type it, its facts looked up, fetched, or entered; and the address that people see."""

from __future__ import annotations

from flask import redirect, render_template, request, url_for
from flask_babel import gettext as _

from advocacy.core.bills import Bill, BillId
from advocacy.core.campaigns import RESERVED_PATHS
from advocacy.core.divisions import ordinal
from advocacy.core.entered_facts import KEY as BILL_FACTS
from advocacy.core.errors import MalformedInput
from advocacy.core.staff import Permission
from advocacy.services.begin_campaign import (
    begin_campaign,
    first_files,
    gives_away,
    suggest_path,
    suggest_slug,
)
from advocacy.services.campaign_settings import Changes, fetch_noted, problems_of, save_settings, settle
from advocacy.services.fetch_bill import Fetched
from advocacy.services.keep_working_copies import NameTaken
from advocacy.services.list_campaigns import WorkingCopy, facts_of

from ..admission import Answer, actor, requires
from ..presentation import installation, today
from . import blueprint
from .settings_forms import BillForm, NewForm, complain
from .steps import can_be_changed, go_on, is_beginning, own_campaign

_FACTS = ("title", "introduced", "sponsor", "stage", "as_of")


@blueprint.route("/new", methods=["GET", "POST"])
@requires(Permission.WRITE)
def new() -> Answer:
    """The first step: the bill. Only when it is known does the campaign begin."""
    form = NewForm()
    if request.method == "GET":
        return _page(form, None)
    fetched = _looked_up(form)
    name = form.name.data or ""
    if form.validate() and fetched is None and request.form.get("do") != "look":
        slug = suggest_slug(name)
        if not slug:
            form.name.errors = [_("Call it something with letters a to z or digits in it.")]
        form.path.data = form.path.data or suggest_path(slug)
        changes = _changes(form, {})
        _judge(form, first_files(installation().ports, slug or "new", changes), slug, changes)
        if not form.path.data:  # it is made of the name, of which something is said already
            form.path.errors = []
        if not form.errors:
            try:
                begun = begin_campaign(installation().ports, installation().letters_dir, slug, changes, actor())
                return redirect(url_for(".who", slug=begun.slug, begin="1"), code=303)
            except (NameTaken, MalformedInput):
                form.name.errors = [_("There is a campaign of this name already. Choose another.")]
    return _page(form, None, fetched), 422 if form.errors else 200


@blueprint.route("/<slug>/bill", methods=["GET", "POST"])
@requires(Permission.WRITE)
def bill(slug: str) -> Answer:
    """The bill and the address, to be changed."""
    copy = own_campaign(slug)
    facts = facts_of(copy.files)
    form = BillForm(data=_typed(facts))
    if request.method == "GET" or not can_be_changed(copy):
        return _page(form, copy)
    fetched = _looked_up(form)
    if form.validate() and fetched is None and request.form.get("do") != "look":
        changes = _changes(form, facts)
        _judge(form, settle(copy.files, changes), slug, changes)
        if not form.errors:
            save_settings(installation().ports, copy, changes, actor())
            return go_on(slug, "bill")
    return _page(form, copy, fetched), 422 if form.errors else 200


@blueprint.get("/<slug>/settings")
@requires(Permission.WRITE)
def settings(slug: str) -> Answer:
    """The settings begin with the bill."""
    return redirect(url_for(".bill", slug=slug), code=303)


def _typed(facts: object) -> dict[str, str]:
    table = facts if isinstance(facts, dict) else {}
    entered = table.get(BILL_FACTS)
    below = entered if isinstance(entered, dict) else {}
    values = {name: table.get(name) for name in ("bill", "path")} | {name: below.get(name) for name in _FACTS}
    typed = {name: value for name, value in values.items() if isinstance(value, str)}
    if name := _named(typed.get("bill")):
        typed["bill"] = f"{name.display} ({ordinal(name.congress)})"
    return typed


def _named(text: str | None) -> BillId | None:
    try:
        return BillId.typed(text or "", today())
    except MalformedInput:
        return None


def _known(text: str | None) -> Bill | None:
    """What our data knows of the bill that was typed."""
    name = _named(text)
    return installation().ports.bills.get(str(name)) if name else None


def _looked_up(form: BillForm) -> Fetched | None:
    """Fetch the bill where that was asked for and it can be read."""
    name = _named(form.bill.data)
    if request.form.get("do") != "fetch" or name is None:
        return None
    return fetch_noted(installation().load_importers, name, today(), actor(), installation().ports.now())


def _changes(form: BillForm, facts: object) -> Changes:
    """The lines as they would be written. Facts that a page has no field for stay."""
    table = facts if isinstance(facts, dict) else {}
    entered = table.get(BILL_FACTS)
    before = entered if isinstance(entered, dict) else {}
    name = _named(form.bill.data)
    given = {key: form[key].data or "" for key in _FACTS}
    said = any(given[key] for key in _FACTS)
    if said and not given["as_of"]:
        given["as_of"] = str(today())
    same = name is not None and table.get("bill") in {str(name), None}
    kept = {**(before if same else {}), **given} if said else {}
    return {
        "bill": str(name) if name else form.bill.data or "",
        "path": form.path.data or "",
        BILL_FACTS: {key: value for key, value in kept.items() if value},
    }


def _judge(form: BillForm, files: dict[str, str], slug: str, changes: Changes) -> None:
    """Say at each field what keeps it from being saved."""
    if not form.bill.data:
        form.bill.errors = [_("Write the bill, such as HR 1557 or S. 12 (118th).")]
    elif _named(form.bill.data) is None:
        form.bill.errors = [_("We cannot read this as a bill. Write it like HR 1557, S. 12 (118th) or H.J.Res. 7.")]
    elif not _known(form.bill.data) and not changes[BILL_FACTS]:
        form.bill.errors = [_("We know nothing of this bill yet. Fetch its facts, or enter them below.")]
    if (form.path.data or "") in RESERVED_PATHS:
        form.path.errors = [_("The site itself has this address. Choose another.")]
    complain(form, form.parts, problems_of(files, slug))


def _page(form: BillForm, copy: WorkingCopy | None, fetched: Fetched | None = None) -> str:
    known = _known(form.bill.data)
    day = today()
    return render_template(
        "organise/bill.html",
        form=form,
        copy=copy,
        section="settings",
        step="bill",
        begin=is_beginning() or copy is None,
        known=known,
        day=day,
        stage=known.stage_on(day) if known else "",
        named=_named(form.bill.data),
        fetched=fetched,
        wants_facts=bool(form.bill.data and not known) or any(form[key].data for key in _FACTS),
        gives_away=bool(form.path.data) and gives_away(form.path.data or ""),
        readable=copy is None or can_be_changed(copy),
    )
