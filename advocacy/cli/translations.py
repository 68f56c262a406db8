"""``flask translations``: every sentence of the pages in every language, kept complete by ``make check``."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

import click
from babel.messages import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[2]
_CATALOGS = Path("advocacy", "translations")
_SOURCES = [
    ("advocacy/core/problems", "*.py", "python"),
    ("advocacy/core", "campaign_advice.py", "python"),
    ("advocacy/web", "**.py", "python"),
    ("templates", "**.html", "jinja2"),
]
_OPTIONS = {"trimmed": "true", "silent": "false", "encoding": "utf-8"}
_KEYWORDS = {**DEFAULT_KEYWORDS, "_l": None, "lazy_gettext": None, "lazy_ngettext": (1, 2)}
_HEADERS = {"Language", "MIME-Version", "Content-Type", "Content-Transfer-Encoding", "Plural-Forms"}
_PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|%%")
_SHOWN = 90  # characters of a sentence are enough to find it
_OF_THE_COUNT = {"num"}  # "one district" may leave its number out

_root = click.option("--root", type=click.Path(path_type=Path, exists=True), default=ROOT, hidden=True)


class SteadyCatalog(Catalog):
    """A catalogue whose header says only what reading it needs: no date, program or person, so no needless change."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        return [(name, value) for name, value in super().mime_headers if name in _HEADERS]


@click.group("translations")
def group() -> None:
    """Keep the translations of the pages complete."""


@group.command("update")
@_root
def update(root: Path) -> None:
    """Read the sentences of pages and code into each catalogue, and compile it."""
    template = _extract(root)
    for path in _catalogs(root):
        catalog = _read(path)
        catalog.update(template, no_fuzzy_matching=True)
        catalog.obsolete.clear()
        text, compiled = io.BytesIO(), io.BytesIO()
        write_po(text, catalog, width=120, include_lineno=False, sort_output=True)
        write_mo(compiled, catalog)
        path.write_bytes(text.getvalue())
        path.with_suffix(".mo").write_bytes(compiled.getvalue())
        lacking = sum(not _is_translated(message) for message in catalog if message.id)
        click.echo(f"{_language(path)}: {len(catalog)} sentences, {lacking} to translate")


@group.command("check")
@_root
def check(root: Path) -> None:
    """Exit 1 when a sentence has no translation, loses a placeholder, is out of date, or the compiled file is."""
    template = _extract(root)
    wrong = [f"{_language(path)}: {problem}" for path in _catalogs(root) for problem in _problems(path, template)]
    for line in wrong:
        click.echo(line, err=True)
    if wrong:
        raise SystemExit(1)
    click.echo(f"Translations are complete: {len(template)} sentences.")


def _problems(path: Path, template: Catalog) -> Iterator[str]:
    catalog = _read(path)
    wanted, have = _texts(template), _texts(catalog)
    yield from (f"missing: {one[0][:_SHOWN]}" for one in wanted if one not in have)
    yield from (f"no longer used: {one[0][:_SHOWN]}" for one in have if one not in wanted)
    for message in catalog:
        sentence = _forms(message.id)[0][:_SHOWN]
        if message.id and not _is_translated(message):
            yield f"not translated: {sentence}"
        elif message.id and not _keeps_placeholders(message):
            yield f"the placeholders are not those of the English sentence: {sentence}"
    if not _is_compiled(path.with_suffix(".mo"), have):
        yield "the compiled catalogue is old: run flask translations update"


def _extract(root: Path) -> Catalog:
    catalog = SteadyCatalog(fuzzy=False)
    for folder, pattern, method in _SOURCES:
        found = extract_from_dir(root / folder, [(pattern, method)], {pattern: _OPTIONS}, keywords=_KEYWORDS)
        for file, _line, message, comments, context in found:
            catalog.add(message, None, [(f"{folder}/{Path(file).as_posix()}", 0)], comments, context=context)
    return catalog


def _catalogs(root: Path) -> list[Path]:
    return sorted((root / _CATALOGS).glob("*/LC_MESSAGES/messages.po"))


def _language(path: Path) -> str:
    return path.parent.parent.name


def _read(path: Path) -> SteadyCatalog:
    catalog = SteadyCatalog(locale=_language(path), header_comment="", fuzzy=False)
    with path.open("rb") as file:
        for message in read_po(file, locale=_language(path)):
            if message.id:
                catalog[message.id] = message
    return catalog


def _texts(catalog: Catalog) -> dict[tuple[str, ...], tuple[str, ...]]:
    """What is said for what: the forms of each sentence, for one and for many where it counts something."""
    return {_forms(message.id): _forms(message.string) for message in catalog if message.id}


def _is_compiled(path: Path, texts: dict[tuple[str, ...], tuple[str, ...]]) -> bool:
    """Whether the file says what the catalogue says. Its bytes may differ: they depend on the machine."""
    if not path.exists():
        return False
    with path.open("rb") as file:
        return _texts(read_mo(file)) == {one: forms for one, forms in texts.items() if all(forms)}


def _forms(text: object) -> tuple[str, ...]:
    return tuple(str(form) for form in text) if isinstance(text, tuple | list) else (str(text or ""),)


def _is_translated(message: Message) -> bool:
    return all(_forms(message.string)) and not message.fuzzy


def _keeps_placeholders(message: Message) -> bool:
    """Nothing that a sentence is filled with may be lost, and nothing else be asked for."""
    asked, given = _forms(message.id), _forms(message.string)
    if any("%" in _PLACEHOLDER.sub("", form) for form in given):
        return False
    wanted, found = _placeholders(asked), _placeholders(given)
    return found <= wanted and wanted - found <= _OF_THE_COUNT


def _placeholders(forms: tuple[str, ...]) -> set[str]:
    return {name for form in forms for name in _PLACEHOLDER.findall(form) if name}
