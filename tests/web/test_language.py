"""English and Spanish: asked of the browser, changed by a link, and kept on the way; dates and numbers too."""

from __future__ import annotations

import re

import pytest

from tests.support.visitor import CAMPAIGN, DONE, FIND, SEND, WRITE, Visitor
from tests.web.conftest import VisitorFactory


def language(visitor: Visitor) -> str | None:
    return visitor.page.root.get("lang")


@pytest.mark.parametrize(
    ("accepts", "speaks"),
    [
        ("es", "es"),
        ("es-MX,es;q=0.9,en;q=0.8", "es"),
        ("es-419", "es"),
        ("en-US,en;q=0.9,es;q=0.8", "en"),
        ("fr-FR,fr;q=0.9,es;q=0.5,en;q=0.4", "es"),
        ("fr", "en"),
        ("", "en"),
        ("*", "en"),
        ("xx-;;q=,,=", "en"),
    ],
)
def test_the_browser_chooses_the_language(visitor: VisitorFactory, accepts: str, speaks: str) -> None:
    assert language(visitor(language=accepts).open()) == speaks


def test_a_link_chooses_the_language_and_no_cookie_remembers_it(visitor: VisitorFactory) -> None:
    ana = visitor(language="en")
    assert language(ana.open(f"{CAMPAIGN}?lang=es")) == "es"
    assert language(ana.open(CAMPAIGN)) == "en"
    assert language(ana.open(f"{CAMPAIGN}?lang=xx")) == "en"
    assert language(visitor(language="es").open(f"{CAMPAIGN}?lang=en")) == "en"


def test_the_chosen_language_stays_through_the_whole_journey(visitor: VisitorFactory) -> None:
    ana = visitor(language="en").open(f"{CAMPAIGN}?lang=es").press(FIND, place="94704")
    for button in (WRITE, SEND, DONE):
        assert language(ana) == "es"
        ana.press(button)
    assert language(ana) == "es"
    assert ana.address.endswith("/thanks?lang=es")
    assert {'href="/?lang=es"', 'href="/about?lang=es"'} <= set(re.findall(r'href="[^"]+"', ana.html))


def test_each_language_is_named_in_itself(ana: Visitor) -> None:
    ana.open()
    assert 'lang="es" hreflang="es" href="?lang=es">Español</a>' in ana.html
    assert 'lang="en" hreflang="en" href="?lang=en">English</a>' in ana.open(f"{CAMPAIGN}?lang=es").html


def test_the_switch_on_the_first_page_keeps_the_partners_code(ana: Visitor) -> None:
    ana.open(f"{CAMPAIGN}?source=pta").follow("Español")
    assert language(ana) == "es"
    assert ana.fields["source"] == "pta"


def test_dates_and_numbers_are_written_in_spanish(visitor: VisitorFactory) -> None:
    eva = visitor(language="es").open()
    assert "12 de octubre de 2017" in eva.text
    assert "22 de noviembre de 2026" in eva.text
    eva.press(FIND, place="94704")
    assert "15 de junio de 2026" in eva.text
    assert "161 días" in eva.text
    eva.press(WRITE)
    assert "23 de noviembre de 2026" in eva.sheet()


def test_nothing_on_the_way_is_left_in_english(visitor: VisitorFactory) -> None:
    english = re.compile(  # an envelope is addressed in English in every language
        r"\b(the|your|you|and|with|from|they|letter|office|district|please|again|download|choose|what|write)\b", re.I
    )
    eva = visitor(language="es")

    def said() -> str:
        """The page's own words, without names of things, people and places and without what is marked as English."""
        left_out = {e for e in eva.page.elements() if e.get("lang") == "en" for e in e.iter()}
        left_out |= {e for e in eva.page.elements("option", "script") for e in e.iter()}
        left_out |= {e for e in eva.page.elements() if e.get("class") == "sheet__recipient" for e in e.iter()}
        words = (e.text or "" for e in eva.page.elements() if e not in left_out)
        tails = (e.tail or "" for e in eva.page.elements() if e not in left_out)
        return " ".join([*words, *tails])

    pages = {
        "start": lambda: eva.open(),
        "malformed": lambda: eva.press(FIND, place="abc"),
        "choose": lambda: eva.open(f"{CAMPAIGN}/choose"),
        "districts": lambda: eva.press("Show its districts", state="PR"),
        "vacant": lambda: eva.meet("94541"),
        "appointed": lambda: eva.meet("32501"),
        "capital": lambda: eva.meet("20500"),
        "military": lambda: eva.meet("09001"),
        "abroad": lambda: eva.meet("96941"),
        "split": lambda: eva.meet("02138"),
        "officials": lambda: eva.meet("94704"),
        "write": lambda: eva.press(WRITE),
        "wrong": lambda: eva.press(SEND, zip="1", email="x", reply="post"),
        "send": lambda: eva.press(SEND, zip="", email="", reply="none"),
        "thanks": lambda: eva.press(DONE),
        "about": lambda: eva.open("/about"),
        "missing": lambda: eva.open("/nowhere"),
    }
    found = {}
    for name, page in pages.items():
        page()
        assert language(eva) == "es"
        if words := english.findall(re.sub(r"Title IX Protection Act|RAINN[^.]*|PAVE[^.]*|Follow up", "", said())):
            found[name] = words
    assert not found


def test_titles_follow_the_grammar_of_the_person(visitor: VisitorFactory) -> None:
    eva = visitor(language="es").meet("02138")
    eva.press("ocd-division/country:us/state:ma/cd:7")
    assert re.search("Elizabeth Warren Senadora.{1,5}Massachusetts", eva.text)
    assert re.search("Edward J. Markey Senador.{1,5}Massachusetts", eva.text)
    eva.press(WRITE)
    assert "Estimada senadora Warren:" in eva.sheet(1)
    assert "Estimado senador Markey:" in eva.sheet(2)
