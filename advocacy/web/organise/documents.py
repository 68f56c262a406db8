"""Words that an organiser has already: pasted or in a file, shown as paragraphs beside what the letter says now."""

from __future__ import annotations

import re
from dataclasses import dataclass

from flask import current_app, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from advocacy.core.errors import MalformedInput
from advocacy.core.manuscripts import BODY
from advocacy.core.merging import digest
from advocacy.core.pasted_text import LONGEST_PASTED, Dropped, Pasted
from advocacy.core.plain_text import clean
from advocacy.core.staff import Permission
from advocacy.services.check_letters import LANGUAGES
from advocacy.services.edit_letter import WHOLE, Submission, TooLong, add_language, open_letters, save_letters
from advocacy.services.list_campaigns import Copy, FolderCopy
from advocacy.services.read_document import LARGEST_DOCUMENT, read_document, read_words

from ..admission import Answer, actor, requires
from ..presentation import installation
from . import blueprint
from .frame import campaign_or_404
from .refusals import told
from .uploads import uploaded

_PLACEHOLDER = re.compile(r"\{\{[^{}\n]{1,80}\}\}")


@dataclass(frozen=True, slots=True)
class Shown:
    """The words as they were read, beside what the letter says now. ``base`` is the digest of the latter.

    ``missing`` are the placeholders that the letter has now and these words do not.
    """

    body: str
    now: str
    base: str
    dropped: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


@blueprint.route("/<slug>/words", methods=["GET", "POST"])
@requires(Permission.WRITE)
def import_words(slug: str) -> Answer:
    """First the words are read and shown; only then, and as she may have changed them, they go into the letter."""
    copy = campaign_or_404(slug)
    if isinstance(copy, FolderCopy):
        flash(
            _("This campaign is kept as files: the site shows it, and changes nothing in it. Make a copy to edit it.")
        )
        return redirect(url_for(".campaign", slug=slug), code=303)
    if request.method == "GET":
        return _ask(copy)
    return _put(copy) if request.form.get("step") == "save" else _read(copy)


def _ask(copy: Copy, wrong: str = "") -> str:
    typed = {"text": request.form.get("text", ""), "words_in": _language(), "wrong": wrong}
    return render_template(
        "organise/words_pasted.html", copy=copy, section="letter", languages=LANGUAGES, back=_letter_page(copy), **typed
    )


def _read(copy: Copy) -> Answer:
    try:
        pasted = _pasted()
    except MalformedInput as error:
        return _ask(copy, told(error)), 400
    return _show(copy, pasted.body, _left_out(pasted.dropped))


def _pasted() -> Pasted:
    chosen = uploaded("document", LARGEST_DOCUMENT)
    for name, raw in chosen.items():
        return read_document(name, raw, installation().ports.documents)
    return read_words(request.form.get("text", ""))


def _show(copy: Copy, body: str, dropped: tuple[str, ...] = (), wrong: str = "") -> str:
    now = _body(copy)
    missing = dict.fromkeys(found for found in _PLACEHOLDER.findall(now) if found not in body)
    shown = Shown(body, now, digest(now), dropped, tuple(missing))
    page = {"words_in": _language(), "shown": shown, "wrong": wrong, "where": request.form.get("where", "instead")}
    return render_template("organise/words_read.html", copy=copy, section="letter", back=_letter_page(copy), **page)


def _put(copy: Copy) -> Answer:
    body, base, language = (
        clean(request.form.get("body", "")[:LONGEST_PASTED]),
        request.form.get("base", ""),
        _language(),
    )
    now = _body(copy)
    if not body.strip():
        return _show(copy, body, wrong=_("There are no words in it.")), 400
    if digest(now) != base:
        said = _("Someone has changed the letter meanwhile. Look at what it says now, and save again.")
        return _show(copy, body, wrong=said), 409
    letters = open_letters(copy.files)
    if WHOLE in letters.get(language, {}):
        return _show(
            copy, body, wrong=_("This language cannot be read as it is. Mend it on the letter’s page first.")
        ), 400
    whole = f"{now}\n\n{body}".strip("\n") if request.form.get("where") == "below" else body
    page = Submission({language: {BODY: whole}}, {language: {BODY: {base}}})
    try:
        if language not in letters:
            add_language(copy.slug, language, actor(), installation().ports.now())
        saved = save_letters(copy.slug, page, actor(), installation().ports.now())
    except TooLong:
        return _show(copy, body, wrong=_("This is far longer than a letter, which is one page.")), 400
    except MalformedInput as error:
        return _show(copy, body, wrong=told(error)), 400
    if saved.conflicts:
        said = _("Someone has changed the letter meanwhile. Look at what it says now, and save again.")
        return _show(saved.copy, body, wrong=said), 409
    flash(_("Your words are in the letter now."))
    return redirect(_letter_page(copy), code=303)


def _letter_page(copy: Copy) -> str:
    page = "organise.letter" if "organise.letter" in current_app.view_functions else "organise.campaign"
    return url_for(page, slug=copy.slug)


def _body(copy: Copy) -> str:
    """What the body of this language says; of a file that cannot be read as parts nothing is known."""
    return open_letters(copy.files).get(_language(), {}).get(BODY, "")


def _language() -> str:
    wanted = request.values.get("language", "")
    return wanted if wanted in LANGUAGES else LANGUAGES[0]


def _left_out(dropped: tuple[Dropped, ...]) -> tuple[str, ...]:
    words = {
        Dropped.INVISIBLE: _("characters that nobody sees"),
        Dropped.BULLETS: _("the signs before the points of a list, which are sentences now"),
        Dropped.QUOTING: _("the marks of a mail: who wrote it when, and the signs before its lines"),
        Dropped.LETTERHEAD: _("addresses and date above the greeting"),
        Dropped.GREETING: _("the greeting: the letter makes the right one for each official"),
        Dropped.CLOSING: _("the closing: the letter makes its own"),
        Dropped.SIGNATURE: _("the signature: each writer gives her own name"),
        Dropped.FRONT: _("the front part of the file: only the body was read"),
    }
    return tuple(str(words[one]) for one in dropped)
