"""Headers on every answer, and the two guards of what is posted: CSRF where it counts, origin where it does not."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import wraps
from typing import TYPE_CHECKING, ParamSpec
from urllib.parse import urlsplit

from flask import Flask, request
from flask import Response as FlaskResponse
from flask.sessions import SecureCookieSessionInterface, SessionMixin
from flask_wtf.csrf import CSRFProtect
from itsdangerous import URLSafeTimedSerializer
from werkzeug.exceptions import Forbidden, NotFound, UnsupportedMediaType
from werkzeug.wrappers import Response

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

P = ParamSpec("P")

csrf = CSRFProtect()

_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "manifest-src 'self'",
    )
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "geolocation=(self), camera=(), microphone=(), interest-cohort=()",
    "X-Frame-Options": "DENY",
}


_LABEL = r"[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?"
_HOST = re.compile(
    rf"(?:\[[0-9A-Fa-f:.]{{2,45}}\]|(?=[^:]{{1,253}}(?::|$)){_LABEL}(?:\.{_LABEL})*\.?)(?::[0-9]{{1,5}})?"
)


class Sessions(SecureCookieSessionInterface):
    """Flask's own, with its signer made once: it would be made anew for every request, even one without a cookie."""

    def __init__(self, app: Flask) -> None:
        self._signer = super().get_signing_serializer(app)

    def get_signing_serializer(self, app: Flask) -> URLSafeTimedSerializer | None:
        return self._signer

    def save_session(self, app: Flask, session: SessionMixin, response: FlaskResponse) -> None:
        """Save it, and say nothing of ``Vary: Cookie``.

        Our pages with a session are private. With it, the page that first sets the cookie no longer matches its own
        request, and Chromium answers Back with an error in place of her text.
        """
        super().save_session(app, session, response)
        response.vary.discard("Cookie")


class KnownHosts:
    """Refuses a Host header that is no host name, before anything tries to build an address from it."""

    def __init__(self, wsgi_app: WSGIApplication) -> None:
        self._wsgi_app = wsgi_app

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Hand the request on, or answer 400 in one line."""
        if _HOST.fullmatch(environ.get("HTTP_HOST", "localhost")):
            return self._wsgi_app(environ, start_response)
        start_response("400 Bad Request", [("Content-Type", "text/plain; charset=utf-8"), *_HEADERS.items()])
        return [b"This address has no host name that we can read.\n"]


def init_app(app: Flask, *, secure: bool) -> None:
    """HSTS only where people reach us by https, so that a laptop on http is not locked out."""
    app.config.setdefault("WTF_CSRF_TIME_LIMIT", 24 * 60 * 60)
    app.session_interface = Sessions(app)
    app.wsgi_app = KnownHosts(app.wsgi_app)  # type: ignore[method-assign]
    app.before_request(_refuse_what_no_form_sends)
    csrf.init_app(app)
    headers = {**_HEADERS, **({"Strict-Transport-Security": "max-age=31536000"} if secure else {})}

    @app.after_request
    def add_headers(response: Response) -> Response:
        given = {name.lower() for name in response.headers.keys()}  # noqa: SIM118 - iterating it gives pairs
        response.headers.extend([(name, value) for name, value in headers.items() if name.lower() not in given])
        return response


def _refuse_what_no_form_sends() -> None:
    """Names with a null byte, of which PostgreSQL cannot be asked; JSON, which Flask-WTF would take for a form."""
    if any("\0" in value for value in (request.view_args or {}).values() if isinstance(value, str)):
        raise NotFound
    if request.method == "POST" and request.is_json and request.blueprint != "api":
        raise UnsupportedMediaType


def same_origin_only(view: Callable[P, str | Response]) -> Callable[P, str | Response]:
    """Refuse a form that another site sent. For forms that count nothing, so that they need no cookie."""

    @wraps(view)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> str | Response:
        if request.method == "POST" and not _comes_from_us():
            raise Forbidden("foreign origin")
        return view(*args, **kwargs)

    guarded_view: Callable[P, str | Response] = csrf.exempt(guarded)
    return guarded_view


def _comes_from_us() -> bool:
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:  # the browser's own word; it holds behind a proxy that changes the host, too
        return site in {"same-origin", "none"}
    origin = request.headers.get("Origin")
    try:
        return origin in {None, ""} or (origin != "null" and urlsplit(origin).netloc == request.host)
    except ValueError:  # an address that no browser sends
        return False
