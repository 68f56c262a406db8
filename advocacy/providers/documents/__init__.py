"""Words in the files that people keep them in, read as plain text: one file a kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from .docx import read_docx
from .markdown import read_markdown
from .plain import read_plain

READERS: Mapping[str, Callable[[bytes], str]] = {
    ".docx": read_docx,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".txt": read_plain,
}
"""By the ending of a file's name. Each raises ``MalformedInput``, a sentence for who has chosen the file."""
