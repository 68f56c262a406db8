"""What browser a session is in, in words that its owner recognises, without the versions that would single it out."""

from __future__ import annotations

from flask import request
from flask_babel import gettext as _

_BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
_SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("CrOS", "ChromeOS"),
    ("Mac OS X", "Mac"),
    ("Linux", "Linux"),
)


def this_device() -> str:
    """Browser and system of this request, as they are kept: ``Firefox on Windows``."""
    header = request.headers.get("User-Agent", "")
    browser = next((name for mark, name in _BROWSERS if mark in header), "")
    system = next((name for mark, name in _SYSTEMS if mark in header), "")
    return f"{browser} on {system}" if browser and system else browser or system


def device_in_words(kept: str) -> str:
    """The same on a page, in its language."""
    browser, between, system = kept.partition(" on ")
    if between:
        return str(_("%(browser)s on %(system)s", browser=browser, system=system))
    return kept or str(_("A browser that does not say what it is"))
