"""What organisers entered of a bill by hand, in the table ``bill_facts`` of ``campaign.yaml``: facts, and no names."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from .bills import Bill, BillId, Stage
from .campaign_lines import Reader, read_link
from .divisions import congress_term
from .letters_yaml import Table

KEY = "bill_facts"
FACTS = (
    *("title", "introduced", "sponsor", "stage", "latest_action", "latest_action_date", "cosponsors", "committee"),
    *("url", "as_of"),
)
_LONGEST = {"title": 300, "sponsor": 120, "latest_action": 500, "committee": 200}
_STAGES = tuple(stage.value for stage in Stage if stage is not Stage.DIED)
_MOST_COSPONSORS = 534


def read_entered(reader: Reader, bill: BillId) -> Bill | None:
    """The bill as it was entered; None where nothing was, or where it has mistakes, which the reader then knows.

    Nobody's position is known from it. What is not said is empty: the latest action is then the introduction.
    """
    table = reader.data.table(KEY)
    if not table:
        if reader.data.get(KEY, "") != "":
            reader.complain(KEY, "facts-not-a-table")
        return None
    for name in table:
        if name not in FACTS:
            known = ", ".join(FACTS)
            reader.complain(_part(name), "unknown-fact", table.line(name), FACTS, name=name[:60], known=known)
    introduced, as_of = _needed_day(reader, table, "introduced"), _needed_day(reader, table, "as_of")
    title = _text(reader, table, "title", needed=True)
    if not (title and introduced and as_of and bill.congress):
        return None
    return _made(reader, table, bill, title, introduced, as_of)


def lacking(bill: Bill, placeholders: Iterable[str]) -> tuple[str, ...]:
    """The facts, by their names here, that a letter with these placeholders would say and that nobody entered."""
    empty = {
        "bill.sponsor": ("sponsor", not bill.sponsor),
        "bill.cosponsors": ("cosponsors", not bill.original_cosponsors),
    }
    said = (empty[name] for name in dict.fromkeys(placeholders) if name in empty and bill.is_entered)
    return tuple(name for name, is_empty in said if is_empty)


def _made(reader: Reader, table: Table, bill: BillId, title: str, introduced: date, as_of: date) -> Bill:
    latest = reader.day(table, "latest_action_date", needed=False, part=_part("latest_action_date")) or introduced
    begins, ends = congress_term(bill.congress)
    if not begins <= introduced < ends:
        reader.complain(_part("introduced"), "introduced-elsewhere", table.line("introduced"), bill=str(bill))
    for name, day in (("latest_action_date", latest), ("as_of", as_of)):
        if day < introduced:
            reader.complain(_part(name), "before-introduced", table.line(name), name=name)
    return Bill(
        id=bill,
        title=title,
        introduced=introduced,
        sponsor=_text(reader, table, "sponsor"),
        committee=_text(reader, table, "committee"),
        latest_action=_text(reader, table, "latest_action"),
        latest_action_date=latest,
        original_cosponsors=_cosponsors(reader, table),
        url=read_link(reader, "url", table, _part("url")) or bill.url,
        as_of=as_of,
        recorded_stage=_stage(reader, table),
        is_entered=True,
    )


def _part(name: str) -> str:
    return f"{KEY}.{name}"


def _needed_day(reader: Reader, table: Table, name: str) -> date | None:
    return reader.day(table, name, part=_part(name))


def _text(reader: Reader, table: Table, name: str, *, needed: bool = False) -> str:
    text = " ".join(reader.text(name, table, needed=needed, part=_part(name)).split())
    if len(text) > _LONGEST[name]:
        reader.complain(_part(name), "name-too-long", table.line(name), name=name, most=_LONGEST[name])
        return ""
    return text


def _stage(reader: Reader, table: Table) -> Stage:
    text = reader.text("stage", table, needed=False, part=_part("stage"))
    if text and text not in _STAGES:
        known = ", ".join(_STAGES)
        reader.complain(_part("stage"), "unknown-stage", table.line("stage"), _STAGES, name=text[:60], known=known)
        return Stage.INTRODUCED
    return Stage(text) if text else Stage.INTRODUCED


def _cosponsors(reader: Reader, table: Table) -> int:
    text = reader.text("cosponsors", table, needed=False, part=_part("cosponsors"))
    if text and not (text.isascii() and text.isdecimal() and len(text) < 4 and int(text) <= _MOST_COSPONSORS):
        reader.complain(_part("cosponsors"), "not-a-number", table.line("cosponsors"), name="cosponsors")
        return 0
    return int(text or 0)
