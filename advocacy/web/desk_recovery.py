"""When a form of the staff's pages is too old, or its session over: what was typed is given back, to be copied."""

from __future__ import annotations

import re

from flask import render_template, request

from advocacy.core.plain_text import clean

_LONGEST_VALUE, _MOST = 100_000, 200
_NEVER_SHOWN = re.compile(r"csrf_token|password|old|again|code|next|session|revision|fresh-.*|.*password.*")


def is_desk() -> bool:
    """Whether this request is for the pages of organisers and staff."""
    return request.blueprint in {"staff", "organise"}


def give_back(back: str = "", status: int = 400) -> tuple[str, int]:
    """A page with every text that came along, and the way ``back`` to the form."""
    typed = [
        (clean(name[:80]), clean(value[:_LONGEST_VALUE]))
        for name, value in request.form.items(multi=True)
        if value.strip() and not _NEVER_SHOWN.fullmatch(name)
    ]
    return render_template("errors/desk_expired.html", typed=typed[:_MOST], back=back or _way_back()), status


def _way_back() -> str:
    """The page of the form that was sent: where it was posted to, if that can be opened."""
    came_from = (request.referrer or "").removeprefix(request.host_url.rstrip("/"))
    if came_from.startswith(("/staff/", "/organise/")):
        return came_from
    return request.path if _can_be_opened() else "/staff/sign-in"


def _can_be_opened() -> bool:
    rule = request.url_rule
    return rule is not None and "GET" in (rule.methods or ())
