"""The audit log, for owners: to read, and as a file."""

from __future__ import annotations

from flask import Response, render_template, request

from advocacy.core.staff import Permission
from advocacy.services.read_audit import export_audit, page_of_audit

from ..admission import Answer, actor, requires
from ..presentation import installation
from . import blueprint
from .acts import act_in_words, details_in_words
from .moments import moment_of

_LARGEST = 2**31 - 1


@blueprint.get("/audit")
@requires(Permission.GOVERN)
def audit() -> Answer:
    """A page of it, the newest first."""
    before = request.args.get("before", type=int)
    found, further = page_of_audit(min(max(before, 0), _LARGEST) if before is not None else None)
    rows = [
        (moment_of(entry.at), entry.actor, act_in_words(entry.act), entry.subject, details_in_words(entry.detail))
        for entry in found
    ]
    return render_template("staff/audit.html", rows=rows, further=further, is_first=before is None)


@blueprint.route("/audit/export", methods=["GET", "POST"])
@requires(Permission.GOVERN, confirmed=True)
def export() -> Answer:
    """All of it as CSV. That it was taken is in it, too.

    In one piece: a stream would keep this owner's request alive in its worker until somebody has read it to the end.
    """
    if request.method != "POST":
        return render_template("staff/audit_export.html")
    lines = export_audit(actor(), installation().ports.now())
    answer = Response("".join(lines), mimetype="text/csv")
    answer.headers["Content-Disposition"] = 'attachment; filename="audit-log.csv"'
    return answer
