"""Lists of records in YAML or JSON, plain or gzipped: every value as text, every record with the line it begins on."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import yaml

from advocacy.core.errors import MalformedData
from advocacy.providers.records import Notes, Record
from advocacy.providers.tables import read_text

# The base loader makes no numbers, dates or booleans of plain words, so that a ZIP of 02134 stays what it is.
_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_SPACE = " \t\n"
_DEEPEST = 100
_MAY_NEST = re.compile(r"^ {64}|(?:[-?:] +){16}", re.MULTILINE)
_MOST_NODES = 5_000  # a person has under a hundred


def is_document(path: Path) -> bool:
    """Whether a file is YAML or JSON by its name, as against a table."""
    suffixes = [suffix.lower() for suffix in path.suffixes]
    return any(suffix in {".yaml", ".yml", ".json"} for suffix in suffixes[-2:])


def read_document(path: Path, notes: Notes) -> Iterator[Record]:
    """Each record of the list. Raises ``MalformedData`` with the line for what cannot be parsed or is no list."""
    text = read_text(path, notes)
    as_json = ".json" in [suffix.lower() for suffix in path.suffixes]
    for number, (line, cells) in enumerate((_json if as_json else _yaml)(path.name, text), 1):
        if not isinstance(cells, dict):
            raise MalformedData(path.name, line, f"record {number} is not one with names and values.")
        yield Record(cells, line, notes, _called(cells, number) if as_json else "")


def _called(cells: dict[str, object], number: int) -> str:
    """What tells a record of JSON from others in its line: often the whole file is one line."""
    ids = cells.get("id")
    bioguide = ids.get("bioguide") if isinstance(ids, dict) else None
    return str(bioguide)[:20] if bioguide else f"record {number}"


def _refuse_nested(file: str, text: str) -> None:
    """Raise ``MalformedData`` for parts within parts without end: the parser would take the whole process with it."""
    if text.count("[") + text.count("{") <= _DEEPEST and not _MAY_NEST.search(text):
        return
    depth = 0
    try:
        for event in yaml.parse(text, Loader=_Loader):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > _DEEPEST:
                mark = event.start_mark
                raise MalformedData(file, mark.line + 1 if mark else None, "it has parts within parts without end.")
    except yaml.YAMLError:
        return  # which the reader tells better


def _yaml(file: str, text: str) -> Iterator[tuple[int, object]]:
    with _composed(file, text) as node:
        if not isinstance(node, yaml.SequenceNode):
            raise MalformedData(file, 1, "it should be a list of records.")
        for item in node.value:
            yield item.start_mark.line + 1, _unfolded(item, [_MOST_NODES])


def read_record(file: str, text: str) -> dict[str, object]:
    """The one record that a small YAML file is. Raises ``MalformedData``, also for one that unfolds without measure."""
    with _composed(file, text) as node:
        if not isinstance(node, yaml.MappingNode):
            raise MalformedData(file, 1, "it should be one record with names and values.")
        return {str(_unfolded(key, [1])): _unfolded(value, [_MOST_NODES]) for key, value in node.value}


@contextmanager
def _composed(file: str, text: str) -> Iterator[yaml.Node | None]:
    """The document's nodes; whatever is wrong with them is told with its line."""
    _refuse_nested(file, text)
    loader = _Loader(text)
    try:
        yield loader.get_single_node()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or "it cannot be parsed"
        raise MalformedData(file, mark.line + 1 if mark else None, f"this is not YAML ({problem}).") from None
    except (OverflowError, RecursionError):
        raise MalformedData(file, None, "it has far more in it than one person’s record has.") from None
    finally:
        loader.dispose()


def _unfolded(node: yaml.Node, left: list[int]) -> object:
    """A node as text, lists and names with values; what is repeated by reference counts each time."""
    left[0] -= 1
    if left[0] < 0:
        raise OverflowError
    if isinstance(node, yaml.MappingNode):
        return {str(_unfolded(key, left)): _unfolded(value, left) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_unfolded(item, left) for item in node.value]
    return "" if node.value in {"null", "~"} else node.value


def _json(file: str, text: str) -> Iterator[tuple[int, object]]:
    decoder = json.JSONDecoder(parse_int=str, parse_float=str)
    at = _skip(text, 0)
    if text[at : at + 1] != "[":
        raise MalformedData(file, 1, "it should be a list of records.")
    at, line, counted, number = _skip(text, at + 1), 1, 0, 1
    while text[at : at + 1] != "]":
        line, counted = line + text.count("\n", counted, at), at
        try:
            item, at = decoder.raw_decode(text, at)
        except json.JSONDecodeError as error:
            raise MalformedData(file, error.lineno, f"this is not JSON ({error.msg}, record {number}).") from None
        except RecursionError:
            raise MalformedData(file, line, "it has parts within parts without end.") from None
        yield line, as_text(item)
        at, number = _skip(text, at), number + 1
        if text[at : at + 1] == ",":
            at = _skip(text, at + 1)
        elif text[at : at + 1] != "]":
            raise MalformedData(
                file, line + text.count("\n", counted, at), f"this is not JSON (no comma before record {number})."
            )


def _skip(text: str, at: int) -> int:
    while text[at : at + 1] and text[at] in _SPACE:
        at += 1
    return at


def as_text(value: object) -> object:
    """Every value as text: nothing is empty, a number its digits, a truth value its word."""
    if isinstance(value, dict):
        return {str(key): as_text(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_text(item) for item in value]
    if value is None or value in ("null", "~"):
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)
