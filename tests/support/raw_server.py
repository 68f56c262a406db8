"""A server that says exactly the bytes it is told to, at the pace it is told to: for answers that no real one gives."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress


@contextmanager
def saying(*pieces: bytes, pause: float = 0.0, hold: float = 0.0) -> Iterator[str]:
    """The address of a server that sends everyone these pieces, ``pause`` seconds apart, and hangs up ``hold`` later.

    Without pieces it takes the question and says nothing until ``hold`` is over.
    """
    ended = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.1)
        server = threading.Thread(target=_listen, args=(listener, pieces, pause, hold, ended), daemon=True)
        server.start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            ended.set()
            server.join(timeout=5)


def _listen(
    listener: socket.socket, pieces: Sequence[bytes], pause: float, hold: float, ended: threading.Event
) -> None:
    while not ended.is_set():
        with suppress(OSError):
            connection, _ = listener.accept()
            threading.Thread(target=_say, args=(connection, pieces, pause, hold, ended), daemon=True).start()


def _say(connection: socket.socket, pieces: Sequence[bytes], pause: float, hold: float, ended: threading.Event) -> None:
    with connection, suppress(OSError):
        connection.settimeout(5)
        connection.recv(65536)
        for piece in pieces:
            connection.sendall(piece)
            if pause and ended.wait(pause):
                return
        until = time.monotonic() + hold
        while time.monotonic() < until and not ended.is_set():
            ended.wait(0.05)


def answer(body: bytes, *, status: str = "200 OK", length: int | None = None, kind: str = "application/json") -> bytes:
    """A whole answer; ``length`` says another length than the body has."""
    said = len(body) if length is None else length
    head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {said}\r\nConnection: close\r\n\r\n"
    return head.encode() + body
