"""Short codes by which a partner's link is known: what they may look like, and the link that carries one."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import urlencode

from .errors import MalformedInput
from .proofreading.house_style import GIVEAWAY

LONGEST_CODE = 40
LONGEST_NAME = 100
TAKEN = frozenset({"none", "other"})
"""What the counters call visits without a code, and those with more codes than a day can hold."""

_CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def read_code(text: str) -> str:
    """A partner's code as it is kept. Raises ``MalformedInput``."""
    code = text.strip().lower()
    if not _CODE.fullmatch(code) or len(code) > LONGEST_CODE:
        raise MalformedInput("A code has up to 40 small letters (a to z), digits and single hyphens.")
    if code in TAKEN:
        raise MalformedInput("The counts use this word themselves. Choose another code.")
    return code


def suggest_code(name: str) -> str:
    """A code made of a partner's name, without accents; empty where nothing of it can stand in a link."""
    plain = unicodedata.normalize("NFKD", name.lower().replace("’", "").replace("'", ""))
    words = re.findall(r"[a-z0-9]+", plain.encode("ascii", "ignore").decode())
    code = "-".join(words)[:LONGEST_CODE].strip("-")
    return f"{code}-1" if code in TAKEN else code


def gives_away(code: str) -> bool:
    """Whether a code says what a sensitive campaign must not say where others can read it: in a link, on a screen."""
    return GIVEAWAY.pattern.search(code.replace("-", " ")) is not None


def with_code(link: str, code: str) -> str:
    """The campaign's public link as this partner passes it on."""
    return f"{link}?{urlencode({'source': code})}"
