"""People who hold no office: one for each that a letter can go to, with long names, to try a letter on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ..addresses import PostalAddress
from ..divisions import AT_LARGE, DivisionId, State
from ..officials import Body, OfficeTitle, Official

_CALIFORNIA = State("CA", "06", "California", "state", 52, "California")
_VIRGIN_ISLANDS = State("VI", "78", "U.S. Virgin Islands", "territory", 1, "Islas Vírgenes de EE. UU.")
_PUERTO_RICO = State("PR", "72", "Puerto Rico", "territory", 1, "Puerto Rico")
_NEBRASKA = State("NE", "31", "Nebraska", "state", 3, "Nebraska")
_DC = State("DC", "11", "District of Columbia", "district", 1, "Distrito de Columbia")

_WHERE = {
    OfficeTitle.US_DELEGATE: ((_VIRGIN_ISLANDS, ""),),
    OfficeTitle.US_RESIDENT_COMMISSIONER: ((_PUERTO_RICO, ""),),
    OfficeTitle.STATE_SENATOR: ((_CALIFORNIA, "sldu:12"),),
    OfficeTitle.STATE_REPRESENTATIVE: ((_CALIFORNIA, "sldl:12"),),
    OfficeTitle.STATE_LEGISLATOR: ((_NEBRASKA, "sldu:12"), (_DC, "ward:1")),
    OfficeTitle.MAYOR: ((_DC, ""),),
}
_STATE = "State Capitol", "Sacramento", "CA", "95814"
_BODIES = {
    ("CA", OfficeTitle.STATE_SENATOR): (
        *("California State Senate", "Senado de California"),
        *("Senator", ("senador estatal", "senadora estatal")),
    ),
    ("CA", OfficeTitle.STATE_REPRESENTATIVE): (
        *("California State Assembly", "Asamblea Estatal de California"),
        *("Assembly Member", ("asambleísta", "asambleísta")),
    ),
    ("NE", OfficeTitle.STATE_LEGISLATOR): (
        *("Nebraska Legislature", "Legislatura de Nebraska"),
        *("Senator", ("senador estatal", "senadora estatal")),
    ),
    ("DC", OfficeTitle.STATE_LEGISLATOR): (
        *("Council of the District of Columbia", "Concejo del Distrito de Columbia"),
        *("Councilmember", ("concejal", "concejala")),
    ),
    ("CA", OfficeTitle.GOVERNOR): (
        *("Office of the Governor of California", "Gobernación de California"),
        *("Governor", ("gobernador", "gobernadora")),
    ),
    ("DC", OfficeTitle.MAYOR): (
        *("Executive Office of the Mayor", "Oficina Ejecutiva de la Alcaldía"),
        *("Mayor", ("alcalde", "alcaldesa")),
    ),
}


@dataclass(frozen=True, slots=True)
class Example:
    """Someone to write to, and the state of whoever writes to her."""

    official: Official
    state: State


def examples_of(office: OfficeTitle) -> Iterator[Example]:
    """One for each way in which states have this office; a single one of Congress."""
    for state, district in _WHERE.get(office, ((_CALIFORNIA, ""),)):
        yield Example(_official(office, state, _division(office, state, district)), state)


def _division(office: OfficeTitle, state: State, district: str) -> DivisionId:
    if district:
        return DivisionId(f"{state.division}/{district}")
    if not office.is_federal or office is OfficeTitle.US_SENATOR:
        return state.division
    return state.district(AT_LARGE if state.house_seats == 1 else "12")


def _official(office: OfficeTitle, state: State, division: DivisionId) -> Official:
    body = _BODIES.get((state.code, office))
    name, name_es, title, titles_es = body or ("", "", "", ("", ""))
    building, city, postal, zip_code = ("Cannon House Office Building", "Washington", "DC", "") if not body else _STATE
    return Official(
        official_id="bioguide:X000000" if office.is_federal else "ocd-person/00000000-0000-0000-0000-000000000000",
        division=division,
        office=office,
        name="Anna María Luna de la Vega",
        given_name="Anna María",
        family_name="Luna de la Vega",
        suffix="",
        gender="female",
        party="Democratic",
        phone="202-555-0100",
        email="",
        contact_form="",
        website="",
        address=PostalAddress(room="270", building=building, city=city, state=postal, zip=zip_code),
        term_start=date.min,
        term_end=date.max,
        how="election",
        source="",
        as_of=date.min,
        body=Body(state.code, office, name, name_es, title, titles_es) if body else None,
    )
