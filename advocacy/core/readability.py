"""How hard a text is to read, whatever its language."""

from __future__ import annotations

import re
from dataclasses import dataclass

HARD = 55
"""Björnsson calls a text of more than 50 difficult, as official papers are, and of more than 60 very difficult. The
names of bills and offices are long words that no letter can avoid: we speak up halfway between the two."""
FEWEST_WORDS = 40
"""Of fewer words nothing can be said: one long name would decide."""

_LONG_WORD = 7
_NO_END = "\N{ONE DOT LEADER}"  # a full stop that ends no sentence
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_ABBREVIATED = re.compile(r"\b(?:[A-Z]\.){1,4}(?=\s*[\dA-Z])|\b(?:Rep|Sen|Dr|Mr|Ms|Mrs|Sra?|St|No|Núm)\.(?=\s)")
_ORDINAL = re.compile(r"(?<=\d)\.(?=[ºªoa]\b)")
_SENTENCE_END = re.compile(r"(?<=[.!?:…])[”’\")]*(?:\s+|$)|\n{2,}")


@dataclass(frozen=True, slots=True)
class Reading:
    """``lix`` from about 20 (a children's book) to 60 and more (a statute), and the sentence with the most words."""

    lix: int
    longest: str


def read(text: str) -> Reading | None:
    """The readability index LIX of ``text``: words a sentence, plus the percentage of words of more than six letters.

    C. H. Björnsson, Läsbarhet (Liber, Stockholm 1968); “Readability of Newspapers in 11 Languages”, Reading Research
    Quarterly 18 (1983), which found it to order texts alike in languages as different as English, Spanish and Finnish.
    His scale: 30 easy, 40 medium, 50 difficult, 60 very difficult. None for a text of fewer than ``FEWEST_WORDS``.
    """
    words = _WORD.findall(text)
    if len(words) < FEWEST_WORDS:
        return None
    sentences = [part.strip() for part in _SENTENCE_END.split(_without_abbreviations(text))]
    counts = [(len(_WORD.findall(sentence)), sentence) for sentence in sentences]
    real = [(count, sentence) for count, sentence in counts if count]
    long_words = sum(len(word) >= _LONG_WORD for word in words)
    lix = len(words) / len(real) + 100 * long_words / len(words)
    return Reading(round(lix), max(real, key=lambda one: one[0])[1].replace(_NO_END, "."))


def _without_abbreviations(text: str) -> str:
    """A full stop in “H.R. 4030” or “Sen. Hart” ends no sentence."""
    short = _ABBREVIATED.sub(lambda match: match[0].replace(".", _NO_END), text)
    return _ORDINAL.sub(_NO_END, short)
