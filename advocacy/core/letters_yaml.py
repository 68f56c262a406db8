"""The tables of a letter and of a campaign: YAML, of which only text, lists and tables are accepted, line by line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import yaml

LONGEST_FILE = 60_000
_DEEPEST = 5
_Loader = type[yaml.BaseLoader] | type[yaml.CBaseLoader]
_FAST: _Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something to mend, in words for someone who is not a programmer. An error stops publishing, advice does not."""

    file: str
    line: int
    message: str
    advice: str
    is_error: bool = True


class LetterRefused(Exception):
    """A file that is not a letter yet; ``problems`` says all that is wrong with it."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(problems[0].message)
        self.problems = problems


class Table(dict[str, object]):
    """The rows of one table of the file; ``lines`` has the line on which each begins."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: dict[str, int] = {}

    def line(self, key: str) -> int:
        """The line of this row; of a row that is missing, the line of the first one."""
        return self.lines.get(key) or min(self.lines.values(), default=1)

    def table(self, key: str) -> Table:
        """The table under this row, or an empty one."""
        value = self.get(key)
        return value if isinstance(value, Table) else Table()


def refusal(file: str, line: int, message: str, advice: str) -> LetterRefused:
    """A refusal for one reason."""
    return LetterRefused((Problem(file, line, message, advice),))


def read_yaml(source: str, file: str, first_line: int = 1) -> Table:
    """The table in ``source``, whose scalars are all text: ``no`` and ``02134`` stay what was typed.

    Refused with line and advice: anchors, aliases, tags, deep nesting, a name given twice, more than one document.
    Raises ``LetterRefused``.
    """
    if len(source) > LONGEST_FILE:
        raise refusal(file, 1, f"The file is longer than {LONGEST_FILE:,} characters.", "Shorten it.")
    try:
        root = _root(source, file, first_line)
    except yaml.YAMLError as error:
        line = _line_of(error, source) + first_line
        advice = "Check the spaces before it, and put text in quotes that has “: ” in it or begins with “{{”."
        raise refusal(file, line, "This line cannot be read.", advice) from None
    if not isinstance(root, yaml.MappingNode):
        raise refusal(file, first_line, "There is no “name: value” here.", "Begin with lines such as “title: …”.")
    return _table(root, file, first_line)


def _root(source: str, file: str, first_line: int) -> yaml.Node | None:
    """Read in C, ten times as fast; what C refuses is read again for the exact place of the error."""
    try:
        return _composed(source, file, first_line, _FAST)
    except (yaml.YAMLError, UnicodeEncodeError):
        return _composed(source, file, first_line, yaml.BaseLoader)


def _composed(source: str, file: str, first_line: int, loader: _Loader) -> yaml.Node | None:
    _check_events(source, file, first_line, loader)
    return yaml.compose(source, Loader=loader)


def _check_events(source: str, file: str, first_line: int, loader: _Loader) -> None:
    depth = 0
    for event in yaml.parse(source, Loader=loader):
        line = (event.start_mark.line if event.start_mark else 0) + first_line
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) or getattr(event, "tag", None):
            advice = "Put text that begins with one of them in quotes."
            raise refusal(file, line, "“&”, “*” and “!” have a special meaning here.", advice)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            raise refusal(file, line, "This is nested too deeply.", "Use at most three levels.")


def _line_of(error: yaml.YAMLError, source: str) -> int:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is not None:
        return int(mark.line)
    return source.count("\n", 0, getattr(error, "position", 0))  # a character that no file of text should have


def _table(node: yaml.MappingNode, file: str, first_line: int) -> Table:
    table = Table()
    for key, value in node.value:
        line = key.start_mark.line + first_line
        if not isinstance(key, yaml.ScalarNode):
            raise refusal(file, line, "The name before “:” is not text.", "Write it as “name: value”.")
        if key.value in table:
            raise refusal(file, line, f"“{key.value[:60]}” is here twice.", "Keep one of the two.")
        table[key.value] = _value(value, file, first_line)
        table.lines[key.value] = line
    return table


def _value(node: yaml.Node, file: str, first_line: int) -> object:
    if isinstance(node, yaml.MappingNode):
        return _table(node, file, first_line)
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, file, first_line) for item in node.value]
    return node.value


class _Writer(yaml.SafeDumper):
    """Writes text only: long words folded where they can be, quoted where they must be."""

    def ignore_aliases(self, data: object) -> bool:
        """The same words twice are written twice: an alias would be refused when they are read."""
        return True


def _written(writer: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
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
