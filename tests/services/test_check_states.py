"""What the check says of the states: who serves, whose term is over or may be, which seats nobody is listed for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from advocacy.core.addresses import PostalAddress
from advocacy.core.divisions import DivisionId
from advocacy.core.legislatures import LegislativeDistrict, Legislatures
from advocacy.core.officials import OfficeTitle, Official
from advocacy.core.terms import END_NOT_GIVEN, TermRule
from advocacy.services.check_states import ChamberReport, check_states

AS_OF, LATER = date(2026, 8, 5), date(2026, 11, 22)
HOUSE, SENATE = OfficeTitle.STATE_REPRESENTATIVE, OfficeTitle.STATE_SENATOR
RULES = {
    ("FL", HOUSE): TermRule("FL", HOUSE, 2, 2, 2024, "election day", "Fla. Const. art. III, § 15", True),
    ("FL", SENATE): TermRule("FL", SENATE, 4, 2, 2024, "election day", "Fla. Const. art. III, § 15", True),
}


def district(kind: str, number: int) -> DivisionId:
    return DivisionId(f"ocd-division/country:us/state:fl/{kind}:{number}")


def member(number: int, office: OfficeTitle = HOUSE, start: date = date(2024, 11, 5)) -> Official:
    return Official(
        official_id=f"ocd-person/{office}-{number}",
        division=district("sldl" if office is HOUSE else "sldu", number),
        office=office,
        name=f"Ann {number}",
        given_name="Ann",
        family_name=str(number),
        suffix="",
        gender="",
        party="",
        phone="",
        email="ann@example.gov",
        contact_form="",
        website="",
        address=PostalAddress("402 S. Monroe St.", "", "", "Tallahassee", "FL", "32399"),
        term_start=start,
        term_end=END_NOT_GIVEN,
        how="",
        source="",
        as_of=AS_OF,
    )


def legislatures(seats: int | None = 1) -> Legislatures:
    numbers = range(1, 5)
    return Legislatures({}, tuple(LegislativeDistrict(district("sldl", at), HOUSE, "", "", seats) for at in numbers))


def test_a_chamber_is_counted_with_its_seats_and_those_that_nobody_is_listed_for() -> None:
    report = check_states([member(1), member(2), member(3)], RULES, legislatures(), AS_OF)
    assert report.chambers == [ChamberReport("FL", HOUSE, seats=4, listed=3, serving=3, vacant=1)]
    assert report.warnings == []
    assert "States: 3 officials listed; serving: 3 state_representative." in report.facts
    assert "States: seats that nobody is listed for: 1 (FL state_representative 1)." in report.facts
    assert "States: without phone: 3 (FL 3)." in report.facts


def test_terms_that_are_over_are_told_apart_from_those_that_may_be() -> None:
    appointed = member(7, SENATE, date(2025, 3, 1))
    report = check_states([member(1), member(2), appointed], RULES, legislatures(), LATER)
    assert [(one.office, one.serving, one.ended, one.unsure) for one in report.chambers] == [
        (HOUSE, 0, 2, 0),
        (SENATE, 0, 0, 1),
    ]
    assert any(warning.startswith("Terms that are over") and "FL state_representative 2" in warning
               for warning in report.warnings)  # fmt: skip
    assert any(warning.startswith("Terms that may be over") and "FL state_senator 1" in warning
               for warning in report.warnings)  # fmt: skip


def test_more_people_than_seats_are_a_warning_but_not_where_the_number_is_not_known() -> None:
    crowd = [member(1), replace(member(1), official_id="ocd-person/other")]
    report = check_states(crowd, RULES, legislatures(), AS_OF)
    assert any(warning.startswith("More people than seats: 1") for warning in report.warnings)
    unknown = check_states(crowd, RULES, legislatures(None), AS_OF)
    assert unknown.warnings == []
    assert unknown.chambers[0].seats is None


def test_a_list_without_the_states_says_so_and_is_no_worse_for_it() -> None:
    report = check_states([], RULES, legislatures(), AS_OF)
    assert (report.chambers, report.warnings) == ([], [])
    assert report.facts == ["No officials of the states are listed."]
