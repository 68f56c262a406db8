"""How an official is named, greeted and put on an envelope, in each language of a letter.

English forms follow the usual protocol for members of Congress ("The Honorable", "Dear Senator"), and for the officials
of a state what the state calls them. Spanish agrees with the official's gender where the source gives it and is neutral
where it does not.
"""

from __future__ import annotations

from .addresses import PostalAddress
from .bills import Bill
from .divisions import AT_LARGE, State, ordinal
from .legislative_names import as_written, is_code, on_envelope
from .officials import DistrictOffice, OfficeTitle, Official

_EN_TITLES = {
    OfficeTitle.US_SENATOR: "Senator",
    OfficeTitle.US_REPRESENTATIVE: "Representative",
    OfficeTitle.US_DELEGATE: "Delegate",
    OfficeTitle.US_RESIDENT_COMMISSIONER: "Resident Commissioner",
    OfficeTitle.STATE_SENATOR: "Senator",
    OfficeTitle.STATE_REPRESENTATIVE: "Representative",
    OfficeTitle.STATE_LEGISLATOR: "Legislator",
    OfficeTitle.GOVERNOR: "Governor",
    OfficeTitle.MAYOR: "Mayor",
}
_ES_TITLES = {  # male, female
    OfficeTitle.US_SENATOR: ("senador", "senadora"),
    OfficeTitle.US_REPRESENTATIVE: ("representante", "representante"),
    OfficeTitle.US_DELEGATE: ("delegado", "delegada"),
    OfficeTitle.US_RESIDENT_COMMISSIONER: ("comisionado residente", "comisionada residente"),
    OfficeTitle.STATE_SENATOR: ("senador estatal", "senadora estatal"),
    OfficeTitle.STATE_REPRESENTATIVE: ("representante estatal", "representante estatal"),
    OfficeTitle.STATE_LEGISLATOR: ("legislador estatal", "legisladora estatal"),
    OfficeTitle.GOVERNOR: ("gobernador", "gobernadora"),
    OfficeTitle.MAYOR: ("alcalde", "alcaldesa"),
}
_BODY = {OfficeTitle.US_SENATOR: ("United States Senate", "Washington, DC 20510")}
_HOUSE = ("U.S. House of Representatives", "Washington, DC 20515")
_CHAMBERS = {  # where we do not know what the state calls them
    OfficeTitle.STATE_SENATOR: ("Senate", "Senado"),
    OfficeTitle.STATE_REPRESENTATIVE: ("House of Representatives", "Cámara de Representantes"),
    OfficeTitle.STATE_LEGISLATOR: ("Legislature", "Legislatura"),
    OfficeTitle.GOVERNOR: ("Governor’s Office", "Gobernación"),
    OfficeTitle.MAYOR: ("Mayor’s Office", "Alcaldía"),
}
_EXECUTIVE = frozenset({OfficeTitle.GOVERNOR, OfficeTitle.MAYOR})
_SHARED_DISTRICTS = frozenset({"AZ", "ID", "MD", "ND", "NJ", "SD", "WA"})
MOST_LINES = 4
"""The lines of an address block that the window of a folded letter always shows."""
_LONGEST_LINE, _LONGEST_DELIVERY = 48, 56  # characters that the window shows in letters of a good size
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
        return official.body.title if official.body else _EN_TITLES[official.office]
    male, female = official.body.titles_es if official.body else _ES_TITLES[official.office]
    if official.gender == "female" or male == female:
        return female
    return male if official.gender == "male" else f"{male} o {female}"


def salutation(official: Official, language: str) -> str:
    """The line that opens the letter, with its colon."""
    if language != "es":
        name = f" {official.family_name}" if official.is_person else ""
        return f"Dear {title(official, language)}{name}:"
    if not official.is_person:
        return "A quien ocupa hoy este cargo:"
    if official.gender not in {"female", "male"}:
        return f"Saludos cordiales, {official.name}:"
    greeting = "Estimada" if official.gender == "female" else "Estimado"
    return f"{greeting} {title(official, language).removesuffix(' estatal')} {official.family_name}:"


def envelope(official: Official, state: State, office: DistrictOffice | None = None) -> tuple[str, ...]:
    """The address block, at most four lines, as the post wants it: the same in every language.

    Without a district office it is the room at the Capitol; where the room is not known, the chamber's own address, and
    in a state just the chamber. The line above the city stays the street's, as the post asks.
    """
    name = f"The Honorable {official.name}" if official.is_person else _office_of(official, state)
    if not official.office.is_federal:
        where = office.address if office else official.address
        return _state_envelope(name, _chamber_line(official, state), where, is_title=official.office in _EXECUTIVE)
    if office is not None:
        return (name, *office.address.lines)
    body, city = _BODY.get(official.office, _HOUSE)
    if not official.address:
        return (name, body, city)
    return (name, body, *official.address.lines)


def _state_envelope(name: str, chamber: str, address: PostalAddress, *, is_title: bool) -> tuple[str, ...]:
    """Where there is a line too many, a governor's title joins her name, and a building joins its chamber.

    Where that makes a long line the building joins the street, or is left out: the street and the room find it.
    """
    lines = address.lines if address else ()
    above = (name,) if chamber in {name, *lines} else (name, chamber)
    if len(above) + len(lines) <= MOST_LINES:
        return (*above, *lines)
    building, street, city = lines
    joined = f"{name}, {chamber}" if is_title else f"{chamber}, {building}"
    if len(joined) <= _LONGEST_LINE:
        return (joined, building, street, city) if is_title else (name, joined, street, city)
    delivery = f"{building}, {street}"
    return (name, chamber, delivery if len(delivery) <= _LONGEST_DELIVERY else street, city)


def _chamber_line(official: Official, state: State) -> str:
    """The line below the name: the chamber, or a governor's or mayor's office with its place."""
    if official.office in _EXECUTIVE:
        if not official.is_person:
            return _office_of(official, state)
        return f"{title(official, 'en')} of {state_phrase(state, 'en')}"
    return chamber_name(official, state, "en")


def chamber_name(official: Official, state: State, language: str) -> str:
    """The chamber or office as the state calls it: ``California State Assembly``, ``Senado de Texas``."""
    if official.body is not None:
        return official.body.name_es if language == "es" else official.body.name
    english, spanish = _CHAMBERS.get(official.office, _CHAMBERS[OfficeTitle.STATE_LEGISLATOR])
    return f"{spanish} de {state_name(state, 'es')}" if language == "es" else f"{state.name} {english}"


def _office_of(official: Official, state: State) -> str:
    if official.office is OfficeTitle.GOVERNOR:
        return f"Office of the Governor of {state_phrase(state, 'en')}"
    if official.office is OfficeTitle.MAYOR:
        return chamber_name(official, state, "en")
    number = official.division.district
    if official.office.is_federal:
        seat = state_phrase(state, "en") if number in {None, AT_LARGE} else f"{state.code}-{number}"
        return f"{_OFFICE_OF[official.office]} for {seat}"
    called = title(official, "en")
    called = f"State {called}" if called in {"Senator", "Representative"} and state.kind == "state" else called
    return f"Office of the {called}{f' for {on_envelope(official.division)}' if number else ' at Large'}"


def district_name(official: Official, state: State, language: str) -> str:
    """The people represented: a district, or for a senator, a governor or a member at large the whole state."""
    number = official.division.district
    if number is None or number == AT_LARGE:
        return state_name(state, language)
    if official.division.is_legislative:
        return _legislative_district(official, state, language)
    if language == "es":
        return f"el distrito {number} de {state_name(state, language)}"
    return f"{state.name}’s {ordinal(int(number))} congressional district"


def _legislative_district(official: Official, state: State, language: str) -> str:
    kind, name = official.division.kind, as_written(official.division)
    if kind == "ward":
        return (
            f"el distrito (Ward) {name} de Washington, D.C." if language == "es" else f"Ward {name}, Washington, D.C."
        )
    if language == "es":
        chamber = chamber_name(official, state, language)
        return f"el distrito {name} {'del' if chamber.startswith('Senado') else 'de la'} {chamber}"
    if not is_code(name):
        return f"the {name} District"
    chamber = _chamber_of_districts(official, state)
    if name.isdecimal():
        return f"{state.name}’s {ordinal(int(name))} {chamber} district"
    return f"{state.name}’s {chamber} district {name}"


def _chamber_of_districts(official: Official, state: State) -> str:
    """The word before “district”: both chambers of some states share their districts, and Nebraska has one."""
    if state.code in _SHARED_DISTRICTS or official.office is OfficeTitle.STATE_LEGISLATOR:
        return "legislative"
    if official.office is OfficeTitle.STATE_SENATOR:
        return "Senate"
    return "Assembly" if official.body and "Assembly" in official.body.name else "House"


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
