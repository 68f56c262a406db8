"""New Hampshire's House: how many members each district elects, and which districts lie over others.

The law makes 203 districts for 400 members. 39 of them (floterial districts) lie over several of the other 164, and
whoever lives there votes in both. The Census draws only the 164. Source: RSA 662:5 as amended by Laws 2022, chapter 9,
whose lists of towns give the districts that each of the 39 is made of.
"""

from __future__ import annotations

SEATS = {
    "Belknap": "1 2 1 1 4 4 3 2",
    "Carroll": "3 2 2 2 1 2 1 2",
    "Cheshire": "1 1 1 1 1 2 1 1 1 2 1 1 1 1 2 1 1 2",
    "Coos": "2 1 1 1 2 1 1",
    "Grafton": "3 1 1 1 2 1 1 3 1 1 1 4 1 1 1 1 1 1",
    "Hillsborough": "4 7 3 3 3 3 3 3 3 3 3 8 6 2 2 2 2 2 2 2 2 2 2 2 2 2 1 2 4 3 1 3 2 3 2 2 1 2 2 4 3 3 4 2 1",
    "Merrimack": "1 1 2 2 2 1 2 3 4 4 1 2 2 1 1 1 1 1 1 1 1 1 1 1 1 1 2 1 1 1",
    "Rockingham": "3 3 1 3 2 1 1 1 2 3 4 2 10 2 2 7 4 2 1 3 1 1 1 2 9 1 1 1 4 2 2 1 1 1 1 1 1 1 1 1",
    "Strafford": "2 3 1 3 1 1 1 1 1 4 3 4 1 1 1 1 1 1 3 1 3",
    "Sullivan": "1 1 3 1 1 3 1 2",
}
"""By county, the members of districts 1, 2, 3 and so on."""

OVER = {
    "Belknap": {8: "3 4"},
    "Carroll": {7: "5 6", 8: "3 4"},
    "Cheshire": {15: "1 2 3 4 5 6", 16: "7 8 9", 17: "10 11 12", 18: "13 14"},
    "Coos": {7: "4 5"},
    "Grafton": {17: "13 14 15", 18: "9 10 11 16"},
    "Hillsborough": {
        **{37: "34 43", 38: "13 14", 39: "15 16 20", 40: "18 19 21 22 23", 41: "17 24 25 26"},
        **{44: "28 29", 45: "35 36"},
    },
    "Merrimack": {25: "2 3", 26: "1 4 5", 27: "10 11 14", 28: "15 16 17", 29: "18 23 24", 30: "19 20 21 22"},
    "Rockingham": {
        **{31: "2 3", 32: "6 7 8", 33: "10 11 12", 34: "14 15", 35: "16 17", 36: "19 20", 37: "21 22"},
        **{38: "23 24", 39: "26 27 28", 40: "29 30"},
    },
    "Strafford": {18: "3 4", 19: "5 6 7 8 9", 20: "10 11", 21: "13 14 15 16 17"},
    "Sullivan": {7: "2 3", 8: "4 5 6"},
}
"""By county, the districts that lie over others, and those others."""


def seats_of(district: str) -> int | None:
    """How many members a district such as ``Cheshire 1`` elects; None where there is no such district."""
    county, _, number = district.rpartition(" ")
    seats = SEATS.get(county, "").split()
    known = number.isdecimal() and 1 <= int(number) <= len(seats)
    return int(seats[int(number) - 1]) if known else None


def overlays() -> dict[str, tuple[str, ...]]:
    """Each district that lies over others, with those: ``Coos 7`` over ``Coos 4`` and ``Coos 5``."""
    return {
        f"{county} {number}": tuple(f"{county} {one}" for one in under.split())
        for county, over in OVER.items()
        for number, under in over.items()
    }
