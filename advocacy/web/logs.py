"""Logs name events, never people: no path parameters, no query strings, no forms, no addresses."""

from __future__ import annotations

import logging
import sys

import structlog
from flask import Flask, g, request
from werkzeug.wrappers import Response

log = structlog.get_logger()


def init_app(app: Flask, level: str) -> None:
    """One line of JSON an event on standard error; requests by their route, not by their URL."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping().get(level.upper(), 20)),
        logger_factory=structlog.WriteLoggerFactory(file=sys.stderr),
    )
    app.after_request(_note)


def _note(response: Response) -> Response:
    if response.status_code >= 400 and request.url_rule is not None:
        log.warning("refused", route=request.url_rule.rule, status=response.status_code, why=g.get("refusal", ""))
    return response
