"""Bills as people type them: ``HR 1557``, ``S. 12 (118th)``, ``H.J.Res. 7``, or a page of congress.gov."""

from __future__ import annotations

import re

from .errors import MalformedInput

_LONGEST = 300
_TYPE = re.compile(
    r"(?P<chamber>h(?:ouse)?|s(?:enate)?)"
    r"(?P<form>bill|r|jres|jointresolution|conres|concurrentresolution|res|resolution|simpleresolution)?"
)
_CONGRESS = re.compile(r"(?:ofthe|inthe|the)?(\d{1,3})(?:st|nd|rd|th)?(?:congress|cong)?")
_PAGE = re.compile(
    r"(?:https?://)?(?:www\.|beta\.)?congress\.gov/bill/(\d{1,3})(?:st|nd|rd|th)-congress/"
    r"(house|senate)-(bill|joint-resolution|concurrent-resolution|resolution)/(\d{1,6})(?:[/?#].*)?"
)
_FORMS = {
    "bill": "",
    "jres": "jres",
    "jointresolution": "jres",
    "conres": "conres",
    "concurrentresolution": "conres",
    "res": "res",
    "resolution": "res",
    "simpleresolution": "res",
}
_NUMBER_AND_CONGRESS = re.compile(r"(?P<head>[a-z. ]*?)(?P<number>\d{1,6})(?P<rest>\D.*)?")
_OF_A_STATE = re.compile(r"(?:a|ab|acr|ajr|hb|hcr|hf|hjr|hp|ld|lb|sb|scr|sf|sjr|sp)\d{1,6}")
EXAMPLE = "Write it like HR 1557, S. 12 (118th) or hr1557-119."


def read_bill_name(text: str) -> tuple[str, int, int | None]:
    """Type, number and Congress of a bill as it was typed; the Congress is None where none is said.

    Raises ``MalformedInput`` with an example.
    """
    typed = " ".join(text.split()).lower()
    if len(typed) > _LONGEST:
        raise MalformedInput(f"This is too long for a bill’s number. {EXAMPLE}")
    if page := _PAGE.fullmatch(typed):
        return _type(page[2], page[3].replace("-", "")), _number(page[4]), int(page[1])
    return _read_typed(typed)


def _read_typed(typed: str) -> tuple[str, int, int | None]:
    match = _NUMBER_AND_CONGRESS.fullmatch(typed)
    if not match:
        raise MalformedInput(f"The bill cannot be read. {EXAMPLE}")
    head = re.sub(r"[^a-z]", "", match["head"])
    if _OF_A_STATE.fullmatch(head + match["number"]):
        raise MalformedInput(f"This looks like a bill of a state; we know those of Congress. {EXAMPLE}")
    name = _TYPE.fullmatch(head.removesuffix("number").removesuffix("no"))
    if not name:
        raise MalformedInput(f"The bill cannot be read. {EXAMPLE}")
    return _type(name["chamber"], name["form"] or ""), _number(match["number"]), _congress(match["rest"] or "")


def _type(chamber: str, form: str) -> str:
    in_house = chamber.startswith("h")
    kind = _FORMS.get(form, "")
    if form == "r" and not in_house:  # "SR 12" is how some write S.Res. 12, and some S. 12
        raise MalformedInput(f"Is it a bill (S. 12) or a resolution (S.Res. 12) of the Senate? {EXAMPLE}")
    return ("h" if in_house else "s") + (kind or ("r" if in_house else ""))


def _number(text: str) -> int:
    number = int(text)
    if not 0 < number <= 99_999:
        raise MalformedInput(f"No bill has this number. {EXAMPLE}")
    return number


def _congress(rest: str) -> int | None:
    said = re.sub(r"[^a-z0-9]", "", rest)
    if not said:
        return None
    match = _CONGRESS.fullmatch(said)
    if not match:
        raise MalformedInput(f"What stands after the number is not a Congress. {EXAMPLE}")
    return int(match[1])
