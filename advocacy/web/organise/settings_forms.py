"""What is typed on the pages of a campaign's settings, and what is wrong with it, beside the very field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import BooleanField, FieldList, Form, FormField, SelectField, SelectMultipleField, StringField
from wtforms.validators import Length
from wtforms.widgets import CheckboxInput, ListWidget

from advocacy.core.bills import Position, Stage
from advocacy.core.officials import OfficeTitle
from advocacy.core.plain_text import one_line
from advocacy.core.problems import Problem

from ..findings import say

MOST_HELPS = 12
_SHORT = Length(max=300, message=_l("At most 300 characters."))

OFFICES = (
    (OfficeTitle.US_SENATOR, _l("U.S. senators")),
    (OfficeTitle.US_REPRESENTATIVE, _l("U.S. representatives")),
    (OfficeTitle.US_DELEGATE, _l("Delegates to the House (DC and four territories)")),
    (OfficeTitle.US_RESIDENT_COMMISSIONER, _l("The resident commissioner of Puerto Rico")),
    (OfficeTitle.STATE_SENATOR, _l("State senators")),
    (OfficeTitle.STATE_REPRESENTATIVE, _l("State representatives, assembly members and delegates")),
    (OfficeTitle.STATE_LEGISLATOR, _l("Nebraska’s legislature and DC’s Council, which have one chamber")),
    (OfficeTitle.GOVERNOR, _l("Governors")),
    (OfficeTitle.MAYOR, _l("The mayor of the District of Columbia")),
)
POSITIONS = (
    (Position.SPONSOR, _l("Introduced the bill")),
    (Position.COSPONSOR, _l("Put their name to it")),
    (Position.WITHDREW, _l("Took their name off it")),
    (Position.ON_COMMITTEE, _l("Sit on the committee that has it")),
    (Position.NOT_COSPONSOR, _l("Known not to have put their name to it")),
    (Position.OTHER_CHAMBER, _l("Sit where the bill is not: in the other chamber, or in a state")),
    (Position.UNKNOWN, _l("Nothing is known")),
)
STAGES = (
    (Stage.INTRODUCED, _l("Introduced")),
    (Stage.COMMITTEE, _l("In committee")),
    (Stage.PASSED_HOUSE, _l("Passed by the House")),
    (Stage.PASSED_SENATE, _l("Passed by the Senate")),
    (Stage.CONFERENCE, _l("Passed by both, in words that differ")),
    (Stage.PASSED_BOTH, _l("Passed by both")),
    (Stage.ENACTED, _l("Law")),
    (Stage.VETOED, _l("Vetoed")),
)
ZONES = (
    ("America/New_York", _l("Eastern (New York)")),
    ("America/Chicago", _l("Central (Chicago)")),
    ("America/Denver", _l("Mountain (Denver)")),
    ("America/Phoenix", _l("Arizona (Phoenix)")),
    ("America/Los_Angeles", _l("Pacific (Los Angeles)")),
    ("America/Anchorage", _l("Alaska (Anchorage)")),
    ("Pacific/Honolulu", _l("Hawaii (Honolulu)")),
    ("America/Puerto_Rico", _l("Puerto Rico and the Virgin Islands")),
    ("Pacific/Guam", _l("Guam and the Northern Marianas")),
    ("Pacific/Pago_Pago", _l("American Samoa")),
)


def line(text: str | None) -> str:
    """What was typed, on one line, however much it is."""
    return one_line((text or "")[:4_000])


class Boxes(SelectMultipleField):
    """Boxes to tick. What is not among them is left out rather than refused: no box says so."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()

    def pre_validate(self, form: Any) -> None:  # noqa: ANN401 - as WTForms has it
        choices: Any = self.choices or ()
        known = {choice[0] for choice in choices}
        self.data = [value for value in dict.fromkeys(self.data or []) if value in known]


class BillForm(FlaskForm):
    """Which bill, the public address, and the bill's facts where our data lacks them."""

    bill = StringField(_l("Which bill is it?"), filters=[line], validators=[_SHORT])
    path = StringField(_l("Public address"), filters=[line], validators=[_SHORT])
    title = StringField(_l("Short title"), filters=[line], validators=[_SHORT])
    introduced = StringField(_l("Introduced on"), filters=[line], validators=[_SHORT])
    sponsor = StringField(_l("Who introduced it"), filters=[line], validators=[_SHORT])
    stage = SelectField(_l("Where it stands"), choices=[("", _l("Not said")), *STAGES], validate_choice=False)
    as_of = StringField(_l("As of which day do you know this?"), filters=[line], validators=[_SHORT])
    parts: ClassVar[dict[str, str]] = {
        "bill": "bill",
        "path": "path",
        **{f"bill_facts.{name}": name for name in ("title", "introduced", "sponsor", "stage", "as_of")},
    }


class NewForm(BillForm):
    """The same for a campaign that does not exist yet, with what it is called."""

    name = StringField(_l("What do you call this campaign?"), filters=[line], validators=[_SHORT])


class WhoForm(FlaskForm):
    """The offices, and what narrows them."""

    offices = Boxes(_l("Offices"), choices=[(str(key), label) for key, label in OFFICES])
    states = Boxes(_l("Only these states"))
    parties = Boxes(_l("Only these parties"))
    committees = Boxes(_l("Only members of these committees of Congress"))
    positions = Boxes(
        _l("Only those who, on this bill, have done this"), choices=[(str(key), label) for key, label in POSITIONS]
    )
    people = Boxes(_l("Only these people"))
    excluded = Boxes(_l("Leave these people out"))
    find = StringField(_l("Find a person by name"), filters=[line], validators=[_SHORT])
    parts: ClassVar[dict[str, str]] = {"targets": "offices", "except": "excluded"} | {
        name: name for name in ("states", "parties", "committees", "positions", "people")
    }


class HelpForm(Form):
    """Help beyond the letter: how it is reached, and its words in both languages."""

    id = StringField(filters=[line])
    name_en = StringField(_l("Name, in English"), filters=[line], validators=[_SHORT])
    name_es = StringField(_l("Name, in Spanish"), filters=[line], validators=[_SHORT])
    text_en = StringField(_l("What it does, in English"), filters=[line], validators=[_SHORT])
    text_es = StringField(_l("What it does, in Spanish"), filters=[line], validators=[_SHORT])
    phone = StringField(_l("Phone number"), filters=[line], validators=[_SHORT])
    chat = StringField(_l("Chat (a link)"), filters=[line], validators=[_SHORT])
    website = StringField(_l("Website"), filters=[line], validators=[_SHORT])
    checked = StringField(_l("Last tried on"), filters=[line], validators=[_SHORT])
    remove = BooleanField(_l("Remove this help"))


class WhenForm(FlaskForm):
    """The window of days, who is behind it, and help for those whom it touches."""

    opens = StringField(_l("First day"), filters=[line], validators=[_SHORT])
    closes = StringField(_l("Last day"), filters=[line], validators=[_SHORT])
    zone = SelectField(_l("Whose days are these?"), choices=list(ZONES), validate_choice=False)
    organisation = StringField(_l("Name of your organization"), filters=[line], validators=[_SHORT])
    contact = StringField(_l("How people reach you"), filters=[line], validators=[_SHORT])
    signup_url = StringField(_l("Sign-up page"), filters=[line], validators=[_SHORT])
    sensitive = BooleanField(_l("This subject is sensitive"))
    helps = FieldList(FormField(HelpForm), max_entries=MOST_HELPS)
    parts: ClassVar[dict[str, str]] = {
        name: name for name in ("opens", "closes", "zone", "organisation", "contact", "signup_url", "sensitive")
    }


def complain(form: FlaskForm, parts: Mapping[str, str], problems: Iterable[Problem]) -> bool:
    """Show each problem of these parts at its field, by name. Whether there was one."""
    found = False
    for problem in problems:
        field = parts.get(problem.part) or parts.get(problem.part.partition(".")[0])
        if field and not form[field].errors:
            form[field].errors = [" ".join(say(problem))]
            found = True
    return found
