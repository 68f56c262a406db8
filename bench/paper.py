"""(d) A letter's PDF, against a page of the same words and fonts that typst compiles without any layout of ours."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path

import typst

from advocacy.channels.pdf import PdfLetters
from advocacy.core.delivery import Envelope

from .rounds import Effort, compare, seconds
from .table import Row
from .world import World

_PAGE = """\
#set document(title: "Letter", date: none)
#set page("us-letter", margin: 1in)
#set text(font: "Libertinus Serif", size: 11pt, lang: "en")
#sys.inputs.head

#strong(sys.inputs.subject)

#sys.inputs.words
"""


def measure(world: World, effort: Effort) -> list[Row]:
    """Each letter has other words, on both sides, so that nothing is answered from typst's memory of the last one."""
    letters = world.letters(effort.of(500))
    channel, bare = PdfLetters(), _bare(world.folder / "bare.typ")
    mine, theirs = cycle(letters), cycle(letters)
    turn = effort.of(12)

    def ours() -> float:
        return seconds(lambda: [channel.prepare([letter]) for letter in _next(mine, turn)]) / turn

    def constant() -> float:
        return seconds(lambda: [bare(letter) for letter in _next(theirs, turn)]) / turn

    one = compare(ours, constant, effort)
    return [
        Row(
            "d  one letter as PDF",
            f"{one.ours * 1e3:.2f} ms",
            f"{one.baseline * 1e3:.2f} ms bare typst",
            one.ratio,
            "≤ 1.5",
        ),
        _many(world.letters(effort.of(1000))),
    ]


def _many(letters: list[Envelope]) -> Row:
    size = 0

    def print_all() -> None:
        nonlocal size
        size = len(PdfLetters().prepare(letters).content)

    return Row(f"d  {len(letters):,} letters in one PDF", f"{seconds(print_all):.2f} s, {size / 1e6:.2f} MB")


def _next(letters: Iterator[Envelope], count: int) -> list[Envelope]:
    return [next(letters) for _ in range(count)]


def _inputs(letter: Envelope) -> dict[str, str]:
    draft = letter.draft
    head = "\n".join([*draft.sender, draft.day, *letter.recipient])
    return {"head": head, "subject": draft.subject, "words": draft.message}


def _bare(page: Path) -> Callable[[Envelope], object]:
    page.write_text(_PAGE, encoding="utf-8")
    compiler = typst.Compiler(page, root=page.parent, font_paths=[], ignore_system_fonts=True)
    return lambda letter: compiler.compile(format="pdf", sys_inputs=_inputs(letter))
