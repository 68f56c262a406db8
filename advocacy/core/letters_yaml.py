"""The tables of a letter and of a campaign: YAML, of which only text, lists and tables are accepted, line by line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import yaml

from .problems import Problem, Value
from .whereabouts import lines_of

LONGEST_FILE = 60_000
_DEEPEST = 5
_Loader = type[yaml.BaseLoader] | type[yaml.CBaseLoader]
_FAST: _Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class LetterRefused(Exception):
    """A file that is not a letter yet; ``problems`` says all that is wrong with it.

    ``parts`` has the line on which each part begins, as far as the file could be read; empty where it could not.
    """

    def __init__(self, problems: tuple[Problem, ...], parts: Mapping[str, int] | None = None) -> None:
        super().__init__(problems[0].message)
        self.problems, self.parts = problems, parts or {}


class Table(dict[str, object]):
    """The rows of one table of the file; ``lines`` and ``columns`` have the place at which the name of each begins."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: dict[str, int] = {}
        self.columns: dict[str, int] = {}

    def line(self, key: str) -> int:
        """The line of this row; of a row that is missing, the line of the first one."""
        return self.lines.get(key) or min(self.lines.values(), default=1)

    def column(self, key: str) -> int:
        """The column of this row's name, 1 where the row is missing."""
        return self.columns.get(key, 1)

    def table(self, key: str) -> Table:
        """The table under this row, or an empty one."""
        value = self.get(key)
        return value if isinstance(value, Table) else Table()

    def parts(self, before: str = "") -> Iterator[tuple[str, int]]:
        """Every row of this table and those in it, named like ``wording.request.upper``, with its line."""
        for key, line in self.lines.items():
            yield f"{before}{key}", line
            yield from self.table(key).parts(f"{before}{key}.")


def refusal(file: str, line: int, code: str, column: int = 1, **values: Value) -> LetterRefused:
    """A refusal for one reason."""
    return LetterRefused((Problem(file, line, code, values, column),))


def read_yaml(source: str, file: str, first_line: int = 1) -> Table:
    """The table in ``source``, whose scalars are all text: ``no`` and ``02134`` stay what was typed.

    Refused with its place and a remedy: anchors, aliases, tags, deep nesting, a name given twice, more than one
    document. Raises ``LetterRefused``.
    """
    if len(source) > LONGEST_FILE:
        raise refusal(file, 1, "file-too-long", most=f"{LONGEST_FILE:,}")
    try:
        root = _root(source, file, first_line)
    except yaml.YAMLError as error:
        line, column = _place_of(error, source)
        raise refusal(file, line + first_line, "yaml-unreadable", column + 1) from None
    if not isinstance(root, yaml.MappingNode):
        raise refusal(file, first_line, "yaml-not-a-table")
    return _table(root, file, first_line)


def _root(source: str, file: str, first_line: int) -> yaml.Node | None:
    """Read in C, ten times as fast; what C refuses is read again for the exact place of the error."""
    try:
        return _composed(source, file, first_line, _FAST)
    except UnicodeEncodeError:
        return _composed(source, file, first_line, yaml.BaseLoader)
    except yaml.YAMLError as error:
        try:
            return _composed(source, file, first_line, yaml.BaseLoader)
        except ValueError:  # an escape for a character that does not exist
            raise error from None


def _composed(source: str, file: str, first_line: int, loader: _Loader) -> yaml.Node | None:
    _check_events(source, file, first_line, loader)
    return yaml.compose(source, Loader=loader)


def _check_events(source: str, file: str, first_line: int, loader: _Loader) -> None:
    depth = 0
    for event in yaml.parse(source, Loader=loader):
        mark = event.start_mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) or getattr(event, "tag", None):
            raise refusal(file, line + first_line, "yaml-special-mark", column + 1)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            raise refusal(file, line + first_line, "yaml-too-deep", column + 1)


def _place_of(error: yaml.YAMLError, source: str) -> tuple[int, int]:
    """Line and column, both counted from 0: of quotes that are never closed, where they were opened."""
    context = getattr(error, "context", None) or ""
    if "quoted scalar" in context and (opened := getattr(error, "context_mark", None)) is not None:
        return int(opened.line), int(opened.column)
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is not None:
        return int(mark.line), int(mark.column)
    position = getattr(error, "position", 0)  # a character that no file of text should have
    return source.count("\n", 0, position), position - source.rfind("\n", 0, position) - 1


def _table(node: yaml.MappingNode, file: str, first_line: int) -> Table:
    table = Table()
    for key, value in node.value:
        line, column = key.start_mark.line + first_line, key.start_mark.column + 1
        if not isinstance(key, yaml.ScalarNode):
            raise refusal(file, line, "yaml-name-not-text", column)
        if key.value in table:
            raise refusal(file, line, "name-twice", column, name=key.value[:60])
        table[key.value] = _value(value, file, first_line)
        table.lines[key.value], table.columns[key.value] = line, column
    return table


def _value(node: yaml.Node, file: str, first_line: int) -> object:
    if isinstance(node, yaml.MappingNode):
        return _table(node, file, first_line)
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, file, first_line) for item in node.value]
    return node.value


def split_letter(source: str, file: str) -> tuple[str, str, int]:
    """The front part and the body of a letter's file, and the line on which the body begins."""
    if len(source) > LONGEST_FILE:
        raise refusal(file, 1, "file-too-long", most=f"{LONGEST_FILE:,}")
    lines = lines_of(source)
    fences = [number for number, line in enumerate(lines) if line.rstrip() == "---"]
    if len(fences) < 2 or fences[0] != 0:
        raise refusal(file, 1, "front-missing")
    start = next((n for n in range(fences[1] + 1, len(lines)) if lines[n].strip()), len(lines))
    return "\n" + "\n".join(lines[1 : fences[1]]), "\n".join(lines[start:]), min(start + 1, len(lines))


_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff]"
)


def hidden_in(data: Table, source: str, before: str = "") -> Iterator[str]:
    """The parts whose words have an invisible character that ``source`` only has as an escape, in quotes."""
    for key, value in data.items():
        if isinstance(value, Table):
            yield from hidden_in(value, source, f"{before}{key}.")
        elif any(found not in source for found in _HIDDEN.findall(f"{key}{value}" if isinstance(value, str) else key)):
            yield f"{before}{key}"


_Dumper: type[yaml.SafeDumper] | type[yaml.CSafeDumper] = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


class _Writer(_Dumper):  # type: ignore[misc, valid-type]
    """Writes text only: long words folded where they can be, quoted where they must be."""

    def ignore_aliases(self, data: object) -> bool:
        """The same words twice are written twice: an alias would be refused when they are read."""
        return True


def _written(writer: yaml.representer.SafeRepresenter, text: str) -> yaml.ScalarNode:
    one_line = text.isprintable() and text == text.strip() and "  " not in text
    style = (">" if len(text) > _LONG_LINE else None) if one_line else '"'
    return writer.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Writer.add_representer(str, _written)
_LONG_LINE = 90


def write_yaml(table: Mapping[str, object]) -> str:
    """The table as ``read_yaml`` reads it: text, lists and tables of text, in this order."""
    if not table:
        return ""
    return str(yaml.dump(dict(table), Dumper=_Writer, allow_unicode=True, width=110, sort_keys=False, indent=2))
