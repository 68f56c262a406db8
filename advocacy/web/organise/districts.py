"""A district as the staff give it: a state from a list and a number, or a place that is looked up."""

from __future__ import annotations

from datetime import date

from flask_babel import gettext as _

from advocacy.core.divisions import DivisionId, State
from advocacy.core.errors import MalformedInput
from advocacy.core.lookup import Reason

from ..language import current
from ..presentation import installation


def state_list() -> list[State]:
    """Every state by its name in the language of the page."""
    states = installation().ports.states.values()
    if current() == "es":
        return sorted(states, key=lambda state: state.name_es or state.name)
    return sorted(states, key=lambda state: state.name)


def read_district(code: str, number: str, day: date) -> tuple[DivisionId | None, str]:
    """The district with this number, or a sentence about why there is none; without a number, a state at large.

    ``12`` and ``CA-12`` are the same.
    """
    state = installation().ports.map_on(day).states.get(code)
    if state is None:
        return None, str(_("Choose a state."))
    digits = number.strip().upper().removeprefix(code).lstrip("- ")
    if not digits and len(state.district_numbers) == 1:
        return state.district(state.district_numbers[0]), ""
    try:
        if len(digits) > 3 or not (digits.isascii() and digits.isdecimal()):
            raise MalformedInput("no number")
        return state.district(digits), ""
    except MalformedInput:
        if len(state.district_numbers) == 1:
            return None, str(_("This state has one district, at large: leave the number empty."))
        return None, str(_("Write a number from 1 to %(last)s.", last=state.district_numbers[-1]))


def why_unplaced(reason: Reason) -> str:
    """What to do about a place that has no district."""
    sentences = {
        Reason.MALFORMED: _(
            "We could not read this as a place. A ZIP code has five digits, such as 94704; an address is street, "
            "town and state, on one line."
        ),
        Reason.UNKNOWN_ZIP: _(
            "We do not know this ZIP code. Please look at it again; if it is right, choose your district yourself."
        ),
        Reason.INCOMPLETE: _(
            "A town alone can lie in several districts. Add the street with its number, or give the ZIP code."
        ),
        Reason.NO_MATCH: _(
            "We did not find this address in the United States. Look at the street and its number, add the town and "
            "the ZIP code, or give the ZIP code alone."
        ),
        Reason.UNAVAILABLE: _(
            "The service that finds addresses does not answer just now. Your ZIP code alone will do for today."
        ),
    }
    return str(sentences.get(reason) or _("This place has no district on our map. Choose the state and the district."))
