"""Who is asked for what: nobody for what her office cannot do, nobody for what the bill's stage has made pointless."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from ..bills import Stage
from ..conditions import FEDERAL, STAGE_CHANGED, STATE
from ..drafting import Writing
from ..letters import Letter, Variants
from ..letters_syntax import Literal, Template
from ..problems import OFFICES, Value
from ..targets import TargetRule
from .rehearsal import FINAL, Occasion


@dataclass(frozen=True, slots=True)
class WrongAsk:
    """The part of the letter, words in it, and what is wrong with them, as ``problems`` calls it."""

    part: str
    words: str
    code: str
    values: dict[str, Value]


SPOKEN = ("body", "short_message", "phone_script")
"""The parts of a letter that ask for something; a subject may name the matter alone."""

_LEVELS = FEDERAL | STATE | {"upper", "lower"}
_STAGES = {*(str(stage) for stage in Stage), "passed_one"}
_OWN = "\N{WHITE SQUARE}"  # stands for words that are an office's own

_REQUEST = re.compile(
    r"(?i)\b(?:please|I(?:’m|'m| am)? ask(?:ing)?|ask(?:ing)? (?:you|him|her|them)|urg(?:e|ing)|calling on|call on"
    r"|you(?:r vote)? (?:can|could|should|must)|I hope|count on|por favor|pid[aoe]|pedirle|pidiendo|solicit[oa]"
    r"|inst[oa]|ruego|exhort[oa]|usted puede|puede usted|espero|cuento con)\b"
)
_BILL = (
    r"(?:\{\{ ?bill\.\w+ ?\}\}|(?:H\. ?R\.|S\.|HR) ?\d{1,5}\b"
    r"|\b(?:this|that|the) (?:bill|Act)\b|\b(?:est[ea]|es[ea]|el) proyecto\b)"
)
_COSPONSOR = r"\bco-?sponsor(?:ing)?\b|\bcopatrocin(?:ar|e|en|ando|arl[oa])\b|\bcopatrocínel[oa]\b"
_VOTE = (
    r"\bvot(?:e|es|ing) (?:for|on|yes|in favor)\b"
    r"|\bbring(?:ing)? (?:it|this|that|the bill)\b[^.]{0,30}\b(?:vote|floor)\b"
    r"|\bvot(?:e|en|ar) (?:a favor|por|sobre)\b|\bsometa[n]?\b[^.]{0,30}\bvotación\b"
)
_IN_CONGRESS = (
    r"\b(?:in|to|of) the (?:U\.S\. |United States )?(?:House|Senate)\b|\bcompanion bill\b|\bin Congress\b"
    r"|\ben (?:la Cámara de Representantes|el Senado|el Congreso)\b"
)
_IT = (
    r"\b(?:support|back|sponsor|pass|approve|endorse) (?:it|this)\b"
    r"|\b(?:apóyel|respáldel|apruébel|preséntel)[oa]\b|\b(?:l[oa] (?:apoye|respalde|apruebe))\b"
)
_ACT_OF_CONGRESS = re.compile(rf"(?i:{_COSPONSOR}|{_VOTE})")
_ABOUT_CONGRESS = re.compile(rf"(?i:{_BILL}|{_IN_CONGRESS}|{_IT})")
_IMPERATIVE = re.compile(
    rf"^(?i:(?:support|back|pass|introduce|bring|vote|apoy[ae]n?|respald[ae]n?|aprueb[ae]n?|present[ae]n?|vot[ae]n?)\b).*?(?i:{_BILL})"
)
_THIS_VERY_BILL = re.compile(
    rf"(?i:(?:{_COSPONSOR}|\bvot(?:e|ing) (?:for|on)|\bpass(?:ing)?|\bvot(?:e|ar) (?:por|a favor de(?:l)?)"
    rf"|\bapr(?:uebe|obar))\W+(?:(?:the|this|that|la|el|este|esta)\W+)?{_BILL})"
)
_THANKS = re.compile(
    r"(?i)\b(?:thank you|thanks|gracias)\b[^.,;:!?]{0,20}? (?:for|por) (?:being |having |haber |ser )?(?:an? |una? )?"
    r"(?:original )?(?:co-?sponsor\w*|copatrocin\w+)"
)
"""Thanks for what was done, which are right at every stage."""
_SENTENCE = re.compile(r"(?<![A-Z]\.)(?<!Rep\.)(?<!Sen\.)(?<!Sra\.)(?<!Sr\.)(?<=[.!?…:])\s+|\n+")


def wrong_asks(writing: Writing, rule: TargetRule, met: Iterable[Occasion]) -> Iterator[WrongAsk]:
    """Wordings and sentences that reach an office, or a day, for which they were not written."""
    mixed = any(not office.is_federal for office in rule.offices)
    for occasion in met:
        facts = occasion.facts()
        if mixed:
            yield from _not_its_own(writing.letter, occasion, facts)
        if not occasion.official.office.is_federal:
            yield from _state_asks(writing.letter, occasion, facts)
        over = occasion.stage in FINAL and not writing.written_for <= FINAL and "federal" in facts
        if STAGE_CHANGED in facts or over:  # what a state is asked to do itself does not end with the bill
            yield from _late_asks(writing.letter, occasion, facts)


def _not_its_own(letter: Letter, occasion: Occasion, facts: frozenset[str]) -> Iterator[WrongAsk]:
    """Wordings that tell officials apart, and yet have no words for this one."""
    office = occasion.official.office
    level = FEDERAL if office.is_federal else STATE
    general = "federal" if office.is_federal else "state"
    for name, variants in letter.wording.items():
        needs, template = variants.case(facts)
        if _tells_apart(variants) and _source(template).strip() and not needs & level:
            values = {"name": name, "level": general, "office": str(office), **_whom(occasion)}
            yield WrongAsk(letter.case_part(name, needs), _source(template), "no-words-for-office", values)


def _state_asks(letter: Letter, occasion: Occasion, facts: frozenset[str]) -> Iterator[WrongAsk]:
    """What a state's official would be asked that only Congress can do."""
    title, whom = occasion.bill.title, _whom(occasion)
    for key in (*SPOKEN, "subject"):
        text = _shared(letter, key, facts)
        if key in SPOKEN and _OWN not in text:
            yield WrongAsk(key, "", "nothing-for-office", whom)
        for sentence in _asks_of_congress(text, title):
            yield WrongAsk(key, sentence, "federal-ask-to-state", {"found": _short(sentence), **whom})
    for reason in letter.reasons:
        for sentence in _asks_of_congress(reason.text, title):
            part = f"reasons.{reason.id}.text"
            yield WrongAsk(part, sentence, "federal-ask-in-reason", {"found": _short(sentence), **whom})
    for name, variants in letter.wording.items():
        needs, template = variants.case(facts)
        if needs & STATE and (match := _THIS_VERY_BILL.search(_source(template))):
            values = {"found": _short(match[0]), **whom}
            yield WrongAsk(letter.case_part(name, needs), match[0], "state-asked-for-this-bill", values)


def _late_asks(letter: Letter, occasion: Occasion, facts: frozenset[str]) -> Iterator[WrongAsk]:
    """What would still be asked when the bill is over, or stands where nobody wrote for.

    A state may be asked for what is its own at every stage of a bill of Congress, unless the words speak of that bill.
    """
    case, title = STAGE_CHANGED if STAGE_CHANGED in facts else str(occasion.stage), occasion.bill.title
    late: dict[str, Value] = {"stage": str(occasion.stage), "case": case}
    for name, variants in letter.wording.items():
        needs, template = variants.case(facts)
        text = _source(template)
        written = needs & facts & {STAGE_CHANGED, *_STAGES} or _only_about_replies(variants)
        hangs_on_it = "federal" in facts or _is_about_congress(text, title)
        asked = _THANKS.sub("", text)
        if not written and hangs_on_it and (_REQUEST.search(asked) or _ACT_OF_CONGRESS.search(asked)):
            yield WrongAsk(letter.case_part(name, needs), text, "wording-outlives-stage", {"name": name, **late})
    for key in (*SPOKEN, "subject"):
        for sentence in _asks_of_congress(_THANKS.sub("", _plain(letter, key)), title):
            yield WrongAsk(key, sentence, "sentence-outlives-stage", {"found": _short(sentence), **late})


def _tells_apart(variants: Variants) -> bool:
    return any(needs & _LEVELS for needs, _ in variants.cases)


def _only_about_replies(variants: Variants) -> bool:
    cases = [needs for needs, _ in variants.cases]
    return bool(cases) and all(one.startswith("reply_") for one in chain.from_iterable(cases))


def _shared(letter: Letter, key: str, facts: frozenset[str]) -> str:
    """A part as it reads to this official, with a mark where the words were written for a state."""

    def words(name: str) -> str:
        needs, template = letter.wording[name].case(facts)
        text = _source(template)
        return _OWN if needs & STATE and text.strip() else text

    return _read(letter, key, words)


def _plain(letter: Letter, key: str) -> str:
    """A part with a mark in the place of each wording."""
    return _read(letter, key, lambda name: _OWN)


def _read(letter: Letter, key: str, words: Callable[[str], str]) -> str:
    template = letter.body if key == "body" else letter.templates[key]
    return "\n".join(
        "".join(
            piece.text
            if isinstance(piece, Literal)
            else words(piece.name[4:])
            if piece.name.startswith("ask.")
            else f"{{{{ {piece.name} }}}}"
            for piece in paragraph
        )
        for paragraph in template.paragraphs
    )


def _source(template: Template) -> str:
    """The words of a wording, its placeholders as they are written."""
    return "\n".join(
        "".join(piece.text if isinstance(piece, Literal) else f"{{{{ {piece.name} }}}}" for piece in paragraph)
        for paragraph in template.paragraphs
    )


@lru_cache(maxsize=512)
def _asks_of_congress(text: str, title: str) -> tuple[str, ...]:
    """The sentences that ask for what only Congress does, or for something about its bill, which has this title."""
    return tuple(one for one in (part.strip() for part in _SENTENCE.split(text)) if _asks_congress(one, title))


def _asks_congress(sentence: str, title: str) -> bool:
    asks = _REQUEST.search(sentence) and _is_about_congress(sentence, title)
    return bool(_ACT_OF_CONGRESS.search(sentence) or asks or _IMPERATIVE.search(sentence))


def _is_about_congress(text: str, title: str) -> bool:
    """Whether the words speak of Congress, or of its bill, which has this title."""
    return title.lower() in text.lower() or bool(_ABOUT_CONGRESS.search(text))


def _whom(occasion: Occasion) -> dict[str, Value]:
    called = str(occasion.official.office).replace("us_", "U.S. ").replace("_", " ")
    return {OFFICES: called, "stage": str(occasion.stage)}


def _short(text: str) -> str:
    return " ".join(text.split())[:80]
