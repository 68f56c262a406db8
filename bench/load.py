"""A small load client for loopback: a few kept-alive connections, a bounded number of requests, little work each."""

from __future__ import annotations

import re
import socket
import threading
from collections.abc import Sequence

from .rounds import seconds

_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
CONNECTIONS = 4


class Unanswered(RuntimeError):
    """The server gave something else than 200: nothing was measured."""


class Connection:
    """One kept-alive connection. Answers must say their length, as every answer that is measured here does."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=30)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def ask(self, request: bytes) -> bytes:
        """Send a whole request, and read its answer to the end; gives the body. Raises ``Unanswered``."""
        self._socket.sendall(request)
        answer = b""
        while b"\r\n\r\n" not in answer:
            answer += self._more()
        head, _, body = answer.partition(b"\r\n\r\n")
        length = _LENGTH.search(head)
        if b" 200 " not in head[:16] or length is None:
            raise Unanswered(head[:200].decode("latin-1"))
        while len(body) < int(length[1]):
            body += self._more()
        return body

    def close(self) -> None:
        self._socket.close()

    def _more(self) -> bytes:
        more = self._socket.recv(65_536)
        if not more:
            raise Unanswered("The server closed the connection.")
        return more


def rate(port: int, requests: Sequence[bytes], count: int) -> float:
    """Requests answered a second, over ``CONNECTIONS`` at once; each asks ``requests`` in turn."""
    each = max(1, count // CONNECTIONS)
    failures: list[Exception] = []

    def ask_all(first: int) -> None:
        connection = Connection(port)
        try:
            for turn in range(each):
                connection.ask(requests[(first + turn) % len(requests)])
        except (Unanswered, OSError) as error:
            failures.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=ask_all, args=(number,)) for number in range(CONNECTIONS)]

    def run() -> None:
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    taken = seconds(run)
    if failures:
        raise failures[0]
    return each * CONNECTIONS / taken
