"""What is kept: counters, letters and who of the staff did what; never a constituent. One file is one table."""

from __future__ import annotations

import click
from flask import Flask

from . import (
    action_counts,
    action_digests,
    audit_log,
    campaign_versions,
    hand_counts,
    letter_counts,
    letter_visits,
    recovery_codes,
    source_codes,
    staff_links,
    staff_members,
    staff_sessions,
    trait_counts,
    working_copies,
)
from .database import db, engine_options, prepare

__all__ = [
    "action_counts",
    "action_digests",
    "audit_log",
    "campaign_versions",
    "flask_db",
    "hand_counts",
    "init_app",
    "letter_counts",
    "letter_visits",
    "recovery_codes",
    "source_codes",
    "staff_links",
    "staff_members",
    "staff_sessions",
    "trait_counts",
    "working_copies",
]


def init_app(app: Flask, database_url: str) -> None:
    """Give the app its database (SQLite or PostgreSQL by an SQLAlchemy URL)."""
    app.config["SQLALCHEMY_DATABASE_URI"] = database_url
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] = engine_options(database_url)
    db.init_app(app)
    with app.app_context():
        prepare(db.engine)


def flask_db(app: Flask) -> click.Command:
    """``flask db`` for developers. Only this reads Alembic, which a server would carry about for nothing."""
    from flask_migrate import Migrate

    from .migrate import MIGRATIONS

    Migrate(app, db, directory=str(MIGRATIONS))
    return app.cli.commands["db"]
