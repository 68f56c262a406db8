"""What was published and how it changed, in words; and the way back to any of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from advocacy.core.errors import UnknownThing
from advocacy.core.staff import Permission
from advocacy.core.word_changes import PartChange
from advocacy.services.campaign_history import history as every_version
from advocacy.services.campaign_history import past_version, restore
from advocacy.services.compare_versions import WHOLE, FileChange, parts_of
from advocacy.services.keep_working_copies import SavedMeanwhile
from advocacy.services.list_campaigns import FolderCopy
from advocacy.services.load_campaigns import CAMPAIGN_FILE

from ..admission import Answer, actor, requires
from ..language import LANGUAGES
from ..presentation import installation, today
from . import blueprint
from .frame import campaign_or_404
from .letter_page import label_of


@dataclass(frozen=True, slots=True)
class ChangedPart:
    """A part that changed, as a page names it; ``language`` is empty for the campaign's settings."""

    where: str
    label: str
    language: str
    change: PartChange


@blueprint.get("/<slug>/history")
@requires(Permission.WRITE)
def history(slug: str) -> str:
    """Every version, the newest first."""
    copy = campaign_or_404(slug)
    entries = [(one, changed_parts(one.changes)) for one in every_version(slug, today)]
    return render_template("organise/history.html", copy=copy, section="history", entries=entries)


@blueprint.get("/<slug>/history/<int(max=999999):number>")
@requires(Permission.WRITE)
def version(slug: str, number: int) -> str:
    """The words as they were, and what they changed."""
    copy = campaign_or_404(slug)
    try:
        past = past_version(slug, number, today)
    except UnknownThing:
        raise NotFound from None
    can_restore = not isinstance(copy, FolderCopy) and dict(copy.files) != dict(past.files)
    return render_template(
        "organise/version.html",
        copy=copy,
        section="history",
        past=past,
        changed=changed_parts(past.entry.changes),
        texts=[_as_it_was(file, source) for file, source in sorted(past.files.items())],
        can_restore=can_restore,
    )


@blueprint.post("/<slug>/history/<int(max=999999):number>")
@requires(Permission.WRITE)
def restore_version(slug: str, number: int) -> Answer:
    """Make these words what is worked on. What people get changes only when that is published."""
    copy = campaign_or_404(slug)
    if isinstance(copy, FolderCopy):
        raise NotFound
    if request.form.get("revision") != str(copy.revision):
        flash(_("Someone has saved this campaign since you opened the page. Look at it, then restore again."))
        return _to_version(slug, number)
    try:
        restore(copy, number, actor(), installation().ports.now())
    except UnknownThing:
        raise NotFound from None
    except SavedMeanwhile:
        flash(_("Someone has saved this campaign since you opened the page. Look at it, then restore again."))
        return _to_version(slug, number)
    flash(_("The words of version %(number)s are back in the editor. Publish them when you are ready.", number=number))
    return redirect(url_for(".publishing", slug=slug), code=303)


def _to_version(slug: str, number: int) -> Response:
    return redirect(url_for(".version", slug=slug, number=number), code=303)


def changed_parts(changes: Iterable[FileChange]) -> list[ChangedPart]:
    """What changed, part by part, in the words of the editor."""
    return [_changed(one.file, part) for one in changes for part in one.parts]


def _as_it_was(file: str, source: str) -> tuple[str, str, list[tuple[str, str]]]:
    """A file as it was: its name on the page, its language (empty for the settings), each part with its words."""
    parts = parts_of(source, file)
    where, language = _where(file)
    return where, language, [(_label(file, part), text) for part, text in parts.items() if text]


def _changed(file: str, change: PartChange) -> ChangedPart:
    where, language = _where(file)
    return ChangedPart(where, _label(file, change.part), language, change)


def _where(file: str) -> tuple[str, str]:
    if file == CAMPAIGN_FILE:
        return str(_("Settings")), ""
    language = file.removesuffix(".md")
    return LANGUAGES.get(language, language), language


def _label(file: str, part: str) -> str:
    if part == WHOLE:
        return str(_("The whole file"))
    return part if file == CAMPAIGN_FILE else label_of(part)
