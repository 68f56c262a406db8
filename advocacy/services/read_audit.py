"""What owners read of the audit log: a page at a time, or all of it as a file, which is itself noted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from advocacy.core.spreadsheets import csv_lines
from advocacy.core.staff import Actor
from advocacy.store import audit_log
from advocacy.store.audit_log import Entry as Entry
from advocacy.store.database import reading, writing

from .audit import Act, note

A_PAGE = 100
_COLUMNS = ("number", "at", "who", "act", "subject", "detail")


def page_of_audit(before: int | None = None) -> tuple[tuple[Entry, ...], int | None]:
    """The newest entries, or those before a number; and the number for the next page, if there is one."""
    with reading() as connection:
        found = audit_log.newest(connection, A_PAGE + 1, before)
    shown = found[:A_PAGE]
    return shown, shown[-1].id if len(found) > A_PAGE else None


def export_audit(actor: Actor, now: datetime) -> Iterator[str]:
    """The lines of a CSV file, the first act first, times in UTC. That it was asked for is noted before."""
    with writing() as connection:
        note(connection, now, actor, Act.AUDIT_EXPORTED)
    return _lines()


def _lines() -> Iterator[str]:
    with reading() as connection:
        yield from csv_lines(_COLUMNS, (_row(entry) for entry in audit_log.every(connection)))


def _row(entry: Entry) -> tuple[str, ...]:
    detail = "; ".join(f"{name}={value}" for name, value in entry.detail.items())
    return (str(entry.id), moment(entry.at), entry.actor, entry.act, entry.subject, detail)


def moment(seconds: int) -> str:
    """Seconds since 1970 as ISO writes them in UTC: ``2026-11-22T23:05:00Z``."""
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
