"""What is typed on the way. Everything has a bound, everything is optional that can be, and errors say what to do."""

from __future__ import annotations

import re
import unicodedata

from flask import request
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import (
    BooleanField,
    EmailField,
    Field,
    Form,
    RadioField,
    SelectMultipleField,
    StringField,
    TextAreaField,
    ValidationError,
)
from wtforms.validators import Length
from wtforms.widgets import CheckboxInput, ListWidget

from advocacy.core.addresses import ZipCode
from advocacy.core.campaigns import CampaignVersion
from advocacy.core.constituents import Constituent, Reply
from advocacy.core.divisions import State
from advocacy.core.errors import MalformedInput
from advocacy.core.places import Point

from ..language import LANGUAGES

LONGEST_STORY = 4_000
LONGEST_BODY = 12_000
LONGEST_TYPED = 12_000
_EMAIL = re.compile(r"[^@\s<>,;:\"()\[\]\\]+@[^@\s<>,;:\"()\[\]\\]+\.[^@\s<>,;:\"()\[\]\\.]+")
_CARRIED = ("name", "street", "city", "email", "story", "reasons", "reply", "letter_language", "english_copy")
_INVISIBLE = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def clean(text: str | None) -> str:
    """Text as typed, without control and direction characters, in composed form, with plain line ends."""
    plain = unicodedata.normalize("NFC", (text or "").replace("\r\n", "\n").replace("\r", "\n"))
    plain = _INVISIBLE.sub("", plain.replace("\t", " "))
    return "\n".join(line if line.isprintable() else _without_controls(line) for line in plain.split("\n"))


def _without_controls(line: str) -> str:
    return "".join(c for c in line if unicodedata.category(c) not in {"Cc", "Cs", "Co", "Cn"})


def one_line(text: str | None) -> str:
    """The same on one line, with single spaces."""
    return " ".join(clean(text).split())


def _typed(text: str | None) -> str:
    return one_line((text or "")[:LONGEST_TYPED])


def carried() -> list[tuple[str, str]]:
    """What she typed before she was asked for her place again, to go along as it is."""
    return [(name, value[:LONGEST_STORY]) for name in _CARRIED for value in request.form.getlist(name)]


class PlaceForm(Form):
    """The first step. It counts nothing, so it is guarded by its origin and needs no cookie.

    ``place`` is a ZIP, an address or a district as it was typed; an older page or another site's form may still call
    it ``zip``. ``lat`` and ``lon`` come from her browser, if she asked it to say where she is.
    """

    place = StringField(filters=[_typed])
    zip = StringField(filters=[_typed])
    lat = StringField(filters=[lambda text: (text or "")[:24].strip()])
    lon = StringField(filters=[lambda text: (text or "")[:24].strip()])

    @property
    def typed(self) -> str:
        return self.place.data or self.zip.data or ""

    @property
    def point(self) -> Point | None:
        """Where her browser says she is, rounded once more; None where it said nothing that is on the globe."""
        if self.typed or not (self.lat.data and self.lon.data):
            return None
        try:
            return Point.parse(f"{self.lat.data},{self.lon.data}").rounded()
        except MalformedInput:
            return None


class LetterForm(FlaskForm):
    """Her words and, as far as she wants, herself."""

    name = StringField(
        _l("Your name"), filters=[one_line], validators=[Length(max=100, message=_l("At most 100 characters."))]
    )
    street = StringField(
        _l("Street address"), filters=[one_line], validators=[Length(max=120, message=_l("At most 120 characters."))]
    )
    city = StringField(
        _l("City or town"), filters=[one_line], validators=[Length(max=60, message=_l("At most 60 characters."))]
    )
    zip = StringField(_l("ZIP code"), filters=[one_line])
    email = EmailField(_l("Your email address"), filters=[one_line])
    story = TextAreaField(
        filters=[lambda text: clean(text).strip()],
        validators=[Length(max=LONGEST_STORY, message=_l("Please stay under 4,000 characters, about two pages."))],
    )
    reasons = SelectMultipleField(widget=ListWidget(prefix_label=False), option_widget=CheckboxInput())
    reply = RadioField(
        _l("May they write back?"),
        choices=[
            (Reply.NONE, _l("Please do not")),
            (Reply.POST, _l("Yes, by mail")),
            (Reply.EMAIL, _l("Yes, by email")),
        ],
        default=Reply.NONE,
    )
    letter_language = RadioField(_l("Language of the letter"))
    english_copy = BooleanField(_l("Add a copy in English"))

    def __init__(self, version: CampaignVersion, page_language: str) -> None:
        languages = [code for code in LANGUAGES if code in version.letters] or list(version.letters)
        preferred = page_language if page_language in languages else languages[0]
        super().__init__(data={"letter_language": preferred}, meta={"locales": [page_language]})
        self.letter_language.choices = [(code, LANGUAGES.get(code, code)) for code in languages]
        if self.letter_language.data not in languages:
            self.letter_language.data = languages[0]
        letter = version.letter(self.letter_language.data)
        self.story.label.text = letter.texts["story_question"]
        self.reasons.choices = [(reason.id, reason.label) for reason in letter.reasons]
        self.reasons.data = [reason.id for reason in letter.reasons if reason.id in (self.reasons.data or ())]
        if self.reply.data not in set(Reply):
            self.reply.data = Reply.NONE

    def validate_zip(self, field: Field) -> None:
        if field.data:
            try:
                ZipCode.parse(field.data)
            except MalformedInput:
                raise ValidationError(
                    _l("A ZIP code has five digits, such as 94704. You can leave it empty.")
                ) from None

    def validate_email(self, field: Field) -> None:
        if field.data and (len(field.data) > 254 or not _EMAIL.fullmatch(field.data)):
            raise ValidationError(_l("An email address looks like name@example.org."))
        if not field.data and self.reply.data == Reply.EMAIL:
            raise ValidationError(_l("To be answered by email, give an address, or choose another way."))

    def validate_street(self, field: Field) -> None:
        if not field.data and self.reply.data == Reply.POST:
            raise ValidationError(_l("To be answered by mail, give your street address, or choose another way."))

    def constituent(self, state: State, mail_state: str = "") -> Constituent:
        """What she chose to say of herself, shortened to what a letter can carry."""
        zip_text = self.zip.data or ""
        try:
            zip_text = str(ZipCode.parse(zip_text)) if zip_text else ""
        except MalformedInput:
            zip_text = ""
        return Constituent(
            state=state,
            name=(self.name.data or "")[:100],
            street=(self.street.data or "")[:120],
            city=(self.city.data or "")[:60],
            zip=zip_text,
            email=(self.email.data or "")[:254],
            story=(self.story.data or "")[:LONGEST_STORY],
            reasons=tuple(self.reasons.data or ()),
            reply=Reply(self.reply.data),
            mail_state=mail_state,
        )
