"""Work with another machine that may not take longer than it is given, however slowly that machine answers.

A time-out of ``requests`` is for one read: a server that sends a byte now and then can hold its reader for hours, and
the look-up of a host's name has no time-out at all. So the work is done in a thread of its own, whose sender waits no
longer than she likes, and whose connections are cut when its time is up.
"""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Callable
from typing import Generic, TypeVar

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


def cut_when_late(connection: socket.socket) -> None:
    """Let the errand that runs in this thread, if one does, cut this connection when its time is up."""
    errand = getattr(_mine, "errand", None)
    if errand is not None:
        errand.watch(connection)
