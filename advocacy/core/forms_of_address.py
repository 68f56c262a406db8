"""How an official is named, greeted and put on an envelope, in each language of a letter.

English forms follow the usual protocol for members of Congress ("The Honorable", "Dear Senator"). Spanish agrees with
the official's gender where the source gives it and is neutral where it does not.
"""

from __future__ import annotations

from .bills import Bill
from .divisions import AT_LARGE, State
from .officials import DistrictOffice, OfficeTitle, Official

_EN_TITLES = {
    OfficeTitle.US_SENATOR: "Senator",
    OfficeTitle.US_REPRESENTATIVE: "Representative",
    OfficeTitle.US_DELEGATE: "Delegate",
    OfficeTitle.US_RESIDENT_COMMISSIONER: "Resident Commissioner",
}
_ES_TITLES = {  # male, female
    OfficeTitle.US_SENATOR: ("senador", "senadora"),
    OfficeTitle.US_REPRESENTATIVE: ("representante", "representante"),
    OfficeTitle.US_DELEGATE: ("delegado", "delegada"),
    OfficeTitle.US_RESIDENT_COMMISSIONER: ("comisionado residente", "comisionada residente"),
}
_BODY = {OfficeTitle.US_SENATOR: ("United States Senate", "Washington, DC 20510")}
_HOUSE = ("U.S. House of Representatives", "Washington, DC 20515")
_WITH_ARTICLE = {  # places that take an article in the middle of a sentence
    "en": {"DC": "the", "MP": "the", "VI": "the"},
    "es": {"DC": "el", "MP": "las", "VI": "las"},
}
_OFFICE_OF = {
    OfficeTitle.US_SENATOR: "Office of the U.S. Senator",
    OfficeTitle.US_REPRESENTATIVE: "Office of the U.S. Representative",
    OfficeTitle.US_DELEGATE: "Office of the Delegate",
    OfficeTitle.US_RESIDENT_COMMISSIONER: "Office of the Resident Commissioner",
}


def title(official: Official, language: str) -> str:
    """The title before the name, in the middle of a sentence: ``Senator``, ``senadora``."""
    if language != "es":
        return _EN_TITLES[official.office]
    male, female = _ES_TITLES[official.office]
    if official.gender == "female" or male == female:
        return female
    return male if official.gender == "male" else f"{male} o {female}"


def salutation(official: Official, language: str) -> str:
    """The line that opens the letter, with its colon."""
    if language != "es":
        name = f" {official.family_name}" if official.is_person else ""
        return f"Dear {_EN_TITLES[official.office]}{name}:"
    if not official.is_person:
        return "A quien ocupa hoy este cargo:"
    if official.gender not in {"female", "male"}:
        return f"Saludos cordiales, {official.name}:"
    greeting = "Estimada" if official.gender == "female" else "Estimado"
    return f"{greeting} {title(official, language)} {official.family_name}:"


def envelope(official: Official, state: State, office: DistrictOffice | None = None) -> tuple[str, ...]:
    """The address block, at most four lines, as the post wants it: the same in every language.

    Without a district office it is the room at the Capitol; where the room is not known, the chamber's own address.
    """
    name = f"The Honorable {official.name}" if official.is_person else _office_of(official, state)
    if office is not None:
        return (name, *office.address.lines)
    body, city = _BODY.get(official.office, _HOUSE)
    if not official.address:
        return (name, body, city)
    return (name, body, *official.address.lines)


def _office_of(official: Official, state: State) -> str:
    number = official.division.district
    seat = state_phrase(state, "en") if number in {None, AT_LARGE} else f"{state.code}-{number}"
    return f"{_OFFICE_OF[official.office]} for {seat}"


def district_name(official: Official, state: State, language: str) -> str:
    """The people represented: a district, or for a senator or an at-large member the whole state."""
    number = official.division.district
    if number is None or number == AT_LARGE:
        return state_name(state, language)
    if language == "es":
        return f"el distrito {number} de {state_name(state, language)}"
    return f"{state.name}’s {ordinal(int(number))} congressional district"


def state_name(state: State, language: str) -> str:
    """The bare name, as in a list: ``District of Columbia``, ``Nueva York``."""
    return (state.name_es or state.name) if language == "es" else state.name


def state_phrase(state: State, language: str) -> str:
    """The name in the middle of a sentence: ``the District of Columbia``, ``las Islas Vírgenes``."""
    article = _WITH_ARTICLE.get(language, {}).get(state.code, "")
    return f"{article} {state_name(state, language)}".strip()


def place_name(city: str, state: State, language: str) -> str:
    """City and state as people say them. The District of Columbia is one city: ``Washington, D.C.``."""
    if state.code == "DC":
        return f"{city or 'Washington'}, D.C."
    return f"{city}, {state_name(state, language)}" if city else state_phrase(state, language)


def ordinal(number: int) -> str:
    """``1st``, ``12th``, ``23rd``: English only; Spanish letters write the plain number."""
    if number % 100 in {11, 12, 13}:
        return f"{number}th"
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def congress_name(number: int, language: str) -> str:
    """``115th Congress``, ``115.º Congreso``."""
    return f"{number}.º Congreso" if language == "es" else f"{ordinal(number)} Congress"


def citation(bill: Bill, language: str) -> str:
    """Number and Congress together, ``H.R. 4030, 115th Congress``: numbers begin again with each Congress."""
    if language == "es":
        return f"{bill.id.display} del {congress_name(bill.id.congress, language)}"
    return f"{bill.id.display}, {congress_name(bill.id.congress, language)}"


def closing(language: str) -> str:
    """The line above the signature."""
    return "Atentamente," if language == "es" else "Sincerely,"


def subject_label(language: str) -> str:
    """The word before the subject line."""
    return "Asunto:" if language == "es" else "Re:"


def name_blank(language: str) -> str:
    """What a telephone script says where she has not given her name."""
    return "[su nombre]" if language == "es" else "[your name]"
