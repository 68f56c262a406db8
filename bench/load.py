"""A small load client for loopback: a few kept-alive connections, a bounded number of requests, little work each."""

from __future__ import annotations

import re
import socket
import threading
import time
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


def posted(port: int, body: bytes) -> bytes:
    """A whole request to the API for the officials of a place, as JSON."""
    head = f"POST /api/v1/officials HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/json\r\n"
    return f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body


def rate(port: int, requests: Sequence[bytes], count: int) -> float:
    """Requests answered a second, over ``CONNECTIONS`` at once; each asks ``requests`` in turn."""
    taken, waits = waiting(port, requests, count, CONNECTIONS)
    return len(waits) / taken


def waiting(port: int, requests: Sequence[bytes], count: int, at_once: int) -> tuple[float, list[float]]:
    """Seconds in all, and the seconds that each answer took, in order of their length, over ``at_once`` connections."""
    each = max(1, count // at_once)
    waits: list[float] = []
    failures: list[Exception] = []

    def ask_all(first: int) -> None:
        connection = Connection(port)
        try:
            for turn in range(each):
                begun = time.perf_counter()
                connection.ask(requests[(first + turn) % len(requests)])
                waits.append(time.perf_counter() - begun)
        except (Unanswered, OSError) as error:
            failures.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=ask_all, args=(number,)) for number in range(at_once)]

    def run() -> None:
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    taken = seconds(run)
    if failures:
        raise failures[0]
    return taken, sorted(waits)


def percentile(waits: Sequence[float], share: float) -> float:
    """The wait that this share of the answers did not exceed; ``waits`` are in order."""
    return waits[min(len(waits) - 1, int(share * len(waits)))]
