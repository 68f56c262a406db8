"""``state_terms.csv``: each state's rule for when the terms of its officials begin and end."""

from __future__ import annotations

from pathlib import Path

from advocacy.core.officials import OfficeTitle
from advocacy.core.terms import TermRule, seated

from .bodies_file import state_code, state_office
from .records import Notes, Record
from .tables import read_table

COLUMNS = ("state", "office", "years", "every", "cycle", "odd_districts", "begins", "checked", "source")
_FLAGS = {"yes": "yes", "no": ""}


def read(path: Path) -> dict[tuple[str, OfficeTitle], TermRule]:
    """Every rule by state and office. Raises ``MalformedData``; the same office twice is malformed."""
    found: dict[tuple[str, OfficeTitle], TermRule] = {}
    for row in read_table(path, COLUMNS, Notes(path.name)):
        rule = _rule(row)
        if (rule.state, rule.office) in found:
            raise row.fail(f"“{rule.office}” of {rule.state} is there twice.")
        found[rule.state, rule.office] = rule
    return found


def _rule(row: Record) -> TermRule:
    years, every, cycle = row.number("years"), row.number("every"), row.number("cycle")
    odd = row.number("odd_districts") if row.text("odd_districts") else None
    if not 1 <= every <= years <= 8 or years % every or not 1900 <= cycle <= 2200:
        raise row.fail("“years”, “every” and “cycle” do not fit together.")
    if odd is not None and (years != 2 * every or (odd - cycle) % every):
        raise row.fail("“odd_districts” should be a year of an election, where half of the seats are up at each.")
    begins = row.text("begins", needed=True)
    try:
        seated(begins, cycle)
    except ValueError:
        raise row.fail("“begins” is not in the words that we know (see advocacy/core/terms.py).") from None
    return TermRule(
        state=state_code(row),
        office=state_office(row),
        years=years,
        every=every,
        cycle=cycle,
        begins=begins,
        source=row.text("source", needed=True),
        is_checked=bool(row.choice("checked", _FLAGS)),
        odd_districts=odd,
    )
