"""Words in a file: read by the ending of its name, whole letters by their body, and what cannot be read is told how."""

from __future__ import annotations

import pytest

from advocacy.core.errors import MalformedInput
from advocacy.core.manuscripts import BODY, read_manuscript
from advocacy.core.pasted_text import LONGEST_PASTED, Dropped
from advocacy.providers.documents import READERS
from advocacy.services.read_document import LARGEST_DOCUMENT, read_document, read_words
from tests.support.manuscripts import ENGLISH


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("letter.txt", "One “word”.\n\nTwo."),
        ("LETTER.TXT", "Dear Senator,\n\nOne “word”.\n\nTwo."),
        ("letter.md", "One “*word*”.\n\n**Two.**"),
    ],
)
def test_a_file_is_read_by_the_ending_of_its_name(name: str, raw: str) -> None:
    assert read_document(name, raw.encode(), READERS).paragraphs == ("One “word”.", "Two.")


@pytest.mark.parametrize("change", [str, lambda text: "\ufeff" + text.replace("\n", "\r\n")])
def test_of_a_letter_of_ours_the_body_is_read_with_its_placeholders(change: object) -> None:
    assert callable(change)
    read = read_document("en.md", change(ENGLISH).encode(), READERS)
    assert read.body == read_manuscript(ENGLISH, "en.md")[BODY].strip()
    assert Dropped.FRONT in read.dropped


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("a.doc", ".docx"),
        ("a.pdf", "paste"),
        ("a.pages", "Export"),
        ("a", "paste"),
        ("../a.exe", ".docx, .md and .txt"),
    ],
)
def test_what_it_cannot_read_it_says_how_to_bring(name: str, said: str) -> None:
    with pytest.raises(MalformedInput, match=said):
        read_document(name, b"x", READERS)


def test_too_much_is_refused_before_it_is_read() -> None:
    with pytest.raises(MalformedInput, match="too large"):
        read_document("a.docx", b"x" * (LARGEST_DOCUMENT + 1), READERS)
    with pytest.raises(MalformedInput, match="far longer"):
        read_words("word " * LONGEST_PASTED)
    with pytest.raises(MalformedInput, match="no words"):
        read_words("\u200b \n ")
