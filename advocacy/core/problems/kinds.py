"""What a finding of proofreading can be: how grave it is, what it says, and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An error stops publishing, advice does not."""

    ERROR = "error"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of finding. Its words have places such as ``%(name)s`` for the values of a single finding.

    ``near`` is the remedy where something that is known resembles what was typed: it has the place ``%(near)s``.
    """

    severity: Severity
    message: str
    remedy: str
    near: str = ""


def N_(text: str) -> str:  # noqa: N802 - the name that translators' tools look for
    """Marks words for the catalogue of translations, where a page finds them."""
    return text


def error(message: str, remedy: str, near: str = "") -> Kind:
    """A kind of finding that stops publishing."""
    return Kind(Severity.ERROR, message, remedy, near)


def advice(message: str, remedy: str, near: str = "") -> Kind:
    """A kind of finding that is hers to take or leave."""
    return Kind(Severity.ADVICE, message, remedy, near)
