"""What an official's own web form asks, in its order, each with the words to put there. Labels: the page's."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from .addresses import ZipCode
from .constituents import Constituent
from .delivery import Envelope
from .errors import MalformedInput
from .plain_text import one_line


class FormField(StrEnum):
    """The fields of a congressional contact form, in the order in which such forms ask for them."""

    PREFIX = "prefix"
    FULL_NAME = "full_name"
    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    STREET = "street"
    CITY = "city"
    STATE = "state"
    ZIP = "zip"
    ZIP4 = "zip4"
    PHONE = "phone"
    EMAIL = "email"
    TOPIC = "topic"
    SUBJECT = "subject"
    SHORT_MESSAGE = "short_message"
    MESSAGE = "message"


@dataclass(frozen=True, slots=True)
class FormRow:
    """One thing that the form asks. Without a value it is left for her to fill in there."""

    field: FormField
    value: str = ""

    @property
    def is_hers(self) -> bool:
        return not self.value


@dataclass(frozen=True, slots=True)
class FormSheet:
    """The rows in order. Where ``name_is_split`` is False she knows best which words are her first and last name."""

    rows: tuple[FormRow, ...]
    name_is_split: bool

    def value(self, field: FormField) -> str:
        return next((row.value for row in self.rows if row.field is field), "")


def form_sheet(envelope: Envelope, constituent: Constituent, topic: str = "") -> FormSheet:
    """The sheet for one letter; ``topic`` is used where the envelope names none.

    Prefix and phone are always left for her: we do not ask for them.

    A name is split only when it has exactly two words; "Ana María García López" can be split in ways only she knows.
    The message has its salutation and no signature, since the form asks for name and address in fields of its own.
    """
    draft, name = envelope.draft, one_line(constituent.name)
    words = name.split(" ")
    is_split = len(words) == 2
    first, last = words if is_split else ("", "")
    five, plus4 = _zip_parts(constituent.zip)
    values = {
        FormField.FULL_NAME: name,
        FormField.FIRST_NAME: first,
        FormField.LAST_NAME: last,
        FormField.STREET: one_line(constituent.street),
        FormField.CITY: one_line(constituent.city),
        FormField.STATE: constituent.mail_state or constituent.state.code,
        FormField.ZIP: five,
        FormField.ZIP4: plus4,
        FormField.EMAIL: one_line(constituent.email),
        FormField.TOPIC: one_line(envelope.topic or topic),
        FormField.SUBJECT: one_line(draft.subject),
        FormField.SHORT_MESSAGE: draft.short_message,
        FormField.MESSAGE: f"{draft.salutation}\n\n{draft.body}",
    }
    asked = (field for field in FormField if not (is_split and field is FormField.FULL_NAME))
    return FormSheet(tuple(FormRow(field, values.get(field, "")) for field in asked), is_split)


def _zip_parts(text: str) -> tuple[str, str]:
    try:
        code = ZipCode.parse(text)
    except MalformedInput:
        return one_line(text), ""
    return code.five, code.plus4
