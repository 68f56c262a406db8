"""What the script adds: the letter takes up her words as she types, copies, and tells what was opened."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Request

from tests.support.browser import DESK
from tests.support.counts import Counts
from tests.support.journey import PADILLA, STORY, finish, meet, press, ready, sheets, tell, to_the_ways_out, write
from tests.support.site import Site
from tests.support.visitor import CAMPAIGN

Window = Callable[..., AbstractContextManager[Page]]
EVERYTHING = {
    "name": "Ana María  Ñúñez ",
    "street": " 12 Main St., Apt. 4",
    "city": "Oakland",
    "zip": "94705 1234",
    "email": "ana@example.org",
    "story": "First line\nstill the first.\n\n Second <b>paragraph</b> & {{ more }}. \n\n\n",
}


def shown_and_rendered(page: Page) -> tuple[list[str], list[str]]:
    """The letters as the script shows them, and as the server then writes them."""
    shown = sheets(page)
    press(page, ".choices button")
    return shown, sheets(page)


@pytest.mark.parametrize(
    ("place", "mail"), [("94704", "94705 1234"), ("20500", "20001"), ("32501", "32502-"), ("00901", "")]
)
def test_what_she_sees_while_typing_is_what_the_letter_says(page: Page, place: str, mail: str) -> None:
    write(page, place)
    tell(page, **EVERYTHING | {"zip": mail})
    page.check("#reply-email")
    for reason in ("clear", "fair"):
        page.check(f"#reason-{reason}")
    shown, rendered = shown_and_rendered(page)
    assert shown == rendered
    assert "Oakland" in rendered[0]
    assert "Second <b>paragraph</b> & {{ more }}." in rendered[0].split("\n")


@pytest.mark.parametrize(
    "change",
    [
        {"city": ""},
        {"zip": ""},
        {"zip": "947"},
        {"city": "", "zip": ""},
        {"city": "$& New York"},
        {"story": "", "name": ""},
        {"story": "Only one."},
    ],
    ids=str,
)
def test_each_change_alone_is_shown_as_it_will_be(page: Page, change: dict[str, str]) -> None:
    write(page)
    tell(page, story="One.\n\nTwo.")
    page.check("#reason-equal")
    press(page, ".choices button")
    tell(page, **{"story": "One.\n\nTwo."} | change)
    page.uncheck("#reason-equal")
    page.check("#reason-fair")
    page.check("#reply-post")
    shown, rendered = shown_and_rendered(page)
    assert shown == rendered


def test_reasons_without_a_story_stand_where_the_letter_puts_them(page: Page) -> None:
    write(page)
    page.check("#reason-fair")
    shown, rendered = shown_and_rendered(page)
    assert shown == rendered


def test_in_spanish_too(window: Window) -> None:
    with window(language="es-MX") as page:
        write(page, "20500")
        tell(page, city="")
        page.check("#reply-email")
        shown, rendered = shown_and_rendered(page)
        assert shown == rendered
        assert "Washington, D.C." in rendered[0]


def test_a_letter_that_she_rewrote_is_left_alone_while_she_types(page: Page) -> None:
    write(page)
    page.click(".edit summary >> nth=0")
    page.fill("#body-1", "Dear staff,\n\nI wrote this myself.")
    press(page, ".edit[open] button")
    tell(page, name="Ana")
    page.check("#reason-fair")
    shown, rendered = shown_and_rendered(page)
    assert shown == rendered
    assert STORY not in rendered[0]
    assert STORY in rendered[1]


def test_the_box_to_edit_a_letter_has_the_words_that_she_has_just_typed(page: Page) -> None:
    write(page)
    tell(page)
    page.click(".edit summary >> nth=0")
    assert STORY in page.input_value("#body-1")
    page.fill("#body-1", page.input_value("#body-1") + "\n\nOne more thing.")
    page.fill("#name", "Ana")
    press(page, ".edit[open] button")
    assert STORY in sheets(page)[0]
    assert "One more thing." in sheets(page)[0]
    assert STORY in sheets(page)[1]
    assert "One more thing." not in sheets(page)[1]


def test_a_box_that_she_left_alone_is_no_edited_letter(page: Page) -> None:
    write(page)
    tell(page)
    to_the_ways_out(page)
    page.go_back()
    page.locator("#body-1").wait_for(state="attached")
    page.click(".edit summary >> nth=0")
    assert STORY in page.input_value("#body-1")
    tell(page, story="Other words.")
    press(page, ".choices button")
    assert "Other words." in sheets(page)[0]
    assert page.locator(".edit[open]").count() == 0


def test_her_words_are_marked_as_hers(page: Page) -> None:
    write(page)
    tell(page)
    assert page.locator("[data-letter='1'] mark").all_inner_texts() == [STORY]


def test_one_letter_is_shown_at_a_time_and_the_same_one_after_an_update(page: Page) -> None:
    write(page)
    assert [letter.is_visible() for letter in page.locator(".letter").all()] == [True, False, False]
    page.focus("#show-1")
    page.keyboard.press("ArrowRight")
    assert [letter.is_visible() for letter in page.locator(".letter").all()] == [False, True, False]
    press(page, ".choices button")
    assert [letter.is_visible() for letter in page.locator(".letter").all()] == [False, True, False]


def test_a_starter_begins_her_sentence_and_leaves_her_at_its_end(page: Page) -> None:
    write(page)
    assert page.locator(".starters .plain:visible").count() == 0
    page.click("[data-starter] >> nth=0")
    page.keyboard.type("teach them well.")
    assert page.input_value("#story").endswith("my children’s schools will teach them well.")
    assert "teach them well." in page.inner_text("[data-letter='1'] mark")


def test_without_a_script_the_beginnings_are_plain_words(window: Window) -> None:
    with window(javascript=False) as page:
        write(page)
        assert page.locator("[data-starter]:visible, [data-copy]:visible").count() == 0
        assert "As a parent, I want to know" in page.inner_text(".starters")


def test_a_copy_button_puts_the_text_on_the_clipboard(page: Page) -> None:
    ready(page)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    for number, part in ((1, "copy-1-message"), (1, "copy-1-subject")):
        page.click(f"[data-copy='{part}']")
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied.replace("\r\n", "\n") == page.input_value(f"#{part}"), number
    assert STORY in page.input_value("#copy-1-message")


@pytest.fixture
def asked(page: Page) -> list[Request]:
    """Every request that this window makes."""
    requests: list[Request] = []
    page.on("request", lambda request: requests.append(request))
    return requests


def test_the_whole_journey_asks_no_one_but_this_site_and_carries_no_letter_to_count(
    page: Page, asked: list[Request], site: Site
) -> None:
    ready(page)
    page.evaluate("addEventListener('click', event => event.target.closest('a') && event.preventDefault())")
    with page.expect_request("**/opened"):
        page.click("[data-way^='form|'] >> nth=0")
    finish(page)
    assert {urlsplit(request.url).netloc for request in asked} == {urlsplit(site.url).netloc}
    (told,) = [request for request in asked if request.url.endswith("/opened")]
    assert STORY not in (told.post_data or "")
    assert "Ana" not in (told.post_data or "")
    assert not [request for request in asked if "Ana" in request.url or "94704" in request.url]


def test_opening_a_form_counts_it_as_opened_and_only_once(page: Page, counts: Counts) -> None:
    before, visits = counts.letters("form", "opened"), counts.visits()
    ready(page)
    page.evaluate("addEventListener('click', event => event.target.closest('a') && event.preventDefault())")
    for _ in range(2):
        with page.expect_response("**/opened") as answering:
            page.click(f"a[data-way='form|{PADILLA}']")
        assert answering.value.status == 204
    assert counts.letters("form", "opened") == before + 1
    assert counts.visits() == visits + 1


@pytest.mark.parametrize("javascript", [True, False])
def test_a_double_click_a_reload_and_back_never_count_twice(window: Window, counts: Counts, javascript: bool) -> None:
    visits, opened, said = counts.visits(), counts.letters("pdf", "opened"), counts.letters("form", "said_sent")
    with window(javascript=javascript) as page:
        ready(page)
        with page.expect_download():
            page.click("button[value='pdf|all']")
        with page.expect_download():
            page.dblclick("button[value='pdf|all']")
        page.check("#sent-form-1")
        page.dblclick("#journey > .next button")
        page.locator("#share").wait_for()
        page.reload()
        page.go_back()
        finish(page)
        page.locator("#share").wait_for()
    assert counts.visits() == visits + 1
    assert counts.letters("pdf", "opened") == opened + 3
    assert counts.letters("form", "said_sent") == said + 1


def test_from_the_zip_to_the_letter_by_keyboard_alone(page: Page) -> None:
    def reach(selector: str) -> None:
        for _ in range(80):
            page.keyboard.press("Tab")
            if page.evaluate("selector => document.activeElement.matches(selector)", selector):
                assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
                return
        raise AssertionError(f"{selector} cannot be reached by keyboard on {page.url}")

    page.goto(CAMPAIGN)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    reach("#where")
    page.keyboard.type("94704")
    page.keyboard.press("Enter")
    page.wait_for_url("**/officials")
    reach("[name=to]")
    page.keyboard.press("Space")
    reach("main .next button")
    page.keyboard.press("Enter")
    page.wait_for_url("**/write")
    assert page.locator("[data-sheet]").count() == 2
    reach("#story")
    page.keyboard.type("I wrote this without a mouse.")
    reach("#name")
    page.keyboard.type("Ana Ruiz")
    reach("[name=reply]")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    reach("[name=show]")
    page.keyboard.press("ArrowRight")
    assert page.locator("[data-letter='2']").is_visible()
    reach(".edit summary")
    reach("#letters > .next button")
    page.keyboard.press("Enter")
    page.wait_for_url("**/send")
    reach("button[value='pdf|all']")
    with page.expect_download() as downloading:
        page.keyboard.press("Enter")
    assert downloading.value.suggested_filename == "letters.pdf"


@pytest.mark.parametrize("javascript", [True, False])
def test_enter_in_a_field_goes_on_and_changes_no_language(window: Window, javascript: bool) -> None:
    with window(javascript=javascript) as page:
        meet(page)
        page.press("#to-1", "Enter")
        page.wait_for_url("**/write")
        tell(page)
        page.press("#name", "Enter")
        page.locator("mark").first.wait_for()
        assert STORY in sheets(page)[0]
        to_the_ways_out(page)
        page.press("#copy-1-subject", "Enter")
        page.wait_for_load_state()
        assert page.url.endswith("/send")


def test_on_paper_there_are_the_letters_and_nothing_else(page: Page) -> None:
    write(page)
    tell(page)
    press(page, ".choices button")
    page.emulate_media(media="print")
    assert [sheet.is_visible() for sheet in page.locator("[data-sheet]").all()] == [True, True, True]
    seen = page.evaluate("document.body.innerText")
    assert seen.count(STORY) == 3
    for unseen in ("Make it yours", "Print or send", "Leave this page now", "It fits one page", "Friends of Schools"):
        assert unseen not in seen
    pages = page.pdf(format="Letter").count(b"/Type /Page\n")
    assert pages == 3


def test_the_first_page_weighs_less_than_100_kb_on_the_wire(window: Window) -> None:
    with window(width=DESK) as page:
        wire = page.context.new_cdp_session(page)
        wire.send("Network.enable")
        weights: list[float] = []
        wire.on("Network.loadingFinished", lambda event: weights.append(event["encodedDataLength"]))
        page.goto(CAMPAIGN, wait_until="networkidle")
        assert len(weights) >= 4
        assert sum(weights) < 100_000


def test_nothing_is_asked_of_the_site_before_she_presses_a_button(page: Page, asked: list[Request]) -> None:
    meet(page)
    page.click("#journey .next button")
    page.wait_for_load_state("networkidle")
    before = len(asked)
    tell(page, **EVERYTHING)
    page.check("#reply-post")
    assert len(asked) == before
    to_the_ways_out(page)
