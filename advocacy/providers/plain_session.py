"""Sessions of ``requests`` whose connections are cut when the errand they are for is late."""

from __future__ import annotations

import logging
from http.cookiejar import DefaultCookiePolicy
from typing import Any

import requests
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from .errand import cut_when_late


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
    if connection.sock is not None:
        cut_when_late(connection.sock)


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
