"""Files that come with a form: how large they may be, and how they are read."""

from __future__ import annotations

from flask import request

from advocacy.services.read_document import LARGEST_DOCUMENT

from . import blueprint

_TAKE_FILES = {"organise.import_words", "organise.import_campaign"}
_FORM_BESIDE = 300_000


@blueprint.url_value_preprocessor
def _allow_files(endpoint: str | None, values: dict[str, object] | None) -> None:
    """More than other pages take, before anything reads the form."""
    if endpoint in _TAKE_FILES:
        request.max_content_length = LARGEST_DOCUMENT + _FORM_BESIDE


def uploaded(name: str, most: int) -> dict[str, bytes]:
    """The content of each chosen file by its name, of which no more is read than shows that it is too large."""
    chosen = (file for file in request.files.getlist(name) if file.filename)
    return {str(file.filename): file.stream.read(most + 1) for file in chosen}
