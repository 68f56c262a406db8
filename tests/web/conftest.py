"""The site with its letters published, and visitors to it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from tests.conftest import TODAY, SettingsFactory
from tests.support.counts import Counts, publish
from tests.support.postgres import locked
from tests.support.visitor import Visitor

VisitorFactory = Callable[..., Visitor]


@pytest.fixture(scope="session")
def published(shared: Path, migrated_sqlite: Path) -> Path:
    """The folder of a site in which the letters of this repository are published, to be copied."""
    made = shared / "published"
    with locked(shared, "published"):
        if not made.exists():
            begun = shared / "publishing"
            begun.mkdir()
            shutil.copyfile(migrated_sqlite, begun / "advocacy.sqlite3")
            publish(begun, TODAY)
            begun.rename(made)
    return made


@pytest.fixture
def database_url(published: Path, tmp_path: Path) -> str:
    """The address of a database with the letters in it, and no counts, that only this test uses."""
    mine = tmp_path / "instance"  # the folder of the ``settings``, so that the look-up's index is there too
    shutil.copytree(published, mine)
    return f"sqlite:///{mine / 'advocacy.sqlite3'}"


@pytest.fixture
def site_with(settings: SettingsFactory) -> Callable[..., Flask]:
    """Build the whole site with some settings changed: ``site_with(public_url="https://letters.example")``."""
    from advocacy.app import create_app

    def make(**changes: Any) -> Flask:
        return create_app(settings(**changes))

    return make


@pytest.fixture
def visitor(app: Flask) -> VisitorFactory:
    """Open a browser: ``visitor()``, ``visitor(language="es")``, ``visitor(other_app)``; its every page is checked."""
    from tests.support.pages import CheckedClient

    def make(where: Flask = app, **how: str) -> Visitor:
        where.test_client_class = CheckedClient
        return Visitor(where.test_client(), **how)

    return make


@pytest.fixture
def ana(visitor: VisitorFactory) -> Visitor:
    """A visitor who reads English."""
    return visitor()


@pytest.fixture
def counts(app: Flask) -> Counts:
    """What ``flask counts export`` says of the letters, as rows."""
    return Counts(app)
