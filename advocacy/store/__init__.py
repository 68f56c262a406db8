"""What is kept: counters and published letters, never people. One file is one table and every question asked of it."""

from __future__ import annotations

from flask import Flask
from flask_migrate import Migrate

from . import action_counts, action_digests, campaign_versions, letter_counts, trait_counts
from .database import db, engine_options, prepare
from .migrate import MIGRATIONS

__all__ = ["action_counts", "action_digests", "campaign_versions", "init_app", "letter_counts", "trait_counts"]


def init_app(app: Flask, database_url: str) -> None:
    """Give the app its database (SQLite or PostgreSQL by an SQLAlchemy URL), and developers ``flask db``."""
    app.config["SQLALCHEMY_DATABASE_URI"] = database_url
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] = engine_options(database_url)
    db.init_app(app)
    Migrate(app, db, directory=str(MIGRATIONS))
    with app.app_context():
        prepare(db.engine)
