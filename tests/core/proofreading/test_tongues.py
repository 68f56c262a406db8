"""Whether words are in the language of their letter."""

from __future__ import annotations

import pytest

from advocacy.core.proofreading.tongues import seems_other

ENGLISH = "This is the letter that we would send to you and to all of the others."
SPANISH = "Esta es la carta que le enviaríamos a usted y a los demás en el Congreso."


@pytest.mark.parametrize(
    ("text", "language", "other"),
    [
        (ENGLISH, "en", ""),
        (SPANISH, "es", ""),
        (ENGLISH, "es", "English"),
        (SPANISH, "en", "Spanish"),
        ("Title IX Protection Act", "es", ""),
        ("La ley “Stop Sexual Harassment in K-12 Act” haría que las escuelas tengan a quién acudir.", "es", ""),
        ("", "en", ""),
        (ENGLISH, "fr", ""),
    ],
)
def test_the_other_language_is_told_by_its_small_words(text: str, language: str, other: str) -> None:
    assert seems_other(text, language) == other
