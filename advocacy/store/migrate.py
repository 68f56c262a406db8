"""Brings a database to today's tables, and says whether it is there."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, create_engine, text

from .database import db, engine_options, prepare, reading, writing_to

MIGRATIONS = Path(__file__).with_name("migrations")
_OUR_LOCK = 4_030_115  # any number of our own: the name under which PostgreSQL keeps two upgrades apart


def upgrade(url: str) -> None:
    """Upgrade the database at this SQLAlchemy URL; it may be new. Nothing is changed when a step fails."""
    engine = create_engine(url, **engine_options(url))
    prepare(engine)
    try:
        _upgrade(engine)
    finally:
        engine.dispose()


def upgrade_app() -> None:
    """Upgrade the current app's own database."""
    _upgrade(db.engine)


def _upgrade(engine: Engine) -> None:
    with writing_to(engine) as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:ours)"), {"ours": _OUR_LOCK})
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def revisions() -> tuple[str, str]:
    """Where the current app's database is, empty for a new one, and where this code wants it."""
    with reading() as connection:
        now = MigrationContext.configure(connection).get_current_revision()
    return now or "", ScriptDirectory.from_config(_config()).get_current_head() or ""


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return config
