"""Work with another machine that may not take longer than it is given, however slowly that machine answers.

A time-out of ``requests`` is for one read: a server that sends a byte now and then can hold its reader for hours, and
the look-up of a host's name has no time-out at all. So the work is done in a thread of its own, whose sender waits no
longer than she likes, and whose connections are cut when its time is up.
"""

from __future__ import annotations

import contextlib
import logging
import socket
import threading
from collections.abc import Callable
from http.cookiejar import DefaultCookiePolicy
from typing import Any, Generic, TypeVar

import requests
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

T = TypeVar("T")
_mine = threading.local()


class Errand(Generic[T]):
    """One piece of work in a thread of its own, with ``seconds`` until its connections are cut.

    ``work`` answers with a value for everything that may happen; what it raises all the same is only kept as
    ``broke``, since the text of an exception can hold an address.
    """

    def __init__(self, work: Callable[[], T], seconds: float) -> None:
        self._work, self._seconds = work, seconds
        self._sockets: list[socket.socket] = []
        self._done = threading.Event()
        self.result: T | None = None
        self.broke = False
        self.is_late = False

    def start(self) -> None:
        threading.Thread(target=self._run, name="errand", daemon=True).start()

    def wait(self, seconds: float) -> bool:
        """Whether the work is done; after ``seconds`` it may go on alone."""
        return self._done.wait(seconds)

    def watch(self, connection: socket.socket) -> None:
        """Cut this connection, too, when the time is up."""
        self._sockets.append(connection)
        if self.is_late:
            self._cut()

    def _run(self) -> None:
        _mine.errand = self
        bell = threading.Timer(self._seconds, self._cut)
        bell.daemon = True
        bell.start()
        try:
            self.result = self._work()
        except Exception:
            self.broke = True
        finally:
            bell.cancel()
            self._done.set()

    def _cut(self) -> None:
        self.is_late = True
        for connection in self._sockets:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)


def plain_session(*, trust_environment: bool = False) -> requests.Session:
    """A session whose connections are cut when the errand is late; it keeps no cookies and says nothing in logs."""
    session = requests.Session()
    session.trust_env = trust_environment
    session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
    for scheme in ("http://", "https://"):
        session.mount(scheme, _CutAdapter())
    _silence()
    return session


def _note(connection: HTTPConnection) -> None:
    errand = getattr(_mine, "errand", None)
    if errand is not None and connection.sock is not None:
        errand.watch(connection.sock)


class _CutHttp(HTTPConnection):
    def connect(self) -> None:
        super().connect()
        _note(self)

    def putrequest(self, method: str, url: str, skip_host: bool = False, skip_accept_encoding: bool = False) -> None:
        _note(self)  # a connection that was kept open belongs to whoever uses it now
        super().putrequest(method, url, skip_host, skip_accept_encoding)


class _CutHttps(_CutHttp, HTTPSConnection):
    """The same over TLS."""


class _HttpPool(HTTPConnectionPool):
    ConnectionCls = _CutHttp


class _HttpsPool(HTTPSConnectionPool):
    ConnectionCls = _CutHttps


class _CutAdapter(HTTPAdapter):
    def init_poolmanager(self, connections: int, maxsize: int, block: bool = False, **kwargs: Any) -> None:  # noqa: ANN401
        super().init_poolmanager(connections, maxsize, block, **kwargs)
        self.poolmanager.pool_classes_by_scheme = {"http": _HttpPool, "https": _HttpsPool}


_TELLTALES = ("connection", "connectionpool", "poolmanager", "response", "util.retry", "util.url")


def _nothing(record: logging.LogRecord) -> bool:
    return False


def _silence() -> None:
    """These loggers write whole URLs, in which an address is: nothing of them is logged, at whatever level."""
    for name in _TELLTALES:
        logging.getLogger(f"urllib3.{name}").addFilter(_nothing)
