"""Files for her to keep, what she says she has sent, and what happens next."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from flask import Response as FlaskResponse
from flask import render_template, request
from flask_babel import gettext as _
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response

from advocacy.core.delivery import Channel, Outcome
from advocacy.core.participation import LetterFact
from advocacy.services.hand_over import hand_over

from ..language import current
from ..presentation import installation, today
from . import blueprint
from .letter import Step
from .start import campaign_at, facts

EVERYONE = "all"
_FOLLOW_UP_DAYS = 21


@blueprint.post("/<path>/take")
def take(path: str) -> str | Response:
    """One file of one letter or of all: a PDF, an envelope, an email draft or plain text."""
    step = Step.posted(path)
    channel, _bar, whom = request.form.get("take", "").partition("|")
    letters = [one for one in step.written if whom in {EVERYONE, one.official.official_id}]
    if channel not in set(Channel) or Channel(channel) not in installation().ports.handoffs or not letters:
        raise BadRequest("no such way out")
    if channel == Channel.EMAIL and len({one.official.email for one in letters}) > 1:
        raise BadRequest("one draft has one address")
    offices = {one.official.official_id: request.form.get(f"office:{one.official.official_id}", "") for one in letters}
    as_is = "as_is" in request.args
    file = hand_over(installation().ports, step.visit(), letters, Channel(channel), offices, as_is=as_is)
    if file.unprintable and not as_is:
        way = request.form["take"]
        return render_template(
            "action/glyphs.html", step=step, form=step.form, file=file, way=way, **facts(step.version)
        )
    return FlaskResponse(
        file.content,
        content_type=file.media_type,
        headers={
            "Content-Disposition": f'attachment; filename="{file.name}"',
            "Cache-Control": "private, no-store",
        },
    )


@blueprint.post("/<path>/opened")
def opened(path: str) -> Response:
    """Count that a form, a mail program or the telephone was opened, or the text copied. Carries no letter."""
    step = Step.posted(path)
    step.visit().note(_facts(step, request.form.getlist("way"), Outcome.OPENED))
    return FlaskResponse(status=204)


@blueprint.post("/<path>/thanks")
def thanks(path: str) -> str:
    """What happens next in an office. What she says she has sent is counted as just that."""
    step = Step.posted(path)
    said = list(_facts(step, request.form.getlist("sent"), Outcome.SAID_SENT))
    step.visit().note(said)
    return render_template(
        "action/thanks.html",
        step=step,
        form=step.form,
        said=[f"{fact.channel}|{fact.official_id}" for fact in said],
        sent=[one for one in step.written if any(fact.official_id == one.official.official_id for fact in said)],
        **facts(step.version),
    )


def _facts(step: Step, ways: list[str], outcome: Outcome) -> Iterator[LetterFact]:
    for way in ways[:40]:
        channel, _bar, official = way.partition("|")
        if channel in set(Channel) and official in step.journey.officials:
            yield LetterFact(official, channel, outcome)


@blueprint.get("/<path>/reminder.ics")
def reminder(path: str) -> Response:
    """A calendar file that says nothing of what it is about."""
    day = today(campaign_at(path).campaign.zone) + timedelta(days=_FOLLOW_UP_DAYS)
    title = _("Follow up")
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//follow up//EN",
        "BEGIN:VEVENT",
        f"UID:follow-up-{day:%Y%m%d}",
        f"DTSTAMP:{day:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{title}",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    )
    headers = {"Content-Disposition": 'attachment; filename="follow-up.ics"', "Content-Language": current()}
    return FlaskResponse("\r\n".join(lines), mimetype="text/calendar", headers=headers)
