from __future__ import annotations

import io
import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from advocacy.channels.pdf import PdfLetters, at_most
from advocacy.channels.press import Press
from advocacy.core.delivery import Envelope
from tests.support.letters import BODY, RECIPIENT, SENDER, letter, printed, words_of

PRINTER = PdfLetters()
ANY_TEXT = st.text(st.characters(), max_size=300)
LONG_BODY = BODY * 12


def tags(pdf: bytes) -> list[tuple[str, str]]:
    """Each tag of the structure tree with the language that holds for it, in reading order."""
    found: list[tuple[str, str]] = []

    def walk(node: Any, language: str) -> None:
        if isinstance(node, pikepdf.Array):
            for item in node:
                walk(item, language)
        elif isinstance(node, pikepdf.Dictionary):
            language = str(node.get("/Lang", language))
            if "/S" in node:
                found.append((str(node.S).lstrip("/"), language))
            if "/K" in node:
                walk(node.K, language)

    with pikepdf.open(io.BytesIO(pdf)) as document:
        walk(document.Root.StructTreeRoot.K, str(document.Root.Lang))
    return found


@pytest.mark.parametrize(
    "recipient",
    [
        RECIPIENT,
        RECIPIENT[:1] + RECIPIENT[-1:],
        ("The Honorable WILLIAM WOMACK MCMAHON-WOWKANECH WAMBAUGH III", *RECIPIENT[1:]),
        ("Office of the Resident Commissioner for Puerto Rico", *RECIPIENT[1:]),
        ("The Honorable Ann Lee", "U.S. House", "Federal Building", "12 Elm Street", "Room 4", "Reno, NV 89501"),
    ],
)
def test_the_address_stands_where_a_folded_number_10_window_always_shows_it(recipient: tuple[str, ...]) -> None:
    lines = printed(PRINTER.prepare([letter(recipient=recipient)]).content)
    block = [line for line in lines if 2.05 < line.top < 3.6]
    assert " ".join(line.text for line in block).replace(",", "") == " ".join(recipient).replace(",", "")
    assert len(block) <= 4
    for line in block:
        assert line.top >= 2.50
        assert line.bottom <= 3.17
        assert line.left >= 0.875
        assert line.right <= 4.375


def test_neither_the_sender_nor_the_subject_can_come_into_the_window_however_the_letter_slides() -> None:
    five = ("Ana Nguyễn", "c/o Bea Ortiz", "1200 Camino Real Apt. 4", "Berkeley, CA 94704", "ana@example.org")
    lines = printed(PRINTER.prepare([letter(sender=five)]).content)
    date = next(line for line in lines if line.text == "November 22, 2026")
    subject = next(line for line in lines if line.text.startswith("Re:"))
    assert date.bottom < 2.05
    assert subject.top > 3.62


def test_the_words_stand_in_the_order_of_the_screen() -> None:
    envelope = letter()
    draft = envelope.draft
    shown = (
        *SENDER,
        draft.day,
        *RECIPIENT,
        f"Re: {draft.subject}",
        draft.salutation,
        *BODY,
        "Sincerely,",
        "Ana Nguyễn",
    )
    assert words_of(PRINTER.prepare([envelope]).content) == " ".join(shown)


def test_a_letter_goes_to_the_address_chosen_for_it() -> None:
    chosen = Envelope(
        letter().draft, ("The Honorable Nydia M. Velázquez", "266 Broadway", "Brooklyn, NY 11211"), SENDER
    )
    words = words_of(PRINTER.prepare([chosen]).content)
    assert "266 Broadway" in words
    assert "Rayburn" not in words


def test_the_file_is_tagged_titled_in_its_language_and_promises_the_accessible_profile() -> None:
    pdf = PRINTER.prepare([letter()]).content
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert document.Root.MarkInfo.Marked
        assert str(document.Root.Lang) == "en-US"
        assert str(document.docinfo.Title) == "Letter"
        assert document.Root.ViewerPreferences.DisplayDocTitle
        assert document.open_metadata()["pdfuaid:part"] == "1"
        assert [float(edge) for edge in document.pages[0].MediaBox] == [0, 0, 612, 792]
    assert [tag for tag, _ in tags(pdf)].count("H1") == 1
    assert [tag for tag, _ in tags(pdf)].count("P") == 2 + 1 + len(BODY) + 2


def test_title_and_metadata_say_nothing_of_the_letter_or_of_its_writer() -> None:
    pdf = PRINTER.prepare([letter()]).content
    with pikepdf.open(io.BytesIO(pdf)) as document:
        about = str(dict(document.docinfo)) + str(document.open_metadata())
    for secret in ("Nguy", "Ana", "student", "Protections", "harass", "Date"):
        assert secret not in about


def test_every_font_is_embedded() -> None:
    pdf = PRINTER.prepare([letter([*BODY, "Ελληνικά, Việt Nam, ʻōlelo Hawaiʻi, Русский 😀"])]).content
    fonts = 0
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for thing in document.objects:
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/FontDescriptor":
                fonts += 1
                assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(thing.keys())
    assert fonts >= 2


def test_each_letter_is_in_its_own_language() -> None:
    file = PRINTER.prepare([letter(language="es", salutation="Estimada representante Velázquez:"), letter()])
    with pikepdf.open(io.BytesIO(file.content)) as document:
        assert str(document.Root.Lang) == "es-US"
        assert str(document.docinfo.Title) == "Cartas"
    headings = [language for tag, language in tags(file.content) if tag == "H1"]
    assert [language.partition("-")[0] for language in headings] == ["es", "en"]


def test_accents_of_many_languages_are_printed_as_typed() -> None:
    names = "Nydia M. Velázquez, Trần Thị Nguyễn, Łukasz Żółć, Keʻalohi, Ñusta Güell, Ḱwaḵ, Šárka"
    file = PRINTER.prepare([letter([names])])
    assert names in words_of(file.content)
    assert file.warnings == ()


def test_the_same_letter_gives_the_same_bytes() -> None:
    assert PdfLetters().prepare([letter()]) == PdfLetters().prepare([letter()])


def test_a_letter_of_one_page_has_no_page_number() -> None:
    file = PRINTER.prepare([letter()])
    assert file.pages == 1
    assert "Page" not in words_of(file.content)


def test_a_long_letter_goes_on_with_numbers_and_the_addressees_name_on_each_page() -> None:
    file = PRINTER.prepare([letter(LONG_BODY)])
    lines = printed(file.content)
    assert file.pages == 2
    for page in (1, 2):
        foot = " ".join(line.text for line in lines if line.page == page and line.top > 10.2)
        assert foot == f"The Honorable Nydia M. Velázquez Page {page} of 2"


def test_page_numbers_are_in_the_letters_language() -> None:
    assert "Página 2 de 2" in words_of(PRINTER.prepare([letter(LONG_BODY, language="es")]).content)


@pytest.mark.parametrize("sentences", range(18, 34))
def test_a_closing_never_stands_alone_on_a_page(sentences: int) -> None:
    body = ["Every student should know what happens after a report, and every school what is asked."] * sentences
    lines = printed(PRINTER.prepare([letter(body)]).content)
    closing = next(line for line in lines if line.text == "Sincerely,")
    above = [line for line in lines if line.page == closing.page and line.top < closing.top]
    name = [line for line in lines if line.text == "Ana Nguyễn"][-1]
    assert any(line.text.startswith("Every student") for line in above)
    assert name.page == closing.page
    assert name.bottom < 10.2


@pytest.mark.parametrize("sentences", range(20, 36, 2))
def test_a_letter_that_is_just_too_long_is_set_closer_or_numbered_but_never_runs_on_unsaid(sentences: int) -> None:
    body = ["Students and schools need rules that last, wherever they live and whoever governs."] * sentences
    file = PRINTER.prepare([letter(body)])
    assert ("Page 1 of 2" in words_of(file.content)) == (file.pages == 2)


def test_numbers_begin_again_with_each_letter_of_a_batch() -> None:
    file = PRINTER.prepare([letter(LONG_BODY), letter(), letter(LONG_BODY)])
    assert file.pages == 5
    feet = [line.text for line in printed(file.content) if line.top > 10.2 and line.text.startswith("Page")]
    assert feet == ["Page 1 of 2", "Page 2 of 2", "Page 1 of 2", "Page 2 of 2"]


def test_a_hundred_letters_make_one_file() -> None:
    file = PRINTER.prepare([letter([f"This is letter {number}.", *BODY]) for number in range(100)])
    assert file.pages == 100
    assert file.name == "letters.pdf"
    lines = [line for line in printed(file.content) if line.text.startswith("This is letter")]
    assert [line.page for line in lines] == list(range(1, 101))


def test_four_threads_print_at_once_each_its_own_letters() -> None:
    with ThreadPoolExecutor(4) as pool:
        files = list(pool.map(lambda number: PRINTER.prepare([letter([f"Number {number}."])]), range(60)))
    for number, file in enumerate(files):
        assert file == PRINTER.prepare([letter([f"Number {number}."])])


@pytest.mark.parametrize(
    "text",
    ['#read("/etc/passwd")', "$x^2$", "*bold* _not_", "@ref <label>", "\\ \\u{41} \\n", "= Not a heading", "// here"],
)
def test_typst_code_is_printed_as_it_was_typed(text: str) -> None:
    assert text in words_of(PRINTER.prepare([letter([text], subject=text, sender=(text,))]).content)


def test_a_character_without_a_glyph_is_named_and_leaves_a_mark() -> None:
    file = PRINTER.prepare([letter(["Thank you 😀 so much."])])
    assert file.unprintable == ("😀",)
    assert file.warnings == ("The character 😀 cannot be printed: □ stands in its place.",)
    assert "Thank you □ so much." in words_of(file.content)
    with pikepdf.open(io.BytesIO(file.content)) as document:
        assert document.open_metadata()["pdfuaid:part"] == "1"


def test_an_emoji_joined_of_several_is_one_character_to_the_reader() -> None:
    file = PRINTER.prepare([letter(["My 👨‍👩‍👧 and 王小."])])
    assert file.unprintable == ("👨‍👩‍👧", "王", "小")
    assert file.warnings == ("The characters 👨‍👩‍👧, 王 and 小 cannot be printed: □ stands in their place.",)
    assert "My □ and □□." in words_of(file.content)


def test_many_unprintable_characters_are_counted_and_not_all_listed() -> None:
    file = PRINTER.prepare([letter(["一二三四五六七"])])
    assert file.warnings == (
        "The characters 一, 二, 三, 四, 五 and 2 more cannot be printed: □ stands in their place.",
    )


def test_a_sheet_that_the_profile_refuses_for_another_reason_is_printed_tagged_without_it(tmp_path: Path) -> None:
    sheet = tmp_path / "untitled.typ"
    sheet.write_text("#json(bytes(sys.inputs.data)).word")
    sheets = Press(sheet).print({"word": "plain"})
    assert sheets.pages == 1
    with pikepdf.open(io.BytesIO(sheets.pdf)) as document:
        assert "pdfuaid:part" not in document.open_metadata()
        assert document.Root.MarkInfo.Marked


def test_without_a_name_there_is_room_to_sign_and_nothing_else() -> None:
    lines = printed(PRINTER.prepare([letter(sender=("Berkeley, CA 94704",), signature="")]).content)
    assert lines[-1].text == "Sincerely,"


def test_a_word_longer_than_a_line_stays_inside_the_margins() -> None:
    word = "W" * 2_000
    file = PRINTER.prepare(
        [letter([word], sender=(word[:200],), recipient=(word[:200], *RECIPIENT[1:]), subject=word[:90])]
    )
    lines = printed(file.content)
    assert "".join(line.text.strip("\u200b") for line in lines).count("W") >= 2_000
    assert max(line.right for line in lines) < 7.6


def test_twenty_thousand_characters_are_printed_on_as_many_pages_as_they_need() -> None:
    body = ["The law should say what schools must do when a student asks for help."] * 286
    file = PRINTER.prepare([letter(body)])
    assert file.pages > 5
    assert words_of(file.content).count("The law should say") == 286


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts=st.lists(ANY_TEXT, min_size=7, max_size=7), body=st.lists(ANY_TEXT, max_size=4))
def test_whatever_is_typed_there_is_a_letter(texts: list[str], body: list[str]) -> None:
    envelope = letter(
        body,
        sender=texts[:2],
        recipient=texts[2:4],
        subject=texts[4],
        salutation=texts[5],
        signature=texts[6],
    )
    file = PRINTER.prepare([envelope])
    assert file.content.startswith(b"%PDF")
    assert file.pages >= 1
    json.dumps(file.warnings)


def test_a_file_is_named_for_the_official_at_most() -> None:
    named = {
        "The Honorable Alex Padilla": "letter-padilla.pdf",
        "The Honorable Nydia M. Velázquez": "letter-velazquez.pdf",
        "The Honorable Robert P. Casey, Jr.": "letter-casey.pdf",
        "The Honorable Debbie Wasserman Schultz": "letter-schultz.pdf",
        "The Honorable James O’Neill-Ruiz III": "letter-oneill-ruiz.pdf",
        "The Honorable 王小明": "letter.pdf",
        "The Honorable ../../etc/passwd": "letter-etc-passwd.pdf",
        "Office of the U.S. Senator for Florida": "letter.pdf",
    }
    for recipient, name in named.items():
        assert PRINTER.prepare([letter(recipient=(recipient, "Washington, DC 20510"))]).name == name


def test_no_letters_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="at least one letter"):
        PRINTER.prepare([])


def test_surplus_lines_are_joined_shortest_first_and_name_and_city_stay_alone() -> None:
    lines = ["Ann Lee", "U.S. House", " ", "Federal Building", "12 Elm Street", "Room 4", "Reno, NV 89501"]
    assert at_most(lines, 4) == ["Ann Lee", "U.S. House, Federal Building", "12 Elm Street, Room 4", "Reno, NV 89501"]
