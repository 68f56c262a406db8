"""Where a bill's facts are fetched: GovInfo's Bill Status without a key, or the Congress.gov API with one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from advocacy.core.bills import BillId
from advocacy.core.cosponsors import BillFacts

from .download import fetch
from .upstream import billstatus, congress_api

_LIMIT = 32_000_000  # bytes; the longest status files, of yearly defence bills, have about half of that
_SECONDS = 60.0
FetchBill = Callable[[BillId, date], BillFacts]


def bill_status(url: str) -> FetchBill:
    """From the file of each bill; ``url`` has ``{congress}``, ``{type}`` and ``{bill}`` to be filled in."""

    def read(bill: BillId, as_of: date) -> BillFacts:
        name = f"{bill.congress}{bill.type}{bill.number}"
        address = url.replace("{congress}", str(bill.congress)).replace("{type}", bill.type).replace("{bill}", name)
        return billstatus.read_status(fetch(address, limit_bytes=_LIMIT, seconds=_SECONDS), bill, as_of)

    return read


def congress_gov(url: str, key: str) -> FetchBill:
    """From the API below ``url``."""

    def get(path: str) -> bytes:
        headers = {"X-Api-Key": key}
        return fetch(f"{url.rstrip('/')}{path}", limit_bytes=_LIMIT, seconds=_SECONDS, headers=headers)

    return lambda bill, as_of: congress_api.read_bill(get, bill, as_of)
