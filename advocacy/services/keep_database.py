"""Brings the database to today's tables, and says in words what is wrong with it."""

from __future__ import annotations

from advocacy.store import migrate
from advocacy.store.database import DatabaseUnavailable

__all__ = ["DatabaseUnavailable", "check_database", "upgrade_database"]


def upgrade_database() -> bool:
    """Make or change the tables as this version needs them. True when something was done.

    Raises ``DatabaseUnavailable``.
    """
    before, wanted = migrate.revisions()
    migrate.upgrade_app()
    return before != wanted


def check_database() -> tuple[str, ...]:
    """What is wrong, a sentence each; nothing when all is well."""
    try:
        now, wanted = migrate.revisions()
    except DatabaseUnavailable as error:
        return (f"{error} {error.reason}",)
    if not now:
        return ("The database has no tables yet: run flask database upgrade.",)
    if now != wanted:
        return (f"The tables are of revision {now}, and this version needs {wanted}: run flask database upgrade.",)
    return ()
