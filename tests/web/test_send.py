"""The ways out: each gives her letter into her hands, none of them is called sent, and each counts once."""

from __future__ import annotations

import csv
import email
import email.policy
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask

from tests.support.counts import Counts
from tests.support.visitor import CAMPAIGN, DONE, UPDATE, Visitor
from tests.web.conftest import VisitorFactory

STORY = "I teach in Berkeley, and my students deserve clear rules."
HER = {"name": "Ana Ruiz", "street": "12 Main St.", "story": STORY}
SCHIFF, PADILLA, SIMON = "bioguide:S001150", "bioguide:P000145", "bioguide:S001231"


@pytest.fixture
def ready(ana: Visitor) -> Visitor:
    """Ana, her letters written, at the page of the ways out."""
    return ana.ready("94704-1234", **HER)


@pytest.fixture
def with_addresses(site_with: Callable[..., Flask], tmp_path: Path) -> Flask:
    """A site whose list has an email address for one senator and no form for another."""
    from advocacy.settings import ROOT

    with (ROOT / "legislators.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        if row["official_id"] == PADILLA:
            row["email"] = "senator@padilla.example"
        if row["official_id"] == SCHIFF:
            row["contact_form"] = ""
    roster = tmp_path / "legislators.csv"
    with roster.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)
    return site_with(roster_file=roster)


def test_the_page_says_that_nothing_has_been_sent(ready: Visitor) -> None:
    assert ready.heading == "Print or send"
    assert "Nothing has been sent" in ready.text
    assert "letter was sent" not in ready.text.lower()
    assert "Members of Congress publish no email address." in ready.text
    assert "takes weeks" in ready.text


def test_the_form_sheet_gives_each_thing_that_the_form_will_ask(ready: Visitor) -> None:
    values = {e.get("id"): e.get("value", e.text or "") for e in ready.page.elements("input", "textarea")}
    assert values["copy-2-first_name"] == "Ana"
    assert values["copy-2-last_name"] == "Ruiz"
    assert values["copy-2-street"] == "12 Main St."
    assert values["copy-2-city"] == "Berkeley"
    assert (values["copy-2-zip"], values["copy-2-zip4"]) == ("94704", "1234")
    assert values["copy-2-topic"] == "Education"
    assert "H.R. 4030, 115th Congress" in values["copy-2-subject"]
    assert STORY in values["copy-2-message"]
    assert "Ana Ruiz" not in values["copy-2-message"]
    assert 'href="https://www.padilla.senate.gov/contact/" target="_blank" rel="noopener noreferrer"' in ready.html
    assert "tel:+1202" in ready.html
    assert "Hello, my name is Ana Ruiz, from Berkeley, California 94704-1234." in ready.text


@pytest.mark.parametrize(
    ("take", "kind", "name", "starts"),
    [
        ("pdf|all", "application/pdf", "letters.pdf", b"%PDF-"),
        (f"pdf|{PADILLA}", "application/pdf", "letter-padilla.pdf", b"%PDF-"),
        (f"envelope|{PADILLA}", "application/pdf", "envelope-padilla.pdf", b"%PDF-"),
        (f"email|{PADILLA}", "message/rfc822", "letter.eml", b"Subject: "),
        ("text|all", "text/plain", "letters.txt", b"Ana Ruiz"),
    ],
)
def test_each_file_has_its_type_a_neutral_name_and_is_kept_by_no_cache(
    ready: Visitor, take: str, kind: str, name: str, starts: bytes
) -> None:
    ready.post(f"{CAMPAIGN}/take", [*ready.fields.items(multi=True), ("take", take)])
    answer = ready.response
    assert answer.status_code == 200
    assert (answer.mimetype, answer.data[: len(starts)]) == (kind, starts)
    assert answer.headers["Content-Type"].count("charset") <= 1
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_the_text_has_every_letter_and_its_address(ready: Visitor) -> None:
    text = ready.press("text|all").response.get_data(as_text=True)
    assert text.count(STORY) == 3
    for name in ("The Honorable Adam B. Schiff", "The Honorable Alex Padilla", "The Honorable Lateefah Simon"):
        assert name in text


def test_a_district_office_can_be_chosen(ready: Visitor) -> None:
    choice = next(each for each in ready.page.elements("select") if each.get("name") == f"office:{PADILLA}")
    office = next(each for each in choice.iter("option") if "Los Angeles" in (each.text or ""))
    ready.press("pdf|all", **{f"office__{PADILLA.replace(':', '__')}": office.get("value", "")})
    words = subprocess.run(["pdftotext", "-", "-"], input=ready.response.data, capture_output=True, check=True).stdout
    assert b"Los Angeles, CA" in words
    assert b"Washington, DC 20510" in words


def test_an_official_with_a_published_address_is_reached_by_mail(
    with_addresses: Flask, visitor: VisitorFactory
) -> None:
    ana = visitor(with_addresses).ready(**HER)
    assert "mailto:senator%40padilla.example?" in ana.html or "mailto:senator@padilla.example?" in ana.html
    gmail = re.search(r'href="(https://mail\.google\.com/[^"]+)"', ana.html)
    outlook = re.search(r'href="(https://outlook\.[^"]+)"', ana.html)
    assert gmail is not None
    assert outlook is not None
    for link in (gmail[1], outlook[1]):
        assert "teach" not in link
        assert "Ruiz" not in link
    ana.press(f"email|{PADILLA}")
    message = email.message_from_bytes(ana.response.data, policy=email.policy.default)
    assert message["To"] == "senator@padilla.example"
    assert message["From"] is None
    assert message["X-Unsent"] == "1"
    assert STORY in message.get_content().replace("\r\n", "\n")


def test_an_official_with_no_form_and_no_address_is_reached_by_post_and_phone(
    with_addresses: Flask, visitor: VisitorFactory
) -> None:
    ana = visitor(with_addresses).ready(**HER)
    first = ana.html.partition('id="official-1"')[2].partition('id="official-2"')[0]
    assert "By mail" in first
    assert "By phone" in first
    assert "By their web form" not in first


def test_one_draft_for_several_addresses_is_no_way_out(with_addresses: Flask, visitor: VisitorFactory) -> None:
    ana = visitor(with_addresses).ready(**HER)
    ana.post(f"{CAMPAIGN}/take", [*ana.fields.items(multi=True), ("take", "email|all")])
    assert ana.response.status_code == 400


@pytest.mark.parametrize(
    "take", ["", "pdf", "pdf|", "pdf|bioguide:X000000", "fax|all", "form|all", "phone|all", "|", "pdf|all|"]
)
def test_what_is_no_way_out_is_refused_kindly(ready: Visitor, counts: Counts, take: str) -> None:
    ready.post(f"{CAMPAIGN}/take", [*ready.fields.items(multi=True), ("take", take)])
    assert ready.response.status_code == 400
    assert "Your text should still be there" in ready.text
    assert counts.visits() == 0


def test_a_character_that_cannot_be_printed_is_said_first_and_printed_all_the_same(
    ana: Visitor, counts: Counts
) -> None:
    ana.ready(name="Ana Ruiz", story="I drew this: 𓀀.").press("pdf|all")
    assert ana.response.mimetype == "text/html"
    assert ana.heading == "One thing before you print"
    assert counts.visits() == 0
    assert "𓀀" in ana.text
    assert ana.press("Change my text").fields["story"] == "I drew this: 𓀀."
    ana.press("Print or send").press("pdf|all").press("Download it all the same")
    assert ana.response.mimetype == "application/pdf"


def test_a_closed_page_is_found_again_by_the_way_back(ready: Visitor) -> None:
    assert ready.press("Back to my letters").fields["story"] == STORY


# Counting


def test_a_file_counts_the_visit_and_each_of_its_letters_as_opened(ready: Visitor, counts: Counts) -> None:
    ready.press("pdf|all")
    assert counts.visits() == 1
    assert counts.letters("pdf", "opened") == 3
    assert counts.letters() == 3
    (row,) = counts.rows("actions")
    assert row["division"] == "ocd-division/country:us/state:ca/cd:12"
    traits = {(row["trait"], row["value"]) for row in counts.rows("traits")}
    assert {("language", "en"), ("source", "none"), ("edited", "some")} <= traits


def test_looking_writing_and_an_envelope_count_nothing(ready: Visitor, counts: Counts) -> None:
    ready.press(f"envelope|{PADILLA}")
    assert counts.visits() == 0


def test_a_reload_a_double_click_and_back_count_nothing_twice(ready: Visitor, counts: Counts) -> None:
    ready.press("pdf|all").again().again()
    back = ready.post(f"{CAMPAIGN}/send", [p for p in ready.last[1] if p[0] != "take"])
    back.press("pdf|all")
    back.post(f"{CAMPAIGN}/send", [p for p in ready.last[1] if p[0] != "take"]).press(DONE, sent=[f"pdf|{PADILLA}"])
    back.again()
    assert counts.visits() == 1
    assert counts.letters("pdf", "opened") == 3
    assert counts.letters("pdf", "said_sent") == 1


def test_going_back_to_the_letters_and_printing_again_is_the_same_visit(ready: Visitor, counts: Counts) -> None:
    form = list(ready.fields.items(multi=True))
    ready.press("pdf|all").post(f"{CAMPAIGN}/write", form).press(UPDATE, story="Other words.").press("Print or send")
    ready.press("pdf|all")
    assert counts.visits() == 1
    assert counts.letters() == 3


@pytest.mark.parametrize("way", ["form", "phone", "email", "text"])
def test_opening_a_way_out_is_counted_as_opened(ready: Visitor, counts: Counts, way: str) -> None:
    needed = [(name, ready.fields[name]) for name in ("state", "csrf_token")]
    ready.post(f"{CAMPAIGN}/opened", [*needed, ("way", f"{way}|{PADILLA}")]).again()
    assert ready.response.status_code == 204
    assert counts.letters(way, "opened") == 1
    assert counts.letters(way, "said_sent") == 0


@pytest.mark.parametrize(
    "way", ["", "form", "form|", f"fax|{PADILLA}", "form|bioguide:X000000", f"{PADILLA}|form", "|"]
)
def test_a_way_that_is_none_counts_nothing(ready: Visitor, counts: Counts, way: str) -> None:
    needed = [(name, ready.fields[name]) for name in ("state", "csrf_token")]
    ready.post(f"{CAMPAIGN}/opened", [*needed, ("way", way)])
    ready.post(f"{CAMPAIGN}/thanks", [*needed, ("sent", way)])
    assert counts.visits() == 0


def test_only_what_she_says_she_sent_is_said_to_be_sent(ready: Visitor, counts: Counts) -> None:
    ready.press(DONE, sent=[f"form|{PADILLA}", f"phone|{SIMON}"])
    assert ready.heading == "Thank you"
    assert "You told us that you sent your letter to Alex Padilla, Lateefah Simon." in ready.text
    assert "Schiff" not in ready.text
    assert counts.letters(outcome="said_sent") == 2
    assert counts.letters(outcome="opened") == 0


def test_who_ticked_nothing_is_thanked_and_not_counted(ready: Visitor, counts: Counts) -> None:
    ready.press(DONE)
    assert "Your letters are yours to send whenever you like." in ready.text
    assert counts.visits() == 0


def test_the_ticks_and_the_office_survive_a_change_of_language_and_the_way_back(ready: Visitor) -> None:
    ticks = [f"form|{PADILLA}", f"pdf|{SIMON}", f"phone|{SCHIFF}"]
    choice = next(e for e in ready.page.elements("select") if len(list(e.iter("option"))) > 1)
    field, office = choice.get("name", ""), list(choice.iter("option"))[1].get("value", "")
    ready.press("Español", sent=ticks, **{field.replace(":", "__"): office})
    assert sorted(ready.fields.getlist("sent")) == sorted(ticks)
    assert ready.fields[field] == office
    ready.press(DONE).press("Back to my letters")
    assert sorted(ready.fields.getlist("sent")) == sorted(ticks)


def test_the_thanks_in_another_language_say_the_same_and_count_once(ready: Visitor, counts: Counts) -> None:
    ready.press(DONE, sent=[f"form|{PADILLA}"]).press("Español")
    assert ready.page.root.get("lang") == "es"
    assert "Alex Padilla" in ready.text
    assert counts.letters() == 1


def test_a_form_that_a_machine_filled_in_works_and_is_not_counted(ready: Visitor, counts: Counts) -> None:
    ready.press("pdf|all", website="https://spam.example")
    assert ready.response.mimetype == "application/pdf"
    ready.post(f"{CAMPAIGN}/send", [p for p in ready.last[1] if p[0] != "take"])
    ready.press(DONE, website="x", sent=[f"form|{PADILLA}"])
    assert ready.heading == "Thank you"
    assert counts.visits() == 0


@pytest.mark.parametrize("page", ["take", "opened", "thanks"])
def test_without_the_token_nothing_is_counted_and_everything_is_kept(ready: Visitor, counts: Counts, page: str) -> None:
    pairs = [p for p in ready.fields.items(multi=True) if p[0] != "csrf_token"]
    way = [("take", "pdf|all"), ("way", f"form|{PADILLA}"), ("sent", f"form|{PADILLA}")]
    ready.post(f"{CAMPAIGN}/{page}", [*pairs, *way])
    assert ready.response.status_code == 400
    assert ready.heading == "Print or send"
    assert "Nothing is lost" in ready.text
    assert ready.fields["story"] == STORY
    assert counts.visits() == 0
    assert ready.press("pdf|all").response.mimetype == "application/pdf"


def test_a_partners_code_is_counted_and_any_other_text_is_not(
    site_with: Callable[..., Flask], visitor: VisitorFactory
) -> None:
    app = site_with()
    for code in ("pta-chapter", "Ana Ruiz <ana@example.org>"):
        ana = visitor(app)
        ana.open(CAMPAIGN + "?source=" + code.replace(" ", "%20")).press("Find my officials", place="94704")
        ana.press("Write my letters").press("Print or send").press("pdf|all")
    sources = {row["value"] for row in Counts(app).rows("traits") if row["trait"] == "source"}
    assert sources == {"pta-chapter", "none"}


def test_the_reminder_is_a_neutral_calendar_file(ready: Visitor) -> None:
    ready.press(DONE).open(f"{CAMPAIGN}/reminder.ics")
    assert ready.response.mimetype == "text/calendar"
    assert 'filename="follow-up.ics"' in ready.response.headers["Content-Disposition"]
    text = ready.response.get_data(as_text=True)
    assert "DTSTART;VALUE=DATE:20261214\r\n" in text
    assert "SUMMARY:Follow up\r\n" in text
    assert not re.search("letter|title|congress|education", text, re.IGNORECASE)
