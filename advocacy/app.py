"""Builds the application: settings, plugs, database, doors. Nothing else knows everyone."""

from __future__ import annotations

import secrets
from dataclasses import replace
from pathlib import Path
from wsgiref.headers import Headers

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix
from whitenoise import WhiteNoise

from advocacy import cli, store, web, wiring
from advocacy.settings import ROOT, Settings

_A_YEAR = 31_536_000


def create_app(settings: Settings | None = None) -> Flask:
    """The WSGI application for these settings (default: the environment's). Raises ``BadSetting``."""
    settings = settings or Settings.from_environment()
    settings = replace(settings, secret_key=settings.secret_key or read_secret(settings.instance_dir))
    app = Flask(
        "advocacy", template_folder=str(ROOT / "templates"), static_folder=None, instance_path=_absolute(settings)
    )
    app.config.update(
        SECRET_KEY=settings.secret_key,
        SESSION_COOKIE_SECURE=settings.secure,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        MAX_CONTENT_LENGTH=400_000,
        MAX_FORM_MEMORY_SIZE=300_000,
        MAX_FORM_PARTS=400,
        RATELIMIT_STORAGE_URI=settings.rate_limit_storage,
        ADVOCACY_RATE_LIMIT=settings.rate_limit,
    )
    app.extensions["advocacy"] = wiring.install(settings)
    store.init_app(app, settings.database)
    web.init_app(app, secure=settings.secure, log_level=settings.log_level)
    cli.init_app(app, {"db": lambda: store.flask_db(app)})
    static = WhiteNoise(
        app.wsgi_app,
        root=str(ROOT / "advocacy" / "static"),
        prefix="static/",
        max_age=_A_YEAR,
        add_headers_function=_static_headers,
    )
    app.wsgi_app = static  # type: ignore[method-assign]
    if settings.trusted_proxies:
        hops = settings.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]
    return app


def _absolute(settings: Settings) -> str:
    return str(settings.instance_dir.resolve())


def _static_headers(headers: Headers, path: str, url: str) -> None:
    headers["X-Content-Type-Options"] = "nosniff"


def read_secret(instance_dir: Path) -> str:
    """The key that ``make setup`` made; a random one for this process alone before that."""
    try:
        return (instance_dir / "secret_key").read_text(encoding="ascii").strip() or secrets.token_hex(32)
    except OSError:
        return secrets.token_hex(32)
