"""What no letter of ours says: patterns of words, each with the code of the finding that it makes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

_CAPITALS = "A-ZÁÉÍÓÚÜÑ"
_LONGEST_QUOTE = 60


def _short(found: str) -> str:
    """What is quoted of these words: so much that they are found again."""
    return found if len(found) <= _LONGEST_QUOTE else found[: _LONGEST_QUOTE - 1].rstrip() + "…"


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing to look for; ``code`` is what the finding is called (``problems``)."""

    pattern: re.Pattern[str]
    code: str

    def find(self, text: str) -> Iterator[tuple[int, str]]:
        """Where the words are found, and the words."""
        for match in self.pattern.finditer(text):
            yield match.start(), _short(re.sub(r"\s+", " ", match[0]))


INVISIBLE = Rule(
    re.compile(
        "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164"
        "\ud800-\uf8ff\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U0010ffff]"
    ),
    "invisible-character",
)

TYPED = (
    INVISIBLE,
    Rule(
        re.compile(
            r"[ÃÂ][\u0080-\u00bf\u0152-\u2122]|â€|ï¿½|\ufffd|[a-zñáéíóú]¿[a-zñáéíóú]|\b[a-z]{2,12}\?(?:s|t|re|ve|ll)\b"
        ),
        "damaged-letters",
    ),
    Rule(
        re.compile(r"\b(?:TODO|TBD|FIXME|XXX+)\b|(?i:\blorem ipsum\b)|\[(?i:insert|your|su|inserte)\b[^\]]*\]?"),
        "left-over-note",
    ),
    Rule(
        re.compile(r"!{2,}|[!?]{3,}|!\?|\?!"),
        "too-many-marks",
    ),
    Rule(
        re.compile(r"(?i:\bhttps?://|\bwww\.)\S*"),
        "link",
    ),
    Rule(
        re.compile(
            r"<(?:[A-Za-z]|!--)[^<>]{0,80}>|&(?:#\w{1,6}|[a-z]{2,6});|\*\*[^*\n]{1,80}\*\*|(?<![\w*])\*\w[^*\n]{0,80}\*(?!\w)|(?<!\w)__[^_\n]{1,80}__"
            r"|\[[^\]\n]{1,80}\]\([^)\n]{1,200}\)"
        ),
        "markup",
    ),
    Rule(
        re.compile(
            r"(?i)\b(?:did(?: not|n[’']t)|have(?: not|n[’']t)|never)\s+co-?sponsor(?:ed)?\b"
            r"|\bno\s+(?:ha\s+)?copatrocin\w+"
        ),
        "says-not-cosponsor",
    ),
    Rule(re.compile(r"\band/or\b|\by/o\b|\(s\)"), "form-words"),
)
"""What can be seen in a line as it was typed."""

_CAPS_WORD = re.compile(rf"\b[{_CAPITALS}]{{5,}}\b|\b[{_CAPITALS}]{{3,}}(?: +[{_CAPITALS}]{{3,}})+\b")


_ABBREVIATIONS = frozenset({"COVID", "FAFSA", "FERPA", "HIPAA", "LGBTQ", "LGBTQI", "NAACP", "UNESCO", "UNICEF"})


def shouted(text: str, names: frozenset[str]) -> Iterator[tuple[int, str]]:
    """Words in capitals that are not in ``names`` (of the resources, which may be written so)."""
    for match in _CAPS_WORD.finditer(text):
        if not set(match[0].split()) <= names | _ABBREVIATIONS:
            yield match.start(), match[0][:60]


_OBJECT = r"(?:(?:the|this|that|it|la|el|esta|este|esa|ese|aquel|aquella|dicha|dicho)\b|H\. ?R\.|S\. ?\d)"
DEAD_BILL = Rule(
    re.compile(
        r"(?i:\bvot(?:e|es|ing) (?:for|yes|in favor|aye)\b"
        rf"|(?<!not )(?<!never )(?<!n’t )(?<!n't )\bpass(?:ing)? {_OBJECT}|\bpassage of {_OBJECT}"
        rf"|\bvot(?:e|en|ar|ando) (?:a favor|por|que sí)\b|\bapr(?:uebe|ueben|obar|obando) {_OBJECT})"
    ),
    "vote-on-dead-bill",
)
DEAD_BILL_LATER = replace(DEAD_BILL, code="vote-when-bill-is-over")

_NUMBER = r"(?<![.\w])(?:H\. ?R\.|S\.|[HS]\. ?(?:J\. ?|Con\. ?)?Res\.|HR|H\.R) ?\d{1,5}\b|\bhr ?\d{3,5}\b"
BARE_NUMBER = Rule(
    re.compile(rf"(?:{_NUMBER})(?![^\n]{{0,60}}\b(?:Congress|Congreso)\b)"),
    "bare-bill-number",
)

BROKEN = (
    Rule(
        re.compile(r"\( *\)|\( | \)|“ *”"),
        "empty-marks",
    ),
    Rule(
        re.compile(r"(?:^|(?<=[^.]) )[,;:.](?![.\d])|[,;:] ?[.,;:]|\. \.|[a-z]\.\.(?!\.)"),
        "stray-mark",
    ),
    Rule(re.compile(r"[{}]"), "brace-in-letter"),
)
"""What an empty value leaves behind in a filled letter."""

DISCLOSURE = Rule(
    re.compile(
        r"(?i:\b(?:as an?|i am an?|i’m an?) (?:survivor|victim)\b|\bwhat happened to you\b|\bhappened to me\b"
        r"|\byour (?:own )?(?:assault|harassment|abuse|attack|trauma|attacker|abuser)\b"
        r"|\bi was (?:\w+ )?(?:assaulted|raped|harassed|abused|attacked)\b"
        r"|\b(?:tell|describe|share)\b[^.?!]{0,30}\b(?:experience|story|incident|assault|abuse)\b"
        r"|\bcomo (?:sobreviviente|víctima)\b|\bsoy (?:una? )?(?:sobreviviente|víctima)\b"
        r"|\blo que le (?:pasó|sucedió|ocurrió)\b|\bme (?:pasó|agredieron|acosaron|violaron)\b"
        r"|\bsu (?:propi[oa] )?(?:agresión|acoso|abuso|trauma|agresor)\b"
        r"|\b(?:cuente|cuéntenos|describa|comparta|relate)\b[^.?!]{0,30}\b(?:experiencia|historia|caso|agresión|abuso)\b)"
    ),
    "pushes-disclosure",
)

GIVEAWAY = Rule(
    re.compile(
        r"(?i:(?:sex|assault|rape|harass|abus|violen|surviv|victim|title[ -]?ix|título ix|stalk|traffick|incest"
        r"|abort|suicid|\bhiv\b|\bvih\b|acoso|agresi|violaci|víctima|sobreviv|trata de)\w*)"
    ),
    "title-gives-away",
)

GIVEAWAY_SHARED = replace(GIVEAWAY, code="share-text-gives-away")
GIVEAWAY_PATH = replace(GIVEAWAY, code="path-gives-away")
GIVEAWAY_NAME = replace(GIVEAWAY, code="name-gives-away")

CURLY = re.compile("[“”‘’]")
STRAIGHT = Rule(re.compile(r"\"[^\"\n]{0,40}\"?|[^\W\d_]{1,12}'[^\W\d_]{1,12}"), "mixed-quotes")
"""Straight quotes and apostrophes, which are wrong only beside curly ones."""
