"""The letter beside its editor, as an official of some kind gets it: from what is typed, saved or not."""

from __future__ import annotations

from flask import jsonify, render_template, request
from werkzeug.exceptions import NotFound

from advocacy.core.errors import MalformedInput
from advocacy.core.staff import Permission
from advocacy.services.edit_letter import typed_files
from advocacy.services.list_campaigns import FolderCopy

from ..admission import Answer, requires
from ..security import same_origin_only
from . import blueprint
from .frame import campaign_or_404
from .letter_form import read_posted
from .letter_typed import keeps_what_was_typed
from .preview import page_of


@blueprint.post("/<slug>/letter/preview")
@same_origin_only
@keeps_what_was_typed
@requires(Permission.WRITE)
def letter_preview(slug: str) -> Answer:
    """A piece of a page for the editor's script, and whether this text can be filled in. Nothing is kept."""
    copy = campaign_or_404(slug)
    if isinstance(copy, FolderCopy):
        raise NotFound
    try:
        files = typed_files(copy.files, read_posted(request.form).texts)
    except MalformedInput:
        return jsonify(shown=False, piece="")
    page = page_of(files, slug, endpoint="organise.preview", file_endpoint="organise.preview_file")
    piece = render_template("organise/preview_body.html", copy=copy, **page)
    return jsonify(shown=page["look"] is not None, piece=piece)
