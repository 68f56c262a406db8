"""Where a campaign stands, and the steps from there: review, publish, schedule, close, archive."""

from __future__ import annotations

from datetime import date

from flask import flash, redirect, render_template, request, url_for
from flask_babel import format_date
from flask_babel import gettext as _
from werkzeug.exceptions import Forbidden, NotFound
from werkzeug.wrappers import Response

from advocacy.core.errors import AdvocacyError, MalformedInput
from advocacy.core.staff import Permission
from advocacy.services.advance_campaign import Step, advance, can, last_remark
from advocacy.services.campaign_history import Standing, changes_since, history
from advocacy.services.keep_working_copies import SavedMeanwhile
from advocacy.services.list_campaigns import FolderCopy, folder_names
from advocacy.services.publish_copy import NotNow, SiteCopy, proofread_copy, publish_copy, unschedule

from ..admission import Answer, actor, member, requires
from ..presentation import installation, today
from . import blueprint
from .found_where import findings_of
from .frame import campaign_or_404
from .history import changed_parts
from .steps import legal_advice

_FOR_PUBLISHERS = frozenset({Step.SEND_BACK, Step.CLOSE, Step.REOPEN, Step.ARCHIVE, Step.UNARCHIVE})


@blueprint.get("/<slug>/publish")
@requires(Permission.WRITE)
def publishing(slug: str) -> str:
    """What would be published, what stops it, and the steps that can be taken."""
    return _page(_copy(slug))


@blueprint.post("/<slug>/publish")
@requires(Permission.PUBLISH, confirmed=True)
def publish(slug: str) -> Answer:
    """Publish what she has seen, now or on a day to come."""
    copy, later = _copy(slug), request.form.get("when") == "later"
    if request.form.get("revision") != str(copy.revision):
        return _page(copy, _("Someone has saved this campaign since you opened the page. Look at it again.")), 409
    try:
        live_from = _day(request.form.get("day", "")) if later else None
        result = publish_copy(
            installation().ports, copy, actor(), live_from=live_from, folders=folder_names(installation().letters_dir)
        )
    except MalformedInput:
        return _page(copy, _("Choose a day after today, within two years.")), 422
    except (NotNow, SavedMeanwhile):
        return _page(_copy(slug), _("The campaign has changed in the meantime. Look at it again.")), 409
    if result.problems:
        return _page(copy, _("It was not published: there is something to mend first.")), 422
    if not result.new:
        flash(_("These are the words that people get already: nothing has changed."))
    elif live_from:
        day = format_date(live_from, "long")
        flash(_("Version %(number)s is scheduled: people get it from %(day)s on.", number=result.number, day=day))
    else:
        flash(_("Version %(number)s is published: people get it from now on.", number=result.number))
    return _back(slug)


@blueprint.post("/<slug>/unschedule")
@requires(Permission.PUBLISH)
def unschedule_version(slug: str) -> Response:
    """Take back what nobody has seen yet."""
    numbers = unschedule(installation().ports, _copy(slug).slug, actor())
    flash(_("It will not be published.") if numbers else _("Nothing was scheduled any more."))
    return _back(slug)


@blueprint.post("/<slug>/step")
@requires(Permission.WRITE)
def step(slug: str) -> Answer:
    """One step of the way: review, close, archive, and back."""
    asked = request.form.get("step", "")
    if asked not in set(Step):
        raise NotFound
    wanted = Step(asked)
    if wanted in _FOR_PUBLISHERS and not member().may(Permission.PUBLISH):
        raise Forbidden
    copy, remark = _copy(slug), request.form.get("remark", "")[:1000]
    try:
        advance(copy.slug, wanted, actor(), installation().ports.now(), remark)
    except (NotNow, SavedMeanwhile):
        return _page(_copy(slug), _("The campaign has changed in the meantime. Look at it again.")), 409
    except AdvocacyError:
        raise NotFound from None
    flash(_done(wanted))
    return _back(slug)


@blueprint.get("/<slug>/step")
@requires(Permission.WRITE)
def step_again(slug: str) -> Response:
    """The address of the buttons, opened as a page, as by the language switch: where the campaign stands."""
    return _back(slug)


def _page(copy: SiteCopy, refusal: str = "") -> str:
    entries = history(copy.slug, today)
    live = next((one for one in entries if one.standing is Standing.LIVE), None)
    scheduled = next((one for one in entries if one.standing is Standing.SCHEDULED), None)
    last = scheduled or live  # what was taken back is nothing that people get, or will
    found = proofread_copy(installation().ports, copy, folder_names(installation().letters_dir))
    return render_template(
        "organise/publish.html",
        copy=copy,
        section="publishing",
        refusal=refusal,
        problems=findings_of(copy.slug, (one for one in found if one.is_error)),
        to_consider=findings_of(copy.slug, (one for one in found if not one.is_error)),
        advice=legal_advice(copy),
        live=live,
        scheduled=scheduled,
        changed=changed_parts(changes_since(copy.slug, last.number if last else 0, copy.files)),
        may_publish=member().may(Permission.PUBLISH),
        steps={one for one in Step if can(copy, one)},
        remark=last_remark(copy.slug),
    )


def _copy(slug: str) -> SiteCopy:
    """The site's campaign of this name: a folder's is published from its folder. Raises ``NotFound``."""
    copy = campaign_or_404(slug)
    if isinstance(copy, FolderCopy):
        raise NotFound
    return copy


def _back(slug: str) -> Response:
    return redirect(url_for(".publishing", slug=slug), code=303)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text.strip()[:10])
    except ValueError:
        raise MalformedInput("not a day") from None


def _done(step: Step) -> str:
    words: dict[Step, str] = {
        Step.ASK_REVIEW: _("A review is asked for. Whoever may publish sees it in the list."),
        Step.WITHDRAW: _("The request for a review is withdrawn."),
        Step.SEND_BACK: _("It is sent back to those who write it."),
        Step.CLOSE: _("The campaign is closed. Letters that people have begun can still be finished."),
        Step.REOPEN: _("The campaign is open again."),
        Step.ARCHIVE: _("The campaign is archived."),
        Step.UNARCHIVE: _("The campaign is back."),
    }
    return words[step]
