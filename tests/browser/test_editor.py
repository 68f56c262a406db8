"""The editor in a real browser: two people in one letter, the keyboard alone, and without JavaScript."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from playwright.sync_api import Page, expect

from advocacy.services.check_letters import read_folder
from advocacy.services.keep_working_copies import load
from advocacy.settings import ROOT
from tests.support.browser import DESK, PHONE, axe, no_sideways_scrolling
from tests.support.desk import app_of, begin_campaign, come_in
from tests.support.site import Site

Open = Callable[..., AbstractContextManager[Page]]
_numbers = itertools.count(1)
TITLE, BODY, SAVED = "#field-en-title", "#field-en-body", "Saved at"


@pytest.fixture
def letter(site: Site) -> str:
    """The path of the editor of a letter that nobody else has."""
    return begin_campaign(site, f"try-{next(_numbers)}", read_folder(ROOT / "letters" / "title-ix-protection-act"))


def _open(page: Page, site: Site, letter: str, name: str) -> None:
    come_in(page, site, f"{name}{next(_numbers)}@example.org")
    page.goto(letter)


def _kept(site: Site, letter: str) -> str:
    with app_of(site).app_context():
        return load(letter.split("/")[2]).files["en.md"]


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_the_editor_is_usable_by_all_on_a_phone_and_at_a_desk(
    window: Open, site: Site, letter: str, width: int
) -> None:
    with window(width=width) as page:
        _open(page, site, letter, "ana")
        expect(page.locator("[data-look-body] .sheet")).to_be_visible()
        no_sideways_scrolling(page)
        axe(page)


def test_the_letter_beside_a_spanish_page_is_chosen_in_spanish_however_often(
    window: Open, site: Site, letter: str
) -> None:
    with window(width=DESK) as page:
        _open(page, site, f"{letter}?lang=es", "eva")
        beside = page.locator("[data-look-body]")
        expect(beside).to_contain_text("La escribe")
        beside.get_by_role("link", name="Llamada telefónica").click()
        expect(beside).to_contain_text("dichas con calma")


def test_two_organisers_write_in_one_letter_and_nobody_s_words_are_lost(window: Open, site: Site, letter: str) -> None:
    with window() as ana, window() as maria:
        _open(ana, site, letter, "ana")
        _open(maria, site, letter, "maria")
        expect(maria.locator("[data-others]")).to_contain_text("has this letter open, too")

        maria.fill(TITLE, "Maria’s title")
        maria.fill("#field-es-topic", "De María")
        expect(maria.locator("[data-status]")).to_contain_text(SAVED)
        ana.fill(TITLE, "Ana’s title")
        expect(ana.locator("[data-status]")).to_contain_text("changed by both of you")
        expect(ana.locator("#field-es-topic")).to_have_value("De María")
        expect(ana.locator("[data-dispute='en:title']")).to_contain_text("Maria’s title")
        expect(ana.locator(TITLE)).to_have_value("Ana’s title")
        expect(ana.locator(TITLE)).to_be_focused()
        assert "title: Maria’s title" in _kept(site, letter)

        ana.get_by_role("button", name="Keep what the field says").click()
        expect(ana.locator("[data-dispute='en:title']")).to_be_empty()
        assert "title: Ana’s title" in _kept(site, letter)


def test_a_placeholder_is_inserted_at_the_cursor_by_the_keyboard_alone(window: Open, site: Site, letter: str) -> None:
    with window() as page:
        _open(page, site, letter, "ana")
        page.locator("#field-en-subject").focus()
        page.keyboard.press("Control+Home")
        page.keyboard.type("Dear ")
        page.locator("#picker summary").focus()
        page.keyboard.press("Enter")
        page.locator("#placeholder").focus()
        page.keyboard.type("title, such")
        while page.evaluate("document.activeElement.dataset.insert === undefined"):
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.locator("#field-en-subject")).to_have_value(
            "Dear {{ official.title }}Bring back protections against student sexual harassment and assault"
            " ({{ bill.citation }})"
        )
        expect(page.locator("#field-en-subject")).to_be_focused()
        expect(page.locator("[data-status]")).to_contain_text(SAVED)
        expect(page.locator("[data-look-body]")).to_contain_text("Dear Representative")


def test_the_page_says_when_it_cannot_save_and_saves_when_it_can_again(window: Open, site: Site, letter: str) -> None:
    with window() as page:
        _open(page, site, letter, "ana")
        expect(page.locator("[data-look-body] .sheet")).to_be_visible()
        page.context.set_offline(True)
        page.fill(TITLE, "Typed on a train")
        expect(page.locator("[data-status]")).to_contain_text("Your text is here")
        page.context.set_offline(False)
        page.fill(TITLE, "Typed on a train, and arrived")
        expect(page.locator("[data-status]")).to_contain_text(SAVED)
        assert "Typed on a train, and arrived" in _kept(site, letter)


def test_without_javascript_a_case_is_added_to_a_wording_and_written(window: Open, site: Site, letter: str) -> None:
    with window(javascript=False, width=PHONE) as page:
        _open(page, site, letter, "ana")
        page.locator("#wording-request > summary").click()
        page.locator("#wording-request .add-case summary").click()
        page.select_option("#case-request-who", "us_senator")
        page.select_option("#case-request-did", "cosponsor")
        page.locator("#wording-request").get_by_role("button", name="Add the case").click()
        field = page.locator("#field-en-wording-request-us_senator-cosponsor")
        assert page.url.endswith("#field-en-wording-request-us_senator-cosponsor")
        field.fill("Thank you for your name.")
        page.locator(".save").get_by_role("button", name="Save the letter").click()
        expect(page.get_by_role("status").first).to_contain_text("Saved.")
        assert "us_senator cosponsor: Thank you for your name." in _kept(site, letter)
