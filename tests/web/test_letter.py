"""The letter: it takes up her words, keeps what she rewrote, and loses nothing on the way."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from tests.support.counts import Counts
from tests.support.visitor import CAMPAIGN, FIND, SEND, UPDATE, WRITE, Visitor
from tests.web.conftest import VisitorFactory

STORY = "My daughter starts high school next fall. I want her school to know what to do."
TYPED = {
    "name": "Ana María Ñúñez",
    "street": "12 Main St., Apt. 4",
    "city": "Oakland",
    "zip": "94705-1234",
    "email": "ana@example.org",
    "story": STORY,
    "reasons": ["fair", "equal"],
    "reply": "email",
}
PADILLA = "body:bioguide:P000145"
REWRITTEN = "Dear staff, I wrote all of this myself.\n\nAnd this too."


def test_the_letter_is_right_for_each_before_she_types_anything(ana: Visitor) -> None:
    ana.write("94704")
    assert ana.heading == "Make it yours"
    assert "The Honorable Alex Padilla" in ana.sheet(2)
    assert "331 Hart Senate Office Building Washington, DC 20510" in ana.sheet(2)
    assert "Dear Senator Padilla:" in ana.sheet(2)
    assert "Dear Representative Simon:" in ana.sheet(3)
    for number in (1, 2, 3):
        assert "I live in Berkeley, California 94704, and as your constituent I ask you" in ana.sheet(number)
        assert "November 23, 2026" in ana.sheet(number)
        assert "vote for" not in ana.sheet(number)
        assert "{{" not in ana.sheet(number)


@pytest.mark.parametrize(
    ("zip_code", "salutation"),
    [("20500", "Dear Delegate Norton:"), ("00901", "Dear Resident Commissioner Hernández Rivera:")],
)
def test_a_delegate_and_the_resident_commissioner_are_addressed_as_such(
    ana: Visitor, zip_code: str, salutation: str
) -> None:
    assert salutation in ana.write(zip_code).sheet()


def test_her_words_are_in_every_letter(ana: Visitor) -> None:
    ana.write().press(UPDATE, **TYPED)
    for number in (1, 2, 3):
        sheet = ana.sheet(number)
        assert STORY in sheet
        assert "12 Main St., Apt. 4 Oakland, CA 94705-1234 ana@example.org" in sheet
        assert sheet.count("Ana María Ñúñez") == 2
        assert "A law can promise a prompt and fair process to everyone involved" in sheet
        assert "I would be glad to hear by email what you decide." in sheet
    assert {name: ana.fields[name] for name in ("name", "story", "reply")} == {
        name: TYPED[name] for name in ("name", "story", "reply")
    }


def test_a_story_of_two_paragraphs_stays_two_paragraphs(ana: Visitor) -> None:
    ana.write().press(UPDATE, story="First.\r\n\r\nSecond.\r\nStill the second.")
    body = ana.html.partition("sheet__body")[2].partition("sheet__closing")[0]
    assert "First.</mark></p>" in body
    assert "Second. Still the second.</mark></p>" in body


def test_a_body_that_she_did_not_touch_follows_her_story(ana: Visitor) -> None:
    ana.write().press(UPDATE, story="One thing.").press(UPDATE, story="Another thing.")
    assert "Another thing." in ana.sheet()
    assert "One thing." not in ana.sheet()
    assert "Another thing." in ana.fields[PADILLA]


def test_a_body_that_she_rewrote_stays_whatever_she_changes_beside_it(ana: Visitor) -> None:
    ana.write().press(UPDATE, body__bioguide__P000145=REWRITTEN)
    ana.press(UPDATE, story="A story for the others.", reasons=["fair"], reply="none")
    assert "I wrote all of this myself." in ana.sheet(2)
    assert "A story for the others." not in ana.sheet(2)
    assert "A story for the others." in ana.sheet(1)
    assert "You edited this letter" in ana.text
    ana.press(SEND).press("Back to my letters")
    assert "I wrote all of this myself." in ana.sheet(2)
    assert ana.fields[PADILLA].replace("\r", "") == REWRITTEN


def test_an_emptied_body_goes_back_to_our_text(ana: Visitor) -> None:
    ana.write().press(UPDATE, body__bioguide__P000145=REWRITTEN).press(UPDATE, body__bioguide__P000145=" \n ")
    assert "as your constituent I ask you" in ana.sheet(2)
    assert "You edited this letter" not in ana.text


def test_a_rewritten_letter_keeps_address_greeting_and_closing(ana: Visitor) -> None:
    ana.write(name="Ana").press(UPDATE, body__bioguide__P000145=REWRITTEN)
    for kept in ("The Honorable Alex Padilla", "Dear Senator Padilla:", "Sincerely,"):
        assert kept in ana.sheet(2)


def test_leaving_someone_out_afterwards_loses_nothing(ana: Visitor) -> None:
    ana.write().press(UPDATE, **TYPED).press(SEND)
    assert ana.heading == "Print or send"
    ana.press("Back to my letters")
    assert STORY in ana.sheet()
    assert ana.fields["email"] == "ana@example.org"


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        ({"zip": "947"}, "ZIP code: A ZIP code has five digits, such as 94704. You can leave it empty."),
        ({"email": "ana at example"}, "Your email address: An email address looks like name@example.org."),
        ({"email": ""}, "Your email address: To be answered by email, give an address, or choose another way."),
        ({"reply": "post", "street": ""}, "Street address: To be answered by mail, give your street address"),
        ({"name": "A" * 101}, "Your name: At most 100 characters."),
        ({"street": "A" * 121}, "Street address: At most 120 characters."),
        ({"city": "A" * 61}, "City or town: At most 60 characters."),
        ({"story": "A " * 2001 + "A"}, "Please stay under 4,000 characters"),
    ],
)
def test_an_error_says_what_to_do_and_keeps_everything_typed(ana: Visitor, answers: dict[str, str], says: str) -> None:
    typed: dict[str, Any] = TYPED | answers
    ana.write().press(SEND, **typed, body__bioguide__P000145=REWRITTEN)
    assert ana.response.status_code == 422
    assert ana.heading == "Make it yours"
    assert says in ana.text
    assert "Everything you typed is still here." in ana.text
    fields = ana.fields
    for name, value in typed.items():
        assert fields.getlist(name) == ([value] if isinstance(value, str) else value), name
    assert fields[PADILLA].replace("\r", "") == REWRITTEN
    wrong = [each.get("id") for each in ana.page.elements("input", "textarea") if each.get("aria-invalid") == "true"]
    assert len(wrong) == 1
    assert f'href="#{wrong[0]}"' in ana.html


def test_an_error_is_no_hindrance_to_looking_at_the_letters(ana: Visitor) -> None:
    ana.write().press(UPDATE, email="not an address", reply="email", story=STORY)
    assert ana.response.status_code == 200
    assert STORY in ana.sheet()
    assert ana.fields["email"] == "not an address"


# Languages


def test_the_letters_language_is_chosen_apart_from_the_pages(ana: Visitor) -> None:
    ana.write().press(UPDATE, letter_language="es", story=STORY)
    assert ana.heading == "Make it yours"
    assert "23 de noviembre de 2026" in ana.sheet()
    assert "Vivo en Berkeley, California 94704" in ana.sheet() or "Berkeley, California 94704" in ana.sheet()
    assert 'class="sheet" lang="es"' in ana.html
    assert STORY in ana.sheet()
    ana.press("Español")
    assert ana.page.root.get("lang") == "es"
    assert ana.fields["letter_language"] == "es"
    assert STORY in ana.sheet()


def test_a_page_in_spanish_begins_with_a_letter_in_spanish(visitor: VisitorFactory) -> None:
    eva = visitor(language="es-MX,es;q=0.9").write()
    assert eva.page.root.get("lang") == "es"
    assert eva.fields["letter_language"] == "es"
    assert "23 de noviembre de 2026" in eva.sheet()


def test_an_english_copy_goes_along_where_she_wants_one(ana: Visitor) -> None:
    ana.write().press(UPDATE, letter_language="es", english_copy="y", name="Ana")
    assert "A copy in English goes along." in ana.text
    ana.press(SEND).press("text|all")
    text = ana.response.get_data(as_text=True)
    assert text.count("23 de noviembre de 2026") == 3
    assert text.count("November 23, 2026") == 3


def test_a_letter_in_english_has_no_second_copy(ana: Visitor) -> None:
    ana.write().press(UPDATE, letter_language="en", english_copy="y")
    assert "A copy in English goes along." not in ana.text


def test_another_language_on_the_page_of_the_letters_loses_nothing(ana: Visitor) -> None:
    ana.write().press("Español", **TYPED, body__bioguide__P000145=REWRITTEN)
    assert ana.page.root.get("lang") == "es"
    assert ana.fields.getlist("reasons") == TYPED["reasons"]
    assert ana.fields["letter_language"] == "en"
    assert STORY in ana.sheet(1)
    assert "I wrote all of this myself." in ana.sheet(2)
    assert ana.address.endswith("/write?lang=es")
    ana.press(SEND)
    assert ana.page.root.get("lang") == "es"
    assert ana.fields["story"] == STORY


# What is not believed, and what is too old


@pytest.mark.parametrize("page", ["write", "send", "take", "opened", "thanks"])
def test_a_state_that_was_tampered_with_gives_her_words_back(ana: Visitor, counts: Counts, page: str) -> None:
    state = ana.write().fields["state"]
    tampered = {
        "cut": [state[:-3]],
        "changed": [("A" if state[0] != "A" else "B") + state[1:]],
        "foreign": ["W10.k3Y5bm90IG91cnMgYXQgYWxs"],
        "gone": [],
        "twice": [state[:-1], state],
        "long": [state + "A" * 9000],
    }
    kept = [(name, value) for name, value in ana.fields.items(multi=True) if name not in {"state", "story", "name"}]
    pairs = [*kept, ("story", STORY), ("name", "Ana Ruiz"), ("take", "pdf|all")]
    for change, texts in tampered.items():
        ana.post(f"{CAMPAIGN}/{page}", [*pairs, *(("state", text) for text in texts)])
        assert (ana.response.status_code, ana.heading) == (400, "Please begin again"), change
        assert STORY in ana.text
    assert counts.visits() == 0


def test_beginning_again_carries_her_words_into_the_new_letters(ana: Visitor) -> None:
    ana.write().press(UPDATE, **TYPED, body__bioguide__P000145=REWRITTEN).press(UPDATE, state="nonsense")
    assert "I wrote all of this myself." in ana.text
    assert "as your constituent I ask you" not in ana.text
    ana.press(FIND, place="94704").press(WRITE)
    assert ana.fields["story"] == STORY
    assert ana.fields["name"] == TYPED["name"]
    assert ana.fields.getlist("reasons") == TYPED["reasons"]
    assert (ana.fields["city"], ana.fields["zip"]) == ("Oakland", "94704")


def test_without_a_story_no_letter_becomes_one(ana: Visitor) -> None:
    ana.write().press(UPDATE, body__bioguide__P000145=REWRITTEN).press(UPDATE, state="nonsense")
    ana.press(FIND, place="94704").press(WRITE)
    assert ana.fields["story"] == ""


def test_a_state_of_another_installation_is_not_believed(
    ana: Visitor, site_with: Callable[..., Flask], visitor: VisitorFactory
) -> None:
    foreign = visitor(site_with(secret_key="another")).write().fields["state"]
    assert ana.write().press(UPDATE, state=foreign).heading == "Please begin again"


@pytest.mark.parametrize("token", [None, "", "nonsense"])
@pytest.mark.parametrize("button", [UPDATE, SEND])
def test_a_page_that_is_too_old_is_shown_again_with_everything_in_it(
    ana: Visitor, token: str | None, button: str
) -> None:
    ana.write().press(button, csrf_token=token, **TYPED, body__bioguide__P000145=REWRITTEN)
    assert ana.response.status_code == 400
    assert "Nothing is lost: please press the button again." in ana.text
    assert ana.fields["story"] == STORY
    assert ana.fields.getlist("reasons") == TYPED["reasons"]
    assert "I wrote all of this myself." in ana.sheet(2)
    assert ana.press(button).response.status_code == 200


def test_the_cookie_of_another_visit_loses_nothing(ana: Visitor, visitor: VisitorFactory) -> None:
    ana.write()
    ana.client = visitor().client
    ana.press(SEND, **TYPED)
    assert "Nothing is lost" in ana.text
    assert ana.press(SEND).heading == "Print or send"


# Hostile input

FIELDS = (
    "name",
    "street",
    "city",
    "zip",
    "email",
    "story",
    "reply",
    "letter_language",
    "english_copy",
    "reasons",
    "show",
)
NASTY = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</textarea></form><b>out</b>",
    "{{ 7 * 7 }} {% if x %} {# c #} {{ config }}",
    "&lt;b&gt; &amp;amp;",
    "a\x00b\x07c\x1bd",
    "\u202eevil\u202c \u2066x\u2069 \u200b \ufeff",
    "%s %(name)s {0} {name}",
    "\r\nBcc: everyone@example.org\r\n\r\nhi",
    "🏳️‍🌈 𝒜𝓃𝒶 עברית العربية 中文",
    "x" * 20_000,
    "-1",
)


@pytest.mark.parametrize("text", NASTY)
def test_nothing_that_is_typed_breaks_a_page_or_becomes_part_of_it(ana: Visitor, text: str) -> None:
    ana.write()
    everything = dict.fromkeys(FIELDS, text) | {"body__bioguide__P000145": f"{text} by hand"}
    for button, status in ((UPDATE, 200), (SEND, 422)):
        ana.press(button, **everything)
        assert ana.response.status_code == status
        assert not [each for each in ana.page.elements("b", "img") if each.get("src") == "x" or each.text == "out"]
        assert len(list(ana.page.elements("script"))) == 1
    words = dict.fromkeys(("name", "street", "city", "story"), text[:60]) | {
        "zip": "",
        "email": "",
        "reply": "none",
    }
    ana.press(SEND, **words, reasons=None, letter_language="en").press("pdf|all")
    assert ana.response.status_code == 200


@pytest.mark.parametrize("text", ["<b>&amp; \"quoted\" 'too'</b>", "{{ 7*7 }} {% raw %}", "&lt;script&gt;"])
def test_what_is_typed_is_escaped_exactly_once_and_printed_literally(ana: Visitor, text: str) -> None:
    ana.write().press(UPDATE, name=text, street=text, city=text, story=text)
    assert ana.sheet().count(text) >= 4
    assert ana.fields["story"] == text
    ana.press(SEND, zip="94704", body__bioguide__P000145=f"{text} by hand")
    assert text in ana.fields["story"]
    messages = [each for each in ana.page.elements("textarea") if "message" in each.get("id", "")]
    assert any(f"{text} by hand" in (each.text or "") for each in messages)
    ana.press("text|all")
    assert ana.response.get_data(as_text=True).count(text) >= 12


def test_control_and_direction_characters_do_not_reach_the_letter(ana: Visitor) -> None:
    ana.write().press(UPDATE, story="be\x00fore \u202eafter\u2069 \ufeffend", name="A\x07na\u200f")
    assert "before after end" in ana.sheet()
    assert not re.search("[\x00\x07\u202e\u2069\ufeff\u200f]", ana.html)


def test_a_letter_of_400_kb_is_refused_kindly(ana: Visitor) -> None:
    ana.write().press(UPDATE, body__bioguide__P000145="word " * 81_000)
    assert ana.response.status_code == 413
    assert "That is more text than we can take." in ana.heading


def test_a_letter_that_is_longer_than_its_bound_is_cut_and_never_an_error(ana: Visitor) -> None:
    ana.write().press(UPDATE, body__bioguide__P000145="word " * 60_000)
    assert ana.response.status_code == 200
    assert len(ana.fields[PADILLA]) <= 12_000


def test_unknown_officials_and_repeated_fields_change_nothing(ana: Visitor) -> None:
    ana.write()
    pairs = [
        *ana.fields.items(multi=True),
        ("body:bioguide:X999999", "for no one"),
        ("body:", "for no one"),
        ("to", "bioguide:X999999"),
        ("name", "Second"),
        ("name", "Third"),
        ("story", "Second"),
        ("unheard_of", "x"),
    ]
    ana.post(f"{CAMPAIGN}/write", [*pairs, ("choosing", "1")])
    assert ana.response.status_code == 422
    ana.post(f"{CAMPAIGN}/write", pairs)
    assert ana.response.status_code == 200
    assert "for no one" not in ana.html
    assert 'id="sheet-4"' not in ana.html


def test_only_the_state_is_needed(ana: Visitor) -> None:
    ana.write()
    needed = [("state", ana.fields["state"]), ("csrf_token", ana.fields["csrf_token"])]
    for page in ("write", "send", "thanks"):
        assert ana.post(f"{CAMPAIGN}/{page}", needed).response.status_code == 200
    assert ana.post(f"{CAMPAIGN}/opened", needed).response.status_code == 204
    assert ana.post(f"{CAMPAIGN}/take", needed).response.status_code == 400


@pytest.mark.parametrize("page", ["officials", "choose", "write", "send", "take", "opened", "thanks"])
def test_a_body_that_is_no_form_is_no_error_of_ours(ana: Visitor, page: str) -> None:
    for kind in ("application/json", "text/plain", "multipart/form-data; boundary=x", "a/b", ""):
        answer = ana.client.post(f"{CAMPAIGN}/{page}", data=b'{"state": [1, {}]}\xff\x00--x', content_type=kind)
        assert answer.status_code in {200, 400, 415}, kind


@pytest.mark.parametrize("page", ["officials", "write", "send", "take", "opened", "thanks"])
def test_a_step_that_is_only_posted_leads_to_the_beginning_or_says_so(ana: Visitor, page: str) -> None:
    for method in ("GET", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS"):
        answer = ana.client.open(f"{CAMPAIGN}/{page}", method=method)
        opened_again = method in {"GET", "HEAD"} and page != "opened"
        assert answer.status_code == (200 if method == "OPTIONS" else 302 if opened_again else 405), method
        if opened_again:
            assert answer.location == CAMPAIGN


def test_a_campaign_that_is_not_there_is_not_found_by_any_step(ana: Visitor) -> None:
    ana.write()
    pairs = list(ana.fields.items(multi=True))
    for page in ("officials", "choose", "write", "send", "take", "opened", "thanks"):
        assert ana.post(f"/no-such-letter/{page}", pairs).response.status_code == 404
