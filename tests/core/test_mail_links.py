from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advocacy.core.errors import MalformedInput
from advocacy.core.mail_links import URL_BUDGET, email_address, mail_links
from tests.support.letters import BODY, letter

OFFICE = "office+letters@example.gov"


def test_a_short_letter_fits_into_the_link_word_for_word() -> None:
    links = mail_links(letter(email=OFFICE))
    parts = urlsplit(links.mailto)
    query = parse_qs(parts.query)
    assert links.mailto_fits
    assert unquote(parts.path) == OFFICE
    assert query["subject"] == ["Protections for students (H.R. 4030, 115th Congress)"]
    assert query["body"] == [letter().draft.message.replace("\n", "\r\n")]


def test_spaces_and_lines_are_encoded_as_mail_programs_read_them() -> None:
    mailto = mail_links(letter(email=OFFICE)).mailto
    assert "%20" in mailto
    assert "%0D%0A%0D%0A" in mailto
    assert not set("+ \r\n") & set(mailto)


def test_a_letter_over_the_budget_goes_as_its_short_message_and_says_so() -> None:
    links = mail_links(letter(BODY * 8, email=OFFICE))
    assert (links.mailto_fits, links.mailto_is_short) == (False, True)
    (body,) = parse_qs(urlsplit(links.mailto).query)["body"]
    assert letter().draft.short_message in body.replace("\r\n", "\n")
    assert len(links.mailto) <= URL_BUDGET


def test_words_of_her_own_are_never_lost_to_a_short_version() -> None:
    hers = letter(BODY * 8, email=OFFICE)
    own = replace(hers, draft=hers.draft.edited(hers.draft.body + "\n\nI have lived here for twenty years."))
    links = mail_links(own)
    assert (links.mailto_fits, links.mailto_is_short) == (False, False)
    assert "body=" not in links.mailto
    assert "subject=Protections" in links.mailto


def test_the_budget_counts_encoded_characters() -> None:
    whole = len(mail_links(letter(["ñ" * 50], email=OFFICE), budget=10_000).mailto)
    assert mail_links(letter(["ñ" * 50], email=OFFICE), budget=whole).mailto_fits
    assert not mail_links(letter(["ñ" * 50], email=OFFICE), budget=whole - 1).mailto_fits


def test_web_mail_links_carry_recipient_and_subject_only() -> None:
    links = mail_links(letter(email=OFFICE))
    for link, subject in ((links.gmail, "su"), (links.outlook, "subject")):
        query = parse_qs(urlsplit(link).query)
        assert query["to"] == [OFFICE]
        assert query[subject] == ["Protections for students (H.R. 4030, 115th Congress)"]
        assert set(query) <= {"view", "fs", "to", subject}


@given(st.text(st.characters(), max_size=300), st.text(st.characters(), max_size=300))
def test_nothing_typed_adds_a_field_to_a_link(subject: str, body: str) -> None:
    links = mail_links(letter([body], subject=subject, email=OFFICE))
    assert links.mailto.isascii()
    assert links.mailto.count("?") == 1
    assert links.mailto.count("&") == (links.mailto_fits or links.mailto_is_short)
    assert "%0D" not in links.mailto.partition("&body=")[0]
    assert len(links.mailto) <= URL_BUDGET or not links.mailto_fits


@pytest.mark.parametrize(
    "text", ["", "a", "a@b", "a@b.c\nBcc: d@e.f", "a@b.c,d@e.f", "a b@c.de", "@b.c", "a@-b.c", "é@b.c"]
)
def test_what_is_not_an_address_is_refused_without_repeating_it(text: str) -> None:
    with pytest.raises(MalformedInput) as refusal:
        email_address(text)
    assert "Bcc" not in str(refusal.value)


@pytest.mark.parametrize("text", ["a@b.co", " senator@office.example.gov ", "o'neil+x@mail.house.gov"])
def test_an_address_is_taken_as_published(text: str) -> None:
    assert email_address(text) == text.strip()
