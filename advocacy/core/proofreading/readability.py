"""How hard a text is to read, whatever its language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

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
    counts = [_counted(paragraph) for paragraph in text.split("\n\n")]
    words, sentences = sum(one.words for one in counts), sum(one.sentences for one in counts)
    if words < FEWEST_WORDS:
        return None
    long_words = sum(one.long_words for one in counts)
    longest = max(counts, key=lambda one: one.longest_words)
    return Reading(round(words / sentences + 100 * long_words / words), longest.longest)


@dataclass(frozen=True, slots=True)
class _Count:
    words: int
    long_words: int
    sentences: int
    longest_words: int
    longest: str


@lru_cache(maxsize=256)
def _counted(paragraph: str) -> _Count:
    sentences = [part.strip() for part in _SENTENCE_END.split(_without_abbreviations(paragraph))]
    found = [(words, sentence) for sentence in sentences if (words := _WORD.findall(sentence))]
    most, longest = max(((len(words), sentence) for words, sentence in found), default=(0, ""))
    every = [word for words, _ in found for word in words]
    long_words = sum(len(word) >= _LONG_WORD for word in every)
    return _Count(len(every), long_words, len(found), most, longest.replace(_NO_END, "."))


def _without_abbreviations(text: str) -> str:
    """A full stop in “H.R. 4030” or “Sen. Hart” ends no sentence."""
    short = _ABBREVIATED.sub(lambda match: match[0].replace(".", _NO_END), text)
    return _ORDINAL.sub(_NO_END, short)
