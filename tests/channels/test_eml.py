from __future__ import annotations

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advocacy.channels.eml import EmlFile
from advocacy.core.delivery import Envelope
from advocacy.core.errors import MalformedInput
from tests.support.letters import BODY, letter


def opened(envelope: Envelope) -> EmailMessage:
    file = EmlFile().prepare([envelope])
    assert (file.media_type, file.name) == ("message/rfc822", "letter.eml")
    message = message_from_bytes(file.content, policy=default)
    assert isinstance(message, EmailMessage)
    return message


def test_a_mail_program_opens_the_file_as_a_draft_with_the_whole_letter() -> None:
    message = opened(letter(email="office@example.gov"))
    assert message["X-Unsent"] == "1"
    assert message["To"] == "office@example.gov"
    assert message["Subject"] == "Protections for students (H.R. 4030, 115th Congress)"
    assert message.get_content_type() == "text/plain"
    text = message.get_content().replace("\r\n", "\n")
    assert text.strip() == letter().draft.message
    assert BODY[0] in text


def test_the_file_says_nothing_of_who_made_it_or_when() -> None:
    names = {name.lower() for name in opened(letter())}
    assert names == {"subject", "x-unsent", "content-type", "content-transfer-encoding", "mime-version"}


def test_lines_end_as_mail_wants_them() -> None:
    content = EmlFile().prepare([letter()]).content
    assert content.count(b"\n") == content.count(b"\r\n")
    assert max(len(line) for line in content.split(b"\r\n")) < 998


@pytest.mark.parametrize(
    "subject",
    [
        "Hello\r\nBcc: eve@example.org",
        "=?utf-8?q?Hello=0D=0ABcc:_eve=40example.org?=",
        "a\x00b\u2028Bcc: eve@example.org",
    ],
)
def test_a_subject_brings_no_header_along(subject: str) -> None:
    message = opened(letter(subject=subject, email="office@example.gov"))
    assert message["Bcc"] is None
    assert "\n" not in str(message["Subject"])


@pytest.mark.parametrize(
    "email", ["a@example.gov\nBcc: b@example.org", "a@example.gov, b@example.org", "a", "a@b", "<a@b.c>"]
)
def test_an_address_that_is_not_one_is_refused(email: str) -> None:
    with pytest.raises(MalformedInput):
        EmlFile().prepare([letter(email=email)])


def test_a_copy_in_another_language_goes_along_in_the_same_message() -> None:
    copy = letter(["The same in English."], subject="In English")
    file = EmlFile().prepare([letter(["En español."], subject="Asunto", language="es"), copy])
    message = message_from_bytes(file.content, policy=default)
    assert isinstance(message, EmailMessage)
    spanish, english = message.get_content().split("* * *")
    assert message["Subject"] == "Asunto"
    assert "En español." in spanish
    assert "The same in English." in english


@pytest.mark.parametrize("letters", [[], [letter(), letter(email="office@example.gov")]])
def test_a_file_holds_the_letters_to_one_address(letters: list[Envelope]) -> None:
    with pytest.raises(ValueError, match="one address"):
        EmlFile().prepare(letters)


@settings(max_examples=150, deadline=None)
@given(subject=st.text(st.characters(), max_size=200), body=st.text(st.characters(), max_size=500))
def test_whatever_is_typed_there_is_a_message_with_only_our_headers(subject: str, body: str) -> None:
    message = opened(letter([body], subject=subject))
    assert len(message.keys()) == 5
    assert not message.is_multipart()
