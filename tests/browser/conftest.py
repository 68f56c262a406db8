"""The site that browsers are sent to, and the harmless one that its way out leads to."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.conftest import TODAY
from tests.support.counts import Counts
from tests.support.site import Site, running_site


class _Weather(BaseHTTPRequestHandler):
    """Another site, which says nothing of where its readers come from."""

    def do_GET(self) -> None:
        page = b"<!doctype html><html lang=en><title>Weather</title><h1>Sunny</h1></html>"
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, *_: object) -> None:
        return


@pytest.fixture(scope="session")
def elsewhere() -> Iterator[str]:
    """The address of the site that the way out leads to."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Weather)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/weather"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def site(elsewhere: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site as ``make run`` serves it, one for each worker."""
    folder = tmp_path_factory.mktemp("site")
    with running_site(folder, TODAY=TODAY.isoformat(), EXIT_URL=elsewhere, OPERATOR_NAME="Friends of Schools") as site:
        yield site


@pytest.fixture
def counts(site: Site) -> Counts:
    """What staff would see of this site now; other tests of the same worker have counted too."""
    from advocacy.app import create_app
    from advocacy.settings import Settings

    return Counts(create_app(Settings(instance_dir=site.instance, today=TODAY, log_level="ERROR")))
