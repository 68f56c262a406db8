"""Where a bill's facts are fetched: GovInfo's Bill Status without a key, or the Congress.gov API with one."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date

from advocacy.core.bills import BillId
from advocacy.core.cosponsors import BillFacts
from advocacy.core.errors import SourceUnreachable

from .download import fetch
from .upstream import billstatus, congress_api

_LIMIT = 32_000_000  # bytes; the longest status files, of yearly defence bills, have about half of that
_SECONDS = 60.0
SOON = 10.0
"""Seconds in all that someone waits for a bill on a page of ours."""
FetchBill = Callable[[BillId, date], BillFacts]


def bill_status(url: str, seconds: float = _SECONDS) -> FetchBill:
    """From the file of each bill; ``url`` has ``{congress}``, ``{type}`` and ``{bill}`` to be filled in."""

    def read(bill: BillId, as_of: date) -> BillFacts:
        name = f"{bill.congress}{bill.type}{bill.number}"
        address = url.replace("{congress}", str(bill.congress)).replace("{type}", bill.type).replace("{bill}", name)
        return billstatus.read_status(fetch(address, limit_bytes=_LIMIT, seconds=seconds), bill, as_of)

    return read


def congress_gov(url: str, key: str, seconds_in_all: float | None = None) -> FetchBill:
    """From the API below ``url``, which takes several questions for a bill; all of them within ``seconds_in_all``."""

    def read(bill: BillId, as_of: date) -> BillFacts:
        until = time.monotonic() + (seconds_in_all or 0)

        def get(path: str) -> bytes:
            left = until - time.monotonic() if seconds_in_all else _SECONDS
            if left <= 0:
                raise SourceUnreachable(f"The answers about this bill took longer than {seconds_in_all:g} seconds.")
            headers = {"X-Api-Key": key}
            return fetch(f"{url.rstrip('/')}{path}", limit_bytes=_LIMIT, seconds=left, headers=headers)

        return congress_api.read_bill(get, bill, as_of)

    return read
