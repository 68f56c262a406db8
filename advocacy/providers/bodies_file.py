"""``state_bodies.csv``: the chambers and offices of the states as each state calls them."""

from __future__ import annotations

from pathlib import Path

from advocacy.core.officials import Body, OfficeTitle

from .records import Notes, Record
from .tables import read_table

COLUMNS = ("state", "office", "name", "name_es", "title", "title_es_m", "title_es_f", "mail_law", "source")
_STATE_OFFICES = {office.value: office.value for office in OfficeTitle if not office.is_federal}


def read(path: Path) -> dict[tuple[str, OfficeTitle], Body]:
    """Every office by state and title, in the file's order. Raises ``MalformedData``; one twice is malformed."""
    found: dict[tuple[str, OfficeTitle], Body] = {}
    for row in read_table(path, COLUMNS, Notes(path.name)):
        body = _body(row)
        if (body.state, body.office) in found:
            raise row.fail(f"“{body.office}” of {body.state} is there twice.")
        found[body.state, body.office] = body
    return found


def _body(row: Record) -> Body:
    return Body(
        state=state_code(row),
        office=state_office(row),
        name=row.text("name", needed=True),
        name_es=row.text("name_es", needed=True),
        title=row.text("title", needed=True),
        titles_es=(row.text("title_es_m", needed=True), row.text("title_es_f", needed=True)),
        mail_law=row.text("mail_law"),
        source=row.text("source"),
    )


def state_code(row: Record) -> str:
    """The postal code in the column ``state``."""
    code = row.text("state", needed=True)
    if len(code) != 2 or not code.isalpha() or not code.isupper():
        raise row.fail("“state” should be two capital letters.")
    return code


def state_office(row: Record) -> OfficeTitle:
    """The office in the column ``office``, which is one of a state."""
    row.text("office", needed=True)
    return OfficeTitle(row.choice("office", _STATE_OFFICES))
