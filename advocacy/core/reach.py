"""Which ways reach an official in the days that are left of her term, best first, and when her office closes."""

from __future__ import annotations

from datetime import date

from .delivery import Channel
from .officials import Official

FEW_DAYS = 30
"""With so few days left, post goes last: mail to Congress is screened first, which takes weeks."""
LAST_WEEKS = 60
"""The days before the end of a term in which the page says that it ends."""

_AT_ONCE = (Channel.FORM, Channel.PHONE)
_ON_PAPER = (Channel.PDF, Channel.ENVELOPE)


def days_left(official: Official, day: date) -> int:
    """The days from this one to the end of the term; 0 when it is over."""
    return max(0, (official.term_end - day).days)


def ways_in_order(official: Official, day: date) -> tuple[Channel, ...]:
    """The ways that reach this official, best first.

    An email address comes first where one is published, which only state officials do; then her own form and the
    telephone. Post comes next, and last where the days are few. A form, a number or an address that we do not have is
    left out; paper and plain text always remain, for her to use as she can. An office without a name goes on under
    whoever holds it now, so its days do not count.
    """
    email = (Channel.EMAIL,) if official.email else ()
    has = {
        Channel.FORM: bool(official.contact_form),
        Channel.PHONE: bool(official.phone),
        Channel.ENVELOPE: bool(official.address) or official.office.is_federal,
    }
    at_once = tuple(way for way in (*email, *_AT_ONCE) if has.get(way, True))
    on_paper = tuple(way for way in _ON_PAPER if has.get(way, True))
    if official.is_person and days_left(official, day) <= FEW_DAYS:
        return (*at_once, Channel.TEXT, *on_paper)
    return (*at_once, *on_paper, Channel.TEXT)


def is_last_weeks(official: Official, day: date) -> bool:
    """Whether she serves on this day and her term ends within ``LAST_WEEKS``: for Congress, before it ends."""
    return official.is_person and official.serves_on(day) and days_left(official, day) <= LAST_WEEKS


def office_closes(term_end: date) -> date:
    """About when the offices of a member of Congress close who does not return: December 1 before the term's end.

    Both houses clear the rooms of those who leave from about then on; the exact day differs from office to office.
    """
    return date(term_end.year - (term_end.month < 12), 12, 1)
