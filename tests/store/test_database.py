from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, inspect, text
from sqlalchemy.exc import IntegrityError

from advocacy.store.database import DatabaseUnavailable, db, metadata, reading, writing
from advocacy.store.migrate import revisions, upgrade
from tests.support.kept import kept


@pytest.fixture(autouse=True)
def _app(database_url: str) -> Iterator[None]:
    with kept(database_url):
        yield


def test_the_migrations_make_exactly_the_tables_that_the_code_describes() -> None:
    with reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_upgrading_twice_changes_nothing_and_keeps_what_is_there(database_url: str) -> None:
    with writing() as connection:
        connection.execute(text("INSERT INTO action_counts VALUES ('c', '2026-11-23', 'd', 7)"))
    upgrade(database_url)
    with reading() as connection:
        assert connection.execute(text("SELECT n FROM action_counts")).scalar_one() == 7
    now, wanted = revisions()
    assert now == wanted != ""


_KEPT = {
    # What is counted: no person, no moment.
    "action_counts": "campaign day division n",
    "letter_counts": "campaign day official_id channel outcome n",
    "trait_counts": "campaign day trait value n",
    "action_digests": "digest expires",
    # What is counted by hand, a day's total at a time, and who of the staff entered it.
    "hand_counts": (
        "id campaign day division official_id kind source n entered_at entered_by withdrawn_at withdrawn_by"
    ),
    # Campaigns, and who of the staff wrote them.
    "campaign_versions": "slug number content_hash published_on content live_from published_by",
    "working_copies": "slug state in_review revision content made_at saved_at saved_by",
    "letter_visits": "slug staff_id seen_at",
    "source_codes": "campaign code name made_at made_by",
    # The staff themselves.
    "staff": "id email role password_hash code_salt code_step has_code joined_at left_at",
    "staff_links": "digest kind email role made_at ends_at used_at",
    "staff_sessions": "digest staff_id device began_at seen_at confirmed_at ends_at",
    "recovery_codes": "staff_id digest",
    "audit_log": "id at actor_id actor act subject detail",
    "alembic_version": "version_num",
}


def test_no_table_has_a_column_for_a_constituent_or_her_moment() -> None:
    """Staff have accounts and are named where they acted; a constituent has a column nowhere."""
    tables = inspect(db.engine)
    found = {name: {column["name"] for column in tables.get_columns(name)} for name in tables.get_table_names()}
    assert found == {name: set(columns.split()) for name, columns in _KEPT.items()}


def _write_twice(campaign: str) -> None:
    with writing() as connection:
        for _ in range(2):
            statement = text("INSERT INTO action_counts VALUES (:campaign, '2026-11-23', 'd', 1)")
            connection.execute(statement, {"campaign": campaign})


def test_an_error_undoes_the_whole_block_and_does_not_repeat_the_values() -> None:
    with pytest.raises(IntegrityError) as caught:
        _write_twice("a-marked-value")
    assert "parameters hidden" in str(caught.value)
    with reading() as connection:
        assert connection.execute(text("SELECT count(*) FROM action_counts")).scalar_one() == 0


def test_two_that_read_before_they_write_wait_for_each_other_instead_of_failing(database_url: str) -> None:
    """On SQLite a plain BEGIN would end one of them as "database is locked", however long it was told to wait."""
    both_ready = threading.Barrier(2)
    failures: list[Exception] = []

    def read_then_write() -> None:
        with kept(database_url):
            both_ready.wait()
            try:
                for _ in range(20):
                    with writing() as connection:
                        connection.execute(text("SELECT count(*) FROM action_counts")).all()
                        connection.execute(
                            text(
                                "INSERT INTO action_counts VALUES ('c', '2026-11-23', 'd', 1) "
                                "ON CONFLICT (campaign, day, division) DO UPDATE SET n = action_counts.n + 1"
                            )
                        )
            except Exception as error:
                failures.append(error)

    threads = [threading.Thread(target=read_then_write) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    with reading() as connection:
        assert connection.execute(text("SELECT n FROM action_counts")).scalar_one() == 40


def test_sqlite_waits_writes_ahead_and_keeps_foreign_keys(tmp_path: Path) -> None:
    wanted = {"journal_mode": "wal", "foreign_keys": 1, "synchronous": 1, "busy_timeout": 20_000}
    with kept(f"sqlite:///{tmp_path / 'new.sqlite3'}"), reading() as connection:
        assert {name: connection.execute(text(f"PRAGMA {name}")).scalar() for name in wanted} == wanted


def test_a_database_that_cannot_be_opened_is_named_without_its_address(tmp_path: Path) -> None:
    with kept(f"sqlite:///{tmp_path / 'no-such-folder' / 'x.sqlite3'}"):
        with pytest.raises(DatabaseUnavailable) as caught, reading():
            pass
        assert "no-such-folder" not in str(caught.value)
        assert caught.value.reason == "unable to open database file"


def test_a_step_that_fails_leaves_a_new_database_empty(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'occupied.sqlite3'}"
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE trait_counts (somebody_elses TEXT)"))
    with pytest.raises(DatabaseUnavailable):
        upgrade(url)
    assert inspect(engine).get_table_names() == ["trait_counts"]
    engine.dispose()
