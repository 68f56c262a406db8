"""A campaign's files: taken along as a ZIP, and brought in as a new campaign."""

from __future__ import annotations

import io
import re

from flask import Response as FlaskResponse
from flask import flash, redirect, render_template, request, send_file, url_for
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound

from advocacy.core.errors import MalformedInput, UnknownThing
from advocacy.core.letters_yaml import LetterRefused
from advocacy.core.plain_text import one_line
from advocacy.core.problems import Problem
from advocacy.core.staff import Permission
from advocacy.services.export_campaign import files_of, note_export, zip_of
from advocacy.services.import_campaign import import_campaign as bring_in
from advocacy.services.import_campaign import upload_of
from advocacy.services.keep_working_copies import NameTaken
from advocacy.services.list_campaigns import FolderCopy
from advocacy.services.read_document import LARGEST_DOCUMENT

from ..admission import Answer, actor, requires
from ..findings import findings
from ..presentation import installation
from . import blueprint
from .frame import campaign_or_404, live_number
from .refusals import told
from .uploads import uploaded

_LONGEST_NAME = 64
_NOT_IN_A_NAME = re.compile(r"[^a-z0-9]+")


@blueprint.get("/<slug>/files")
@requires(Permission.WRITE)
def files(slug: str) -> str:
    """What the files are, and where to take them along."""
    copy = campaign_or_404(slug)
    is_folder = isinstance(copy, FolderCopy)
    page = {"version": live_number(slug), "is_folder": is_folder}
    return render_template("organise/files.html", copy=copy, section="campaign", **page)


@blueprint.get("/<slug>/files.zip")
@requires(Permission.WRITE)
def campaign_zip(slug: str) -> FlaskResponse:
    """The campaign as a ZIP: as it is being worked on, or with ``?version=`` as it was published."""
    copy, number = campaign_or_404(slug), request.args.get("version", type=int)
    try:
        found = dict(copy.files) if number is None else files_of(slug, number)
    except UnknownThing:
        raise NotFound from None
    note_export(slug, actor(), installation().ports.now())
    name = f"{slug}.zip" if number is None else f"{slug}-{number}.zip"
    return send_file(io.BytesIO(zip_of(slug, found)), "application/zip", as_attachment=True, download_name=name)


@blueprint.route("/import", methods=["GET", "POST"])
@requires(Permission.WRITE)
def import_campaign() -> Answer:
    """Files become a campaign of the site, with the mistakes they may have."""
    name = one_line(request.form.get("name", "")[: 4 * _LONGEST_NAME])
    if request.method == "GET":
        return _page(name)
    try:
        bundle = upload_of(uploaded("files", LARGEST_DOCUMENT))
        slug = name or _suggested(bundle.folder)
        installed = installation()
        copy = bring_in(bundle, slug, actor(), installed.ports.now(), installed.letters_dir)
    except LetterRefused as refused:
        return _page(name, _("An editor could not read these files:"), refused.problems), 400
    except NameTaken as error:
        return _page(name, told(error), field="name"), 400
    except MalformedInput as error:
        return _page(name, told(error), field="files"), 400
    flash(_("The campaign is here now, as a draft."))
    if bundle.left_out:
        flash(_("Left out: %(names)s.", names=", ".join(bundle.left_out)[:400]))
    return redirect(url_for(".campaign", slug=copy.slug), code=303)


def _page(name: str, wrong: str = "", problems: tuple[Problem, ...] = (), field: str = "files") -> str:
    page = {"name": name, "wrong": wrong, "field": field, "findings": findings(problems)}
    return render_template("organise/import.html", **page)


def _suggested(folder: str) -> str:
    return _NOT_IN_A_NAME.sub("-", folder.lower()).strip("-")[:_LONGEST_NAME].strip("-")
