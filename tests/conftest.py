"""Fixtures for every test: databases, settings, the app, a client that checks pages, a browser.

``database_url`` gives tests under ``store/`` and ``services/`` both databases in turn, and the others SQLite. What only
some tests need is imported by its fixture, so that a test of the core neither loads the app nor breaks with it.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import hypothesis
import pytest

from tests.support.postgres import Server, locked

if TYPE_CHECKING:
    from flask import Flask
    from flask.testing import FlaskClient
    from playwright.sync_api import Browser, Page

    from advocacy.settings import Settings
    from tests.support.site import Site

TODAY = date(2026, 11, 23)  # the day on which tests happen, unless they say otherwise
_SHARED = "ADVOCACY_TESTS_SHARED"
_BOTH_DATABASES = ("store", "services")


# A busy machine is not a failure; how fast things are is bench's question.
hypothesis.settings.register_profile("calm", deadline=None)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "calm")


class SettingsFactory(Protocol):
    """Make settings for one test; anything may be changed by name."""

    def __call__(self, **changes: Any) -> Settings: ...


def _is_worker(config: pytest.Config) -> bool:
    return hasattr(config, "workerinput")


def pytest_configure(config: pytest.Config) -> None:
    """Make the folder that all workers of this run share; they find it through the environment they inherit."""
    if not _is_worker(config):
        shared = tempfile.mkdtemp(prefix="advocacy-tests-")
        Path(shared).chmod(0o755)  # the account PostgreSQL runs under has to get through
        os.environ[_SHARED] = shared


def pytest_unconfigure(config: pytest.Config) -> None:
    """End what the workers shared, however the run ended."""
    if not _is_worker(config) and (shared := os.environ.pop(_SHARED, None)):
        Server(Path(shared) / "postgresql").stop()
        shutil.rmtree(shared, ignore_errors=True)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Ask both databases wherever rows are kept and counted."""
    folder = metafunc.definition.path.relative_to(metafunc.config.rootpath / "tests").parts[0]
    if "database_url" in metafunc.fixturenames and folder in _BOTH_DATABASES:
        metafunc.parametrize("database_url", ["sqlite", "postgresql"], indirect=True)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the browser tests, the slowest, so that no worker ends with them alone."""
    for item in items:
        if "site" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")
    items.sort(key=lambda item: item.get_closest_marker("browser") is None)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder that the workers of this run have in common."""
    return Path(os.environ[_SHARED])


def _migrate(url: str) -> None:
    from advocacy.store.migrate import upgrade

    upgrade(url)


@pytest.fixture(scope="session")
def migrated_sqlite(shared: Path) -> Path:
    """An empty SQLite database with today's tables, to be copied."""
    made = shared / "migrated.sqlite3"
    with locked(shared, "sqlite"):
        if not made.exists():
            begun = shared / "begun.sqlite3"
            _migrate(f"sqlite:///{begun}")
            begun.rename(made)
    return made


@pytest.fixture
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a migrated, empty database that only this test uses."""
    if getattr(request, "param", "sqlite") == "sqlite":
        mine = tmp_path / "advocacy.sqlite3"
        shutil.copyfile(request.getfixturevalue("migrated_sqlite"), mine)
        yield f"sqlite:///{mine}"
        return
    server = Server.running(request.getfixturevalue("shared"), _migrate)
    with server.fresh_database() as url:
        yield url


@pytest.fixture
def settings(database_url: str, tmp_path: Path) -> SettingsFactory:
    """Settings of a small site, in a folder and with a database of its own."""
    from advocacy.settings import Settings

    def make(**changes: Any) -> Settings:
        instance = tmp_path / "instance"
        instance.mkdir(exist_ok=True)
        usual: dict[str, Any] = {
            "database_url": database_url,
            "instance_dir": instance,
            "secret_key": "a secret only tests know",
            "today": TODAY,
            "lookup_providers": "boundaries,crosswalk",  # no test asks a service of the real world
        }
        return Settings(**(usual | changes))

    return make


@pytest.fixture
def app(settings: SettingsFactory) -> Flask:
    """The whole app, as ``wsgi.py`` builds it."""
    from advocacy.app import create_app

    app = create_app(settings())
    app.testing = True
    return app


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A visitor without JavaScript, whose every page is checked."""
    from tests.support.pages import CheckedClient

    app.test_client_class = CheckedClient
    return app.test_client()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site as ``make run`` serves it, one for each worker."""
    from tests.support.site import running_site

    with running_site(tmp_path_factory.mktemp("site"), TODAY=TODAY.isoformat()) as site:
        yield site


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One Chromium for each worker; windows share nothing."""
    from tests.support.browser import chromium

    with chromium() as browser:
        yield browser


@pytest.fixture
def window(chromium: Browser, site: Site) -> Callable[..., AbstractContextManager[Page]]:
    """Open a window: ``with window(javascript=False, width=320) as page:``."""
    from tests.support.browser import Window

    return Window(chromium, site.url).opened


@pytest.fixture
def page(window: Callable[..., AbstractContextManager[Page]]) -> Iterator[Page]:
    """A window at a desk, with JavaScript."""
    with window() as page:
        yield page
