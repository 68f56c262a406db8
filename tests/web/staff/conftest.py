"""A site with a clock, and browsers at its door."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask

from advocacy.web.limits import MemoryWindow
from tests.support.door import Clock
from tests.support.pages import CheckedClient
from tests.support.visitor import Visitor

Browsers = Callable[[], Visitor]


@pytest.fixture
def database_url(migrated_sqlite: Path, tmp_path: Path) -> str:
    """An empty database: no letter is needed here."""
    mine = tmp_path / "staff.sqlite3"
    shutil.copyfile(migrated_sqlite, mine)
    return f"sqlite:///{mine}"


@pytest.fixture
def clock(app: Flask) -> Clock:
    """What time it is on the site, for its limits as well: a quarter of an hour does not end amid a test."""
    clock = Clock.of(app)
    app.extensions["advocacy_window"] = MemoryWindow(lambda: clock.now.timestamp())
    return clock


@pytest.fixture
def browser(app: Flask, clock: Clock) -> Browsers:
    """A new browser, each time it is called."""
    app.test_client_class = CheckedClient
    return lambda: Visitor(app.test_client())
