"""The letter with which a new campaign begins: whole but for gaps, where only the organiser knows the words.

It asks each office for what it can do about the bill where the bill now stands, and for what is right when it moves on.
A gap reads ``[your words: …]``, in Spanish ``[su texto: …]``: proofreading finds it until it is filled.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from string import Template

from . import first_letter_english, first_letter_spanish
from .bills import BillId, Stage
from .forms_of_address import congress_name
from .letters import OTHERWISE
from .manuscripts import BODY, Manuscript
from .officials import Chamber, OfficeTitle

_WORDS = {"en": first_letter_english, "es": first_letter_spanish}
LANGUAGES = tuple(_WORDS)
"""The languages in which a first letter can be written."""

_POSITIONS = frozenset({"sponsor", "cosponsor", "on_committee"})
_LEVELS = frozenset({"federal", "state", "upper", "lower", *(str(office) for office in OfficeTitle)})


class _Phase(StrEnum):
    FIRST = "first"
    SECOND = "second"
    CONFERENCE = "conference"
    PASSED = "passed"
    LAW = "law"
    AGREED = "agreed"
    OVER = "over"


_OF_STAGE = {
    Stage.INTRODUCED: _Phase.FIRST,
    Stage.COMMITTEE: _Phase.FIRST,
    Stage.PASSED_HOUSE: _Phase.SECOND,
    Stage.PASSED_SENATE: _Phase.SECOND,
    Stage.CONFERENCE: _Phase.CONFERENCE,
    Stage.PASSED_BOTH: _Phase.PASSED,
    Stage.ENACTED: _Phase.LAW,
}
_ENDED = frozenset({_Phase.LAW, _Phase.OVER})
_Cases = tuple[tuple[str, str], ...]
_ACTIONS: Mapping[_Phase, _Cases] = {
    _Phase.FIRST: (
        ("federal sponsor", "press"),
        ("federal cosponsor", "press"),
        ("federal home", "cosponsor"),
        ("federal away", "support"),
    ),
    _Phase.SECOND: (("federal away", "before"), ("federal home", "through")),
}
_REQUESTS: Mapping[_Phase, _Cases] = {
    _Phase.FIRST: (
        ("federal sponsor", "lead"),
        ("federal cosponsor", "urge"),
        ("federal home on_committee", "on_committee"),
        ("us_representative home", "sign"),
        ("us_delegate home", "delegate"),
        ("us_resident_commissioner home", "commissioner"),
        ("us_senator home", "sign"),
        ("federal away", "same_there"),
    ),
    _Phase.SECOND: (("federal away", "before"), ("federal home", "through")),
    _Phase.OVER: (("federal upper", "anew_upper"), ("federal lower", "anew_lower")),
}
_STATES: _Cases = (
    ("state_senator", "legislator"),
    ("state_representative", "legislator"),
    ("state_legislator", "legislator"),
    ("governor", "governor"),
    ("mayor", "mayor"),
)


@dataclass(frozen=True, slots=True)
class Occasion:
    """What a first letter is about, and to whom it goes. ``title`` is the bill's, in English as Congress gave it."""

    bill: BillId
    title: str
    stage: Stage
    offices: tuple[OfficeTitle, ...]
    sensitive: bool = False


def stages_written_for(bill: BillId, stage: Stage) -> tuple[Stage, ...]:
    """The stages at which the first letter is right word by word; at all others it has words that ask for little."""
    phase = _phase(bill, stage)
    if phase is _Phase.FIRST:
        return (Stage.INTRODUCED, Stage.COMMITTEE, Stage.DIED)
    return (stage,) if phase in _ENDED else (stage, Stage.DIED)


def first_letter(occasion: Occasion, language: str) -> Manuscript:
    """The parts of the letter in this language, one of ``LANGUAGES``, in the order of its file."""
    words, phase = _WORDS[language], _phase(occasion.bill, occasion.stage)
    values = _values(occasion, language, phase)
    parts = {key: text for key, text in words.PARTS.items() if key != "content_note" or occasion.sensitive}
    parts |= {f"wording.action.{case}": words.ACTIONS[key] for case, key in _cases(_actions(phase), occasion)}
    parts |= {f"wording.request.{case}": words.REQUESTS[key] for case, key in _cases(_requests(phase), occasion)}
    thanks = (("federal sponsor", "sponsor"), ("federal cosponsor", "cosponsor"))
    parts |= {f"wording.thanks.{case}": words.THANKS[key] for case, key in _cases(thanks, occasion)}
    for name in ("action", "request", "thanks"):
        parts.setdefault(f"wording.{name}.{OTHERWISE}", "")
    parts |= {f"wording.{name}": text for name, text in words.OTHER_WORDINGS.items()}
    parts |= words.ROWS
    parts[BODY] = words.BODY
    return {key: Template(text).safe_substitute(values) for key, text in parts.items()}


def _phase(bill: BillId, stage: Stage) -> _Phase:
    passed_one = stage in {Stage.PASSED_HOUSE, Stage.PASSED_SENATE}
    if (bill.is_simple and passed_one) or (bill.is_resolution and stage is Stage.PASSED_BOTH):
        return _Phase.AGREED
    return _OF_STAGE.get(stage, _Phase.OVER)


def _values(occasion: Occasion, language: str, phase: _Phase) -> dict[str, str]:
    words, bill = _WORDS[language], occasion.bill
    home, away = words.CHAMBERS if bill.is_house_bill else reversed(words.CHAMBERS)
    title = " ".join(occasion.title.split()).replace("{", "(").replace("}", ")")
    return {
        "noun": words.NOUNS[bill.type not in {"hr", "s"}],
        "home": home,
        "away": away,
        "there": away if phase is _Phase.SECOND else home,
        "would": words.WOULD[phase is _Phase.OVER],
        "title": title or words.NO_TITLE,
        "citation": words.CITATION.format(bill.display, congress_name(bill.congress, language)),
    }


def _actions(phase: _Phase) -> _Cases:
    anew, moved = ("federal died", "over"), ("federal stage_changed", "moved")
    now = _ACTIONS.get(phase, (("federal", str(phase)),))
    return (*now, *(() if phase in _ENDED else (anew, moved)), ("state", "state"))


def _requests(phase: _Phase) -> _Cases:
    later: _Cases = (
        ("federal died upper", "anew_upper"),
        ("federal died lower", "anew_lower"),
        ("federal stage_changed", "moved"),
    )
    now = _REQUESTS.get(phase, (("federal", str(phase)),))
    return (*now, *(() if phase in _ENDED else later), *_STATES)


def _cases(cases: _Cases, occasion: Occasion) -> Iterator[tuple[str, str]]:
    """Those cases that one of the offices can meet, in the conditions of letters, as few as tell them apart."""
    house = occasion.bill.is_house_bill
    chambers = {"home": "lower" if house else "upper", "away": "upper" if house else "lower"}
    only_federal = all(office.is_federal for office in occasion.offices)
    found: dict[frozenset[str], tuple[str, str]] = {}
    for case, key in cases:
        needs = [chambers.get(need, need) for need in case.split()]
        if any(_meets(office, needs, house) for office in occasion.offices):
            kept = _spare(needs, only_federal)
            found.setdefault(frozenset(kept), (" ".join(kept), key))
    plain = [case for case, _ in found.values() if set(case.split()) <= _LEVELS]
    for case, key in found.values():
        alone = only_federal and plain == [case]
        yield OTHERWISE if alone or not case else case, key


def _spare(needs: list[str], only_federal: bool) -> list[str]:
    """Without what another condition says already: an office has one chamber; all are federal where no state is."""
    named = any(need in set(OfficeTitle) for need in needs)
    return [
        need
        for need in needs
        if not (need == "federal" and only_federal) and not (named and need in {"upper", "lower", "federal", "state"})
    ]


def _meets(office: OfficeTitle, needs: Collection[str], is_house_bill: bool) -> bool:
    is_home = office.is_federal and (office.chamber is Chamber.LOWER) == is_house_bill
    if any(need in _POSITIONS for need in needs) and not is_home:
        return False
    mine = {"federal" if office.is_federal else "state", str(office.chamber), str(office)}
    return all(need in mine for need in needs if need in _LEVELS)
