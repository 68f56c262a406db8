from __future__ import annotations

import io
import xml.etree.ElementTree as ET

import pikepdf
import pytest

from advocacy.channels.signs import PrintedSigns
from advocacy.core.posters import Poster, PosterKind

SIGNS = PrintedSigns()


def poster(address: str = "letters.example/education-letter?source=pta", headline: str = "Write to Congress") -> Poster:
    return Poster("en", headline, "Point your phone here. #read(1) *x* $y$", f"https://{address}", address, "A code")


def test_the_picture_is_drawn_in_any_size_and_has_white_around_it() -> None:
    root = ET.fromstring(SIGNS.svg("https://letters.example/education-letter?source=pta"))
    assert root.attrib["viewBox"].startswith("0 0 ")
    assert "width" not in root.attrib
    ground = root.find(".//{*}path[@fill='#fff']")
    assert ground is not None


def test_the_same_link_gives_the_same_picture() -> None:
    assert SIGNS.svg("https://a.example/x?source=b") == SIGNS.svg("https://a.example/x?source=b")


@pytest.mark.parametrize("kind", PosterKind)
@pytest.mark.parametrize(
    "address", ["a.example/b?source=c", f"letters.example/{'long-' * 11}x?source={'y' * 40}&lang=es"]
)
def test_every_sheet_is_one_tagged_page_of_us_letter(kind: PosterKind, address: str) -> None:
    file = SIGNS.sheet(poster(address), kind)
    with pikepdf.open(io.BytesIO(file.content)) as pdf:
        assert len(pdf.pages) == file.pages == 1
        assert [float(side) for side in pdf.pages[0].MediaBox] == [0, 0, 612, 792]
        assert pdf.Root.MarkInfo.Marked
    assert file.name == f"{kind}.pdf"


def test_words_without_a_glyph_do_not_keep_a_sheet_from_being_printed() -> None:
    assert SIGNS.sheet(poster(headline="寫信 ✊🏽"), PosterKind.POSTER).pages == 1
