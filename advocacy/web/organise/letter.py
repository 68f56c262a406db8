"""The editor: one letter, its languages side by side, saved beside what others save meanwhile."""

from __future__ import annotations

from flask import flash, jsonify, make_response, redirect, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.exceptions import NotFound

from advocacy.core.errors import MalformedInput, UnknownThing
from advocacy.core.staff import Permission
from advocacy.services.edit_letter import RowRefused, Saved, TooLong, add_language, open_letters, save_letters
from advocacy.services.list_campaigns import Copy, FolderCopy

from ..admission import Answer, actor, requires
from ..findings import field_id
from ..presentation import installation
from ..security import same_origin_only
from . import blueprint
from .frame import campaign_or_404
from .letter_answers import page_of, told
from .letter_form import Posted, read_posted
from .letter_page import label_of
from .letter_typed import keeps_what_was_typed, wants_json


@blueprint.get("/<slug>/letter")
@requires(Permission.WRITE)
def letter(slug: str) -> Answer:
    """The letter to be edited; a folder's to be read."""
    return page_of(campaign_or_404(slug))


@blueprint.post("/<slug>/letter")
@same_origin_only
@keeps_what_was_typed
@requires(Permission.WRITE)
def save_letter(slug: str) -> Answer:
    """Save, and do what the button says: add or remove a row, insert a placeholder, settle a conflict."""
    copy = campaign_or_404(slug)
    if isinstance(copy, FolderCopy):
        raise NotFound
    posted, now = read_posted(request.form), installation().ports.now()
    try:
        if posted.pressed.act == "add-language":
            add_language(slug, posted.pressed.about, actor(), now)
        saved = save_letters(slug, posted.submission(), actor(), now)
    except UnknownThing:
        raise NotFound from None
    except MalformedInput as refused:
        return _refused(copy, posted, refused)
    if wants_json():
        return told(saved, posted)
    if saved.conflicts:
        return page_of(saved.copy, posted, saved), 409
    _say(saved, posted)
    return redirect(_where(slug, posted, saved), code=303)


def _refused(copy: Copy, posted: Posted, refused: MalformedInput) -> Answer:
    if wants_json():
        return make_response(jsonify(problem=_sentence(refused)), 400)
    return page_of(copy, posted, wrong=_sentence(refused)), 400


def _sentence(refused: MalformedInput) -> str:
    if isinstance(refused, TooLong):
        part, most = label_of(refused.part) if refused.part else _("The letter"), f"{refused.most:,}"
        words = _("%(part)s: longer than %(most)s characters. Nothing was saved: shorten it.", part=part, most=most)
        return str(words)
    if isinstance(refused, RowRefused):
        why = {
            "name": _("A wording’s name has small letters, digits and _, and begins with a letter."),
            "condition": _("A wording cannot depend on that."),
            "taken": _("There is this case already: change its words, or pick other conditions."),
            "many": _("There are very many already. Remove one first."),
        }
        return str(why[refused.why])
    return str(_("This could not be saved just now. Your text is still here: save again."))


def _say(saved: Saved, posted: Posted) -> None:
    if saved.taken:
        flash(
            ngettext(
                "Saved. %(num)d text is newer than your page had it: someone else changed it meanwhile.",
                "Saved. %(num)d texts are newer than your page had them: someone else changed them meanwhile.",
                len(saved.taken),
            )
        )
    elif posted.pressed.act in {"save", "look"}:
        flash(_("Saved."))


def _where(slug: str, posted: Posted, saved: Saved) -> str:
    """The same place of the page, or the preview."""
    act, about = posted.pressed.act, posted.pressed.about
    if act == "look":
        return url_for("organise.preview", slug=slug)
    anchor = None
    if saved.added:
        anchor = field_id(f"{next(iter(open_letters(saved.copy.files)))}.md", saved.added[0])
    elif act == "remove":
        table, _dot, rest = about.partition(".")
        anchor = f"wording-{rest.partition('.')[0]}" if table == "wording" and "." in rest else table
    elif act in {"insert", "mine", "theirs"}:
        language, _dot, part = (posted.form.get("into", "") if act == "insert" else about).partition(":")
        anchor = field_id(f"{language}.md", part) if part else None
    return url_for("organise.letter", slug=slug, _anchor=anchor)
