"""The one question that the three tables of counters are asked alike."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import Row, Table, select

from .database import ROWS_AT_ONCE, reading


def between(table: Table, campaign: str, start: date, end: date) -> Iterator[Row[Any]]:
    """A campaign's counters for ``start`` ≤ day < ``end`` in the order of their key, a few in memory at a time."""
    chosen = select(table).where(table.c.campaign == campaign, table.c.day >= start, table.c.day < end)
    query = chosen.order_by(*table.primary_key).execution_options(yield_per=ROWS_AT_ONCE)
    with reading() as connection:
        yield from connection.execute(query)
