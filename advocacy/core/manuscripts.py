"""One language of a letter as it is typed, right or wrong: its parts by name, read from a file and written to one.

``letters`` reads the same file strictly, to fill it; an editor has to keep whatever was typed. Parts are called
``title``, ``body``, ``wording.request.us_senator``, ``reasons.fair.label``, ``resources.rainn.name``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .letters import OTHERWISE, TABLE_KEYS, TEMPLATE_KEYS, TEXT_KEYS, split_letter
from .letters_yaml import Table, read_yaml, write_yaml

BODY = "body"
FIRST_PARTS = (*TEXT_KEYS, *TEMPLATE_KEYS)

Manuscript = dict[str, str]
"""The parts in the order of the file, the body last. A part that is empty may be left out."""


def read_manuscript(source: str, file: str) -> Manuscript:
    """The parts of the letter in ``source``. Raises ``LetterRefused`` only where the file cannot be read at all."""
    front, body, _ = split_letter(source, file)
    data = read_yaml(front, file) if front.strip() else Table()
    parts = dict(_parts(data))
    parts[BODY] = body.strip("\n")
    return parts


def _parts(data: Table) -> Iterator[tuple[str, str]]:
    for key, value in data.items():
        if not isinstance(value, Table):
            yield key, _text(value)
            continue
        for name, row in value.items():
            if isinstance(row, Table):
                yield from ((f"{key}.{name}.{cell}", _text(words)) for cell, words in row.items())
            else:
                yield f"{key}.{name}" + (f".{OTHERWISE}" if key == "wording" else ""), _text(row)


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    return ", ".join(map(_text, value)) if isinstance(value, list) else ""


def write_manuscript(parts: Mapping[str, str]) -> str:
    """The file of these parts, which ``read_manuscript`` reads back as they are, but for spaces at line ends."""
    front: dict[str, object] = {}
    for name, text in parts.items():
        if name == BODY:
            continue
        key, *below = name.split(".", 2)
        if not below:
            front[key] = text
            continue
        table = front.setdefault(key, {})
        if not isinstance(table, dict):
            continue
        if len(below) == 1:
            table[below[0]] = text
        else:
            row = table.setdefault(below[0], {})
            row[below[1]] = text
    ordered = {key: front[key] for key in (*FIRST_PARTS, *TABLE_KEYS) if key in front}
    ordered |= {key: value for key, value in front.items() if key not in ordered}
    body = "\n".join(line.rstrip() for line in parts.get(BODY, "").split("\n")).strip("\n")
    return f"---\n{write_yaml(ordered)}---\n{body}\n"
