"""The pages and the API. A view reads, calls one use case, answers."""

from __future__ import annotations

from flask import Flask

from . import action, admission, api, errors, language, limits, logs, organise, pages, presentation, security, staff


def init_app(app: Flask, *, secure: bool, log_level: str) -> None:
    """Register everything that answers over HTTP. ``secure``: people reach us by https."""
    logs.init_app(app, log_level)
    language.init_app(app)
    security.init_app(app, secure=secure)
    limits.init_app(app)
    presentation.init_app(app)
    errors.init_app(app)
    admission.init_app(app)
    app.register_blueprint(api.blueprint)
    app.register_blueprint(organise.blueprint)
    app.register_blueprint(staff.blueprint)
    app.register_blueprint(pages.blueprint)
    app.register_blueprint(action.blueprint)
