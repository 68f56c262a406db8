"""How many members a legislative district elects. One nearly everywhere; here are the states with more."""

from __future__ import annotations

from collections.abc import Set

from . import new_hampshire

_TWO_EACH = {
    ("AZ", "lower"): "Arizona Constitution, article IV, part 2, section 1",
    ("NJ", "lower"): "New Jersey Constitution, article IV, section 2",
    ("ND", "lower"): "North Dakota Century Code 54-03-01.14; 4A and 4B elect one each",
    ("PR", "upper"): "Constitution of Puerto Rico, article III, section 3",
    ("SD", "lower"): "South Dakota Constitution, article III, section 5; 26A to 28B elect one each",
    ("WA", "lower"): "Washington Constitution, article XXII; RCW 44.05.090",
    ("WV", "upper"): "West Virginia Constitution, article VI, section 4",
}
_BY_LETTER_ONE = {"ND", "SD"}
_MARYLAND = 3  # a legislative district's delegates. Source: Constitution of Maryland, article III, sections 2 and 3
_MARYLAND_TWO = frozenset(["2A", "7A", "9A", "11B", "12A", "30A", "34A", "35A", "37B", "43A", "44B", "47A"])
_VERMONT_SENATE = {
    **{"Chittenden Central": 3, "Chittenden Southeast": 3, "Rutland": 3, "Washington": 3, "Windsor": 3},
    **{"Addison": 2, "Bennington": 2, "Franklin": 2, "Windham": 2},
}  # 30 members in 16 districts. Source: 17 V.S.A. chapter 34
_VERMONT_TWO = frozenset(
    f"{county}-{number}"
    for county, numbers in {
        "Addison": "1 3 4", "Bennington": "2 4 5", "Caledonia": "3 Essex",
        "Chittenden": "2 3 13 14 15 16 18 19 20 21 22 23 Franklin", "Franklin": "1 4 5", "Grand Isle": "Chittenden",
        "Lamoille": "2 Washington", "Orange": "Washington-Addison", "Orleans": "Lamoille", "Rutland": "2",
        "Washington": "1 2 3 4 Chittenden Orange", "Windham": "3", "Windsor": "1 3 6 Orange-2",
    }.items()
    for number in numbers.split()
)  # fmt: skip
# 150 members in 109 districts. Source: 17 V.S.A. chapter 34


def seats_of(state: str, role: str, district: str, siblings: Set[str] = frozenset()) -> int | None:
    """The members that a district elects, by its name in Open States; None where that is not known.

    ``siblings`` are the names of all districts of the chamber: Maryland's seats depend on whether one is divided.
    """
    if (state, role) in _TWO_EACH:
        return 1 if state in _BY_LETTER_ONE and district[-1:].isalpha() else 2
    if role == "lower" and state == "NH":
        return new_hampshire.seats_of(district)
    if role == "lower" and state == "MD":
        return _in_maryland(district, siblings)
    if state == "VT":
        return _VERMONT_SENATE.get(district, 1) if role == "upper" else 1 + (district in _VERMONT_TWO)
    return 1


def _in_maryland(district: str, siblings: Set[str]) -> int | None:
    """Three for a whole district; of a divided one two and one, or one each in three parts."""
    if district.isdecimal():
        return _MARYLAND
    parts = {f"{district[:-1]}{letter}" for letter in "ABC"} & (siblings | {district})
    return 2 if district in _MARYLAND_TWO and len(parts) == 2 else 1
