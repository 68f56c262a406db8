"""What no letter of ours says: patterns of words, each with what is wrong with it and what to do instead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

_CAPITALS = "A-ZÁÉÍÓÚÜÑ"


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing to look for. ``message`` may say ``{found}``."""

    pattern: re.Pattern[str]
    message: str
    advice: str
    is_error: bool = True

    def find(self, text: str) -> Iterator[tuple[int, str]]:
        """Where the words are found, and the message about them."""
        for match in self.pattern.finditer(text):
            yield match.start(), self.message.format(found=re.sub(r"\s+", " ", match[0])[:60])


INVISIBLE = Rule(
    re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"),
    "There is an invisible character here.",
    "Delete it: retype the words around it, or paste them as plain text.",
)

TYPED = (
    INVISIBLE,
    Rule(
        re.compile(r"[ÃÂ][\u0080-\u00bf\u0152-\u2122]|â€|ï¿½|\ufffd"),
        "These letters were damaged on the way: “{found}”.",
        "Retype them, and save the file as UTF-8.",
    ),
    Rule(
        re.compile(r"\b(?:TODO|TBD|FIXME|XXX+)\b|(?i:\blorem ipsum\b)|\[(?i:insert|your|su|inserte)\b[^\]]*\]"),
        "“{found}” was left over.",
        "Write the words that belong here, or delete it.",
    ),
    Rule(
        re.compile(r"!{2,}|[!?]{3,}|!\?|\?!"),
        "“{found}” is shouting.",
        "One mark is enough; a letter to an office needs none.",
        is_error=False,
    ),
    Rule(
        re.compile(r"(?i:\bhttps?://|\bwww\.)\S*"),
        "There is a link here: “{found}”.",
        "A letter is read on paper too: say it in words.",
        is_error=False,
    ),
    Rule(
        re.compile(r"<[A-Za-z][^<>]{0,80}>"),
        "“{found}” would be printed as it stands.",
        "A letter is plain text: leave out the marks for bold, links and the like.",
    ),
    Rule(
        re.compile(
            r"(?i)\b(?:did(?: not|n[’']t)|have(?: not|n[’']t)|never)\s+co-?sponsor(?:ed)?\b"
            r"|\bno\s+(?:ha\s+)?copatrocin\w+"
        ),
        "“{found}” says what is seldom known.",
        "Write it only under “not_cosponsor”: for everyone else what they did is unknown, and thanking is safe.",
        is_error=False,
    ),
    Rule(
        re.compile(r"\band/or\b|\by/o\b|\(s\)"), "“{found}” smells of a form.", "Choose one of the two.", is_error=False
    ),
)
"""What can be seen in a line as it was typed."""

_CAPS_WORD = re.compile(rf"\b[{_CAPITALS}]{{5,}}\b|\b[{_CAPITALS}]{{3,}}(?: +[{_CAPITALS}]{{3,}})+\b")


def shouted(text: str, names: frozenset[str]) -> Iterator[tuple[int, str]]:
    """Words in capitals that are not in ``names`` (of the resources, which may be written so)."""
    for match in _CAPS_WORD.finditer(text):
        if not set(match[0].split()) <= names:
            yield match.start(), f"“{match[0][:60]}” is shouting."


_OBJECT = r"(?:(?:the|this|that|it|la|el|esta|este|esa|ese|aquel|aquella|dicha|dicho)\b|H\. ?R\.|S\. ?\d)"
DEAD_BILL = Rule(
    re.compile(
        r"(?i:\bvot(?:e|es|ing) (?:for|yes|in favor|aye)\b"
        rf"|(?<!not )(?<!never )(?<!n’t )(?<!n't )\bpass(?:ing)? {_OBJECT}|\bpassage of {_OBJECT}"
        rf"|\bvot(?:e|en|ar|ando) (?:a favor|por|que sí)\b|\bapr(?:uebe|ueben|obar|obando) {_OBJECT})"
    ),
    "“{found}” asks for a vote, but the bill is no longer before Congress.",
    "Ask for a new bill: “introduce or cosponsor a bill that …”.",
)
DEAD_BILL_LATER = replace(
    DEAD_BILL, message="“{found}” asks for a vote, and would still do so when the bill is no longer before Congress."
)

_NUMBER = r"(?<![.\w])(?:H\. ?R\.|S\.|[HS]\. ?(?:J\. ?|Con\. ?)?Res\.|HR|H\.R) ?\d{1,5}\b"
BARE_NUMBER = Rule(
    re.compile(rf"{_NUMBER}(?![^\n]{{0,60}}\b(?:Congress|Congreso)\b)"),
    "“{found}” stands without its Congress.",
    "Bill numbers begin again every two years: write {{ bill.citation }}.",
)

BROKEN = (
    Rule(
        re.compile(r"\( *\)|\( | \)|“ *”"),
        "A filled letter has “{found}” in it.",
        "Something inside is empty: move the marks into a wording that is only used when it is not.",
    ),
    Rule(
        re.compile(r"(?:^|(?<=[^.]) )[,;:.](?![.\d])|[,;:] ?[.,;:]|\. \.|[a-z]\.\.(?!\.)"),
        "A filled letter has “{found}” in it.",
        "Something before it is empty: put the sentence into a wording.",
    ),
    Rule(re.compile(r"[{}]"), "A filled letter has “{found}” in it.", "A placeholder is written {{ like.this }}."),
    Rule(re.compile(r"  "), "A filled letter has two spaces in a row.", "Delete one of them."),
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
    "“{found}” pushes her to say what happened.",
    "Ask why this matters to her, and let her choose what to tell: “as a parent”, “as a neighbor”.",
)

GIVEAWAY = Rule(
    re.compile(
        r"(?i:sex|assault|rape|harass|abus|violen|surviv|victim|title[ -]?ix|título ix|stalk|traffick|incest"
        r"|abort|suicid|\bhiv\b|\bvih\b|acoso|agresi|violaci|víctima|sobreviv|trata de)"
    ),
    "“{found}” can be read over her shoulder and in her history.",
    "This campaign is sensitive: say it neutrally here, such as “education”.",
)
