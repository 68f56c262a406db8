"""The names of the states in English and Spanish, and what each is: what no boundary file tells.

Spanish names as the Fundéu and the Real Academia's *Ortografía* give them: those with a settled Spanish form have it.
"""

from __future__ import annotations

from advocacy.core.divisions import StateKind

SPANISH = {
    "DC": "Distrito de Columbia", "HI": "Hawái", "LA": "Luisiana", "MI": "Míchigan", "MO": "Misuri",
    "MS": "Misisipi", "NC": "Carolina del Norte", "ND": "Dakota del Norte", "NH": "Nuevo Hampshire",
    "NJ": "Nueva Jersey", "NM": "Nuevo México", "NY": "Nueva York", "OR": "Oregón", "PA": "Pensilvania",
    "SC": "Carolina del Sur", "SD": "Dakota del Sur", "TX": "Texas", "WV": "Virginia Occidental",
    "AS": "Samoa Americana", "MP": "Islas Marianas del Norte", "VI": "Islas Vírgenes de los Estados Unidos",
}  # fmt: skip
ENGLISH = {
    "AL": "Alabama", "AK": "Alaska", "AZ": "Arizona", "AR": "Arkansas", "CA": "California", "CO": "Colorado",
    "CT": "Connecticut", "DE": "Delaware", "DC": "District of Columbia", "FL": "Florida", "GA": "Georgia",
    "HI": "Hawaii", "ID": "Idaho", "IL": "Illinois", "IN": "Indiana", "IA": "Iowa", "KS": "Kansas",
    "KY": "Kentucky", "LA": "Louisiana", "ME": "Maine", "MD": "Maryland", "MA": "Massachusetts", "MI": "Michigan",
    "MN": "Minnesota", "MS": "Mississippi", "MO": "Missouri", "MT": "Montana", "NE": "Nebraska", "NV": "Nevada",
    "NH": "New Hampshire", "NJ": "New Jersey", "NM": "New Mexico", "NY": "New York", "NC": "North Carolina",
    "ND": "North Dakota", "OH": "Ohio", "OK": "Oklahoma", "OR": "Oregon", "PA": "Pennsylvania",
    "RI": "Rhode Island", "SC": "South Carolina", "SD": "South Dakota", "TN": "Tennessee", "TX": "Texas",
    "UT": "Utah", "VT": "Vermont", "VA": "Virginia", "WA": "Washington", "WV": "West Virginia", "WI": "Wisconsin",
    "WY": "Wyoming", "AS": "American Samoa", "GU": "Guam", "MP": "Northern Mariana Islands", "PR": "Puerto Rico",
    "VI": "U.S. Virgin Islands",
}  # fmt: skip
_TERRITORIES = frozenset({"AS", "GU", "MP", "PR", "VI"})


def kind_of(code: str) -> StateKind:
    """Whether a postal code is a state's, the District's or a territory's."""
    if code == "DC":
        return "district"
    return "territory" if code in _TERRITORIES else "state"


def spanish(code: str) -> str:
    """The Spanish name; where there is no other, the English one."""
    return SPANISH.get(code, ENGLISH[code])
