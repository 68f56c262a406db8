"""The letter: her words on the left, the sheet on the right, and nothing lost on the way."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from flask import render_template, request
from werkzeug.wrappers import Response

from advocacy.core.campaigns import CampaignVersion
from advocacy.core.constituents import Constituent
from advocacy.core.drafting import REASONS, STORY
from advocacy.core.errors import UnknownThing
from advocacy.core.form_sheet import form_sheet
from advocacy.core.forms_of_address import place_name
from advocacy.core.mail_links import mail_links
from advocacy.core.participation import Action, EditedBand, Trait
from advocacy.services.hand_over import Visit, envelopes
from advocacy.services.load_campaigns import version as load_version
from advocacy.services.write_letter import Edit, Written, mailing_state, write_letters

from ..language import current
from ..presentation import installation, today
from . import blueprint
from .forms import LONGEST_BODY, LetterForm, clean
from .start import campaign_at, facts
from .state import Journey, NotBelieved, read

HONEYPOT = "website"


@dataclass
class Step:
    """One posted page of the journey: what was signed, what was typed, and the letters that follow from them."""

    version: CampaignVersion
    journey: Journey
    form: LetterForm

    @classmethod
    def posted(cls, path: str) -> Step:
        """Read the request. Raises ``NotBelieved`` when the signed field is not ours."""
        version = campaign_at(path)
        journey = read(request.form.get("state", ""))
        if journey.campaign != version.campaign.slug:
            raise NotBelieved
        if journey.version != version.number:
            try:
                version = load_version(journey.campaign, journey.version)
            except UnknownThing:
                raise NotBelieved from None
        return cls(version, journey, LetterForm(version, current()))

    @cached_property
    def constituent(self) -> Constituent:
        """She lives in the state of her districts; her mail may go to another."""
        ports = installation().ports
        if self.journey.state not in ports.states:
            raise NotBelieved
        return self.form.constituent(ports.states[self.journey.state], mailing_state(ports, self.form.zip.data or ""))

    @cached_property
    def written(self) -> tuple[Written, ...]:
        ports, form = installation().ports, self.form
        try:
            return write_letters(
                ports,
                self.version,
                self.journey.officials,
                self.constituent,
                language=form.letter_language.data,
                day=today(self.version.campaign.zone),
                edits={official: edit for official in self.journey.officials if (edit := _edit(official))},
                english_copy=bool(form.english_copy.data),
            )
        except (UnknownThing, KeyError):
            raise NotBelieved from None

    @property
    def finished(self) -> Journey:
        shares = [one.draft.own_share for one in self.written]
        band = EditedBand.of(sum(shares) / len(shares) if shares else 0)
        return self.journey.finished(str(self.form.letter_language.data), band)

    def visit(self) -> Visit:
        """What may be counted of this visit: its day, district, language, source, version and edited band."""
        journey = self.journey
        traits = (
            (Trait.LANGUAGE, journey.language),
            (Trait.SOURCE, journey.source),
            (Trait.VERSION, str(journey.version)),
            (Trait.EDITED, journey.edited or EditedBand.UNTOUCHED),
        )
        day = today(self.version.campaign.zone)
        action = Action(journey.campaign, day, journey.division, journey.token, traits)
        return Visit(action, is_counted=journey.may_count and not request.form.get(HONEYPOT))


def _edit(official_id: str) -> Edit | None:
    body, base = request.form.get(f"body:{official_id}"), request.form.get(f"base:{official_id}", "")
    return None if body is None else Edit(clean(body)[:LONGEST_BODY], base)


@blueprint.post("/<path>/write")
def write(path: str) -> str | Response | tuple[str, int]:
    """Show the letters as they now read. Pressing it again, or choosing others, loses nothing."""
    step = Step.posted(path)
    if "choosing" in request.form:
        step.journey = step.journey.writing_to(request.form.getlist("to"))
    if not step.journey.officials:
        return render_template("action/nobody.html", step=step, **facts(step.version)), 422
    return render_write(step)


@blueprint.post("/<path>/send")
def send(path: str) -> str | tuple[str, int]:
    """The ways out, one best way first for each official."""
    step = Step.posted(path)
    if not step.form.validate():
        return render_write(step), 422
    return render_send(step)


def render_write(step: Step, notice: str = "") -> str:
    """The page of the letters; ``notice`` is a sentence above them."""
    reasons = {reason.id: reason.text for reason in step.version.letter(step.form.letter_language.data).reasons}
    return render_template(
        "action/write.html",
        step=step,
        form=step.form,
        reason_texts=reasons,
        starters=step.version.letter(step.form.letter_language.data).starters,
        notice=notice,
        story_at=_paragraph_of(step, STORY),
        reasons_at=_paragraph_of(step, REASONS),
        shown=_shown(step),
        **_home(step),
        **facts(step.version),
    )


def _shown(step: Step) -> int:
    """Which letter she was looking at, counted from 1: the first, before she chose one."""
    chosen = request.form.get("show", "")
    return int(chosen) if chosen in {str(number) for number in range(1, len(step.written) + 1)} else 1


def _home(step: Step) -> dict[str, object]:
    """Where she lives as the letter says it, without a city and with one: for the script that shows what she types."""
    constituent, language = step.constituent, str(step.form.letter_language.data)
    state = constituent.state
    without, with_city = (place_name(city, state, language) for city in ("", "{city}"))
    if constituent.mails_elsewhere:
        with_city = without
    return {
        "home": state,
        "home_place": without,
        "city_place": with_city,
        "mail_state": constituent.mail_state or state.code,
        "mails_elsewhere": constituent.mails_elsewhere,
    }


def _paragraph_of(step: Step, placeholder: str) -> int:
    """Where in the letter a paragraph goes that is not there yet, for the script that shows it while she types."""
    body = step.version.letter(step.form.letter_language.data).body
    names = [{getattr(piece, "name", "") for piece in paragraph} for paragraph in body.paragraphs]
    return next((index for index, found in enumerate(names) if placeholder in found), len(names))


def render_send(step: Step, notice: str = "") -> str:
    """The page of the ways out, with the letters as they are now."""
    topic = step.version.letter(step.form.letter_language.data).texts["topic"]
    letters = [envelopes(one, {}, topic)[0] for one in step.written]
    step.journey = step.finished
    return render_template(
        "action/send.html",
        step=step,
        form=step.form,
        sheets={
            one.official.official_id: form_sheet(letters[i], step.constituent) for i, one in enumerate(step.written)
        },
        mails={
            one.official.official_id: mail_links(letters[i]) for i, one in enumerate(step.written) if letters[i].email
        },
        notice=notice,
        **facts(step.version),
    )
