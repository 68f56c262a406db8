"""Who may come in: the signed-in member of the staff, what her role permits, and how lately she proved who she is."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, cast

from flask import Flask, g, redirect, request, session, url_for
from flask_login import LoginManager, UserMixin, current_user, login_user, logout_user
from werkzeug.exceptions import Forbidden
from werkzeug.wrappers import Response

from advocacy.core.staff import Actor, Member, Permission
from advocacy.services.staff_sessions import SignedIn, find_session

from .desk_recovery import give_back
from .presentation import installation

P = ParamSpec("P")
Answer = str | Response | tuple[str, int]
CONFIRMED_FOR_SECONDS = 15 * 60
_CAMPAIGNS = "/organise/"

_manager = LoginManager()


class Visitor(UserMixin):
    """What Flask-Login keeps of a request: one session of ours, known by a token that only the cookie has."""

    def __init__(self, token: str, signed_in: SignedIn) -> None:
        self.token, self.signed_in = token, signed_in

    def get_id(self) -> str:
        return self.token


def init_app(app: Flask) -> None:
    """Flask-Login, with sessions that live in our table, so that each can be ended from elsewhere."""
    _manager.session_protection = None  # type: ignore[assignment]  # a session is its token; networks and browsers change under people's hands
    _manager.init_app(app, add_context_processor=False)  # pages for everyone do not look for a session
    app.after_request_funcs[None].remove(_manager._update_remember_cookie)  # it would, at every page
    _manager.user_loader(_load)
    app.context_processor(lambda: {"member": member_or_none()})


def _load(token: str) -> Visitor | None:
    found = find_session(token, installation().ports.now())
    return Visitor(token, found) if found else None


def enter(token: str, signed_in: SignedIn) -> None:
    """Sign this browser in: the cookie holds the token and nothing else."""
    session.clear()
    login_user(Visitor(token, signed_in))


def leave() -> None:
    """Forget the session in this browser."""
    logout_user()
    session.clear()


def signed_in() -> SignedIn | None:
    """The session of this request. Pages for everyone never ask: asking reads the cookie and the table."""
    if request.blueprint not in {"staff", "organise"} or "broken" in g or not current_user.is_authenticated:  # type: ignore[attr-defined]
        return None
    return cast(Visitor, current_user._get_current_object()).signed_in


def member_or_none() -> Member | None:
    """Who is signed in, for the frame of a page."""
    found = signed_in()
    return found.member if found else None


def member() -> Member:
    """Who is signed in. For views behind ``requires``."""
    found = signed_in()
    if found is None:
        raise Forbidden
    return found.member


def actor() -> Actor:
    """In whose name this request does what it does."""
    return member().actor


def requires(
    permission: Permission | None = None, *, confirmed: bool = False, without_code: bool = False
) -> Callable[[Callable[P, Answer]], Callable[P, Answer]]:
    """A view for the staff with this permission; all of them without one.

    Who is not signed in is led to do so, and back; what she has just posted is shown to her first. ``confirmed`` asks
    for the password again unless that was done in the last quarter of an hour. ``without_code`` lets in those who still
    have to set up their second factor.
    """

    def guard(view: Callable[P, Answer]) -> Callable[P, Answer]:
        @wraps(view)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> Answer:
            found = signed_in()
            if found is None:
                door = url_for("staff.sign_in", next=_here())
                return give_back(door, 403) if request.method == "POST" else redirect(door, code=303)
            if found.member.lacks_code and not without_code:
                return redirect(url_for("staff.set_code"), code=303)
            if permission is not None and not found.member.may(permission):
                raise Forbidden
            now = installation().ports.now().timestamp()
            if confirmed and now - found.confirmed_at > CONFIRMED_FOR_SECONDS:
                return redirect(url_for("staff.confirm", next=_here()), code=303)
            g.sensitive = False
            return view(*args, **kwargs)

        return guarded

    return guard


def _here() -> str:
    """Where to come back to: this page, or for what was posted the page it was posted from, if that is ours."""
    if request.method in {"GET", "HEAD"}:
        return request.full_path.rstrip("?")
    return safe_path((request.referrer or "").removeprefix(request.host_url.rstrip("/")))


def home_of(someone: Member) -> str:
    """Where her work begins: the campaigns, the counts, or else her account."""
    if someone.lacks_code:
        return url_for("staff.set_code")
    if someone.may(Permission.WRITE):
        return url_for("organise.campaigns")
    return url_for("organise.hand_counts_index" if someone.may(Permission.COUNT) else "staff.account")


def way_on(someone: Member, asked: str) -> str:
    """The page she asked for before she was stopped at the door, if it is one of ours; else where her work begins."""
    leads_on = bool(asked) and safe_path(asked) == asked and not someone.lacks_code
    if asked == _CAMPAIGNS and not someone.may(Permission.WRITE):
        leads_on = False
    return asked if leads_on else home_of(someone)


def safe_path(text: str) -> str:
    """A path of the staff's own pages, never another site: what is anything else leads to the campaigns."""
    plain = text.isprintable() and "\\" not in text and "//" not in text
    return text if plain and text.startswith(("/organise/", "/staff/")) else _CAMPAIGNS
