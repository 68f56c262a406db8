"""How Alembic reaches the database: by the connection it is handed, or the current app's own (``flask db``)."""

from __future__ import annotations

from alembic import context
from sqlalchemy import Connection

from advocacy.store.database import db, metadata, writing


def _run(connection: Connection) -> None:
    context.configure(connection=connection, target_metadata=metadata, compare_type=True, render_as_batch=True)
    context.run_migrations()


def _main() -> None:
    if context.is_offline_mode():
        context.configure(url=db.engine.url, target_metadata=metadata, literal_binds=True)
        with context.begin_transaction():
            context.run_migrations()
        return
    handed: Connection | None = context.config.attributes.get("connection")
    if handed is not None:
        _run(handed)
        return
    with writing() as connection:
        _run(connection)


_main()
