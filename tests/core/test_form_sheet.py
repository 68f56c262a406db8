from __future__ import annotations

import pytest

from advocacy.core.constituents import Constituent
from advocacy.core.divisions import State, StateKind
from advocacy.core.form_sheet import FormField, form_sheet
from tests.support.letters import letter

CALIFORNIA = State("CA", "06", "California", next(iter(StateKind)), 52)


def writer(name: str = "Ana Ortiz", zip_code: str = "94704-1234") -> Constituent:
    return Constituent(
        CALIFORNIA, name=name, street="1200 Camino Real Apt. 4", city="Berkeley", zip=zip_code, email="ana@example.org"
    )


def test_the_sheet_gives_what_a_form_asks_in_its_order() -> None:
    sheet = form_sheet(letter(topic="Education"), writer())
    assert [(row.field.value, row.value) for row in sheet.rows[:-1]] == [
        ("prefix", ""),
        ("first_name", "Ana"),
        ("last_name", "Ortiz"),
        ("street", "1200 Camino Real Apt. 4"),
        ("city", "Berkeley"),
        ("state", "CA"),
        ("zip", "94704"),
        ("zip4", "1234"),
        ("phone", ""),
        ("email", "ana@example.org"),
        ("topic", "Education"),
        ("subject", "Protections for students (H.R. 4030, 115th Congress)"),
        ("short_message", "Please bring back the bill."),
    ]
    assert sheet.rows[-1].field is FormField.MESSAGE


def test_the_message_is_greeted_and_not_signed() -> None:
    message = form_sheet(letter(), writer()).value(FormField.MESSAGE)
    assert message.startswith("Dear Representative Velázquez:\n\nI live in Berkeley")
    assert "Sincerely" not in message
    assert "Camino Real" not in message


@pytest.mark.parametrize("name", ["Ana María Ortiz", "Cher", "Ana de la Cruz"])
def test_a_name_of_other_than_two_words_is_left_for_her_to_split(name: str) -> None:
    sheet = form_sheet(letter(), writer(name))
    assert not sheet.name_is_split
    assert sheet.value(FormField.FULL_NAME) == name
    assert next(row for row in sheet.rows if row.field is FormField.FIRST_NAME).is_hers
    assert sheet.value(FormField.LAST_NAME) == ""


@pytest.mark.parametrize(
    ("zip_code", "parts"), [("02138", ("02138", "")), ("", ("", "")), ("00901-0001", ("00901", "0001"))]
)
def test_a_zip_is_text_and_its_add_on_stands_apart(zip_code: str, parts: tuple[str, str]) -> None:
    sheet = form_sheet(letter(), writer(zip_code=zip_code))
    assert (sheet.value(FormField.ZIP), sheet.value(FormField.ZIP4)) == parts


def test_what_she_did_not_give_is_hers_to_fill_in() -> None:
    sheet = form_sheet(letter(), Constituent(CALIFORNIA))
    empty = {row.field for row in sheet.rows if row.is_hers}
    assert {FormField.PREFIX, FormField.FIRST_NAME, FormField.STREET, FormField.PHONE, FormField.EMAIL} <= empty
    assert sheet.value(FormField.STATE) == "CA"


def test_the_campaigns_topic_is_used_where_the_envelope_names_none() -> None:
    assert form_sheet(letter(), writer(), "Education").value(FormField.TOPIC) == "Education"
