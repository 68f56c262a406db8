"""What the editor's page sends: texts by language and part, what they were given as, and the button pressed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from advocacy.core.letters_syntax import FIELDS
from advocacy.core.manuscripts import BODY
from advocacy.core.merging import Parts
from advocacy.services.check_letters import LANGUAGES
from advocacy.services.edit_letter import ROW_CELLS, Submission, case_part, mark_of

from .letter_words import CHOICES

Texts = dict[str, dict[str, str]]
_TEXT = "text:"


@dataclass(frozen=True)
class Pressed:
    """The button: what to do, and with which part. ``anchor`` is where on the page to come back to."""

    act: str
    about: str = ""


@dataclass(frozen=True)
class Posted:
    """A page of the editor as it came in."""

    texts: Texts
    bases: dict[str, dict[str, frozenset[str]]]
    pressed: Pressed
    form: Mapping[str, str] = field(repr=False)

    def submission(self) -> Submission:
        """What is to be saved. Raises ``MalformedInput`` where the button asks for what cannot be."""
        act, about = self.pressed.act, self.pressed.about
        rows = (about,) if act == "add-row" and about in ROW_CELLS else ()
        cases = {"add-case": self._new_case, "add-wording": self._new_wording}.get(act, lambda: ())()
        texts, bases = self._settled()
        if act == "insert":
            texts = self._inserted(texts)
        return Submission(texts, bases, (about,) if act == "remove" else (), rows, cases)

    def _new_case(self) -> tuple[str, ...]:
        wording = self.pressed.about
        picked = [self.form.get(f"case:{wording}:{choice}", "") for choice, *_ in CHOICES]
        needs = [condition for words in picked for condition in words.split()]
        return (case_part(wording, needs),)

    def _new_wording(self) -> tuple[str, ...]:
        name = self.form.get("new-wording", "").strip().lower().replace(" ", "_")
        return (case_part(name, ()),)

    def _settled(self) -> tuple[Texts, dict[str, dict[str, frozenset[str]]]]:
        """A conflict that she has settled: her words go over those that she was shown, or are given up for them."""
        language, _, part = self.pressed.about.partition(":")
        texts = {code: dict(parts) for code, parts in self.texts.items()}
        bases = {code: dict(parts) for code, parts in self.bases.items()}
        if self.pressed.act == "theirs":
            texts.get(language, {}).pop(part, None)
        if self.pressed.act == "mine":
            seen = _table(self.form.get("seen", "")).get(self.pressed.about)
            bases.setdefault(language, {})[part] = frozenset({str(seen)})
        return texts, bases

    def _inserted(self, texts: Texts) -> Texts:
        language, _, part = self.form.get("into", "").partition(":")
        name = self.form.get("placeholder", "")
        known = name in FIELDS or name.startswith("ask.")
        if known and part in texts.get(language, {}):
            before = texts[language][part].rstrip()
            between = "\n\n" if part == BODY and name in _PARAGRAPHS else " "
            texts[language][part] = f"{before}{between if before else ''}{{{{ {name} }}}}"
        return texts


_PARAGRAPHS = frozenset({"constituent.story", "reasons"})


def read_posted(form: Mapping[str, str]) -> Posted:
    """The page as it came in. Whatever is not of a page of ours is left out."""
    texts: Texts = {}
    for name, text in form.items():
        language, _, part = name.removeprefix(_TEXT).partition(":")
        if name.startswith(_TEXT) and language in LANGUAGES and part:
            texts.setdefault(language, {})[part] = text.replace("\r\n", "\n")
    act, _, about = form.get("do", "save").partition(":")
    return Posted(texts, _bases(form), Pressed(act, about), form)


def _bases(form: Mapping[str, str]) -> dict[str, dict[str, frozenset[str]]]:
    found: dict[str, dict[str, frozenset[str]]] = {}
    for language, part, value in _by_part(form.get("base", "")):
        found.setdefault(language, {})[part] = frozenset(value)
    for language, part, texts in _by_part(form.get("maybe", "")):
        of_language = found.setdefault(language, {})
        of_language[part] = of_language.get(part, frozenset()) | {mark_of(part, text) for text in texts}
    return found


def _by_part(text: str) -> Iterator[tuple[str, str, list[str]]]:
    for name, value in _table(text).items():
        language, _, part = name.partition(":")
        values = [one for one in (value if isinstance(value, list) else [value]) if isinstance(one, str)]
        if language in LANGUAGES and part:
            yield language, part, values


def _table(text: str) -> dict[str, object]:
    try:
        value = json.loads(text or "{}")
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def written_bases(keys: Iterable[str], kept: Mapping[str, Parts], unsettled: Posted | None = None) -> dict[str, object]:
    """The field ``base`` of a page with these fields (``en:title``): what each is in the letters that are kept.

    Of a page that was not kept, what it was given before, so that nobody's words are taken for seen.
    """
    found: dict[str, object] = {}
    for key in keys:
        language, _, part = key.partition(":")
        before = unsettled.bases.get(language, {}).get(part) if unsettled else None
        found[key] = sorted(before) if before else mark_of(part, kept.get(language, {}).get(part))
    return found


def in_json(table: Mapping[str, object]) -> str:
    """A table for a hidden field."""
    return json.dumps(table, ensure_ascii=False, separators=(",", ":"))
