from __future__ import annotations

import io

import pikepdf
import pytest

from advocacy.channels.pdf import EnvelopePdf
from tests.support.letters import RECIPIENT, SENDER, letter, printed

PRINTER = EnvelopePdf()


@pytest.mark.parametrize("name", [RECIPIENT[0], "The Honorable " + "Maximiliana Wilhelmina " * 4])
def test_an_envelope_is_addressed_where_the_posts_machines_read_it(name: str) -> None:
    file = PRINTER.prepare([letter(recipient=(name, *RECIPIENT[1:]))])
    lines = printed(file.content)
    addressee = [line for line in lines if line.left > 3]
    assert " ".join(line.text for line in addressee) == " ".join((name.strip(), *RECIPIENT[1:]))
    for line in addressee:
        assert line.left >= 0.5
        assert line.right <= 9.5 - 0.5
        assert line.top >= 4.125 - 2.75
        assert line.bottom <= 4.125 - 0.625


def test_the_sender_stands_at_the_top_left() -> None:
    lines = [line for line in printed(PRINTER.prepare([letter()]).content) if line.left < 3]
    assert tuple(line.text for line in lines) == SENDER
    assert all(line.bottom < 1.4 and line.right < 3.6 for line in lines)


def test_each_letter_has_an_envelope_of_number_10_size_tagged_and_titled() -> None:
    file = PRINTER.prepare([letter(), letter(language="es"), letter(sender=())])
    assert (file.pages, file.name) == (3, "envelopes.pdf")
    with pikepdf.open(io.BytesIO(file.content)) as document:
        for page in document.pages:
            assert [float(edge) for edge in page.MediaBox] == [0, 0, 684, 297]
        assert str(document.docinfo.Title) == "Envelopes"
        assert document.open_metadata()["pdfuaid:part"] == "1"


def test_one_envelope_is_named_for_the_official() -> None:
    assert PRINTER.prepare([letter()]).name == "envelope-velazquez.pdf"
