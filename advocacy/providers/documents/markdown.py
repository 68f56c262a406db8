"""A Markdown file as plain text: paragraphs, cells and the words of links stay; marks, images and notes do not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from advocacy.core.errors import MalformedInput

from .plain import read_plain

if TYPE_CHECKING:
    from markdown_it.token import Token

_LONGEST = 60_000
_BULLET = "• "
_BREAK = re.compile(r"<br ?/?>")
_TAG = re.compile(r"</?(?:a|b|big|center|div|em|font|h[1-6]|hr|i|p|s|small|span|strong|sub|sup|u)(?: [^<>]{0,300})?/?>")
_NOTE = re.compile(r"\[\^[\w-]{1,40}\]")
"""The mark of a footnote; before a colon it begins the note itself."""


def read_markdown(raw: bytes) -> str:
    """The text, an empty line after each paragraph, a sign before each item of a list. Raises ``MalformedInput``."""
    source = read_plain(raw)
    if len(source) > _LONGEST:
        raise MalformedInput("This is far longer than a letter, which is one page.")
    from markdown_it import MarkdownIt  # a server that is given no Markdown does without it

    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": 20}).enable("table")
    return "".join(_blocks(parser.parse(source)))


def _blocks(tokens: Sequence[Token]) -> Iterator[str]:
    items = 0
    for token in tokens:
        items += {"list_item_open": 1, "list_item_close": -1}.get(token.type, 0)
        if token.type == "inline":
            words = " ".join("".join(_words(token.children or ())).split(" "))
            note = _NOTE.match(words)
            if (words := _NOTE.sub("", words)).strip() and not (note and words.startswith(":")):
                yield f"{_BULLET}{words}\n" if items else f"{words}\n\n"
        elif token.type in {"bullet_list_close", "ordered_list_close"} and not items:
            yield "\n"
        elif token.type in {"fence", "code_block"}:
            yield f"{token.content.rstrip()}\n\n"


def _words(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type == "text":
            yield _TAG.sub("", _BREAK.sub(" ", token.content))
        elif token.type in {"code_inline", "text_special"}:
            yield token.content
        elif token.type == "softbreak":
            yield " "
        elif token.type == "hardbreak":
            yield "\n"
