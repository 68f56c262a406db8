"""Whether words are in the language of their letter, told by the small words that every sentence has."""

from __future__ import annotations

import re

_ENGLISH = "the and of to that is are for with you this on we your have they from be would by or an"
_SPANISH = "el la los las de que y en por para con una un su se del lo al le como más este esta"
_SMALL = {"en": frozenset(_ENGLISH.split(" ")), "es": frozenset(_SPANISH.split(" "))}
_CALLED = {"en": "English", "es": "Spanish"}
_WORD = re.compile(r"[^\W\d_]+")
_FEWEST_SMALL = 3
_TIMES = 3


def seems_other(text: str, language: str) -> str:
    """The English name of the language in which these words seem to be, if it is not this one; else an empty string.

    Says nothing about a few words, which may be a name.
    """
    words = [word.lower() for word in _WORD.findall(text)]
    own = sum(word in _SMALL.get(language, frozenset()) for word in words)
    for other, small in _SMALL.items():
        count = sum(word in small for word in words)
        if language in _SMALL and other != language and count >= _FEWEST_SMALL and count > _TIMES * own:
            return _CALLED[other]
    return ""
