"""One bill fetched while an organiser waits: kept as the command keeps it, or a reason why not."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

import structlog

from advocacy.core.bills import Bill, BillId
from advocacy.core.cosponsors import BillFacts
from advocacy.core.errors import AdvocacyError, SourceLacks, SourceUnreachable

from .importers import Importers
from .refresh_bills import ACCEPT, refresh_bills

log = structlog.get_logger()
_one_at_a_time = threading.Lock()  # a server has few threads, and pages need the others


class WhyNot(StrEnum):
    """Why a bill could not be fetched."""

    NO_SUCH_BILL = "no_such_bill"
    """The source answers and does not have it: a mistyped number, or a bill of this week."""
    UNREACHABLE = "unreachable"
    """The source cannot be asked from here now: its facts can be entered by hand."""
    UNREADABLE = "unreadable"
    DOUBTFUL = "doubtful"
    """It contradicts what was known, and someone has to look: the command can insist."""
    BUSY = "busy"
    """Another fetching is under way."""
    NOT_KEPT = "not_kept"
    """It came, and could not be written."""


@dataclass(frozen=True)
class Fetched:
    """``bill`` as it came and was kept, with sentences on what is new; or ``why_not`` with the sentence of its cause.

    The sentences are in English, for organisers. With a reason, what was known of the bill before stays.
    """

    bill: Bill | None = None
    news: tuple[str, ...] = ()
    why_not: WhyNot | None = None
    detail: str = ""


def fetch_bill(load_importers: Callable[[], Importers], wanted: BillId, day: date) -> Fetched:
    """Fetch a bill within about ten seconds and write it to the instance folder. Never raises for what may happen.

    ``load_importers`` is the installation's: fresh plugs know what other processes wrote in the meantime.
    """
    if not _one_at_a_time.acquire(blocking=False):
        return Fetched(why_not=WhyNot.BUSY, detail="Another bill is being fetched just now.")
    try:
        done = _fetched(load_importers(), wanted, day)
    except AdvocacyError as error:
        done = Fetched(why_not=WhyNot.NOT_KEPT, detail=str(error))
    finally:
        _one_at_a_time.release()
    log.info("bill_fetched", bill=str(wanted), why_not=done.why_not)
    return done


def _fetched(importers: Importers, wanted: BillId, day: date) -> Fetched:
    came: list[BillFacts] = []
    missed: list[WhyNot] = []

    def fetch(bill: BillId, as_of: date) -> BillFacts:
        try:
            came.append(importers.fetch_bill_soon(bill, as_of))
        except AdvocacyError as error:
            missed.append(_why(error))
            raise
        return came[0]

    done = refresh_bills(replace(importers, fetch_bill=fetch), [wanted], day)
    if wanted in done.news:
        return Fetched(came[0].bill, done.news[wanted])
    detail = done.failures[wanted].removesuffix(ACCEPT).rstrip()
    return Fetched(why_not=missed[0] if missed else WhyNot.DOUBTFUL, detail=detail)


def _why(error: AdvocacyError) -> WhyNot:
    if isinstance(error, SourceLacks):
        return WhyNot.NO_SUCH_BILL
    return WhyNot.UNREACHABLE if isinstance(error, SourceUnreachable) else WhyNot.UNREADABLE
