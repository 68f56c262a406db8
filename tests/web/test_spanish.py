"""The Spanish pages, where a translation alone is not enough: gender, articles, and sentences of other libraries."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.support.visitor import DONE, FIND, SEND, UPDATE, WRITE, Visitor
from tests.web.conftest import VisitorFactory


@pytest.fixture
def eva(visitor: VisitorFactory) -> Visitor:
    """A visitor who reads Spanish."""
    return visitor(language="es")


@pytest.mark.parametrize(
    ("zip_text", "line"),
    [
        ("94704", "Senador por California · Partido Demócrata"),
        ("94704", "Representante por el distrito 12 de California"),
        ("82001", "Senadora por Wyoming · Partido Republicano"),
        ("20500", "Delegada por el Distrito de Columbia"),
        ("00901", "Comisionado residente por Puerto Rico"),
        ("00802", "Delegada por las Islas Vírgenes de los Estados Unidos"),
    ],
)
def test_an_office_agrees_with_who_holds_it_and_its_place_has_its_article(
    eva: Visitor, zip_text: str, line: str
) -> None:
    assert line in eva.meet(zip_text).text


def test_a_seat_whose_holder_is_not_known_has_no_gender_and_is_called_by_its_office(eva: Visitor) -> None:
    office = "Oficina de senador o senadora por Florida"
    assert office in eva.meet("33101").text
    eva.press(WRITE).press(SEND)
    assert office in eva.text
    eva.press(DONE, sent=["pdf|office:bioguide:M001244"])
    assert "Gracias" in eva.heading


def test_what_the_form_library_says_itself_is_spanish_too(app: Flask) -> None:
    from advocacy.web.action.forms import LetterForm
    from advocacy.web.action.start import open_campaigns

    for language, sentence in {"es": "Este campo es obligatorio.", "en": "This field is required."}.items():
        with app.test_request_context(f"/?lang={language}"):
            form = LetterForm(open_campaigns()[0], language)
            assert form.story.gettext("This field is required.") == sentence


def test_two_sentences_in_a_row_have_a_space_between_them(eva: Visitor) -> None:
    eva.write()
    body = next(name for name in eva.fields if name.startswith("body:"))
    eva.press(UPDATE, **{body.replace(":", "__"): "Hola."})
    assert "Cabe en una página. Usted editó esta carta" in eva.text


def test_the_reminder_and_the_form_sheet_name_things_as_she_will_meet_them(eva: Visitor) -> None:
    eva.ready(name="Rosa Méndez")
    assert "Apellido (Last name)" in eva.text
    eva.open("/education-letter/reminder.ics")
    assert "SUMMARY:Dar seguimiento" in eva.html


def test_a_blank_on_the_first_page_reads_as_a_blank(eva: Visitor, ana: Visitor) -> None:
    assert "Vivo en [su localidad]" in eva.open().text
    assert "I live in [your town]" in ana.open().text
    assert FIND in ana.text
