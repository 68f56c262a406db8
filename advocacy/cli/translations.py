"""``flask translations``: every sentence of the pages in every language, kept complete by ``make check``."""

from __future__ import annotations

import io
from pathlib import Path

import click
from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[2]
CATALOGS = ROOT / "advocacy" / "translations"
_SOURCES = [("advocacy/web", "**.py", "python"), ("templates", "**.html", "jinja2")]
_OPTIONS = {"trimmed": "true", "silent": "false", "encoding": "utf-8"}
_KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "lazy_gettext": None}


@click.group("translations")
def group() -> None:
    """Keep the translations of the pages complete."""


@group.command("update")
def update() -> None:
    """Read the sentences of pages and code into each catalogue, and compile it."""
    template = _extract()
    for path in _catalogs():
        catalog = _read(path)
        catalog.update(template, no_fuzzy_matching=True)
        catalog.obsolete.clear()
        buffer = io.BytesIO()
        write_po(buffer, catalog, width=120, omit_header=False, include_lineno=False, sort_output=True)
        path.write_bytes(buffer.getvalue())
        path.with_suffix(".mo").write_bytes(_compiled(catalog))
        click.echo(f"{path.parent.parent.name}: {len(catalog)} sentences, {len(_untranslated(catalog))} to translate")


@group.command("check")
def check() -> None:
    """Exit 1 when a sentence has no translation, is out of date, or the compiled file is."""
    template, wrong = _extract(), []
    wanted = {message.id for message in template if message.id}
    for path in _catalogs():
        language, catalog = path.parent.parent.name, _read(path)
        have = {message.id for message in catalog if message.id}
        wrong += [f"{language}: missing: {_first(one)}" for one in wanted - have]
        wrong += [f"{language}: no longer used: {_first(one)}" for one in have - wanted]
        wrong += [f"{language}: not translated: {_first(one)}" for one in _untranslated(catalog)]
        wrong += [f"{language}: {error}" for message in catalog for error in message.check(catalog)]
        mo = path.with_suffix(".mo")
        if not mo.exists() or mo.read_bytes() != _compiled(catalog):
            wrong.append(f"{language}: the compiled catalogue is old: run flask translations update")
    for line in wrong:
        click.echo(line, err=True)
    if wrong:
        raise SystemExit(1)
    click.echo(f"Translations are complete: {len(wanted)} sentences.")


def _extract() -> Catalog:
    catalog = Catalog(project="advocacy", charset="utf-8")
    for folder, pattern, method in _SOURCES:
        found = extract_from_dir(ROOT / folder, [(pattern, method)], {pattern: _OPTIONS}, keywords=_KEYWORDS)
        for file, _line, message, comments, context in found:
            catalog.add(message, None, [(f"{folder}/{Path(file).as_posix()}", None)], comments, context=context)
    return catalog


def _catalogs() -> list[Path]:
    return sorted(CATALOGS.glob("*/LC_MESSAGES/messages.po"))


def _read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=path.parent.parent.name)


def _compiled(catalog: Catalog) -> bytes:
    buffer = io.BytesIO()
    write_mo(buffer, catalog)
    return buffer.getvalue()


def _untranslated(catalog: Catalog) -> list[object]:
    return [m.id for m in catalog if m.id and not all(m.string if isinstance(m.string, tuple) else (m.string,))]


def _first(message: object) -> str:
    return str(message[0] if isinstance(message, tuple | list) else message)[:90]
