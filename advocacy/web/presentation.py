"""What every page is given: the installation, the day, and how names, dates and files are written."""

from __future__ import annotations

import hashlib
from datetime import date
from functools import cache
from pathlib import Path

from flask import Flask, current_app, g, url_for
from flask_babel import format_date, get_locale
from flask_babel import gettext as _

from advocacy.core import forms_of_address, reach
from advocacy.core.divisions import State
from advocacy.core.legislative_names import in_short
from advocacy.core.officials import OfficeTitle, Official
from advocacy.core.roster import OpenSeat
from advocacy.core.staff import COMMAND_LINE
from advocacy.services.installation import Installation
from advocacy.services.load_campaigns import current_versions

_STATIC = Path(__file__).resolve().parents[1] / "static"

_OF_A_STATE = frozenset({OfficeTitle.GOVERNOR, OfficeTitle.MAYOR})


def installation() -> Installation:
    """This copy of the site, as the app was given it."""
    found: Installation = current_app.extensions["advocacy"]
    return found


def today(zone: str = "America/New_York") -> date:
    """The day in this zone; the setting ``TODAY`` stands in for it in tests and rehearsals."""
    return installation().ports.today(zone)


def init_app(app: Flask) -> None:
    """Filters and values for every template."""
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters.update(
        day=_day,
        title_of=_title_of,
        name_of=_name_of,
        role=_role,
        seat_name=_seat_name,
        in_short=in_short,
        ways=reach.ways_in_order,
        in_last_weeks=reach.is_last_weeks,
        days_left=reach.days_left,
        office_closes=reach.office_closes,
        telephone=_telephone,
        member_name=_member_name,
        congress_name=_congress_name,
    )
    app.jinja_env.globals.update(asset=_asset)
    app.context_processor(_shared)


def _shared() -> dict[str, object]:
    return {
        "operator": installation().operator,
        "exit_url": url_for("pages.leave"),
        "sensitive": _is_sensitive(),
        "states": installation().ports.states,
        "asks_census": installation().ports.finds_addresses,
    }


def _is_sensitive() -> bool:
    """Whether the way out is shown: by the page’s campaign, or by any of this site where the page has none."""
    if "sensitive" in g:
        return bool(g.sensitive)
    try:
        return any(version.campaign.sensitive for version in current_versions(today).values())
    except Exception:  # a page that says that something broke must not break over it
        return True


@cache
def _asset(name: str) -> str:
    """The address of a static file; it changes with the file's content, so that it can be kept for a year."""
    digest = hashlib.sha256((_STATIC / name).read_bytes()).hexdigest()[:12]
    return f"/static/{name}?v={digest}"


def _day(day: date, form: str = "long") -> str:
    return str(format_date(day, form))


def _title_of(official: Official) -> str:
    title = forms_of_address.title(official, str(get_locale()))
    return title[:1].upper() + title[1:]


def _role(official: Official) -> str:
    """The title with whom it is for: ``Senator, New York``, but ``Governor of New York``."""
    state = installation().ports.states[official.division.state]
    if official.office in _OF_A_STATE:
        return _of(_("%(title)s of %(place)s", title=_title_of(official), place=_state_phrase(state)))
    return str(_("%(title)s, %(place)s", title=_title_of(official), place=_district(official, state)))


def _of(text: str) -> str:
    return text.replace(" de el ", " del ")  # Spanish contracts; no place in English has these words


def _state_phrase(state: State) -> str:
    return forms_of_address.state_phrase(state, str(get_locale()))


def _name_of(official: Official) -> str:
    """The person's name; for a seat whose holder our list cannot know, what its office is called."""
    if official.name:
        return official.name
    title = forms_of_address.title(official, str(get_locale()))
    state = installation().ports.states[official.division.state]
    if official.office in _OF_A_STATE:
        return _of(_("The office of the %(title)s of %(place)s", title=title, place=_state_phrase(state)))
    place = _district(official, state)
    return str(_("The office of the %(title)s for %(place)s", title=title, place=place))


def _district(official: Official, state: State) -> str:
    """Whom the official represents, as it stands after the title; Spanish joins the two: ``por las Islas Vírgenes``."""
    language = str(get_locale())
    name = forms_of_address.district_name(official, state, language)
    is_whole = name == forms_of_address.state_name(state, language)
    return forms_of_address.state_phrase(state, language) if is_whole and language == "es" else name


def _seat_name(seat: OpenSeat) -> str:
    """A seat of a state that has no holder, by its chamber and district: ``Massachusetts House, 1st Franklin``."""
    legislatures = installation().ports.legislatures
    body = legislatures.bodies.get((seat.division.state, seat.office))
    names = [one.name for one in legislatures.by_division.get(seat.division, ()) if one.office is seat.office]
    chamber = (body.name_es if str(get_locale()) == "es" else body.name) if body else ""
    return ", ".join((chamber, *names)).strip(", ")


def _congress_name(number: int) -> str:
    return forms_of_address.congress_name(number, str(get_locale()))


def _telephone(number: str) -> str:
    digits = "".join(character for character in number if character.isdecimal())
    return f"tel:+1{digits}" if len(digits) == 10 else f"tel:{digits}"


def _member_name(label: str) -> str:
    """Who did something, as tables keep it: an email address, or the command line."""
    return str(_("command line")) if label == COMMAND_LINE.label else label
