"""The editor without JavaScript: what is typed is kept, whatever button is pressed and whoever saves meanwhile."""

from __future__ import annotations

import json
import re
from html import unescape

import pytest
from flask import Flask
from flask.testing import FlaskClient

from advocacy.core.staff import COMMAND_LINE, Role
from advocacy.services.keep_working_copies import load
from advocacy.services.publish_copy import publish_copy
from tests.support.editor import EDITOR, SLUG, Editor
from tests.support.staff import sign_in


@pytest.fixture
def editor(app: Flask, client: FlaskClient) -> Editor:
    """An organiser with the shipped letter open, as a campaign of the site."""
    sign_in(app, client, Role.ORGANISER)
    return Editor.of(app, client)


def test_the_page_shows_both_languages_and_every_part(editor: Editor) -> None:
    page = editor.open()
    assert page["text:en:title"] == "A letter to Congress about education"
    assert page["text:es:body"].startswith("{{ ask.")
    assert "text:en:wording.past.cosponsor original_cosponsor" in page
    assert "text:es:resources.rainn.text" in page


def test_saving_what_nobody_changed_leaves_the_files_as_they_came(editor: Editor) -> None:
    before = editor.files()
    assert editor.press("save").status_code == 303
    assert editor.files() == before


def test_a_changed_text_is_kept_and_the_others_stay_as_they_were(editor: Editor) -> None:
    editor.press("save", {"text:en:title": "A letter about schools"})
    parts = editor.parts("en")
    assert parts["title"] == "A letter about schools"
    assert parts["subject"].startswith("Bring back protections")


def test_a_case_is_added_with_its_conditions_in_both_languages_and_the_page_goes_there(editor: Editor) -> None:
    picked = {"case:request:who": "us_senator", "case:request:stands": "died", "text:en:topic": "Schools"}
    answer = editor.press("add-case:request", picked)
    assert answer.status_code == 303
    assert answer.headers["Location"].endswith("#field-en-wording-request-us_senator-died")
    for language in ("en", "es"):
        assert editor.parts(language)["wording.request.us_senator died"] == ""
    assert editor.parts("en")["topic"] == "Schools"


def test_the_same_case_twice_is_refused_and_what_was_typed_stays(editor: Editor) -> None:
    typed = {"case:request:who": "us_senator", "text:en:topic": "Schools"}
    answer = editor.press("add-case:request", typed)
    assert answer.status_code == 400
    assert "There is this case already" in answer.text
    assert editor.fields(answer)["text:en:topic"] == "Schools"
    assert editor.parts("en")["topic"] == "Education"


def test_a_new_wording_and_a_new_reason_come_with_empty_fields(editor: Editor) -> None:
    editor.press("add-wording", {"new-wording": "Next step"})
    assert editor.parts("es")["wording.next_step.otherwise"] == ""
    assert "{{ ask.next_step }}" in editor.client.get(EDITOR).text
    editor.press("add-row:reasons")
    assert "text:en:reasons.reason_1.label" in editor.open()


@pytest.mark.parametrize("name", ["", "2nd", "a-b", "x" * 50, "a.b"])
def test_a_wording_needs_a_name_that_a_placeholder_can_have(editor: Editor, name: str) -> None:
    answer = editor.press("add-wording", {"new-wording": name})
    assert answer.status_code == 400
    assert "small letters" in answer.text


def test_a_removed_reason_is_gone_in_every_language(editor: Editor) -> None:
    editor.press("remove:reasons.fair")
    for language in ("en", "es"):
        assert not [part for part in editor.parts(language) if part.startswith("reasons.fair.")]


def test_a_placeholder_is_put_at_the_end_of_the_chosen_text(editor: Editor) -> None:
    answer = editor.press("insert", {"placeholder": "official.state", "into": "en:phone_script"})
    assert answer.headers["Location"].endswith("#field-en-phone_script")
    assert editor.parts("en")["phone_script"].endswith("you. {{ official.state }}")


def test_changes_of_two_people_are_joined(editor: Editor) -> None:
    page = editor.open()
    editor.someone_saves("en", title="From Maria")
    answer = editor.send(page | {"text:en:topic": "From Ana"})
    assert answer.status_code == 303
    assert (editor.parts("en")["title"], editor.parts("en")["topic"]) == ("From Maria", "From Ana")
    assert "newer than your page had it" in editor.client.get(EDITOR).text


def test_where_both_changed_the_same_words_both_are_shown_and_one_press_chooses(editor: Editor) -> None:
    page = editor.open()
    editor.someone_saves("en", title="From Maria")
    answer = editor.send(page | {"text:en:title": "From Ana", "text:es:topic": "De Ana"})
    assert answer.status_code == 409
    assert editor.parts("en")["title"] == "From Maria"
    assert editor.parts("es")["topic"] == "De Ana"
    assert "From Maria" in answer.text
    again = editor.fields(answer)
    assert again["text:en:title"] == "From Ana"
    assert editor.send(again).status_code == 409, "saving alone does not choose"
    assert editor.send(again | {"do": "mine:en:title"}).status_code == 303
    assert editor.parts("en")["title"] == "From Ana"


def test_the_other_words_can_be_taken(editor: Editor) -> None:
    page = editor.open()
    editor.someone_saves("en", title="From Maria")
    again = editor.fields(editor.send(page | {"text:en:title": "From Ana"}))
    assert editor.send(again | {"do": "theirs:en:title"}).status_code == 303
    assert editor.parts("en")["title"] == "From Maria"


def test_choosing_ones_own_asks_again_where_the_other_has_gone_on_writing(editor: Editor) -> None:
    page = editor.open()
    editor.someone_saves("en", title="From Maria")
    again = editor.fields(editor.send(page | {"text:en:title": "From Ana"}))
    editor.someone_saves("en", title="Maria again")
    answer = editor.send(again | {"do": "mine:en:title"})
    assert answer.status_code == 409
    assert "Maria again" in answer.text


def test_a_letter_that_cannot_be_read_is_edited_as_it_is(editor: Editor) -> None:
    editor.someone_writes("en.md", "---\ntitle: [\n---\nHello")
    page = editor.open()
    assert page["text:en:whole-file"] == "---\ntitle: [\n---\nHello"
    editor.send(page | {"text:en:whole-file": "---\ntitle: Mended\n---\nHello"})
    assert editor.parts("en") == {"title": "Mended", "body": "Hello"}


def test_a_text_that_is_far_too_long_is_refused_kindly_and_stays_on_the_page(editor: Editor) -> None:
    long = "a word " * 4000
    answer = editor.press("save", {"text:en:summary": long})
    assert answer.status_code == 400
    assert "Nothing was saved" in answer.text
    assert editor.fields(answer)["text:en:summary"].strip() == long.strip()


def test_another_language_begins_with_the_same_rows(editor: Editor) -> None:
    editor.someone_writes("es.md", None)
    assert "text:es:title" not in editor.open()
    editor.press("add-language:es")
    assert "text:es:reasons.fair.label" in editor.open()


def test_findings_are_listed_with_the_way_to_their_field(editor: Editor) -> None:
    editor.press("save", {"text:en:subject": "Hello {{ offical.name }}"})
    page = editor.client.get(EDITOR).text
    assert "1 to mend" in page
    assert 'href="#field-en-subject"' in page
    assert re.search(r'id="field-en-subject"[^>]*aria-describedby="[^"]*finding-0', page)


def test_who_else_has_the_letter_open_is_told(editor: Editor, app: Flask) -> None:
    editor.open()
    other = app.test_client()
    sign_in(app, other, Role.PUBLISHER, "maria@example.org")
    assert "organiser@example.org has this letter open, too" in unescape(other.get(EDITOR).text)
    assert "maria@example.org has this letter open, too" in unescape(editor.client.get(EDITOR).text)


def test_a_folder_s_letter_is_shown_and_cannot_be_saved(app: Flask, client: FlaskClient) -> None:
    sign_in(app, client, Role.ORGANISER)
    address = "/organise/title-ix-protection-act/letter"
    page = client.get(address).text
    assert "is kept in the folder" in page
    assert 'name="base"' not in page
    token = re.search(r'name="csrf_token" value="([^"]+)"', page)
    assert token
    assert client.post(address, data={"csrf_token": token[1], "do": "save"}).status_code == 404


def test_an_old_form_comes_back_with_every_text(editor: Editor) -> None:
    answer = editor.send(editor.open() | {"csrf_token": "old", "text:en:title": "Typed long ago"})
    assert answer.status_code == 400
    again = editor.fields(answer)
    assert again["text:en:title"] == "Typed long ago"
    assert editor.send(again).status_code == 303
    assert editor.parts("en")["title"] == "Typed long ago"


def test_who_was_signed_out_meanwhile_keeps_her_text(editor: Editor, app: Flask) -> None:
    page = editor.open()
    out = app.test_client()
    answer = out.post(EDITOR, data=page | {"text:en:title": "Typed"})
    assert answer.status_code == 401
    assert editor.fields(answer)["text:en:title"] == "Typed"


def test_another_site_cannot_save(editor: Editor) -> None:
    answer = editor.client.post(EDITOR, data=editor.open(), headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403


def test_the_script_is_told_what_is_kept_and_what_others_changed(editor: Editor) -> None:
    page = editor.open()
    editor.someone_saves("en", topic="From Maria", title="Maria’s")
    answer = editor.send(page | {"text:en:title": "Ana’s", "text:es:title": "De Ana"}, script=True)
    told = json.loads(answer.text)
    assert told["newer"] == {"en:topic": "From Maria"}
    assert list(told["conflicts"]) == list(told["seen"]) == ["en:title"]
    assert "Maria’s" in unescape(told["conflicts"]["en:title"])
    assert editor.parts("es")["title"] == "De Ana"


def test_the_letter_is_shown_as_it_is_typed_and_nothing_is_kept(editor: Editor) -> None:
    before = editor.files()
    page = editor.open() | {"text:en:body": "I live in {{ constituent.place }}. Unsaved words."}
    told = json.loads(editor.client.post(f"{EDITOR}/preview?letter=en", data=page).text)
    assert told["shown"]
    assert "Unsaved words." in told["piece"]
    assert editor.files() == before
    broken = editor.client.post(f"{EDITOR}/preview", data=page | {"text:en:body": "{{ nothing"})
    assert not json.loads(broken.text)["shown"]


@pytest.mark.parametrize(
    "hostile",
    [
        {"base": "[" * 50_000},
        {"base": '{"en:title": {"a": 1}, "x": 3}', "maybe": "[]", "seen": "null"},
        {"text:en:__class__": "x", "text:en:wording": "x", "text:en:reasons.a.b.c": "x", "text:xx:title": "x"},
        {"do": "remove:"}, {"do": "add-case:nothing"}, {"do": "add-case:request", "case:request:who": "rm -rf"},
        {"do": "insert", "into": "en:nothing", "placeholder": "x"}, {"do": "mine:"}, {"do": "theirs:en"},
        {"do": "add-row:nothing"}, {"do": "add-language:tlh"}, {"do": "?" * 3000},
        {"text:en:title": "\x00\u202e{{\r\n---\r\n&a *b !c"},
    ],
)  # fmt: skip
def test_whatever_is_sent_is_answered_and_the_letter_is_still_there(editor: Editor, hostile: dict[str, str]) -> None:
    answer = editor.send(editor.open() | hostile)
    assert answer.status_code in {303, 400, 404, 409}
    assert editor.parts("en")["headline"].startswith("Put students’ protection")
    assert editor.client.get(EDITOR).status_code == 200


def test_a_page_without_its_memory_overwrites_nothing(editor: Editor) -> None:
    page = {name: text for name, text in editor.open().items() if name != "base"}
    answer = editor.send(page | {"text:en:title": "Ana’s"})
    assert answer.status_code == 409
    assert editor.parts("en")["title"] == "A letter to Congress about education"


def test_changes_of_a_published_campaign_are_said_to_be_not_out_yet(editor: Editor) -> None:
    other_address = editor.files()["campaign.yaml"].replace("education-letter", "another-letter")
    editor.someone_writes("campaign.yaml", other_address)
    with editor.app.app_context():
        ports = editor.app.extensions["advocacy"].ports
        assert publish_copy(ports, load(SLUG), COMMAND_LINE).new
    assert "not published yet" not in editor.client.get(EDITOR).text
    editor.press("save", {"text:en:headline": "Another headline"})
    assert "what was changed since is not published yet" in editor.client.get(EDITOR).text
